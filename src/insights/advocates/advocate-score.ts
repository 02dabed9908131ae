import type { AdvocateInput, AdvocateWeights } from '../../schemas/program.ts';

/** Every input scaled to 0-100, more is better; null where the data has none, or none that is fresh. */
export type AdvocateInputs = Readonly<Record<AdvocateInput, number | null>>;

export interface ScoreSettings {
  readonly weights: AdvocateWeights;
  readonly minimumCoverage: number;
  /** Of all customers whose usage is known; null where nobody's is. */
  readonly medianUsage: number | null;
}

export interface AdvocateScore {
  /** 0-100, or null below the minimum coverage. */
  readonly score: number | null;
  /** Share of the weights whose inputs are there, 0-1. */
  readonly coverage: number;
  /** Points of the score that come from each input, and the most that could. */
  readonly points: Readonly<Record<AdvocateInput, { readonly won: number; readonly of: number }>>;
}

/** What somebody says is only worth as much as the use that stands behind it. */
export const ANSWERS: readonly AdvocateInput[] = ['nps', 'csat'];

/** Of an answer's weight: without any use, and where the use is not known. */
export const LEAST_TRUST = 0.25;
export const UNKNOWN_TRUST = 0.5;

/** Answers up to here (NPS 6, CSAT 3) are complaints. */
export const LAST_COMPLAINT = 60;

/**
 * Weighted mean of the inputs that are there, 0-100, with the weights re-based over them, as vendors of customer
 * success software compute health (Gainsight, Catalyst). Natero's published example: health 83 (7), expansion 71 (5),
 * usage 78 (8), tickets 54 (3) make 75.
 *
 * `coverage` is the share of the weights whose inputs are there; below `minimumCoverage` the score is null, because
 * a mean over next to nothing looks as sure as one over everything. The same as SQL, for all accounts at once, is
 * `rankCustomers`.
 */
export function advocateScore(inputs: AdvocateInputs, settings: ScoreSettings): AdvocateScore {
  const { weights, minimumCoverage, medianUsage } = settings;
  const names = Object.keys(weights) as AdvocateInput[];
  const counted = names.map((input) => {
    const value = inputs[input];
    const trust = ANSWERS.includes(input) ? trustIn(value, inputs.usage, medianUsage) : 1;
    return { input, value: value ?? 0, weight: value === null ? 0 : weights[input] * trust };
  });
  const total = sumOf(names.map((input) => weights[input]));
  const present = sumOf(names.map((input) => (inputs[input] === null ? 0 : weights[input])));
  const weight = sumOf(counted.map((one) => one.weight));
  const coverage = total === 0 ? 0 : present / total;
  const points = counted.map((one) => {
    const of = weight === 0 ? 0 : (100 * one.weight) / weight;
    return [one.input, { won: (of * one.value) / 100, of }];
  });
  return {
    score:
      weight === 0 || coverage < minimumCoverage
        ? null
        : sumOf(counted.map((one) => one.weight * one.value)) / weight,
    coverage,
    points: Object.fromEntries(points) as AdvocateScore['points'],
  };
}

/**
 * How much of an answer's weight counts, 0-1. A good answer counts in full from whoever uses the product at least as
 * much as the median customer, and fades to a quarter for whoever does not use it: of two equally happy customers the heavier
 * user stays longer and refers more. Half where the use is not known. A complaint always counts in full.
 */
function trustIn(answer: number | null, usage: number | null, medianUsage: number | null): number {
  if (answer === null || answer <= LAST_COMPLAINT) return 1;
  if (usage === null || medianUsage === null) return UNKNOWN_TRUST;
  if (usage <= 0) return LEAST_TRUST;
  return usage >= medianUsage ? 1 : LEAST_TRUST + (1 - LEAST_TRUST) * (usage / medianUsage);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
