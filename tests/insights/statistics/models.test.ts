import { describe, expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import { measureAuc } from '../../../src/insights/statistics/auc.ts';
import { chiSquareP } from '../../../src/insights/statistics/chi-square.ts';
import { fitLogistic, logOddsOf } from '../../../src/insights/statistics/logistic.ts';
import { midRanks, rankCorrelation } from '../../../src/insights/statistics/ranks.ts';
import reference from './reference.json' with { type: 'json' };

/** The cases of which reference.json holds other programs' figures: made by a formula, the same in any language. */
function referenceCases() {
  let state = 2026;
  const next = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const features = Array.from({ length: 4 }, () => new Float64Array(240));
  const isCase = Uint8Array.from({ length: 240 }, (_, row) => {
    const [a, b, c, u] = [next(), next(), next(), next()];
    const x = [2 * a - 1, 2 * b - 1, c < 0.3 ? 1 : 0, (2 * a - 1) * 0.8 + (2 * b - 1) * 0.2] as const;
    x.forEach((value, at) => features[at]?.fill(value, row, row + 1));
    return Number(u < 1 / (1 + Math.exp(-(1.5 * x[0] - x[1] + 0.8 * x[2] - 0.5))));
  });
  const rounded = (at: number, parts: number) =>
    (features[at] ?? new Float64Array()).map((value) => roundHalfToEven(value * parts) / parts);
  return { features, isCase, quarters: rounded(0, 4), halves: rounded(1, 2) };
}

function roundHalfToEven(value: number): number {
  const down = Math.floor(value);
  return value - down === 0.5 ? 2 * Math.round(down / 2) : Math.round(value);
}

describe('against scikit-learn and scipy', () => {
  const { features, isCase, quarters, halves } = referenceCases();

  test('the cases are theirs', () => {
    expect(isCase.reduce((sum, value) => sum + value, 0)).toBe(reference.cases);
  });

  test('a logistic regression has the weights of scikit-learn', () => {
    const { intercept, weights } = fitLogistic(features, isCase);
    expect(intercept).toBeCloseTo(reference.logistic.intercept, 5);
    for (const [at, weight] of reference.logistic.weights.entries())
      expect(weights[at]).toBeCloseTo(weight, 5);
  });

  test('an AUC with ties has its value, and the interval of DeLong', () => {
    const measured = measureAuc(quarters, isCase);
    expect(measured?.auc).toBeCloseTo(reference.auc.value, 12);
    expect(measured?.low).toBeCloseTo(reference.auc.low, 9);
    expect(measured?.high).toBeCloseTo(reference.auc.high, 9);
  });

  test('a rank correlation with ties is that of scipy', () => {
    expect(rankCorrelation(quarters, halves)).toBeCloseTo(reference.spearman.value, 12);
  });

  test.each(reference.chi_square as [number, number, number][])(
    'a chi-square of %d with %i degrees of freedom has its p',
    (value, freedom, p) => {
      expect(Math.abs(chiSquareP(value, freedom) / p - 1)).toBeLessThan(0.13);
    },
  );
});

test('equal values share the mean of their ranks', () => {
  expect([...midRanks(Float64Array.from([3, 1, 3, 2, 3]))]).toEqual([4, 1, 4, 2, 4]);
});

test('what does not vary goes with nothing', () => {
  expect(rankCorrelation(Float64Array.from([1, 1, 1]), Float64Array.from([1, 2, 3]))).toBe(0);
});

describe('a logistic regression', () => {
  test('ends where a feature separates the cases, and puts them on the right side', () => {
    const feature = Float64Array.from({ length: 200 }, (_, row) => (row < 100 ? -1 : 1));
    const isCase = Uint8Array.from({ length: 200 }, (_, row) => Number(row >= 100));
    const { intercept, weights } = fitLogistic([feature], isCase);
    expect(Number.isFinite(weights[0])).toBe(true);
    expect(weights[0]).toBeGreaterThan(3);
    const logOdds = logOddsOf([feature], intercept, weights, 200);
    expect(measureAuc(logOdds, isCase)?.auc).toBe(1);
  });

  test('of no features is the share of the cases', () => {
    const { intercept } = fitLogistic(
      [],
      Uint8Array.from({ length: 100 }, (_, row) => Number(row < 20)),
    );
    expect(1 / (1 + Math.exp(-intercept))).toBeCloseTo(0.2, 9);
  });

  test('gives two features that say the same the same weight', () => {
    const random = new Random(1, 'twins', 0);
    const feature = Float64Array.from({ length: 400 }, () => random.normal());
    const isCase = feature.map((value) => Number(random.chance(1 / (1 + Math.exp(-value)))));
    const { weights } = fitLogistic([feature, feature.slice()], Uint8Array.from(isCase));
    expect(weights[0]).toBeCloseTo(weights[1] ?? 0, 6);
    expect(weights[0]).toBeGreaterThan(0.2);
  });
});

describe('an AUC', () => {
  test('of scores that are all the same is a half and no more', () => {
    const isCase = Uint8Array.from([1, 0, 1, 0, 0, 1]);
    expect(measureAuc(new Float64Array(6), isCase)).toEqual({ auc: 0.5, low: 0.5, high: 0.5 });
  });

  test('is not known where a group is empty', () => {
    expect(measureAuc(new Float64Array(3), new Uint8Array(3))).toBeNull();
    expect(measureAuc(new Float64Array(), new Uint8Array())).toBeNull();
  });

  test('of a perfect order is no certainty: with ten cases it may be 0.69', () => {
    const scores = Float64Array.from({ length: 100 }, (_, row) => row);
    const measured = measureAuc(
      scores,
      Uint8Array.from(scores, (row) => Number(row >= 90)),
    );
    expect(measured).toMatchObject({ auc: 1, high: 1 });
    expect(measured?.low).toBeCloseTo(0.6915, 4);
  });

  /** Two normal distributions so far apart that the AUC is the given one: z is the normal quantile of it. */
  test.each([
    [0.5, 0, 60, 200],
    [0.8, 0.8416212335729143, 60, 200],
    [0.9, 1.2815515655446004, 50, 50],
    [0.7, 0.5244005127080407, 300, 900],
  ])('truly %d has intervals of 95 % that hold it 93-97 % of the time', (truth, z, cases, others) => {
    const random = new Random(3, 'auc', cases);
    const isCase = Uint8Array.from({ length: cases + others }, (_, row) => Number(row < cases));
    const runs = 1500;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const scores = Float64Array.from(isCase, (value) => random.normal(value * z * Math.SQRT2));
      const measured = measureAuc(scores, isCase);
      if (measured && measured.low <= truth && truth <= measured.high) held += 1;
    }
    expect(held / runs).toBeGreaterThan(0.93);
    expect(held / runs).toBeLessThan(0.97);
  });
});
