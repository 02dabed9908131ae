import type { Churn } from '../../schemas/insights/churn.ts';
import { measureAuc } from '../statistics/auc.ts';
import { fitLogistic, probabilityOf } from '../statistics/logistic.ts';
import { measureShare } from '../statistics/share.ts';

/** Groups of accounts by probability, and the share of them with the highest. */
const TENTHS = 10;

/** From here on single accounts may be named; below, the ranking is hardly better than a coin. */
const CLEAR_AUC = 0.7;
const SURELY_ABOVE = 0.6;

/**
 * DeLong's interval takes scores for given. Those of a cross-validation come from models that share accounts, and vary
 * by 1.05-1.25 times as much (1.4 times where there is nothing to learn); a fifth wider, intervals of 95 % hold the truth
 * in 94-96 % of simulations.
 */
const WIDER = 1.2;

export type Judgement = Pick<
  Churn,
  'signal' | 'auc' | 'aucInterval' | 'brier' | 'baseBrier' | 'calibration' | 'liftAt10'
>;

/** How good the log-odds are that models gave to accounts which they had not seen. */
export function judgeModel(unseen: Float64Array, left: Uint8Array, calibration: Calibration): Judgement {
  const measured = measureAuc(unseen, left, WIDER);
  const probabilities = unseen.map((logOdds) => calibrated(logOdds, calibration));
  const base = left.reduce((sum, value) => sum + value, 0) / left.length;
  const groups = divide(probabilities, left);
  const top = groups.at(-1);
  return {
    signal: measured === null ? 'none' : signalOf(measured.auc, measured.low),
    auc: measured?.auc ?? null,
    aucInterval: measured && { low: measured.low, high: measured.high },
    brier: probabilities.reduce((sum, p, at) => sum + (p - (left[at] ?? 0)) ** 2, 0) / left.length,
    baseBrier: base * (1 - base),
    calibration: groups,
    liftAt10: top && base > 0 ? { ...top.observed, lift: top.observed.share / base } : null,
  };
}

function signalOf(auc: number, low: number): Churn['signal'] {
  if (low <= 0.5) return 'none';
  return auc >= CLEAR_AUC && low >= SURELY_ABOVE ? 'clear' : 'weak';
}

function divide(probabilities: Float64Array, left: Uint8Array): Churn['calibration'] {
  const order = [...probabilities.keys()].sort(
    (one, other) => (probabilities[one] ?? 0) - (probabilities[other] ?? 0),
  );
  return Array.from({ length: TENTHS }, (_, tenth) => {
    const rows = order.slice(
      Math.round((tenth * order.length) / TENTHS),
      Math.round(((tenth + 1) * order.length) / TENTHS),
    );
    const predicted = rows.reduce((sum, row) => sum + (probabilities[row] ?? 0), 0) / rows.length;
    return { predicted, observed: measureShare(rows.filter((row) => left[row] === 1).length, rows.length) };
  });
}

/** A change of log-odds after which probabilities mean what they say. */
export interface Calibration {
  readonly shift: number;
  readonly slope: number;
}

/**
 * A model is surer of itself than of accounts that it has not seen, the more so the fewer it learned from. How much
 * surer is read from those that it had not seen (Cox 1958: the logistic regression of what happened on the log-odds).
 */
export function calibrate(unseen: Float64Array, left: Uint8Array): Calibration {
  const { intercept, weights } = fitLogistic([unseen], left);
  const slope = weights[0] ?? 0;
  // A model that is wrong more often than right knows nothing; turned round it would still know nothing.
  return slope > 0 ? { shift: intercept, slope } : { shift: fitLogistic([], left).intercept, slope: 0 };
}

export function calibrated(logOdds: number, { shift, slope }: Calibration): number {
  return probabilityOf(shift + slope * logOdds);
}
