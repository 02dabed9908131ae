/** The middle one of several measurements by what `by` says of each; of an even number the upper of the two. */
export function middleOf<Value>(values: readonly Value[], by: (value: Value) => number): Value {
  const middle = values.toSorted((one, other) => by(one) - by(other))[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
}
