import { expect, test } from 'vitest';
import {
  stratifiedDifference,
  stratifiedZ,
  type Stratum,
} from '../../../src/insights/statistics/stratified.ts';

/**
 * Admissions to six departments of Berkeley in 1973 (Bickel, Hammel and O'Connell 1975, as in R's UCBAdmissions): men
 * admitted and rejected, women admitted and rejected.
 */
const ADMISSIONS: readonly (readonly [number, number, number, number])[] = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
];

const strata = ADMISSIONS.map(([goodAmong, badAmong, goodOther, badOther]): Stratum => ({
  n: goodAmong + badAmong + goodOther + badOther,
  good: goodAmong + goodOther,
  among: goodAmong + badAmong,
  goodAmong,
}));

test('what differs between the strata alone is no difference: admissions to Berkeley', () => {
  // mantelhaen.test(UCBAdmissions, correct = FALSE) of R 4.2 gives 1.5246 for the square.
  expect(stratifiedZ(strata) ** 2).toBeCloseTo(1.5246, 4);
  const [whole] = [strata.reduce(add)];
  expect(stratifiedZ([whole])).toBeGreaterThan(9);
});

test('the weighted difference is that within the strata', () => {
  // Summed by hand from Greenland and Robins 1985, formula for the risk difference.
  expect(stratifiedDifference(strata)).toBeCloseTo(-0.018425, 6);
  expect(stratifiedDifference([strata.reduce(add)])).toBeCloseTo(1198 / 2691 - 557 / 1835, 6);
});

test('where there is nothing to compare there is no difference', () => {
  const everybody = { n: 10, good: 7, among: 10, goodAmong: 7 };
  const nobody = { n: 10, good: 7, among: 0, goodAmong: 0 };
  const alike = { n: 10, good: 10, among: 5, goodAmong: 5 };
  for (const nothing of [[], [everybody], [nobody], [alike], [{ n: 1, good: 1, among: 1, goodAmong: 1 }]]) {
    expect(stratifiedZ(nothing)).toBe(0);
    expect(stratifiedDifference(nothing)).toBe(0);
  }
});

function add(one: Stratum, other: Stratum): Stratum {
  return {
    n: one.n + other.n,
    good: one.good + other.good,
    among: one.among + other.among,
    goodAmong: one.goodAmong + other.goodAmong,
  };
}
