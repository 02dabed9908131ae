import type { AdvocateWeights } from '../schemas/program.ts';

export type AdvocateInput = keyof AdvocateWeights;

/** Every input scaled to 0-100, more is better; null where the data has none. */
export type AdvocateInputs = Readonly<Record<AdvocateInput, number | null>>;

/**
 * Weighted mean of the inputs that are there, 0-100, with the weights re-based over them, as vendors of customer
 * success software compute health (Gainsight, Catalyst). Natero's published example: health 83 (7), expansion 71 (5),
 * usage 78 (8), tickets 54 (3) make 75.
 *
 * `coverage` is the share of the weights whose inputs are there; below `minimumCoverage` the score is null, because
 * a mean over next to nothing looks as sure as one over everything.
 */
export function advocateScore(
  inputs: AdvocateInputs,
  weights: AdvocateWeights,
  minimumCoverage: number,
): { score: number | null; coverage: number } {
  let total = 0;
  let present = 0;
  let sum = 0;
  for (const input of Object.keys(weights) as AdvocateInput[]) {
    const value = inputs[input];
    total += weights[input];
    if (value === null) continue;
    present += weights[input];
    sum += weights[input] * value;
  }
  const coverage = total === 0 ? 0 : present / total;
  return { score: present === 0 || coverage < minimumCoverage ? null : sum / present, coverage };
}
