import type { AffiliateKind } from '../affiliate.ts';
import type { Day } from '../date.ts';
import type { Commission } from '../program.ts';
import type { Comparison, Interval, Median, Rate, Share, Verdict } from './figures.ts';

/** The mean of a score over `n` accounts. */
export interface Mean extends Interval {
  readonly mean: number;
  readonly n: number;
}

/** How the mean among some accounts differs from the mean among the others. */
export interface MeanComparison {
  readonly among: Mean;
  readonly others: Mean;
  readonly difference: Interval & { readonly points: number };
  /** How often chance alone gives a difference at least as large, corrected for everything else that was looked at. */
  readonly p: number;
  /** `better`: higher, whether or not higher is good. */
  readonly verdict: Verdict;
}

/** One sum for each unit of another, over `n` accounts. */
export interface Ratio extends Interval {
  readonly ratio: number;
  readonly n: number;
}

/** Sales and refunds in one currency, in its major units; an invoice counts once. */
export interface Turnover {
  readonly currency: string;
  readonly sales: number;
  readonly refunds: number;
  readonly net: number;
  /** Whether it is part of the figures in the program's currency. */
  readonly counted: boolean;
}

/** What one unit of commission stands against. */
export interface Returned {
  /** `ltv`: lifetime value of the customers; `revenue`: what they paid so far. */
  readonly of: 'ltv' | 'revenue';
  readonly ratio: Ratio;
}

/** What an affiliate's customers paid, and what it was paid for them. In the program's currency unless said. */
export interface AffiliateMoney {
  readonly invoices: number;
  readonly refunds: number;
  readonly turnover: readonly Turnover[];
  /** Sales less refunds. */
  readonly net: number;
  /** By the program's terms; null where it has none. */
  readonly commission: number | null;
  readonly afterCommission: number | null;
  /** Commission for each account referred, those that never paid included. */
  readonly commissionPerAccount: number | null;
  /** Revenue after commission for each account referred; null without terms. */
  readonly leftPerAccount: Mean | null;
  /** Null without terms, and where nothing was paid. */
  readonly returned: Returned | null;
  /** Share of the accounts with a sale that were paid back something, against the other affiliates'. */
  readonly refunded: Comparison | null;
}

export type Score = 'health' | 'nps' | 'tickets' | 'usage';

/** Why somebody should have a look. None of them proves anything. */
export type SignKind =
  | 'own-account'
  | 'circle'
  | 'own-email'
  | 'own-domain'
  | 'one-domain'
  | 'one-person'
  | 'one-address'
  | 'hasty'
  | 'refunds'
  | 'recent-refunds'
  | 'burst'
  | 'leaving-after-commission';

/** One sign: `count` of `of` accounts, leads or signups show it. */
export interface Sign {
  readonly kind: SignKind;
  readonly count: number;
  readonly of: number;
  /** The domain, the address, the e-mail, the first day of the burst, the other affiliate. */
  readonly value: string | null;
  /** Against the other affiliates, where it was compared. */
  readonly comparison: Comparison | null;
}

/** What to pay an affiliate, from the customers that it brought. */
export interface Proposal {
  /** Share of every invoice, 0-1. */
  readonly rate: number;
  /** For so many months from an account's first invoice. */
  readonly months: number;
  /** Months to wait before the first payout; null where there is no reason to. */
  readonly hold: number | null;
  /** `referrals` of the highest of the program's tiers that it reached; null where there is none or it has to wait. */
  readonly tier: number | null;
  /**
   * The rate at which its customers return what the program wants of commission, if they leave as fast as they may (`low`) and
   * as slowly (`high`); null where that cannot be worked out.
   */
  readonly fair: Interval | null;
  readonly basis: ProposalBasis;
  /** Half of its customers who left had left after so many months; null where nobody left. */
  readonly monthsToLeave: number | null;
}

/**
 * Why the proposal is what it is. `checks-first`: more would be fair, but for the signs. `no-churn`: the data does not say who
 * left when.
 */
export type ProposalBasis =
  'too-few' | 'no-churn' | 'usual' | 'stay-longer' | 'leave-sooner' | 'checks-first';

export interface AffiliateInsight {
  readonly affiliate: string;
  readonly name: string;
  readonly kind: AffiliateKind;
  readonly company: string | null;
  /** Accounts that it referred, and how many of them are customers today; null where the data does not say who left. */
  readonly referred: number;
  readonly customers: number | null;
  /** Accounts and people who asked, whether or not they signed up; null where the data has no conversions. */
  readonly leads: number | null;
  readonly firstSignup: Day | null;
  readonly lastSignup: Day | null;
  /** Whether its customers stay more often or less often than all others. */
  readonly verdict: Verdict;
  /** Of accounts old enough to be judged; null where the data does not say who left. */
  readonly retention: Comparison | null;
  /** Customers lost for each customer and month; null without both dates. */
  readonly churn: { readonly among: Rate; readonly others: Rate } | null;
  readonly ltv: Median | null;
  readonly scores: Readonly<Partial<Record<Score, MeanComparison>>>;
  /** Null where the data has no conversions. */
  readonly money: AffiliateMoney | null;
  readonly signs: readonly Sign[];
  /** Null where the program has no terms. */
  readonly proposal: Proposal | null;
}

/** Accounts of one acquisition channel, or all that affiliates referred. */
export interface ChannelQuality {
  /** Null: all accounts that affiliates referred. The others are without those. */
  readonly channel: string | null;
  readonly accounts: number;
  /** Share that stayed. Null where the data does not say who left. */
  readonly retention: Share | null;
  /** The affiliates' against this channel's; null for the affiliates' own row. */
  readonly comparison: Comparison | null;
  readonly churn: Rate | null;
  readonly ltv: Median | null;
  /** Commission for each account; null where the data does not hold what a channel costs. */
  readonly cost: number | null;
}

/** What is known about affiliates. Private. */
export interface AffiliatesInsight {
  /** Accounts below which nothing is said about an affiliate. */
  readonly minimum: number;
  readonly currency: string;
  readonly commission: Commission | null;
  /** Customers lost for each one and month among accounts that no affiliate referred; null where the data cannot tell. */
  readonly usualChurn: Rate | null;
  /** Median lifetime value of the same accounts. */
  readonly usualLtv: Median | null;
  readonly counts: {
    readonly affiliates: number;
    /** Affiliates with at least one account. */
    readonly referring: number;
    /** Affiliates with enough accounts to be judged, and those that are clearly better or worse. */
    readonly judged: number;
    readonly better: number;
    readonly worse: number;
    readonly withSigns: number;
    /** Accounts, and those of them that affiliates referred. */
    readonly accounts: number;
    readonly referred: number;
  };
  /** Of all affiliates together, in the program's currency; null without terms or conversions. */
  readonly money: {
    readonly net: number;
    readonly commission: number;
    readonly returned: Returned | null;
  } | null;
  /** Affiliates' accounts first, then the other channels by number of accounts. */
  readonly channels: readonly ChannelQuality[];
  /** Those with the most accounts, and all that are clearly better or worse or show signs. */
  readonly list: readonly AffiliateInsight[];
  /** What the data could not tell, and what was left out. */
  readonly notes: readonly string[];
}
