import type { Day } from '../date.ts';
import type { AdvocateInput } from '../program.ts';

/** Who to ask for a referral or a case study, and when. Private. */
export interface AdvocateInsights {
  /** Over all customers; the best hundred by name. */
  readonly overall: AdvocateRanking;
  /** Over the customers of each segment that has a rule; the best twenty by name. */
  readonly segments: readonly AdvocateRanking[];
  /** Usage that half of the customers reach; null where nobody's is known. */
  readonly medianUsage: number | null;
  /** Sentences on what was counted how, and on what could not be. */
  readonly notes: readonly string[];
}

export interface AdvocateRanking {
  /** Null for all customers. */
  readonly segment: string | null;
  /** Accounts that have signed up and not left. */
  readonly customers: number;
  /** Those with enough data for a score. */
  readonly scored: number;
  /** Share of the weights whose inputs are there, 0-1, on average. */
  readonly meanCoverage: number;
  /** Of the customers whose cost and revenue are known, how many cost more than a third of what they pay. */
  readonly costs: { readonly known: number; readonly tooMuch: number };
  /** Best first. */
  readonly best: readonly Advocate[];
}

export interface Advocate {
  readonly account: string;
  readonly name: string | null;
  readonly segments: readonly string[];
  /** 0-100. */
  readonly score: number;
  /** Share of the weights whose inputs are there, 0-1. */
  readonly coverage: number;
  /** What the score is made of: what speaks for it most first, what is missing last. */
  readonly inputs: readonly ScoreInput[];
  /** Null where cost or revenue is not known. */
  readonly cost: CostAgainstValue | null;
  /** The people there, in the order in which to ask them. */
  readonly contacts: readonly AdvocateContact[];
  /** Whom to write to; null where nobody has an e-mail address. */
  readonly whom: AdvocateContact | null;
  /** As an affiliate; null where it is none yet. */
  readonly affiliate: { readonly id: string; readonly mayBeNamed: boolean } | null;
  readonly caseStudy: CaseStudyState;
  readonly ask: Ask;
  /** What to do, in order. */
  readonly next: readonly NextStep[];
  /** Ready to send, on the day that `ask` names; null where nothing should be asked, or nobody can be. */
  readonly invitation: Invitation | null;
}

export interface ScoreInput {
  readonly input: AdvocateInput;
  /** 0-100, more is better; null where it is missing or expired. */
  readonly value: number | null;
  /** Points of the score that come from it; those of all inputs make the score. */
  readonly points: number;
  /** The most points that it could have given. */
  readonly of: number;
  /** "NPS 10", "no tickets in 90 days". */
  readonly words: string;
}

/** What keeping a customer costs in a year, against what it pays. */
export interface CostAgainstValue {
  readonly yearlyCost: number;
  readonly yearlyRevenue: number;
  /** Null where it pays nothing. */
  readonly share: number | null;
  /** `costs-much`: more than a third of what it pays. `at-a-loss`: more than it pays. */
  readonly verdict: 'worth-it' | 'costs-much' | 'at-a-loss';
  readonly words: string;
}

export interface AdvocateContact {
  readonly name: string | null;
  readonly role: string | null;
  readonly influence: 'champion' | 'stakeholder' | 'influencer' | 'user' | null;
  readonly email: string | null;
}

export interface CaseStudyState {
  /** `shown`: may be shown today. `not-yet`: the consent begins later, or does not cover the story. */
  readonly state: 'shown' | 'expired' | 'withdrawn' | 'not-yet' | 'none';
  readonly id: string | null;
  /** Last day of the consent, where it has one. */
  readonly until: Day | null;
}

export interface Ask {
  readonly for: 'referral' | 'case-study';
  readonly when: 'now' | 'wait' | 'not-now';
  /** The day from which to ask; null where no day can be named. */
  readonly from: Day | null;
  readonly because:
    | 'promoter'
    | 'upgrade'
    | 'anniversary'
    | 'early-success'
    | 'said-yes'
    | 'has-grown'
    | 'asked-lately'
    | 'no-occasion'
    | 'no-contact'
    | 'at-risk';
  /** The reason: "NPS 10 on 2 November 2026". */
  readonly words: string;
}

export interface NextStep {
  /** `consent`: something that may not be shown any more, or not yet. */
  readonly about: 'ask' | 'affiliate' | 'case-study' | 'consent';
  readonly words: string;
}

/** An e-mail, as it may be sent. It holds nothing that its reader may not know. */
export interface Invitation {
  readonly to: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly locale: string;
  readonly subject: string;
  readonly text: string;
}
