/** Ranks from 1 in the order of the values; equal values share the mean of their ranks. */
export function midRanks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, index) => index).sort(
    (one, other) => (values[one] ?? 0) - (values[other] ?? 0),
  );
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    const value = values[order[from] ?? 0];
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === value) to += 1;
    for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
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
