/**
 * p-values corrected for how many there are, in the order given (Holm 1979): declared below 0.05, the chance that any
 * of them is a false alarm stays below 0.05, however the tests hang together.
 */
export function correctForMany(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 1) - (values[b] ?? 1));
  const corrected = new Array<number>(values.length).fill(1);
  let highest = 0;
  for (const [rank, index] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (values[index] ?? 1) * (values.length - rank)));
    corrected[index] = highest;
  }
  return corrected;
}
