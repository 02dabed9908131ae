import type { Comparison, Interval, Median, Rate, Share, Verdict } from './figures.ts';

/** Where accounts came from, and which channels brought the better ones. Private. */
export interface ChannelInsights {
  /** All accounts first, then each segment that has a rule; empty where the data has no channels. */
  readonly scopes: readonly ChannelsOfScope[];
  /** How success was measured, in words; null where the data does not say who left. */
  readonly outcome: string | null;
  /** Which column `worth` is about; null where the accounts have neither. */
  readonly worthColumn: 'ltv' | 'mrr' | null;
  /** Channels too rare to be listed; they count among the others. */
  readonly rareChannels: number;
}

export interface ChannelsOfScope {
  /** Null: all accounts. */
  readonly segment: string | null;
  /** Accounts whose channel is known, and how many have none. */
  readonly accounts: number;
  readonly unknown: number;
  /** The most frequent first. */
  readonly channels: readonly ChannelInsight[];
}

/** One channel against the usual ones: those that do not stand out themselves. */
export interface ChannelInsight {
  readonly channel: string;
  readonly accounts: number;
  /** Of the accounts whose channel is known. */
  readonly share: Share;
  /** Still a customer; null where the data cannot tell. */
  readonly stayed: Against | null;
  /** Pays for more than it began with. */
  readonly grown: Against | null;
  /** Cancellations for each customer and month. */
  readonly monthlyChurn: Rate | null;
  readonly worth: ChannelWorth | null;
}

/** A comparison and what it is with; of the channels all others where `with` is null. */
export interface Against extends Comparison {
  readonly with: readonly string[] | null;
}

export interface ChannelWorth {
  /** Null below six accounts. */
  readonly median: Median | null;
  readonly others: Median | null;
  readonly difference: (Interval & { readonly amount: number }) | null;
  /** Accounts worth more than the median account of the scope, here and among the others; the verdict is on this. */
  readonly above: Against;
  readonly verdict: Verdict;
}
