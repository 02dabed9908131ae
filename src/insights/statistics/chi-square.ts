import { twoSidedP } from './normal.ts';

/**
 * How often chance alone gives at least this chi-square with so many degrees of freedom: exact for one, else by the cube
 * root, which is nearly normal (Wilson and Hilferty 1931): off by a tenth of its value at most where p is above 1e-6.
 */
export function chiSquareP(value: number, freedom: number): number {
  if (freedom < 1 || value <= 0) return 1;
  if (freedom === 1) return twoSidedP(Math.sqrt(value));
  const spread = 2 / (9 * freedom);
  const z = (Math.cbrt(value / freedom) - (1 - spread)) / Math.sqrt(spread);
  return z > 0 ? twoSidedP(z) / 2 : 1 - twoSidedP(z) / 2;
}
