import type { Comparison, Share } from './figures.ts';

/**
 * Which pains the accounts that stayed have in common. Private.
 *
 * `both`: named by accounts that stayed and by accounts that left, so that they can be compared. `left`, `stayed`: recorded
 * for one kind alone, such as reasons for leaving. `none`: there are none, or nobody knows who left.
 */
export interface PainInsights {
  readonly recordedFor: 'both' | 'left' | 'stayed' | 'none';
  /** Whether only accounts that named any pain are compared, because the others were not asked alike. */
  readonly onlyAnswers: boolean;
  /** All accounts first, then each segment that has a rule. */
  readonly scopes: readonly PainsOfScope[];
}

export interface PainsOfScope {
  /** Null: all accounts. */
  readonly segment: string | null;
  /** All its accounts, and those among them that named any pain. */
  readonly accounts: number;
  readonly answers: number;
  /** Those first that accounts which stayed name more often, then the most frequent. */
  readonly pains: readonly PainInsight[];
}

export interface PainInsight {
  readonly pain: string;
  /** Accounts that named it, young ones included. */
  readonly accounts: number;
  /**
   * Pains of both kinds of accounts: the share of those that stayed that named it against the share of those that left. Of
   * those alone that left: the share that gave this reason against the share in all other accounts that left.
   */
  readonly comparison: Comparison | null;
  /** Recorded for one kind alone: the share of those accounts that named it. */
  readonly share: Share | null;
  /** Whether the segment's text speaks of it; of all accounts, whether any does. */
  readonly written: boolean;
  /** Guides that answer it for this segment, by file name. */
  readonly guides: readonly string[];
}

/** Topics of support tickets in the last 90 days of accounts that left, against those of customers. Private. */
export interface TopicInsights {
  /** All accounts first, then each segment that has a rule; empty where it cannot be told. */
  readonly scopes: readonly {
    readonly segment: string | null;
    readonly topics: readonly {
      readonly topic: string;
      /** Accounts with a ticket on it in that time. */
      readonly accounts: number;
      /** Of those with any ticket in that time: the share among accounts that left against the share among customers. */
      readonly comparison: Comparison;
    }[];
  }[];
  /** Why there are none, where that is not plain. */
  readonly reason: string | null;
}
