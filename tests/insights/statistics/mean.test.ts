import { expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import { meanInterval } from '../../../src/insights/statistics/mean.ts';

function summarise(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    mean,
    variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
  };
}

test('a mean has the interval that SciPy gives it', () => {
  // scipy 1.17.1: t.interval(0.95, 9, loc=mean(x), scale=sqrt(var(x, ddof=1) / 10))
  const { mean, variance } = summarise([4.1, 5.0, 3.2, 6.6, 4.9, 5.5, 7.3, 2.8, 5.1, 4.4]);
  const interval = meanInterval(mean, variance, 10);
  expect(interval?.low).toBeCloseTo(3.8996619157599794, 3);
  expect(interval?.high).toBeCloseTo(5.8803380842400195, 3);
});

test('a single value has no interval, and equal values have one without width', () => {
  expect(meanInterval(3, 0, 1)).toBeNull();
  expect(meanInterval(3, 0, 12)).toEqual({ low: 3, high: 3 });
});

test.each([
  ['normal', 5, (random: Random) => random.normal(10, 4), 10],
  ['normal', 40, (random: Random) => random.normal(10, 4), 10],
  ['skewed', 300, (random: Random) => Math.exp(random.normal(0, 0.35)), Math.exp(0.35 ** 2 / 2)],
] as const)(
  'of %s values, %i at a time, intervals of 95 %% of the mean hold the truth 93-97 %% of the time',
  (_, n, draw, truth) => {
    const random = new Random(n, 'mean', 0);
    let held = 0;
    for (let run = 0; run < 4000; run += 1) {
      const { mean, variance } = summarise(Array.from({ length: n }, () => draw(random)));
      const { low, high } = meanInterval(mean, variance, n) ?? { low: 0, high: 0 };
      if (low <= truth && truth <= high) held += 1;
    }
    expect(held / 4000).toBeGreaterThan(0.93);
    expect(held / 4000).toBeLessThan(0.97);
  },
);
