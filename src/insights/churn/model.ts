import { fitLogistic, logOddsOf } from '../statistics/logistic.ts';
import type { Encoded, Feature } from './features.ts';

/** What the model makes of an account: log-odds of leaving = intercept + sum of weight x feature. */
export interface Model {
  /** Log-odds of the average account. */
  readonly intercept: number;
  readonly terms: readonly Term[];
}

export interface Term {
  readonly feature: Feature;
  readonly weight: number;
}

/** Of the smaller group, accounts for each feature: with fewer, a model learns its accounts by heart (Peduzzi 1996). */
const ACCOUNTS_PER_FEATURE = 10;

/** Keeps a fit fast whatever the number of columns. */
const MOST_FEATURES = 60;

/**
 * A regularised logistic regression on some of the accounts. Where there are more features than accounts can carry,
 * those stay that alone go most with leaving; the choice is made on these accounts only, so that the others can hold
 * it against the truth. A `like` model, of much the same accounts, is where the search for the weights begins.
 */
export function fitModel(
  encoded: readonly Encoded[],
  left: Uint8Array,
  rows: Uint32Array,
  like: Model | null = null,
): Model {
  const isCase = Uint8Array.from(rows, (row) => left[row] ?? 0);
  const chosen = chooseFeatures(encoded, isCase, rows);
  const known = new Map(like?.terms.map(({ feature, weight }) => [feature, weight]));
  const { intercept, weights } = fitLogistic(
    chosen.map(({ values }) => values),
    isCase,
    like && {
      intercept: like.intercept,
      weights: Float64Array.from(chosen, ({ feature }) => known.get(feature) ?? 0),
    },
  );
  return { intercept, terms: chosen.map(({ feature }, at) => ({ feature, weight: weights[at] ?? 0 })) };
}

/** The log-odds of leaving for some of the accounts. */
export function predict(
  { intercept, terms }: Model,
  encoded: readonly Encoded[],
  rows: Uint32Array,
): Float64Array {
  const byFeature = new Map(encoded.map(({ feature, values }) => [feature, values]));
  const features = terms.map(({ feature }) => pick(byFeature.get(feature) ?? new Float64Array(), rows));
  const weights = Float64Array.from(terms, ({ weight }) => weight);
  return logOddsOf(features, intercept, weights, rows.length);
}

function chooseFeatures(encoded: readonly Encoded[], isCase: Uint8Array, rows: Uint32Array): Encoded[] {
  const cases = isCase.reduce((sum, value) => sum + value, 0);
  const most = Math.floor(Math.min(cases, rows.length - cases) / ACCOUNTS_PER_FEATURE);
  return encoded
    .map(({ feature, values }) => ({ feature, values: pick(values, rows) }))
    .map((each) => ({ ...each, alone: Math.abs(goesWith(each.values, isCase, cases / rows.length)) }))
    .sort((one, other) => other.alone - one.alone)
    .slice(0, Math.min(most, MOST_FEATURES));
}

function pick(values: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) picked[at] = values[rows[at] ?? 0] ?? 0;
  return picked;
}

/** How a standardised feature goes with leaving: their covariance, as a sum. */
function goesWith(values: Float64Array, isCase: Uint8Array, share: number): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += (values[at] ?? 0) * ((isCase[at] ?? 0) - share);
  return sum;
}
