import type { AffiliateInsight, AffiliateMoney, Returned } from '../../schemas/insights/affiliates.ts';
import type { Comparison, Rate } from '../../schemas/insights/figures.ts';
import type { Commission } from '../../schemas/program.ts';
import { MINIMUM_GROUP } from '../statistics/compare-shares.ts';
import { measureRatio } from '../statistics/ratio.ts';
import { measureSkewedMean } from '../statistics/skewed-mean.ts';
import type { Study } from '../study.ts';
import type { Compared, Known } from './compare-all.ts';
import type { Takings } from './measure-money.ts';
import { proposeCommission, refundedRange } from './propose-commission.ts';

/** Everything about one affiliate. `usualChurn` is that of accounts that no affiliate referred. */
export function describeAffiliate(
  { project }: Study,
  { id, key, own, verdict, retention, churn, scores, refunded }: Compared,
  data: Study['affiliates'][number]['data'] | undefined,
  { ltvs, takings, signs }: Known,
  usualChurn: Rate | null,
): AffiliateInsight {
  const { commission: terms, tiers } = project.program;
  const taken = takings?.get(key);
  const found = signs.get(id) ?? [];
  return {
    affiliate: id,
    name: data?.name ?? id,
    kind: data?.kind ?? 'other',
    company: data?.company ?? null,
    referred: own.accounts,
    customers: own.customers,
    leads: takings ? (taken?.leads ?? 0) : null,
    firstSignup: own.firstSignup,
    lastSignup: own.lastSignup,
    ...{ verdict, retention, churn, ltv: ltvs.get(key) ?? null, scores },
    money: takings ? describeMoney(terms, own.accounts, taken, refunded) : null,
    signs: found,
    proposal: terms
      ? proposeCommission(terms, tiers, {
          ...{ verdict, churn: churn?.among ?? null, usualChurn: usualChurn?.rate ?? null },
          refunded: rangeOf(taken, refunded),
          monthsToLeave: own.monthsToLeave,
          paying: taken ? taken.paying.n - taken.paying.count : own.accounts,
          signs: found,
        })
      : null,
  };
}

function describeMoney(
  terms: Commission | undefined,
  referred: number,
  taken: Takings | undefined,
  refunded: Comparison | null,
): AffiliateMoney {
  const net = taken?.net ?? 0;
  const commission = terms ? terms.rate * (taken?.base ?? 0) : null;
  return {
    invoices: taken?.invoices ?? 0,
    refunds: taken?.refunds ?? 0,
    turnover: taken?.turnover ?? [],
    net,
    commission,
    afterCommission: commission === null ? null : net - commission,
    commissionPerAccount: commission === null || referred === 0 ? null : commission / referred,
    leftPerAccount: terms && taken ? measureLeft(referred, taken) : null,
    returned: terms && taken ? measureReturn(terms.rate, taken) : null,
    refunded,
  };
}

/** Accounts that never paid leave nothing, and count. */
function measureLeft(referred: number, { left }: Takings): AffiliateMoney['leftPerAccount'] {
  if (referred < Math.max(MINIMUM_GROUP, left.n)) return null;
  return measureSkewedMean({ ...left, n: referred });
}

/** By lifetime value where the accounts have one: what they paid so far says as much about their age as about their worth. */
export function measureReturn(
  rate: number,
  { ltv, revenue }: Pick<Takings, 'ltv' | 'revenue'>,
): Returned | null {
  const of = ltv.n >= MINIMUM_GROUP ? 'ltv' : 'revenue';
  const sums = of === 'ltv' ? ltv : revenue;
  if (sums.n < MINIMUM_GROUP) return null;
  const ratio = measureRatio({
    ...sums,
    lower: sums.lower * rate,
    lowerSquares: sums.lowerSquares * rate ** 2,
    products: sums.products * rate,
  });
  return ratio && { of, ratio };
}

function rangeOf(taken: Takings | undefined, refunded: Comparison | null) {
  const counted = taken?.turnover.filter((line) => line.counted) ?? [];
  const sum = (of: 'sales' | 'refunds') => counted.reduce((total, line) => total + line[of], 0);
  return refundedRange(refunded?.among ?? null, sum('sales'), sum('refunds'));
}
