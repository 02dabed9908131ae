import type { Rule } from '../rule.ts';
import type { Comparison } from './figures.ts';

/** The segments that are given, and niches that the data suggests. Private. */
export interface NicheInsights {
  readonly accounts: number;
  /** Accounts that belong to no segment with a rule. */
  readonly outside: { readonly accounts: number; readonly customers: number };
  /** The given segments, in the order of their names. */
  readonly given: readonly GivenSegment[];
  /** Pairs of which a tenth or more of the smaller one lies in the other; the largest overlap first. */
  readonly overlaps: readonly Overlap[];
  readonly search: NicheSearch;
}

export interface GivenSegment {
  readonly segment: string;
  readonly accounts: number;
  readonly customers: number;
  /** Of all accounts, 0-1. */
  readonly share: number;
  /** Still a customer, against all accounts outside the segment; null where the data cannot tell. */
  readonly stayed: Comparison | null;
}

export interface Overlap {
  readonly segments: readonly [string, string];
  readonly accounts: number;
  /** Of the smaller segment, 0-1. */
  readonly share: number;
}

/** Niches were looked for among some of the mature accounts, and held against the others, which had no part in it. */
export interface NicheSearch {
  /** Columns that a stranger can be addressed by. */
  readonly columns: readonly string[];
  /** Columns left out because they know whether an account left: see churn. */
  readonly leaks: readonly string[];
  /** Values, bands and pairs of them that were looked at. */
  readonly candidates: number;
  readonly searched: number;
  readonly confirmed: number;
  /** What stood the second look, the largest difference first. */
  readonly niches: readonly SuggestedNiche[];
  /** Why nothing was looked for; null where something was. */
  readonly reason: string | null;
}

export interface SuggestedNiche {
  /** As it stands in a segment's file under `accounts`. */
  readonly rule: Rule;
  /** All accounts that it fits, mature or not. */
  readonly accounts: number;
  /** Of all accounts, 0-1. */
  readonly share: number;
  /** The given segment in which more than 80 % of it lie; null where there is none. */
  readonly inside: string | null;
  /**
   * Still a customer, among the accounts that had no part in the search: against accounts of the same segments, and where
   * they are in none, against all others. `others.n` is how many accounts that comparison is worth.
   */
  readonly stayed: Comparison;
}
