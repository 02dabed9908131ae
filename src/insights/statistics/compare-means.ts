import type { Mean, MeanComparison } from '../../schemas/insights/affiliates.ts';
import type { Verdict } from '../../schemas/insights/figures.ts';
import { ALPHA, MINIMUM_GROUP } from './compare-shares.ts';
import { correctForMany } from './correct-for-many.ts';
import { meanInterval } from './mean.ts';
import { twoSidedP } from './normal.ts';
import { normalFromT, t95 } from './student.ts';

/** What is needed of some values to know their mean and how far it may be off. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** The values of some accounts, and those of the others. */
export interface TwoSums {
  readonly among: Sums;
  readonly others: Sums;
}

/**
 * Compares the means of pairs of groups that belong to one question, with variances that may differ (Welch 1947), every p
 * corrected for how many pairs with enough accounts were looked at (Holm 1979), as `compareShares` does for shares.
 */
export function compareMeans(pairs: readonly TwoSums[], minimum: number = MINIMUM_GROUP): MeanComparison[] {
  const enough = pairs.map(({ among, others }) => Math.min(among.n, others.n) >= minimum);
  const corrected = correctForMany(pairs.filter((_, index) => enough[index]).map((pair) => welch(pair).p));
  let next = 0;
  return pairs.map((pair, index) => describe(pair, enough[index] ? (corrected[next++] ?? 1) : null));
}

/** A mean with its interval of 95 %, as wide as the values go where there are too few to tell. */
export function measureMean({ n, sum, squares }: Sums): Mean {
  if (n === 0) return { mean: 0, n, low: -Infinity, high: Infinity };
  const mean = sum / n;
  const interval = meanInterval(mean, variance({ n, sum, squares }), n);
  return { mean, n, ...(interval ?? { low: -Infinity, high: Infinity }) };
}

function describe(pair: TwoSums, p: number | null): MeanComparison {
  const { points, reach } = welch(pair);
  return {
    among: measureMean(pair.among),
    others: measureMean(pair.others),
    difference: { points, low: points - reach, high: points + reach },
    p: p ?? 1,
    verdict: verdictOn(points, p),
  };
}

function verdictOn(points: number, p: number | null): Verdict {
  if (p === null) return 'too-few';
  if (p >= ALPHA) return 'unclear';
  return points > 0 ? 'better' : 'worse';
}

/** The difference of two means, how far it may be off, and how often chance alone makes it as large. */
function welch({ among, others }: TwoSums): { points: number; reach: number; p: number } {
  if (Math.min(among.n, others.n) < 2) return { points: 0, reach: Infinity, p: 1 };
  const points = among.sum / among.n - others.sum / others.n;
  const [one, other] = [variance(among) / among.n, variance(others) / others.n];
  const error = Math.sqrt(one + other);
  if (!(error > 0)) return { points, reach: 0, p: 1 };
  const degrees = (one + other) ** 2 / (one ** 2 / (among.n - 1) + other ** 2 / (others.n - 1));
  return {
    points,
    reach: t95(degrees) * error,
    p: twoSidedP(normalFromT(points / error, degrees)),
  };
}

function variance({ n, sum, squares }: Sums): number {
  return Math.max(0, squares - (sum * sum) / n) / (n - 1);
}
