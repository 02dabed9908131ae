/** Counts of a two-by-two table: with and without a feature, good and bad outcome. */
export interface TwoByTwo {
  withGood: number;
  withBad: number;
  withoutGood: number;
  withoutBad: number;
}

export function countTwoByTwo(cases: readonly (readonly [has: boolean, good: boolean])[]): TwoByTwo {
  const counts = { withGood: 0, withBad: 0, withoutGood: 0, withoutBad: 0 };
  for (const [has, good] of cases) {
    if (has) counts[good ? 'withGood' : 'withBad'] += 1;
    else counts[good ? 'withoutGood' : 'withoutBad'] += 1;
  }
  return counts;
}

/** Odds ratio with Haldane's half added, so that an empty cell has one too. */
export function oddsRatio({ withGood, withBad, withoutGood, withoutBad }: TwoByTwo): number {
  return ((withGood + 0.5) * (withoutBad + 0.5)) / ((withBad + 0.5) * (withoutGood + 0.5));
}

/** Pearson's chi-square with one degree of freedom; 6.63 is p = 0.01, 10.83 is p = 0.001. */
export function chiSquare({ withGood, withBad, withoutGood, withoutBad }: TwoByTwo): number {
  const total = withGood + withBad + withoutGood + withoutBad;
  const difference = withGood * withoutBad - withBad * withoutGood;
  const margins =
    (withGood + withBad) * (withoutGood + withoutBad) * (withGood + withoutGood) * (withBad + withoutBad);
  return margins === 0 ? 0 : (total * difference ** 2) / margins;
}

/** A coefficient of a logistic regression and its standard error, in log-odds. */
export interface Coefficient {
  readonly value: number;
  readonly error: number;
}

/** Maximum likelihood by Newton's method; the first coefficient is the intercept. */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  outcomes: readonly boolean[],
): Coefficient[] {
  const width = (rows[0]?.length ?? 0) + 1;
  let weights: number[] = Array.from({ length: width }, () => 0);
  let covariance: number[][] = [];
  for (let step = 0; step < 12; step += 1) {
    const information = Array.from({ length: width }, () => Array.from({ length: width }, () => 0));
    const gradient = Array.from({ length: width }, () => 0);
    rows.forEach((row, at) =>
      addObservation([1, ...row], outcomes[at] === true, weights, information, gradient),
    );
    covariance = invert(information);
    weights = weights.map((weight, at) => weight + dot(covariance[at] ?? [], gradient));
  }
  return weights.map((value, at) => ({ value, error: Math.sqrt(covariance[at]?.[at] ?? NaN) }));
}

function addObservation(
  row: readonly number[],
  good: boolean,
  weights: readonly number[],
  information: number[][],
  gradient: number[],
): void {
  const probability = 1 / (1 + Math.exp(-dot(row, weights)));
  const variance = probability * (1 - probability);
  row.forEach((value, at) => {
    if (value === 0) return;
    gradient[at] = (gradient[at] ?? 0) + value * (Number(good) - probability);
    const line = information[at] ?? [];
    row.forEach((other, across) => (line[across] = (line[across] ?? 0) + variance * value * other));
  });
}

/** Gauss and Jordan, with pivoting. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((line, at) => [
    ...line,
    ...Array.from({ length: size }, (_, across) => Number(at === across)),
  ]);
  for (let column = 0; column < size; column += 1) {
    const pivot = work
      .slice(column)
      .reduce((best, line) => (Math.abs(line[column] ?? 0) > Math.abs(best[column] ?? 0) ? line : best));
    const from = work.indexOf(pivot);
    const displaced = work[column];
    if (displaced === undefined || pivot[column] === 0) throw new Error('The features depend on each other');
    work[from] = displaced;
    const unit = pivot.map((value) => value / (pivot[column] ?? NaN));
    work[column] = unit;
    work.forEach((line, at) => {
      const factor = line[column] ?? 0;
      if (at !== column && factor !== 0)
        work[at] = line.map((value, across) => value - factor * (unit[across] ?? 0));
    });
  }
  return work.map((line) => line.slice(size));
}

function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
