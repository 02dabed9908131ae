import { noInsights } from '../../src/insights/learn-insights.ts';
import { compareShares } from '../../src/insights/statistics/compare-shares.ts';
import { measureRate } from '../../src/insights/statistics/rate.ts';
import type { AffiliateInsight, AffiliatesInsight, Proposal } from '../../src/schemas/insights/affiliates.ts';
import type { Insights } from '../../src/schemas/insights/insights.ts';
import { CommissionSchema } from '../../src/schemas/program.ts';

/** An affiliate with 40 accounts of which `kept` of 30 old ones stayed; of all others 600 of 1,000. */
export function makeAffiliate(
  affiliate: string,
  kept: number,
  more: Partial<AffiliateInsight> = {},
): AffiliateInsight {
  const [retention] = compareShares([{ among: { count: kept, n: 30 }, others: { count: 600, n: 1000 } }]);
  return {
    affiliate,
    ...{ name: affiliate, kind: 'partner', company: null },
    ...{ referred: 40, customers: kept + 10, leads: 55, firstSignup: '2026-01-05', lastSignup: '2026-10-30' },
    verdict: retention?.verdict ?? 'unclear',
    retention: retention ?? null,
    churn: { among: measureRate(30 - kept, 300), others: measureRate(400, 9000) },
    ltv: { median: 1500, n: 40, low: 1200, high: 1900 },
    scores: {},
    money: {
      ...{ invoices: 200, refunds: 1, net: 20_000, commission: 4000, afterCommission: 16_000 },
      ...{ commissionPerAccount: 100, leftPerAccount: { mean: 400, n: 40, low: 310, high: 520 } },
      turnover: [
        { currency: 'EUR', sales: 20_100, refunds: 100, net: 20_000, counted: true },
        { currency: 'USD', sales: 900, refunds: 0, net: 900, counted: false },
      ],
      returned: { of: 'ltv', ratio: { ratio: 12.4, n: 35, low: 10.1, high: 15.2 } },
      refunded: null,
    },
    signs: [],
    proposal: makeProposal('usual'),
    ...more,
  };
}

export function makeProposal(basis: Proposal['basis'], more: Partial<Proposal> = {}): Proposal {
  return {
    ...{ rate: 0.2, months: 12, hold: null, tier: null, basis, monthsToLeave: 2.4 },
    fair: { low: 0.236, high: 0.26 },
    ...more,
  };
}

export function makeInsights(
  list: readonly AffiliateInsight[],
  more: Partial<AffiliatesInsight> = {},
): Insights {
  const insights = noInsights('2026-11-21');
  const count = (verdict: AffiliateInsight['verdict']) =>
    list.filter((one) => one.verdict === verdict).length;
  return {
    ...insights,
    affiliates: {
      ...insights.affiliates,
      currency: 'EUR',
      commission: CommissionSchema.parse({ rate: 0.2 }),
      usualChurn: measureRate(350, 9000),
      usualLtv: { median: 1000, n: 900, low: 950, high: 1050 },
      list,
      counts: {
        ...{ affiliates: list.length, referring: list.length, accounts: 1000 },
        ...{ judged: list.length - count('too-few'), better: count('better'), worse: count('worse') },
        withSigns: list.filter(({ signs }) => signs.length > 0).length,
        referred: list.reduce((sum, { referred }) => sum + referred, 0),
      },
      ...more,
    },
  };
}
