import type { AffiliateInsight, AffiliatesInsight, Proposal } from '../schemas/insights/affiliates.ts';
import type { Commission } from '../schemas/program.ts';
import { tenthsOfPercent } from './affiliate-words.ts';
import { counted } from './name-lists.ts';
import { percent } from './figures.ts';

/** What to pay an affiliate, and why; null where the program has no terms. */
export function describeProposal(
  { proposal, churn, referred }: AffiliateInsight,
  { commission, usualChurn, minimum }: AffiliatesInsight,
): { what: string; why: string } | null {
  if (!proposal || !commission) return null;
  const leaving = churn ? tenthsOfPercent(churn.among.high) : '';
  const stayingAtBest = churn ? tenthsOfPercent(churn.among.low) : '';
  const usual = usualChurn ? tenthsOfPercent(usualChurn.rate) : 'fewer';
  const today = termsOf(commission);
  const paid = termsOf(proposal);
  const instead =
    proposal.months === commission.months ? `instead of ${percent(commission.rate)}` : `(today ${today})`;
  switch (proposal.basis) {
    case 'stay-longer':
      return {
        what: `Offer ${paid} ${instead}.`,
        why: `At most ${leaving} of its customers leave a month, of those of other channels ${usual}: ${aimOf(commission, proposal)}.`,
      };
    case 'leave-sooner':
      return {
        what: `Pay ${paid}${waitFor(proposal)} ${instead}.`,
        why: `At least ${stayingAtBest} of its customers leave a month, of those of other channels ${usual}: ${aimOf(commission, proposal)}.${halfLeft(proposal)}`,
      };
    case 'checks-first':
      return {
        what: `Keep ${today} until the signs are checked.`,
        why: `Its customers stay longer than others and would bear up to ${percent(Math.floor((proposal.fair?.low ?? proposal.rate) * 100) / 100)}.`,
      };
    case 'usual':
      return {
        what: `Keep ${today}.`,
        why: 'Its customers may be better or worse than others: nothing speaks clearly for paying more or less.',
      };
    case 'no-churn':
      return { what: `Keep ${today}.`, why: 'The data does not say who left when, which a proposal needs.' };
    case 'too-few':
      return {
        what: `Keep ${today}, as for everybody.`,
        why: `It referred ${counted(referred, 'account')}; from ${minimum} that are 90 days old on, its customers are judged.`,
      };
  }
}

/** What makes the rate the right one. */
function aimOf({ target, horizon, rate }: Commission, proposal: Proposal): string {
  return target === undefined
    ? `over ${horizon} months ${percent(proposal.rate)} then brings as much margin for each unit of commission as ${percent(rate)} does there`
    : `${percent(proposal.rate)} then brings ${target} units of margin for each unit of commission over ${horizon} months`;
}

/** Whether a proposal is to change anything. */
export function isChange({ proposal }: AffiliateInsight): boolean {
  return proposal?.basis === 'stay-longer' || proposal?.basis === 'leave-sooner';
}

/** `20 % for 12 months` */
export function termsOf({ rate, months }: Pick<Commission, 'rate' | 'months'>): string {
  return `${percent(rate)} for ${counted(months, 'month')}`;
}

function waitFor({ hold }: Proposal): string {
  return hold === null ? '' : `, the first of it after ${counted(hold, 'month')}`;
}

function halfLeft({ monthsToLeave }: Proposal): string {
  return monthsToLeave === null
    ? ''
    : ` Half of those who left had left after ${monthsToLeave.toFixed(1)} months.`;
}
