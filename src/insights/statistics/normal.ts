/** Standard errors either side of a figure that make an interval of 95 %. */
export const Z95 = 1.959963984540054;

/**
 * How often chance alone gives a normal deviate at least this far from 0, either way.
 * Chebyshev fit of erfc in Numerical Recipes (Press et al., 6.2), relative error below 1.2e-7 in the tail too. Looked at
 * and left: simple-statistics 7.12, whose normal distribution is a table of four digits; @stdlib, which brings forty
 * packages for this one function.
 */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const sum = ERFC.reduceRight((rest, coefficient) => coefficient + t * rest, 0);
  return Math.min(1, t * Math.exp(-x * x + sum));
}

const ERFC = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
] as const;
