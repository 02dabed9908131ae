import { factor, solve } from './cholesky.ts';

/** A logistic regression: log-odds = intercept + sum of weight x feature. */
export interface Logistic {
  readonly intercept: number;
  readonly weights: Float64Array;
}

/** Of the weights, as if each were drawn from a normal distribution of variance 1: what scikit-learn calls C = 1. */
const RIDGE = 1;

const MOST_STEPS = 50;

/** Accounts taken at a time, so that all their features stay in the processor's cache. */
const BLOCK = 1024;

/** Columns whose sums are built together. */
const AT_ONCE = 4;

/** The next step would be the square of it. */
const SMALL_STEP = 1e-6;
const MOST_HALVINGS = 20;

/**
 * The most likely weights with an L2 penalty, the intercept left free, by Newton's method (iteratively reweighted least
 * squares), each step halved until it helps: it ends for outcomes that a feature separates, too. Features come by
 * column and should be standardised, for the penalty treats all alike. The method of Hastie, Tibshirani and Friedman,
 * The Elements of Statistical Learning, 4.4; figures of scikit-learn stand in its test. There is one set of weights that is
 * most likely, and it is found from anywhere: a good guess only spares steps.
 *
 * Packages were held against it on the Telco data (learned from 5,634 accounts with 30 features, judged on 1,409 others;
 * this one: AUC 0.847 in 0.4 s) and left:
 * - ml-logistic-regression 2.0 goes downhill in steps of a fixed size, has no intercept and no penalty. As it comes it
 *   would take a quarter of an hour (0.785 after 300 of 50,000 steps); with a column of ones and tuned steps 0.846 in 56 s.
 * - ml-random-forest 2.1: ten trees take 190 s and reach 0.755; its probabilities are counts of votes.
 * - Boosted trees (scikit-learn's, for comparison) reach 0.839 on the classic columns, where this reaches 0.845, and 0.908
 *   on the extended ones, where this reaches 0.901: not worth a model that cannot say why.
 */
export function fitLogistic(
  features: readonly Float64Array[],
  isCase: Uint8Array,
  guess: Logistic | null = null,
): Logistic {
  let weights = Float64Array.of(guess?.intercept ?? 0, ...(guess?.weights ?? features.map(() => 0)));
  let loss = lossOf(features, isCase, weights);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, lower } = newtonTerms(features, isCase, weights);
    const move = solve(lower, gradient);
    const next = advance(features, isCase, weights, move, loss);
    if (next === null) break;
    ({ weights, loss } = next);
    if (move.every((by) => Math.abs(by) < SMALL_STEP)) break;
  }
  return { intercept: weights[0] ?? 0, weights: weights.slice(1) };
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** The log-odds of each of `n` cases. */
export function logOddsOf(
  features: readonly Float64Array[],
  intercept: number,
  weights: Float64Array,
  n: number,
): Float64Array {
  const sums = new Float64Array(n).fill(intercept);
  for (const [at, feature] of features.entries()) {
    const weight = weights[at] ?? 0;
    for (let row = 0; row < n; row += 1) sums[row] = (sums[row] ?? 0) + weight * (feature[row] ?? 0);
  }
  return sums;
}

function predict(features: readonly Float64Array[], isCase: Uint8Array, weights: Float64Array): Float64Array {
  return logOddsOf(features, weights[0] ?? 0, weights.subarray(1), isCase.length);
}

/** The way that Newton's method proposes, or the half of it, or a quarter...; null where no part of it helps. */
function advance(
  features: readonly Float64Array[],
  isCase: Uint8Array,
  weights: Float64Array,
  move: Float64Array,
  before: number,
): { weights: Float64Array<ArrayBuffer>; loss: number } | null {
  for (let halving = 0, part = 1; halving <= MOST_HALVINGS; halving += 1, part /= 2) {
    const tried = weights.map((weight, at) => weight + part * (move[at] ?? 0));
    const loss = lossOf(features, isCase, tried);
    if (loss <= before) return { weights: tried, loss };
  }
  return null;
}

/** Minus the log-likelihood, with the penalty. */
function lossOf(features: readonly Float64Array[], isCase: Uint8Array, weights: Float64Array): number {
  let loss = 0;
  predict(features, isCase, weights).forEach((logOdds, row) => {
    const wrong = isCase[row] === 1 ? -logOdds : logOdds;
    loss += Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong)));
  });
  for (let at = 1; at < weights.length; at += 1) loss += (RIDGE * (weights[at] ?? 0) ** 2) / 2;
  return loss;
}

/** The gradient, and the triangle of the information matrix, factored. */
function newtonTerms(features: readonly Float64Array[], isCase: Uint8Array, weights: Float64Array) {
  const n = isCase.length;
  const [missed, spread] = [new Float64Array(n), new Float64Array(n)];
  predict(features, isCase, weights).forEach((logOdds, row) => {
    const probability = probabilityOf(logOdds);
    missed[row] = (isCase[row] ?? 0) - probability;
    spread[row] = Math.max(1e-12, probability * (1 - probability));
  });
  const columns = [new Float64Array(n).fill(1), ...features];
  const gradient = Float64Array.from(columns, (column, at) => {
    const penalty = at === 0 ? 0 : RIDGE * (weights[at] ?? 0);
    return dot(column, missed, 0, n) - penalty;
  });
  return { gradient, lower: factor(information(columns, spread)) };
}

function information(columns: readonly Float64Array[], spread: Float64Array): Float64Array[] {
  const lines = columns.map((_, row) => {
    const line = new Float64Array(columns.length);
    if (row > 0) line[row] = RIDGE;
    return line;
  });
  const weighted = new Float64Array(spread.length);
  for (let from = 0; from < spread.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, spread.length);
    for (const [row, line] of lines.entries()) {
      const column = columns[row] ?? spread;
      for (let at = from; at < to; at += 1) weighted[at] = (column[at] ?? 0) * (spread[at] ?? 0);
      for (let across = 0; across <= row; across += AT_ONCE)
        addDots(line, weighted, columns, across, from, to);
    }
  }
  return lines;
}

/**
 * Adds to four places of a line the products of `weighted` with the columns of these places: a sum alone would wait for
 * each addition before the next. What comes to stand behind the diagonal is read by nobody.
 */
function addDots(
  line: Float64Array,
  weighted: Float64Array,
  columns: readonly Float64Array[],
  across: number,
  from: number,
  to: number,
): void {
  const first = columns[across] ?? weighted;
  const second = columns[across + 1] ?? first;
  const third = columns[across + 2] ?? first;
  const fourth = columns[across + 3] ?? first;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = from; at < to; at += 1) {
    const by = weighted[at] ?? 0;
    a += by * (first[at] ?? 0);
    b += by * (second[at] ?? 0);
    c += by * (third[at] ?? 0);
    d += by * (fourth[at] ?? 0);
  }
  for (const [place, sum] of [a, b, c, d].entries())
    if (across + place < line.length) line[across + place] = (line[across + place] ?? 0) + sum;
}

function dot(one: Float64Array, other: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
