/** Natural logarithm of n!: the first ones as they are, then Stirling's series, within 1e-9 from 10 on. */
export function logFactorial(n: number): number {
  if (n < 10) return Math.log([1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880][n] ?? 1);
  const inverse = 1 / n;
  const series = inverse / 12 - inverse ** 3 / 360 + inverse ** 5 / 1260;
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series;
}

/** Natural logarithm of the number of ways to choose `count` of `n`. */
export function logChoices(n: number, count: number): number {
  return logFactorial(n) - logFactorial(count) - logFactorial(n - count);
}
