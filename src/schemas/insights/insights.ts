import type { Day } from '../date.ts';
import type { Playbook } from './playbook.ts';
import type { Proof } from '../proof.ts';
import type { SnapshotFacts } from '../snapshot.ts';

/** An account's place in the ranking. Private. */
export interface Advocate {
  readonly account: string;
  /** 0-100, or null where too few of the inputs are there. */
  readonly score: number | null;
  /** Share of the weights whose inputs are there, 0-1. */
  readonly coverage: number;
}

/** What is known about one segment's accounts. Private. */
export interface SegmentInsight {
  readonly segment: string;
  readonly accounts: number;
  readonly customers: number;
  /** Share retained, and how many accounts it was computed over; null where the data cannot tell. */
  readonly retention: {
    readonly share: number;
    readonly n: number;
    readonly formula: Proof['formula'];
  } | null;
  readonly medianLtv: { readonly value: number; readonly n: number } | null;
  readonly metric: { readonly value: number; readonly n: number } | null;
  /** Pains by the share of the segment's accounts that named them, most frequent first. */
  readonly pains: readonly { readonly pain: string; readonly share: number; readonly n: number }[];
}

export type Standing = 'customer' | 'left' | 'unknown';

/** Everything learned from a snapshot. Private, but for `proofs`, which the plan may publish. */
export interface Insights {
  readonly asOf: Day;
  readonly facts: SnapshotFacts['tables'];
  /** Sentences on what could not be learned, and which data it would take. */
  readonly missing: readonly string[];
  readonly scores: { readonly accounts: number; readonly scored: number; readonly meanCoverage: number };
  /** The accounts with the best scores, best first. */
  readonly advocates: readonly Advocate[];
  readonly segments: readonly SegmentInsight[];
  readonly proofs: readonly Proof[];
  /** Of the accounts that content names: whether they are still customers. */
  readonly standing: Readonly<Record<string, Standing>>;
  readonly playbook: Playbook;
}
