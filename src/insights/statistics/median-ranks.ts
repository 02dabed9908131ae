import { Z95 } from './normal.ts';

/**
 * Which of `n` sorted values, counted from 1, hold the true median between them with 95 % confidence, whatever the
 * distribution (order statistics, normal approximation of the binomial, to the nearest rank; Conover 1999, 3.2). Null below 6 values, where no
 * two values do.
 */
export function medianRanks(n: number): { low: number; high: number } | null {
  if (n < 6) return null;
  const reach = (Z95 * Math.sqrt(n)) / 2;
  return {
    low: Math.max(1, Math.round((n + 1) / 2 - reach)),
    high: Math.min(n, Math.round((n + 1) / 2 + reach)),
  };
}
