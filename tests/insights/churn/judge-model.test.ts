import { describe, expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import type { Candidate } from '../../../src/insights/churn/candidates.ts';
import { crossValidate } from '../../../src/insights/churn/cross-validate.ts';
import type { Encoded, Feature } from '../../../src/insights/churn/features.ts';
import { findDrivers } from '../../../src/insights/churn/find-drivers.ts';
import { calibrate, calibrated, judgeModel } from '../../../src/insights/churn/judge-model.ts';
import { fitModel, predict } from '../../../src/insights/churn/model.ts';
import { measureAuc } from '../../../src/insights/statistics/auc.ts';

interface World {
  readonly encoded: readonly Encoded[];
  readonly left: Uint8Array;
  readonly rows: Uint32Array;
}

/** Accounts with normal features, of which the first three go with leaving as much as `effect` says. */
function makeWorld(
  random: Random,
  features: readonly Feature[],
  n: number,
  effect: number,
  base: number,
): World {
  const values = features.map(() => Float64Array.from({ length: n }, () => random.normal()));
  const [first, second, third] = values;
  const left = Uint8Array.from({ length: n }, (_, row) => {
    const pull = (first?.[row] ?? 0) - (second?.[row] ?? 0) + (third?.[row] ?? 0) / 2;
    return Number(random.chance(1 / (1 + Math.exp(-base - effect * pull))));
  });
  return {
    encoded: features.map((feature, at) => ({ feature, values: values[at] ?? new Float64Array() })),
    left,
    rows: Uint32Array.from({ length: n }, (_, row) => row),
  };
}

function makeFeatures(count: number): Feature[] {
  return Array.from({ length: count }, (_, at) => ({
    column: `c${at}`,
    mean: 0,
    deviation: 1,
    reads: { as: 'number', low: -9, high: 9, median: 0 },
  }));
}

function judge({ encoded, left }: World) {
  const unseen = crossValidate(encoded, left);
  return judgeModel(unseen, left, calibrate(unseen, left));
}

test('intervals of an AUC hold what the model is worth for accounts to come 93-97 % of the time', () => {
  const random = new Random(11, 'worth', 0);
  const settings = [
    [600, 6, 0.7, -1],
    [1200, 12, 0.5, -1],
    [800, 6, 0.3, -1],
    [1500, 10, 0.6, -2],
  ] as const;
  const rounds = 110;
  let held = 0;
  for (const [n, count, effect, base] of settings) {
    const features = makeFeatures(count);
    for (let round = 0; round < rounds; round += 1) {
      const known = makeWorld(random, features, n, effect, base);
      const fresh = makeWorld(random, features, 20_000, effect, base);
      const model = fitModel(known.encoded, known.left, known.rows);
      const worth = measureAuc(predict(model, fresh.encoded, fresh.rows), fresh.left)?.auc ?? 0;
      const { aucInterval } = judge(known);
      if (aucInterval && aucInterval.low <= worth && worth <= aucInterval.high) held += 1;
    }
  }
  expect(held / (rounds * settings.length)).toBeGreaterThan(0.93);
  expect(held / (rounds * settings.length)).toBeLessThan(0.97);
});

describe('where there is nothing to learn', () => {
  const features = makeFeatures(10);
  const rounds = 300;
  const random = new Random(13, 'nothing', 0);
  const verdicts = Array.from({ length: rounds }, () => judge(makeWorld(random, features, 400, 0, -1)));

  test('a signal is seen in about one of twenty rounds, never a clear one', () => {
    const seen = verdicts.filter(({ signal }) => signal !== 'none');
    expect(seen.length / rounds).toBeLessThan(0.08);
    expect(seen.filter(({ signal }) => signal === 'clear')).toEqual([]);
  });

  test('a model that is wrong more often than right is not turned round', () => {
    const worst = verdicts.reduce((one, other) => ((one.auc ?? 1) < (other.auc ?? 1) ? one : other));
    expect(worst.auc).toBeLessThan(0.45);
    expect(worst.signal).toBe('none');
    expect(worst.brier).toBeCloseTo(worst.baseBrier, 3);
  });

  test('of ten columns one is named in at most one of fifty rounds', () => {
    let named = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { encoded, left } = makeWorld(random, features, 300, 0, -1);
      const columns = encoded.map(({ feature, values }, at) => ({
        ...COLUMN,
        name: feature.column,
        kind: at % 2 === 0 ? ('number' as const) : ('text' as const),
        values: at % 2 === 0 ? [...values] : [...values].map((value) => `level ${Math.round(value)}`),
      }));
      if (findDrivers(columns, left).length > 0) named += 1;
    }
    expect(named / rounds).toBeLessThan(0.02);
  });
});

const COLUMN: Omit<Candidate, 'name'> = { sql: '', counted: null, source: 'account', emptyTells: true };

test('a model of few accounts is surer than it may be, and is corrected', () => {
  const random = new Random(17, 'few', 0);
  const features = makeFeatures(14);
  const { encoded, left } = makeWorld(random, features, 420, 0.5, -0.7);
  const unseen = crossValidate(encoded, left);
  const calibration = calibrate(unseen, left);
  expect(calibration.slope).toBeGreaterThan(0.4);
  expect(calibration.slope).toBeLessThan(0.97);
  const mean = unseen.reduce((sum, logOdds) => sum + calibrated(logOdds, calibration), 0) / left.length;
  expect(mean).toBeCloseTo(left.reduce((sum, value) => sum + value, 0) / left.length, 3);
});

test('a model has at most one feature for each ten accounts of the smaller group', () => {
  const { encoded, left, rows } = makeWorld(new Random(19, 'many', 0), makeFeatures(40), 300, 1, -1.5);
  const leavers = left.reduce((sum, value) => sum + value, 0);
  const { terms } = fitModel(encoded, left, rows);
  expect(terms).toHaveLength(Math.floor(leavers / 10));
  expect(terms.map(({ feature }) => feature.column)).toEqual(expect.arrayContaining(['c0', 'c1']));
});
