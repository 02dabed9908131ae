import { formatMoney } from '../../i18n/format.ts';
import type { CostAgainstValue } from '../../schemas/insights/advocates.ts';

/** Above this share of what a customer pays, keeping it is a question worth asking. */
export const COSTS_TOO_MUCH = 1 / 3;

/** A year's cost of keeping a customer against what it pays in a year; null where either is not known. */
export function weighCost(
  { retentionCost, mrr }: { readonly retentionCost: number | null; readonly mrr: number | null },
  currency: string,
): CostAgainstValue | null {
  if (retentionCost === null || mrr === null) return null;
  const yearlyRevenue = mrr * 12;
  const share = yearlyRevenue < 0.01 ? null : retentionCost / yearlyRevenue;
  const verdict = verdictOn(share, retentionCost);
  const [cost, revenue] = [retentionCost, yearlyRevenue].map((amount) => formatMoney(amount, currency, 'en'));
  const facts = `Keeping it costs ${cost} a year, and it pays ${revenue}`;
  return {
    yearlyCost: retentionCost,
    yearlyRevenue,
    share,
    verdict,
    words:
      share === null
        ? `${facts}: ${WORDS[verdict]}.`
        : `${facts} (${Math.round(share * 100)} %): ${WORDS[verdict]}.`,
  };
}

const WORDS = {
  'worth-it': 'worth it',
  'costs-much': 'more than a third of what it brings; see what takes the time',
  'at-a-loss': 'more than it brings; see what takes the time, or whether it is on the right plan',
} as const satisfies Record<CostAgainstValue['verdict'], string>;

function verdictOn(share: number | null, cost: number): CostAgainstValue['verdict'] {
  if (share === null) return cost > 0 ? 'at-a-loss' : 'worth-it';
  if (share > 1) return 'at-a-loss';
  return share > COSTS_TOO_MUCH ? 'costs-much' : 'worth-it';
}
