import type { Interval, Share } from './figures.ts';

/**
 * Who may leave, learned from who left. `probability` is the share that left by the day of the report among accounts
 * that looked the same. Private.
 */
export interface Churn {
  /** Whether the data tells who leaves: not at all, a little, or well enough to act on single accounts. */
  readonly signal: 'none' | 'weak' | 'clear';
  /** The answer in a sentence. */
  readonly words: string;
  /** What was looked at and what was not, in sentences; empty where nothing was learned. */
  readonly method: readonly string[];
  /** Accounts old enough to be judged that were learned from, and how many of them left. */
  readonly n: number;
  readonly leavers: number;
  /** Share of them that left. */
  readonly base: Share;
  /**
   * Held against accounts that the model had not seen, in five parts: how often, of one account that left and one that
   * stayed, it picks the one that left. 0.5 is a coin. Null where there are too few accounts for a model.
   */
  readonly auc: number | null;
  readonly aucInterval: Interval | null;
  /** Mean squared distance of the probability from what happened, and the same for a model that knows only the base. */
  readonly brier: number | null;
  readonly baseBrier: number;
  /** Tenths of the accounts by probability, lowest first: what was foreseen, and what happened. */
  readonly calibration: readonly { readonly predicted: number; readonly observed: Share }[];
  /** The tenth of the accounts with the highest probability: the share that left, and how many times the base it is. */
  readonly liftAt10: (Share & { readonly lift: number }) | null;
  /** Columns that the model reads, sorted; left out because they know the outcome; left out because they say nothing. */
  readonly columns: readonly string[];
  readonly leaks: readonly Leak[];
  readonly unused: readonly UnusedColumn[];
  /** What goes with leaving, strongest first, corrected for all that was looked at. */
  readonly drivers: readonly Driver[];
  /** Customers of today, and from which probability on they count as at risk; null without a clear signal. */
  readonly customers: number;
  readonly threshold: number | null;
  readonly atRiskCount: number;
  /** Monthly recurring revenue of all accounts at risk; null where the data has none. */
  readonly mrrAtRisk: number | null;
  /**
   * Customers of today who are at risk, most probable first: the first five hundred of them, and all that content names.
   */
  readonly atRisk: readonly AtRisk[];
}

/** A column that knows whether the account left. */
export interface Leak {
  readonly column: string;
  /**
   * How it was found out: its values divide leavers from customers (`values`), it ranks them too well to be true
   * (`alone`), or together with others it does (`together`), or it measures how long an account stayed (`lifetime`).
   */
  readonly found: 'values' | 'alone' | 'together' | 'lifetime';
  readonly words: string;
}

export interface UnusedColumn {
  readonly column: string;
  readonly words: string;
}

/** Accounts with one value, or with high values, leave more often than the others. */
export interface Driver {
  readonly column: string;
  /** For texts, the value; null for numbers. */
  readonly value: string | null;
  readonly goesWith: 'leaving' | 'staying';
  /** Accounts with the value against the others; for numbers the highest quarter against the lowest. */
  readonly among: Share;
  readonly others: Share;
  /** Whether the number is a count set against what is usual at the account's age: 2 is twice as many. */
  readonly usual: boolean;
  /** For numbers: from where on the highest quarter begins, and up to where the lowest goes. */
  readonly from: number | null;
  readonly upTo: number | null;
  readonly p: number;
}

export interface AtRisk {
  readonly account: string;
  readonly name: string | null;
  /** 0-1. */
  readonly probability: number;
  /** What raises it above the average account's, strongest first. */
  readonly reasons: readonly Reason[];
  readonly mrr: number | null;
  readonly segments: readonly string[];
  /** The affiliate who brought it. */
  readonly referredBy: string | null;
}

export interface Reason {
  readonly column: string;
  readonly value: number | string | null;
  /** What is usual: the median of numbers, or what accounts of that age do; null for texts. */
  readonly usual: number | null;
  /** What it adds to the log-odds. */
  readonly weight: number;
  readonly words: string;
}
