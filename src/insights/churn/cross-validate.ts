import type { Encoded } from './features.ts';
import { fitModel, predict, type Model } from './model.ts';

const FOLDS = 5;

/**
 * For every account the log-odds of leaving, by a model that has not seen it: five parts with the same share of
 * leavers, each judged by a model of the other four. The parts follow from the order of the accounts, which is that of
 * a digest of their ids: the same each time, and everywhere.
 */
export function crossValidate(encoded: readonly Encoded[], left: Uint8Array): Float64Array {
  const folds = foldsOf(left);
  const unseenLogOdds = new Float64Array(left.length);
  let model: Model | null = null;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const known = rowsWhere(folds, (other) => other !== fold);
    const unseen = rowsWhere(folds, (other) => other === fold);
    model = fitModel(encoded, left, known, model);
    predict(model, encoded, unseen).forEach((logOdds, at) => {
      unseenLogOdds[unseen[at] ?? 0] = logOdds;
    });
  }
  return unseenLogOdds;
}

function foldsOf(left: Uint8Array): Uint8Array {
  const met = [0, 0];
  return left.map((group) => {
    const place = met[group] ?? 0;
    met[group] = place + 1;
    return place % FOLDS;
  });
}

function rowsWhere(folds: Uint8Array, holds: (fold: number) => boolean): Uint32Array {
  const rows: number[] = [];
  folds.forEach((fold, row) => {
    if (holds(fold)) rows.push(row);
  });
  return Uint32Array.from(rows);
}
