import { describe, expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import { compareShares } from '../../../src/insights/statistics/compare-shares.ts';
import { correctForMany } from '../../../src/insights/statistics/correct-for-many.ts';
import { medianRanks } from '../../../src/insights/statistics/median-ranks.ts';
import { twoSidedP } from '../../../src/insights/statistics/normal.ts';
import { measureRate } from '../../../src/insights/statistics/rate.ts';
import { measureShare } from '../../../src/insights/statistics/share.ts';

test.each([
  [0, 1],
  [1.959963984540054, 0.05],
  [-2.5758293035489004, 0.01],
  [5, 5.733031437583878e-7],
  [8, 1.244192114854348e-15],
])('a normal deviate of %d has a p of %d', (z, p) => {
  expect(Math.abs(twoSidedP(z) / p - 1)).toBeLessThan(1e-6);
});

test('a share has the interval that Newcombe printed for it', () => {
  // Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3: 81/263, 15/148, 0/20, 1/29.
  const printed: [number, number, number, number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [count, n, low, high] of printed) {
    const share = measureShare(count, n);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  }
});

test('of no accounts a share could be anything', () => {
  expect(measureShare(0, 0)).toEqual({ share: 0, n: 0, low: 0, high: 1 });
});

test('a difference has the interval that Newcombe printed for it', () => {
  // Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10: 56/70 - 48/80 and 9/10 - 3/10.
  const [first, second] = compareShares(
    [
      { among: { count: 56, n: 70 }, others: { count: 48, n: 80 } },
      { among: { count: 9, n: 10 }, others: { count: 3, n: 10 } },
    ],
    10,
  );
  expect(first?.difference.low).toBeCloseTo(0.0524, 4);
  expect(first?.difference.high).toBeCloseTo(0.3339, 4);
  expect(second?.difference.low).toBeCloseTo(0.1705, 4);
  expect(second?.difference.high).toBeCloseTo(0.809, 3);
});

test('a comparison is called better, worse, unclear or too small', () => {
  const verdicts = compareShares([
    { among: { count: 90, n: 100 }, others: { count: 60, n: 100 } },
    { among: { count: 30, n: 100 }, others: { count: 60, n: 100 } },
    { among: { count: 62, n: 100 }, others: { count: 60, n: 100 } },
    { among: { count: 10, n: 10 }, others: { count: 10, n: 100 } },
  ]).map(({ verdict }) => verdict);
  expect(verdicts).toEqual(['better', 'worse', 'unclear', 'too-few']);
});

test('what is clear alone need not be clear among many', () => {
  const pair = { among: { count: 75, n: 100 }, others: { count: 60, n: 100 } };
  const nothing = { among: { count: 60, n: 100 }, others: { count: 60, n: 100 } };
  expect(compareShares([pair])[0]?.verdict).toBe('better');
  expect(compareShares([pair, ...Array<typeof nothing>(9).fill(nothing)])[0]?.verdict).toBe('unclear');
});

test('a share that is the same for all makes no difference, and no division by nothing', () => {
  const [all, none] = compareShares([
    { among: { count: 30, n: 30 }, others: { count: 50, n: 50 } },
    { among: { count: 0, n: 30 }, others: { count: 0, n: 50 } },
  ]);
  expect([all?.verdict, all?.lift, all?.p]).toEqual(['unclear', 1, 1]);
  expect([none?.verdict, none?.lift]).toEqual(['unclear', null]);
});

test('corrects p-values as Holm did, in the order in which they came', () => {
  // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
  const corrected = correctForMany([0.01, 0.04, 0.03, 0.005]);
  for (const [index, p] of [0.03, 0.06, 0.06, 0.02].entries()) expect(corrected[index]).toBeCloseTo(p, 12);
});

test('too few values have no interval for their median', () => {
  expect(medianRanks(5)).toBeNull();
  expect(medianRanks(6)).toEqual({ low: 1, high: 6 });
});

describe('intervals of 95 % hold the truth 93-97 % of the time', () => {
  const RUNS = 4000;
  const covers = (run: (random: Random) => boolean, seed: number): number => {
    const random = new Random(seed, 'coverage', 0);
    let held = 0;
    for (let index = 0; index < RUNS; index += 1) if (run(random)) held += 1;
    return held / RUNS;
  };
  const expectCoverage = (share: number) => {
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.97);
  };
  const draw = (random: Random, n: number, chance: number) => {
    let count = 0;
    for (let index = 0; index < n; index += 1) if (random.chance(chance)) count += 1;
    return count;
  };

  test.each([
    [40, 0.7],
    [150, 0.85],
    [60, 0.35],
    [500, 0.05],
  ])('a share over %i accounts, truly %d', (n, truth) => {
    expectCoverage(
      covers((random) => {
        const { low, high } = measureShare(draw(random, n, truth), n);
        return low <= truth && truth <= high;
      }, n),
    );
  });

  test.each([
    [60, 0.8, 300, 0.7],
    [40, 0.5, 40, 0.5],
    [200, 0.9, 900, 0.75],
  ])('a difference: %i accounts at %d against %i at %d', (n, share, others, other) => {
    expectCoverage(
      covers((random) => {
        const [comparison] = compareShares([
          {
            among: { count: draw(random, n, share), n },
            others: { count: draw(random, others, other), n: others },
          },
        ]);
        const truth = share - other;
        return (
          comparison !== undefined &&
          comparison.difference.low <= truth &&
          truth <= comparison.difference.high
        );
      }, n + others),
    );
  });

  test.each([
    [300, 0.03],
    [2000, 0.02],
  ])('a rate over %i customer months, truly %d', (exposure, truth) => {
    expectCoverage(
      covers((random) => {
        const { low, high } = measureRate(random.poisson(exposure * truth), exposure);
        return low <= truth && truth <= high;
      }, exposure),
    );
  });

  test.each([25, 60, 301])('the median of %i skewed amounts', (n) => {
    const truth = Math.exp(2);
    expectCoverage(
      covers((random) => {
        const values = Array.from({ length: n }, () => Math.exp(random.normal(2, 1))).sort((a, b) => a - b);
        const ranks = medianRanks(n);
        return (
          ranks !== null && (values[ranks.low - 1] ?? 0) <= truth && truth <= (values[ranks.high - 1] ?? 0)
        );
      }, n),
    );
  });

  test('of twenty comparisons in which there is nothing, one in twenty rounds reports any', () => {
    const rounds = 800;
    const random = new Random(7, 'nothing', 0);
    let alarms = 0;
    for (let round = 0; round < rounds; round += 1) {
      const pairs = Array.from({ length: 20 }, () => ({
        among: { count: draw(random, 80, 0.7), n: 80 },
        others: { count: draw(random, 240, 0.7), n: 240 },
      }));
      if (compareShares(pairs).some(({ verdict }) => verdict === 'better' || verdict === 'worse'))
        alarms += 1;
    }
    expect(alarms / rounds).toBeLessThan(0.08);
  });
});
