/**
 * One part of a report, as a good analyst would write it: the answer, how sure it is, what to do next, and how it was
 * measured. Sentences are whole, in English, without line breaks.
 */
export interface Section {
  readonly title: string;
  /** The answer in one or two sentences. */
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly table?: {
    readonly head: readonly string[];
    /** Numbers are printed to the right. */
    readonly rows: readonly (readonly (string | number)[])[];
  };
  /** A mail that is ready to be sent. */
  readonly letter?: Letter;
  /** How it was measured, and what the data could not tell. */
  readonly notes: readonly string[];
}

export interface Letter {
  /** What it is, in a sentence. */
  readonly about: string;
  readonly to: string;
  readonly subject: string;
  /** With line breaks. */
  readonly text: string;
}

export interface Finding {
  /** "Accounts that came by referral stay more often: 84 % against 71 % of the others." */
  readonly what: string;
  /** "Between 6 and 20 points more, over 180 accounts." Null where it is a plain count. */
  readonly sure: string | null;
  /** "Ask ...; write ..." Null where there is nothing to do. */
  readonly next: string | null;
}

/** What a report is narrowed to. */
export interface Focus {
  readonly segment: string | null;
  readonly affiliate: string | null;
}
