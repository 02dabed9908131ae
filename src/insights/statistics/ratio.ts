import type { Ratio } from '../../schemas/insights/affiliates.ts';
import { t95 } from './student.ts';

/** Sums over accounts, each with an upper and a lower amount: `upper` of all divided by `lower` of all is asked for. */
export interface RatioSums {
  readonly n: number;
  readonly upper: number;
  readonly lower: number;
  readonly upperSquares: number;
  readonly lowerSquares: number;
  readonly products: number;
}

/**
 * A ratio of two totals with its interval of 95 % over the accounts (Fieller 1954), which holds its promise better than
 * the linearised one where few accounts make most of the money. Null where `lower` may well be nothing.
 */
export function measureRatio(sums: RatioSums): Ratio | null {
  const { n } = sums;
  if (n < 2 || sums.lower <= 0) return null;
  const t2 = t95(n - 1) ** 2;
  const [upper, lower] = [sums.upper / n, sums.lower / n];
  const spread = (products: number, one: number, other: number) => (products / n - one * other) / (n - 1);
  const a = lower ** 2 - t2 * spread(sums.lowerSquares, lower, lower);
  const b = upper * lower - t2 * spread(sums.products, upper, lower);
  const c = upper ** 2 - t2 * spread(sums.upperSquares, upper, upper);
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  const ratio = { ratio: upper / lower, n, low: (b - root) / a, high: (b + root) / a };
  return a > 0 && Number.isFinite(ratio.low) && Number.isFinite(ratio.high) ? ratio : null;
}

/** The sums over all accounts of several groups. */
export function addRatios(groups: readonly RatioSums[]): RatioSums {
  const sum = (of: keyof RatioSums) => groups.reduce((total, group) => total + group[of], 0);
  return {
    n: sum('n'),
    upper: sum('upper'),
    lower: sum('lower'),
    upperSquares: sum('upperSquares'),
    lowerSquares: sum('lowerSquares'),
    products: sum('products'),
  };
}
