import type { Interval } from '../../schemas/insights/figures.ts';
import { t95 } from './student.ts';

/**
 * Interval of 95 % of a mean (Student's t). `variance` is that of the sample, over n - 1. For few and very uneven values
 * it is too narrow, as every interval is that knows only mean and variance. Null below 2 values, which do not spread.
 */
export function meanInterval(mean: number, variance: number, n: number): Interval | null {
  if (n < 2) return null;
  const reach = t95(n - 1) * Math.sqrt(variance / n);
  return { low: mean - reach, high: mean + reach };
}
