import type { Mean } from '../../schemas/insights/affiliates.ts';
import type { Sums } from './compare-means.ts';
import { t95 } from './student.ts';

/** Sums that tell the skew of some amounts, too. */
export interface SkewedSums extends Sums {
  readonly cubes: number;
}

/**
 * A mean of amounts of money, most of which are small and few are large, with its interval of 95 %: Student's, bent by the
 * skew of the amounts (Hall 1992), without which it holds the truth too rarely where there are few. Null below 3 amounts.
 */
export function measureSkewedMean({ n, sum, squares, cubes }: SkewedSums): Mean | null {
  if (n < 3) return null;
  const mean = sum / n;
  const second = Math.max(0, squares / n - mean ** 2);
  const third = cubes / n - (3 * mean * squares) / n + 2 * mean ** 3;
  const error = Math.sqrt(second / (n - 1));
  if (!(error > 0)) return { mean, n, low: mean, high: mean };
  const skew = ((third / second ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2) / Math.sqrt(n);
  const t = t95(n - 1);
  return { mean, n, low: mean - error * bend(t, skew), high: mean - error * bend(-t, skew) };
}

/** The deviate of the skewed mean that is as unlikely as `t` of a straight one; `skew` is that of the mean. */
function bend(t: number, skew: number): number {
  if (Math.abs(skew) < 1e-6) return t;
  return (3 / skew) * (Math.cbrt(1 + skew * (t - skew / 6)) - 1);
}
