import { expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import { compareMedians } from '../../../src/insights/statistics/compare-medians.ts';
import { compareShares } from '../../../src/insights/statistics/compare-shares.ts';
import { matchOthers, type Stratum } from '../../../src/insights/statistics/match-others.ts';
import { medianRanks } from '../../../src/insights/statistics/median-ranks.ts';
import type { Median } from '../../../src/schemas/insights/figures.ts';

function medianOf(values: number[]): Median {
  const sorted = values.toSorted((a, b) => a - b);
  const { length: n } = sorted;
  const at = (rank: number) => sorted[rank - 1] ?? NaN;
  const ranks = medianRanks(n) ?? { low: 1, high: n };
  const median = (at(Math.floor((n + 1) / 2)) + at(Math.ceil((n + 1) / 2))) / 2;
  return { median, n, low: at(ranks.low), high: at(ranks.high) };
}

test.each([
  [40, 1, 40, 0],
  [90, 1.5, 300, 1],
  [30, 0, 400, 0.4],
  [23, 0.5, 150, 0],
])(
  'of %i accounts at %d against %i at %d: the difference of medians lies in its interval 93-97 times of 100',
  (n, mean, m, other) => {
    const random = new Random(n + m, 'medians', 0);
    const rounds = 3000;
    const truth = Math.exp(mean) - Math.exp(other);
    const draw = (size: number, of: number) =>
      medianOf(Array.from({ length: size }, () => Math.exp(random.normal(of, 1))));
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { low, high } = compareMedians(draw(n, mean), draw(m, other));
      if (low <= truth && truth <= high) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.93);
    expect(held / rounds).toBeLessThan(0.97);
  },
);

const stratum = (
  among: readonly [number, number],
  others: readonly [number, number],
  open = false,
  usual = true,
): Stratum => ({
  among: { count: among[0], n: among[1] },
  others: { count: others[0], n: others[1] },
  open,
  usual,
});

test('the others are spread over the strata as the accounts are', () => {
  // 3 in 4 of the accounts lie where half of the others do well, 1 in 4 where nine in ten do: 0.75 x 0.5 + 0.25 x 0.9.
  const { among, others } = matchOthers([stratum([50, 75], [50, 100]), stratum([24, 25], [900, 1000])]);
  expect(among).toEqual({ count: 74, n: 100 });
  expect(others.count / others.n).toBeCloseTo(0.6, 12);
  // As sure as a share of 0.6 over n accounts: 0.24 / (0.75^2 x 0.25 / 100 + 0.25^2 x 0.09 / 1000).
  expect(others.n).toBeCloseTo(0.24 / ((0.5625 * 0.25) / 100 + (0.0625 * 0.09) / 1000), 9);
});

test('accounts of an open stratum are held against all others', () => {
  const { among, others } = matchOthers([stratum([10, 20], [0, 0], true), stratum([0, 0], [80, 100])]);
  expect(among).toEqual({ count: 10, n: 20 });
  expect(others).toEqual({ count: 80, n: 100 });
});

test('those that are not usual are not among them', () => {
  const { others } = matchOthers([
    stratum([10, 20], [30, 50], true),
    stratum([0, 0], [80, 100]),
    stratum([0, 0], [500, 500], false, false),
  ]);
  expect(others.count / others.n).toBeCloseTo(110 / 150, 12);
});

test('accounts that nobody is like are left out on both sides', () => {
  const { among, others } = matchOthers([stratum([10, 20], [0, 0]), stratum([15, 20], [80, 100])]);
  expect(among).toEqual({ count: 15, n: 20 });
  expect(others).toEqual({ count: 80, n: 100 });
  expect(matchOthers([stratum([10, 20], [0, 0])])).toEqual({
    among: { count: 0, n: 0 },
    others: { count: 0, n: 0 },
  });
});

test('where all others do well they count as many as they are', () => {
  const { others } = matchOthers([stratum([10, 20], [40, 40])]);
  expect(others).toEqual({ count: 40, n: 40 });
});

test('the interval of a matched difference holds the truth 93-97 times of 100', () => {
  const random = new Random(5, 'matched', 0);
  const draw = (n: number, chance: number) => {
    let count = 0;
    for (let each = 0; each < n; each += 1) if (random.chance(chance)) count += 1;
    return [count, n] as const;
  };
  const rounds = 3000;
  let held = 0;
  for (let round = 0; round < rounds; round += 1) {
    const groups = matchOthers([
      stratum(draw(60, 0.7), draw(80, 0.6)),
      stratum(draw(30, 0.95), draw(200, 0.85)),
      stratum(draw(20, 0.5), draw(120, 0.4), true),
    ]);
    // The open ones against all others as they are spread: (80 x 0.6 + 200 x 0.85 + 120 x 0.4) / 400.
    const expected = (60 * 0.6 + 30 * 0.85 + 20 * ((80 * 0.6 + 200 * 0.85 + 120 * 0.4) / 400)) / 110;
    const truth = (60 * 0.7 + 30 * 0.95 + 20 * 0.5) / 110 - expected;
    const [comparison] = compareShares([groups]);
    if (comparison && comparison.difference.low <= truth && truth <= comparison.difference.high) held += 1;
  }
  expect(held / rounds).toBeGreaterThan(0.93);
  expect(held / rounds).toBeLessThan(0.97);
});
