import type { Interval } from '../../schemas/insights/figures.ts';
import { Z95 } from './normal.ts';
import { midRanks } from './ranks.ts';

/** How well scores tell two groups apart. */
export interface Auc extends Interval {
  /** Of a pair with one of each group, how often the one has the higher score; 0.5 is a coin, ties count half. */
  readonly auc: number;
}

/**
 * The area under the ROC curve with its interval of 95 %: the variance of DeLong (1988) by ranks (Sun and Xu 2014), the
 * interval on the scale of log-odds, which keeps within 0-1 and holds for few cases and for areas near 1. Null where a
 * group is empty. `isCase` is 1 for the group that should score higher; `wider` stretches the interval.
 */
export function measureAuc(scores: Float64Array, isCase: Uint8Array, wider = 1): Auc | null {
  const cases = scores.filter((_, at) => isCase[at] === 1);
  const others = scores.filter((_, at) => isCase[at] !== 1);
  const [m, n] = [cases.length, others.length];
  if (m === 0 || n === 0) return null;
  const all = midRanks(scores);
  const placedCases = placements(
    all.filter((_, at) => isCase[at] === 1),
    midRanks(cases),
    n,
  );
  const placedOthers = placements(
    all.filter((_, at) => isCase[at] !== 1),
    midRanks(others),
    m,
  );
  const auc = mean(placedCases);
  const error = Math.sqrt(variance(placedCases) / m + variance(placedOthers) / n);
  return { auc, ...interval(auc, wider * error, Math.min(m, n)) };
}

/** For each score of one group the share of the other group below it. */
function placements(among: Float64Array, within: Float64Array, others: number): Float64Array {
  return among.map((rank, at) => (rank - (within[at] ?? 0)) / others);
}

function interval(auc: number, error: number, smaller: number): Interval {
  if (auc === 0 || auc === 1) {
    // Nothing overlaps: the limit of Clopper and Pearson for a share that is all of the smaller group.
    const most = 1 - 0.025 ** (1 / smaller);
    return auc === 1 ? { low: 1 - most, high: 1 } : { low: 0, high: most };
  }
  const middle = Math.log(auc / (1 - auc));
  const reach = (Z95 * error) / (auc * (1 - auc));
  return { low: 1 / (1 + Math.exp(reach - middle)), high: 1 / (1 + Math.exp(-reach - middle)) };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: Float64Array): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
