import type { ChannelQuality } from '../../schemas/insights/affiliates.ts';
import type { Comparison, Median } from '../../schemas/insights/figures.ts';
import { compareShares, MINIMUM_GROUP } from '../statistics/compare-shares.ts';
import { measureShare } from '../statistics/share.ts';
import { churnOf } from './compare-all.ts';
import type { Customers } from './measure-customers.ts';

/** All that affiliates referred, and what it cost. */
export interface ThroughAffiliates {
  readonly customers: Customers;
  readonly ltv: Median | null;
  readonly commission: number | null;
}

/** Accounts that affiliates referred against those of each other channel, all compared at once. */
export function compareChannels(
  { customers: referred, ltv, commission }: ThroughAffiliates,
  channels: ReadonlyMap<string, Customers>,
  ltvs: ReadonlyMap<string, Median>,
): ChannelQuality[] {
  const known = [...channels].filter(
    ([channel, { accounts }]) => channel !== '' && accounts >= MINIMUM_GROUP,
  );
  const comparisons = compareShares(
    known.map(([, others]) => ({ among: shareOf(referred), others: shareOf(others) })),
  );
  const cost = commission === null || referred.accounts === 0 ? null : commission / referred.accounts;
  return [
    describe(null, referred, ltv, null, cost),
    ...known.map(([channel, customers], at) =>
      describe(channel, customers, ltvs.get(channel) ?? null, comparisons[at] ?? null, null),
    ),
  ];
}

function describe(
  channel: string | null,
  customers: Customers,
  ltv: Median | null,
  comparison: Comparison | null,
  cost: number | null,
): ChannelQuality {
  const { accounts, kept, mature } = customers;
  const isKnown = customers.customers !== null;
  return {
    ...{ channel, accounts, ltv, cost },
    retention: isKnown && mature > 0 ? measureShare(kept, mature) : null,
    comparison: isKnown ? comparison : null,
    churn: churnOf(customers),
  };
}

function shareOf({ kept, mature }: Customers): { count: number; n: number } {
  return { count: kept, n: mature };
}
