import type { Proposal, ProposalBasis, Sign } from '../../schemas/insights/affiliates.ts';
import type { Interval, Rate, Share, Verdict } from '../../schemas/insights/figures.ts';
import type { Commission, Program } from '../../schemas/program.ts';

/** What is known of an affiliate's customers, and of those of other channels. */
export interface ProposalInput {
  /** Of what its customers are like, corrected for how many affiliates were looked at. */
  readonly verdict: Verdict;
  /** Customers lost for each one and month; null where the data does not say. */
  readonly churn: Rate | null;
  /** The same for customers that no affiliate referred. */
  readonly usualChurn: number | null;
  /** Of each unit of sales, what was paid back, at worst and at best. */
  readonly refunded: Interval;
  readonly monthsToLeave: number | null;
  /** Accounts that count for tiers. */
  readonly paying: number;
  readonly signs: readonly Sign[];
}

/** No proposal goes beyond these, whatever the figures say. */
const LOWEST_RATE = 0.05;
const HIGHEST_RATE = 0.4;

/** Months of commission come in quarters. */
const QUARTER = 3;

/**
 * What to pay: the rate at which each unit of commission brings as much margin as the program wants, which is what the standard
 * rate brings with customers of other channels unless `target` says otherwise.
 *
 *   margin of one customer  =  margin x paid(horizon) x (1 - refunded)
 *   its commission          =  rate x paid(months) x (1 - refunded where commission is taken back)
 *   rate                    =  margin of one customer / target / commission at a rate of 1
 *
 * with paid(m) = (1 - e^(-churn x m)) / churn, the months out of m that a customer is expected to pay. What a customer pays
 * a month is on both sides and falls out. The rate is worked out for both ends of the interval of churn and refunds: it is raised
 * only for an affiliate that is clearly better than others and only as far as the worse end allows, and lowered only for one
 * that is clearly worse and as far as the better end asks, so that luck is neither rewarded nor punished.
 */
export function proposeCommission(
  terms: Commission,
  tiers: Program['tiers'],
  input: ProposalInput,
): Proposal {
  const fair = fairRates(terms, input);
  const basis = basisOf(terms, input, fair);
  const isWorse = basis === 'leave-sooner';
  return {
    rate: rateOf(terms, basis, fair),
    months: isWorse ? monthsOf(terms, input) : terms.months,
    hold: isWorse && input.monthsToLeave !== null ? Math.ceil(input.monthsToLeave) : null,
    tier: isWorse || input.signs.length > 0 ? null : tierOf(tiers, input.paying),
    fair,
    basis,
    monthsToLeave: input.monthsToLeave,
  };
}

/** Months out of `months` that a customer pays, when so many of each leave a month. */
export function monthsPaid(churn: number, months: number): number {
  return churn < 1e-9 ? months : -Math.expm1(-churn * months) / churn;
}

/** Margin for each unit of commission. */
export function marginReturned(terms: Commission, rate: number, churn: number, refunded: number): number {
  const margin = terms.margin * monthsPaid(churn, terms.horizon) * (1 - refunded);
  const commission = rate * monthsPaid(churn, terms.months) * (terms.returned ? 1 - refunded : 1);
  return margin / Math.max(commission, 1e-9);
}

function fairRates(
  terms: Commission,
  { verdict, churn, usualChurn, refunded }: ProposalInput,
): Interval | null {
  if (verdict === 'too-few' || churn === null || (usualChurn === null && terms.target === undefined))
    return null;
  const target = terms.target ?? marginReturned(terms, terms.rate, usualChurn ?? 0, 0);
  const rate = (lost: number, paidBack: number) => marginReturned(terms, 1, lost, paidBack) / target;
  return { low: rate(churn.high, refunded.high), high: rate(churn.low, refunded.low) };
}

function basisOf(
  { rate }: Commission,
  { verdict, signs }: ProposalInput,
  fair: Interval | null,
): ProposalBasis {
  if (verdict === 'too-few') return 'too-few';
  if (fair === null) return 'no-churn';
  if (verdict === 'worse' && wholePercent(fair.high, Math.ceil) < rate) return 'leave-sooner';
  if (verdict !== 'better' || wholePercent(fair.low, Math.floor) <= rate) return 'usual';
  return signs.length > 0 ? 'checks-first' : 'stay-longer';
}

function rateOf({ rate }: Commission, basis: ProposalBasis, fair: Interval | null): number {
  if (fair !== null && basis === 'stay-longer') return Math.max(rate, wholePercent(fair.low, Math.floor));
  if (fair !== null && basis === 'leave-sooner') return Math.min(rate, wholePercent(fair.high, Math.ceil));
  return rate;
}

/** A rate in whole percent, within bounds. */
function wholePercent(rate: number, round: (value: number) => number): number {
  return Math.min(HIGHEST_RATE, Math.max(LOWEST_RATE, round(rate * 100) / 100));
}

/** Until half of its customers are gone, if they leave as slowly as they may. */
function monthsOf({ months }: Commission, { churn }: ProposalInput): number {
  if (churn === null || churn.low <= 0) return months;
  return Math.min(months, Math.max(QUARTER, Math.ceil(Math.LN2 / churn.low / QUARTER) * QUARTER));
}

function tierOf(tiers: Program['tiers'], paying: number): number | null {
  const reached = tiers.map(({ referrals }) => referrals).filter((referrals) => referrals <= paying);
  return reached.length === 0 ? null : Math.max(...reached);
}

/** Of each unit of sales, what was paid back, when the share of accounts that were paid back is one end of its interval. */
export function refundedRange(share: Share | null, sales: number, refunds: number): Interval {
  if (share === null || share.share === 0 || sales <= 0) return { low: 0, high: 0 };
  const mean = Math.min(1, refunds / sales);
  return { low: (mean * share.low) / share.share, high: Math.min(1, (mean * share.high) / share.share) };
}
