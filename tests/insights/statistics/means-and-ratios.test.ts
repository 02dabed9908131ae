import { describe, expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import { compareMeans, measureMean, type Sums } from '../../../src/insights/statistics/compare-means.ts';
import { fisherP } from '../../../src/insights/statistics/fisher.ts';
import { medianRanks } from '../../../src/insights/statistics/median-ranks.ts';
import { mediansSql } from '../../../src/insights/statistics/median-sql.ts';
import { addRatios, measureRatio, type RatioSums } from '../../../src/insights/statistics/ratio.ts';
import { scanP } from '../../../src/insights/statistics/scan.ts';
import { measureSkewedMean } from '../../../src/insights/statistics/skewed-mean.ts';
import { t95 } from '../../../src/insights/statistics/student.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';

const power = (values: readonly number[], exponent: number) =>
  values.reduce((sum, value) => sum + value ** exponent, 0);
const sumsOf = (values: readonly number[]): Sums => ({
  n: values.length,
  sum: power(values, 1),
  squares: power(values, 2),
});
const ratioOf = (pairs: readonly (readonly [number, number])[]): RatioSums => ({
  n: pairs.length,
  upper: pairs.reduce((sum, [upper]) => sum + upper, 0),
  lower: pairs.reduce((sum, [, lower]) => sum + lower, 0),
  upperSquares: pairs.reduce((sum, [upper]) => sum + upper ** 2, 0),
  lowerSquares: pairs.reduce((sum, [, lower]) => sum + lower ** 2, 0),
  products: pairs.reduce((sum, [upper, lower]) => sum + upper * lower, 0),
});

// SciPy 1.17.1: stats.t.ppf(0.975, degrees)
test.each([
  [9, 2.262157],
  [19, 2.093024],
  [50, 2.008559],
  [200, 1.971896],
])("Student's t at %i degrees is %d", (degrees, t) => {
  expect(Math.abs(t95(degrees) / t - 1)).toBeLessThan(0.0005);
});

const LOW = [51, 43, 58, 60, 39, 47, 52, 55, 61, 40, 44, 49];
const HIGH = [73, 70, 75, 80, 62, 71, 77, 69, 74, 72, 68, 79, 81, 66];
const ALMOST_HIGH = [71, 68, 75, 66, 70, 72, 69, 74, 73, 70, 77];

test('means are compared as SciPy does', () => {
  // SciPy 1.17.1: stats.ttest_ind(low, high, equal_var=False), its confidence_interval(); stats.t.interval over stats.sem
  const [clear, unclear] = compareMeans(
    [
      { among: sumsOf(LOW), others: sumsOf(HIGH) },
      { among: sumsOf(ALMOST_HIGH), others: sumsOf(HIGH) },
    ],
    10,
  );
  expect(clear?.difference.low).toBeCloseTo(-28.2255, 2);
  expect(clear?.difference.high).toBeCloseTo(-17.2268, 2);
  expect(Math.log10((clear?.p ?? 1) / (2 * 3.9074e-8))).toBeCloseTo(0, 1);
  expect(clear?.among.low).toBeCloseTo(45.1048, 2);
  expect(clear?.among.high).toBeCloseTo(54.7286, 2);
  expect(unclear?.p).toBeCloseTo(0.47609, 2);
  expect(unclear?.difference.low).toBeCloseTo(-4.9417, 2);
  expect([clear?.verdict, unclear?.verdict]).toEqual(['worse', 'unclear']);
});

test('a mean that is clear alone need not be clear among many, and one over few accounts is not judged', () => {
  const nothing = { among: sumsOf(HIGH), others: sumsOf(HIGH) };
  const pair = { among: sumsOf([...HIGH, 96, 97, 98]), others: sumsOf(HIGH) };
  expect(compareMeans([pair], 10)[0]?.p).toBeLessThan(0.2);
  expect(compareMeans([pair, nothing, nothing, nothing, nothing, nothing], 10)[0]?.p).toBeGreaterThan(0.3);
  expect(compareMeans([{ among: sumsOf(LOW), others: sumsOf(HIGH) }], 13)[0]?.verdict).toBe('too-few');
});

test('a score that is the same for all differs by nothing', () => {
  const [same] = compareMeans([{ among: sumsOf(Array(30).fill(5)), others: sumsOf(Array(30).fill(5)) }]);
  expect(same).toMatchObject({ difference: { points: 0, low: 0, high: 0 }, p: 1, verdict: 'unclear' });
});

test('at the ends of the interval of a ratio, upper - ratio x lower is just as far from nothing as chance may be', () => {
  const pairs = [1, 2, 3, 5, 8, 13, 21, 4, 7, 9].map((x, at): [number, number] => [x * 3 + at, x + 2]);
  const ratio = measureRatio(ratioOf(pairs));
  for (const end of [ratio?.low ?? 0, ratio?.high ?? 0]) {
    const rests = pairs.map(([upper, lower]) => upper - end * lower);
    const mean = power(rests, 1) / rests.length;
    const error = Math.sqrt((power(rests, 2) / rests.length - mean ** 2) / (rests.length - 1));
    expect(Math.abs(mean / error)).toBeCloseTo(t95(pairs.length - 1), 6);
  }
  expect(ratio?.ratio).toBeCloseTo(ratioOf(pairs).upper / ratioOf(pairs).lower, 12);
  expect(addRatios([ratioOf(pairs.slice(0, 4)), ratioOf(pairs.slice(4))])).toEqual(ratioOf(pairs));
});

test('there is no ratio to nothing', () => {
  expect(
    measureRatio(
      ratioOf([
        [5, 0],
        [7, 0],
      ]),
    ),
  ).toBeNull();
  expect(measureRatio(ratioOf([[5, 3]]))).toBeNull();
  expect(
    measureRatio(
      ratioOf([
        [5, 100],
        [7, 0],
        [1, 0],
        [2, 0],
      ]),
    ),
  ).toBeNull();
});

test('a mean of even amounts has the interval of Student, a skewed one reaches further up', () => {
  const even = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const skewed = [1, 1, 1, 2, 2, 3, 4, 9, 40];
  const cubed = (values: readonly number[]) => ({ ...sumsOf(values), cubes: power(values, 3) });
  expect(measureSkewedMean(cubed(even))?.low).toBeCloseTo(measureMean(sumsOf(even)).low, 6);
  const bent = measureSkewedMean(cubed(skewed));
  const straight = measureMean(sumsOf(skewed));
  expect(bent?.low).toBeGreaterThan(straight.low);
  expect(bent?.high).toBeGreaterThan(straight.high);
  expect(measureSkewedMean(cubed([1, 2]))).toBeNull();
  expect(measureSkewedMean(cubed([4, 4, 4]))).toEqual({ mean: 4, n: 3, low: 4, high: 4 });
});

// SciPy 1.17.1: twice the smaller of stats.fisher_exact(table, alternative='greater') and ('less')
test.each([
  [3, 39, 40, 9040, 0.0016062696],
  [16, 39, 11, 359, 3.680506e-11],
  [0, 30, 50, 950, 0.40565175],
])('%i of %i against %i of %i have the exact p of Fisher', (count, n, others, of, p) => {
  const found = fisherP({ among: { count, n }, others: { count: others, n: of } });
  expect(found / p).toBeCloseTo(1, 4);
});

describe('bursts', () => {
  // All n events within one window: n r^(n-1) - (n-1) r^n, exactly (Naus 1965).
  test.each([
    [5, 0.1],
    [8, 0.03],
    [12, 0.2],
  ])('%i events, all in one window of %d of the time, are as unlikely as Naus worked out', (n, share) => {
    const exact = n * share ** (n - 1) - (n - 1) * share ** n;
    expect(scanP(n, n, share) / exact).toBeCloseTo(1, 6);
  });

  test('even signups are called a burst less often than promised, however many windows there are', () => {
    for (const [n, days] of [
      [10, 60],
      [39, 227],
      [100, 365],
    ] as const) {
      const random = new Random(n, 'even', days);
      const alarms = Array.from({ length: 1500 }, () => scanP(fullest(n, days, random), n, 7 / days)).filter(
        (p) => p < 0.05,
      );
      expect(alarms.length / 1500).toBeLessThan(0.05);
    }
  });

  test('a window as long as the time, or with one event, is no burst', () => {
    expect(scanP(9, 9, 1)).toBe(1);
    expect(scanP(1, 20, 0.01)).toBe(1);
  });

  function fullest(n: number, days: number, random: Random): number {
    const counts = Array<number>(days).fill(0);
    for (let event = 0; event < n; event += 1) {
      const day = random.integer(0, days - 1);
      counts[day] = (counts[day] ?? 0) + 1;
    }
    return Math.max(...counts.map((_, day) => counts.slice(day, day + 7).reduce((sum, one) => sum + one, 0)));
  }
});

test('medians in SQL have the ranks of medianRanks', async () => {
  const sizes = [1, 2, 5, 6, 7, 19, 20, 40, 101];
  const rows = sizes.flatMap((size) =>
    Array.from({ length: size }, (_, at) => [`${size}-${at}`, `n${size}`, at + 1]),
  );
  await using snapshot = await makeSnapshot({ accounts: csv(['account_id', 'plan', 'ltv'], rows) });
  const found = await snapshot.query(
    `${mediansSql('SELECT plan AS part, ltv AS amount FROM accounts')} ORDER BY n`,
  );
  expect(found).toEqual(
    sizes.map((n) => ({
      part: `n${n}`,
      n,
      median: (n + 1) / 2,
      low: medianRanks(n)?.low ?? null,
      high: medianRanks(n)?.high ?? null,
    })),
  );
});

describe('intervals of 95 % hold the truth 93-97 % of the time', () => {
  /** What an account paid in its first year, and what it is worth: skewed, as money is. */
  const draw = (random: Random): [number, number] => {
    const monthly = Math.exp(random.normal(5, 0.6));
    const life = -Math.log(1 - random.next()) / 0.02;
    const age = 3 + 36 * random.next();
    const paid = Math.min(life, age);
    return [0.8 * monthly * (paid + (life > age ? 18 : 0)), 0.2 * monthly * Math.min(12, paid)];
  };

  const truth = (() => {
    const random = new Random(1, 'truth', 0);
    const pairs = Array.from({ length: 400_000 }, () => draw(random));
    const { upper, lower, n } = ratioOf(pairs);
    return { ratio: upper / lower, mean: lower / n };
  })();

  const share = (held: (random: Random) => boolean, n: number) => {
    const random = new Random(n, 'money', 0);
    const runs = Math.min(12_000, Math.round(400_000 / n));
    return Array.from({ length: runs }, () => held(random)).filter(Boolean).length / runs;
  };
  const within = (value: number, interval: { low: number; high: number } | null) =>
    interval !== null && interval.low <= value && value <= interval.high;

  test.each([20, 60, 200])('what a unit of commission brings, over %i accounts', (n) => {
    const held = share((random) => {
      const pairs = Array.from({ length: n }, () => draw(random));
      return within(truth.ratio, measureRatio(ratioOf(pairs)));
    }, n);
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });

  test.each([20, 60, 200])('what is left of each of %i accounts', (n) => {
    const held = share((random) => {
      const values = Array.from({ length: n }, () => draw(random)[1]);
      return within(truth.mean, measureSkewedMean({ ...sumsOf(values), cubes: power(values, 3) }));
    }, n);
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });

  test.each([20, 60])('a difference of two mean scores, over %i accounts', (n) => {
    const score = (random: Random) => Math.min(100, Math.max(0, random.normal(70, 22)));
    const held = share((random) => {
      const [among, others] = [n, 300].map((size) =>
        sumsOf(Array.from({ length: size }, () => score(random))),
      );
      const [comparison] = among && others ? compareMeans([{ among, others }]) : [];
      return within(0, comparison?.difference ?? null);
    }, n);
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });
});
