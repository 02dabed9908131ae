import type { Day } from '../date.ts';
import type { Playbook } from './playbook.ts';
import type { Proof } from '../proof.ts';
import type { SnapshotFacts } from '../snapshot.ts';
import type { AffiliatesInsight } from './affiliates.ts';
import type { GoalInsight } from './goals.ts';
import type { AdvocateInsights } from './advocates.ts';
import type { ChannelInsights } from './channels.ts';
import type { ContentGap } from './content-gaps.ts';
import type { NicheInsights } from './niches.ts';
import type { PainInsights, TopicInsights } from './pains.ts';
import type { UseCaseInsights } from './use-cases.ts';
import type { ProofAge, ProofFigure } from './proof-figure.ts';
import type { Churn } from './churn.ts';

/** What is known about one segment's accounts. Private. */
export interface SegmentInsight {
  readonly segment: string;
  readonly accounts: number;
  readonly customers: number;
  /** Of a segment without accounts: what in its rule no account fits, and what the data has instead. */
  readonly whyNobody?: string;
}

/** Of the accounts of a segment, or of all (`segment` null), how many are compared; always the same ones. */
export interface SampledScope {
  readonly segment: string | null;
  readonly accounts: number;
  readonly looked: number;
}

/** `at-risk`: a customer who may leave, see churn. */
export type Standing = 'customer' | 'at-risk' | 'left' | 'unknown';

/** Everything learned from a snapshot. Private, but for `proofs`, which the plan may publish. */
export interface Insights {
  readonly asOf: Day;
  readonly facts: SnapshotFacts['tables'];
  /** Sentences on what could not be learned, and which data it would take. */
  readonly missing: readonly string[];
  /** Who to ask for a referral or a case study, and when. */
  readonly advocates: AdvocateInsights;
  readonly segments: readonly SegmentInsight[];
  /**
   * Where part of the accounts is compared, and the model of leaving learned from it: who that is. Empty where it is all of them.
   */
  readonly sample: readonly SampledScope[];
  readonly proofs: readonly Proof[];
  /** Every figure that could be proof, by segment: what may be published of it, or why nothing may. */
  readonly proofFigures: readonly ProofFigure[];
  /** Null without data. */
  readonly proofAge: ProofAge | null;
  /** Who may leave; null where the data does not say who left. */
  readonly churn: Churn | null;
  /** Of the accounts that content names: whether they are still customers. */
  readonly standing: Readonly<Record<string, Standing>>;
  readonly channels: ChannelInsights;
  readonly pains: PainInsights;
  readonly topics: TopicInsights;
  readonly useCases: UseCaseInsights;
  readonly niches: NicheInsights;
  readonly contentGaps: readonly ContentGap[];
  readonly playbook: Playbook;
  readonly affiliates: AffiliatesInsight;
  /** In the order of content/program.yaml. */
  readonly goals: readonly GoalInsight[];
}
