/** Where the true value lies with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A share of accounts, 0-1, over `n` of them. */
export interface Share extends Interval {
  readonly share: number;
  readonly n: number;
}

/** Events for each unit of exposure, such as cancellations for each customer and month. */
export interface Rate extends Interval {
  readonly rate: number;
  readonly events: number;
  readonly exposure: number;
}

/** A median of an amount over `n` accounts. */
export interface Median extends Interval {
  readonly median: number;
  readonly n: number;
}

/** How a share among some accounts differs from the share among the others. */
export interface Comparison {
  readonly among: Share;
  readonly others: Share;
  /** `among` minus `others`, in shares: 0.12 is 12 points more. */
  readonly difference: Interval & { readonly points: number };
  /** `among` for each of `others`: 1.5 is half as many again; null where the others have none. */
  readonly lift: number | null;
  /** How often chance alone gives a difference at least as large, corrected for everything else that was looked at. */
  readonly p: number;
  /** What may be said: that it is better, that it is worse, nothing, or not even that. */
  readonly verdict: Verdict;
}

/** `unclear`: enough accounts, and the difference may well be chance. `too-few`: too few accounts to say anything. */
export type Verdict = 'better' | 'worse' | 'unclear' | 'too-few';
