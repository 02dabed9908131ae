/** Symmetric positive definite matrices by rows, of which the lower triangle is read. */
type Matrix = readonly Float64Array[];

/** The lower triangle L with L L' = matrix (Cholesky). */
export function factor(matrix: Matrix): Matrix {
  const lower = matrix.map((line) => line.slice());
  for (const [row, line] of lower.entries()) {
    for (let column = 0; column <= row; column += 1) {
      const other = lower[column] ?? line;
      let sum = line[column] ?? 0;
      for (let at = 0; at < column; at += 1) sum -= (line[at] ?? 0) * (other[at] ?? 0);
      line[column] = row === column ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / (other[column] ?? 1);
    }
  }
  return lower;
}

/** The x with L L' x = right. */
export function solve(lower: Matrix, right: Float64Array): Float64Array {
  const x = solveLower(lower, right);
  for (let row = lower.length - 1; row >= 0; row -= 1) {
    let sum = x[row] ?? 0;
    for (let at = row + 1; at < lower.length; at += 1) sum -= (lower[at]?.[row] ?? 0) * (x[at] ?? 0);
    x[row] = sum / (lower[row]?.[row] ?? 1);
  }
  return x;
}

function solveLower(lower: Matrix, right: Float64Array): Float64Array {
  const x = right.slice();
  for (const [row, line] of lower.entries()) {
    let sum = x[row] ?? 0;
    for (let at = 0; at < row; at += 1) sum -= (line[at] ?? 0) * (x[at] ?? 0);
    x[row] = sum / (line[row] ?? 1);
  }
  return x;
}
