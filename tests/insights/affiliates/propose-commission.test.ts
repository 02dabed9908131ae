import { expect, test } from 'vitest';
import {
  marginReturned,
  monthsPaid,
  proposeCommission,
  refundedRange,
  type ProposalInput,
} from '../../../src/insights/affiliates/propose-commission.ts';
import { measureRate } from '../../../src/insights/statistics/rate.ts';
import { measureShare } from '../../../src/insights/statistics/share.ts';
import type { Sign } from '../../../src/schemas/insights/affiliates.ts';
import { CommissionSchema } from '../../../src/schemas/program.ts';

const TERMS = CommissionSchema.parse({ rate: 0.2 });
const TIERS = [
  { referrals: 1, reward: 'a' },
  { referrals: 10, reward: 'b' },
];
const SIGN: Sign = { kind: 'burst', count: 9, of: 20, value: '2026-01-01', comparison: null };

/** `lost` customers in so many customer-months; other channels lose 2 % a month. */
function input(
  verdict: ProposalInput['verdict'],
  lost: number,
  months: number,
  more: Partial<ProposalInput> = {},
) {
  const usual = {
    usualChurn: 0.02,
    refunded: { low: 0, high: 0 },
    monthsToLeave: 2.4,
    paying: 12,
    signs: [],
  };
  return { verdict, churn: measureRate(lost, months), ...usual, ...more };
}

test('months paid are those of customers who leave at a steady rate', () => {
  expect(monthsPaid(0, 12)).toBe(12);
  expect(monthsPaid(0.02, 36)).toBeCloseTo((1 - Math.exp(-0.72)) / 0.02, 9);
  expect(monthsPaid(0.5, 1200)).toBeCloseTo(2, 9);
});

test('the rate is the one at which commission returns as much as the standard rate does with other channels', () => {
  const { fair } = proposeCommission(TERMS, TIERS, input('better', 5, 1000));
  const usual = marginReturned(TERMS, 0.2, 0.02, 0);
  const churn = measureRate(5, 1000);
  expect(marginReturned(TERMS, fair?.low ?? 0, churn.high, 0)).toBeCloseTo(usual, 9);
  expect(marginReturned(TERMS, fair?.high ?? 0, churn.low, 0)).toBeCloseTo(usual, 9);
  // By hand: 0.8 x paid(36) / (0.2 x paid(12)) at 2 % is 9.6216; at 0.5 % the same is reached at 23.5 %.
  expect(usual).toBeCloseTo(9.6216, 3);
  expect(marginReturned(TERMS, 0.235193, 0.005, 0)).toBeCloseTo(usual, 3);
});

test('more is offered for customers who clearly stay, as far as the cautious end allows, rounded down', () => {
  const proposal = proposeCommission(TERMS, TIERS, input('better', 5, 1000));
  expect(proposal).toMatchObject({ months: 12, hold: null, tier: 10, basis: 'stay-longer' });
  expect(proposal.rate).toBe(Math.floor((proposal.fair?.low ?? 0) * 100) / 100);
  expect(proposal.rate).toBe(0.21);
  // The same share over ten times as many months is surer, and worth more.
  expect(proposeCommission(TERMS, TIERS, input('better', 50, 10_000)).rate).toBe(0.23);
});

test('luck is not rewarded: nothing changes where it is not clear', () => {
  for (const verdict of ['unclear', 'worse'] as const)
    expect(proposeCommission(TERMS, TIERS, input(verdict, 0, 3000))).toMatchObject({
      rate: 0.2,
      basis: 'usual',
    });
  expect(proposeCommission(TERMS, TIERS, input('better', 1, 60))).toMatchObject({
    rate: 0.2,
    basis: 'usual',
  });
});

test('less is paid for customers who clearly leave, for as long as half of them stay, after most have left', () => {
  const proposal = proposeCommission(TERMS, TIERS, input('worse', 30, 200));
  // At the better end they leave at 10.5 % a month: half are gone after 6.6 months.
  expect(proposal).toMatchObject({ months: 9, hold: 3, tier: null, basis: 'leave-sooner' });
  expect(proposal.rate).toBe(Math.ceil((proposal.fair?.high ?? 0) * 100) / 100);
  expect(proposal.rate).toBe(0.12);
});

test('too few customers, or none whose leaving is known, keep the standard rate', () => {
  expect(proposeCommission(TERMS, TIERS, input('too-few', 0, 300))).toMatchObject({
    ...{ rate: 0.2, months: 12, basis: 'too-few', fair: null },
  });
  expect(proposeCommission(TERMS, TIERS, input('better', 0, 300, { churn: null }))).toMatchObject({
    ...{ rate: 0.2, basis: 'no-churn' },
  });
  expect(proposeCommission(TERMS, TIERS, input('better', 0, 300, { usualChurn: null })).basis).toBe(
    'no-churn',
  );
});

test('signs are checked before anything is raised, and hold the tier', () => {
  expect(proposeCommission(TERMS, TIERS, input('better', 5, 1000, { signs: [SIGN] }))).toMatchObject({
    ...{ rate: 0.2, tier: null, basis: 'checks-first' },
  });
});

test('no proposal goes below 5 % or above 40 %', () => {
  const rate = (target: number, verdict: ProposalInput['verdict'], lost: number) =>
    proposeCommission({ ...TERMS, target }, TIERS, input(verdict, lost, 1000)).rate;
  expect(rate(1, 'better', 5)).toBe(0.4);
  expect(rate(60, 'worse', 300)).toBe(0.05);
});

test('a target of one’s own replaces what other channels return', () => {
  const { fair } = proposeCommission(
    { ...TERMS, target: 4 },
    TIERS,
    input('better', 5, 1000, { usualChurn: null }),
  );
  expect(marginReturned(TERMS, fair?.low ?? 0, measureRate(5, 1000).high, 0)).toBeCloseTo(4, 9);
});

test('refunds lower the rate only where commission on them is not taken back', () => {
  const fair = (returned: boolean) =>
    proposeCommission(
      { ...TERMS, returned },
      TIERS,
      input('worse', 30, 200, { refunded: { low: 0.1, high: 0.3 } }),
    ).fair;
  const [back, kept] = [fair(true), fair(false)];
  expect(kept?.high).toBeCloseTo(0.9 * (back?.high ?? 0), 9);
  expect(kept?.low).toBeCloseTo(0.7 * (back?.low ?? 0), 9);
});

test('the range of refunds follows the interval of the accounts that got any', () => {
  const share = measureShare(10, 40);
  const range = refundedRange(share, 1000, 200);
  expect(range.low).toBeCloseTo((0.2 * share.low) / 0.25, 9);
  expect(range.high).toBeCloseTo((0.2 * share.high) / 0.25, 9);
  expect(refundedRange(measureShare(0, 40), 1000, 0)).toEqual({ low: 0, high: 0 });
  expect(refundedRange(null, 0, 0)).toEqual({ low: 0, high: 0 });
});

test('the tier is the highest that the paying accounts reach', () => {
  const tier = (paying: number) =>
    proposeCommission(TERMS, TIERS, input('unclear', 5, 1000, { paying })).tier;
  expect([tier(0), tier(9), tier(10)]).toEqual([null, 1, 10]);
});
