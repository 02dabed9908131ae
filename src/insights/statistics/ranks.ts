/** Ranks from 1 in the order of the values; equal values share the mean of their ranks. */
export function midRanks(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  return values.map((value) => (countBelow(sorted, value, false) + countBelow(sorted, value, true) + 1) / 2);
}

/** How many of some ascending numbers are below this one, or no higher. */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = sorted[middle] ?? 0;
    if (at < value || (orEqual && at === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Spearman's rank correlation, -1 to 1; 0 where one of the two does not vary. */
export function rankCorrelation(one: Float64Array, other: Float64Array): number {
  const [first, second] = [midRanks(one), midRanks(other)];
  const middle = (one.length + 1) / 2;
  let [both, squares, otherSquares] = [0, 0, 0];
  for (let at = 0; at < first.length; at += 1) {
    const [x, y] = [(first[at] ?? 0) - middle, (second[at] ?? 0) - middle];
    both += x * y;
    squares += x * x;
    otherSquares += y * y;
  }
  return squares === 0 || otherSquares === 0 ? 0 : both / Math.sqrt(squares * otherSquares);
}
