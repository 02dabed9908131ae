import { expect, test } from 'vitest';
import { assessFigure, type Measurement } from '../../../src/insights/proof/assess-figure.ts';

const NOTHING = { n: 0, sum: 0, variance: 0, lowest: 0, highest: 0, absolute: 0, from: null, to: null };

function assess(
  change: Partial<Omit<Measurement, 'sums'>> & { sums: Partial<Measurement['sums']> },
  minimum = 10,
) {
  const sums = { ...NOTHING, ...change.sums };
  return assessFigure({ formula: 'promoters', better: 'more', middle: null, ...change, sums }, minimum);
}

const share = (count: number, n: number, minimum = 10) => assess({ sums: { n, sum: count } }, minimum);
const count = (n: number, minimum = 10) => assess({ formula: 'count', sums: { n } }, minimum);

/** A median with its interval, over so many accounts. */
function median(n: number, [low, middle, high]: [number, number, number], change: Partial<Measurement> = {}) {
  const found = { median: middle, low, high, influence: 0 };
  return assess({ formula: 'median', middle: found, ...change, sums: { n } });
}

/** A mean of values: what is asked of the database, computed here. */
function mean(values: readonly number[], better: 'more' | 'less' = 'more') {
  const n = values.length;
  const sum = values.reduce((total, value) => total + value, 0);
  const variance = values.reduce((total, value) => total + (value - sum / n) ** 2, 0) / (n - 1);
  const absolute = values.reduce((total, value) => total + Math.abs(value), 0);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return assess({ formula: 'mean', better, sums: { n, sum, variance, lowest, highest, absolute } });
}

const containing = (text: string) => expect.stringContaining(text) as string;
const values = (n: number, of: number) => Array.from({ length: n }, () => of);

test('a share over fewer accounts than the minimum is held back', () => {
  expect(share(40, 49, 50).held?.by).toBe('too-few');
  expect(share(41, 50, 50)).toMatchObject({ held: null, rounded: { value: 0.82, n: 50 } });
  expect(share(40, 49, 50).held).toEqual({
    by: 'too-few',
    because: '49 accounts were measured, and it takes 50.',
    next: 'Wait for 1 more, or widen the rule under "accounts" of the segment.',
  });
});

test('a count is told only where what is told of it reaches the minimum', () => {
  expect(count(9).held?.because).toBe('9 accounts were measured, and it takes 10.');
  expect(count(10)).toMatchObject({ held: null, rounded: { value: 10, n: 10, isOver: false } });
  expect(count(12, 12).held?.because).toBe('12 accounts were measured, and it takes 17.');
  expect(count(13, 12).held?.by).toBe('too-few');
  expect(count(15, 12)).toMatchObject({ held: null, rounded: { value: 15 } });
});

test('a share of all, or of nearly all, is told as "over" what three exceptions would leave', () => {
  expect(share(100, 100).rounded).toEqual({ value: 0.97, n: 100, isOver: true });
  expect(share(98, 100).rounded).toEqual({ value: 0.97, n: 100, isOver: true });
  expect(share(97, 100).rounded).toEqual({ value: 0.97, n: 100, isOver: false });
  expect(share(22, 22).rounded).toEqual({ value: 0.85, n: 20, isOver: true });
  expect(share(1000, 1000).rounded).toEqual({ value: 0.99, n: 1000, isOver: true });
});

test('what is told as "over" is below the truth, and so near to none that nobody is told', () => {
  for (let n = 10; n < 300; n += 1) {
    for (const left of [0, 1, 2]) {
      const { rounded } = share(n - left, n);
      if (rounded) expect((1 - rounded.value) * n).toBeGreaterThan(2.9999);
    }
  }
});

test('a share of none, or of one or two, is held back', () => {
  expect(share(0, 100).held).toMatchObject({
    by: 'one-sided',
    because: containing('none of 100'),
  });
  expect(share(2, 100).held).toMatchObject({
    by: 'one-sided',
    because: containing('only 2 of 100'),
  });
  expect(share(3, 100)).toMatchObject({ held: null, rounded: { value: 0.03 } });
});

test('a share is told in steps that no single account is larger than, and rounded down', () => {
  expect(share(999, 1110).rounded?.value).toBe(0.9);
  expect(share(71, 80).rounded?.value).toBe(0.88);
  expect(share(36, 45).rounded?.value).toBe(0.8);
  expect(share(28, 30).rounded?.value).toBe(0.9);
});

test('one account more or less moves no share by more than one step', () => {
  for (const n of [28, 45, 80, 99, 150]) {
    const step = [0.01, 0.02, 0.05].find((each) => each >= 1 / n) ?? 0.1;
    for (let yes = Math.ceil(n * 0.9); yes < n - 4; yes += 1) {
      const [one, other] = [share(yes, n).rounded?.value ?? 0, share(yes + 1, n).rounded?.value ?? 0];
      expect(other - one).toBeLessThanOrEqual(step + 1e-9);
    }
  }
});

test('a share that may be anything between far values is held back, and says how many accounts it takes', () => {
  // Wilson: 20 of 40 lies between 35.2 % and 64.8 %, 18 of 36 between 34.5 % and 65.5 %.
  expect(share(20, 40).held).toBeNull();
  expect(share(18, 36).held).toEqual({
    by: 'uncertain',
    because: 'It lies anywhere between 34 % and 66 %: too unsure to be worth saying.',
    next: 'It takes about 39 accounts; there are 36.',
  });
});

test('a median is held back where it may be 30 % more or less, or more', () => {
  expect(median(50, [7, 10, 13])).toMatchObject({ held: null, rounded: { value: 10, n: 50 } });
  expect(median(50, [7, 10, 13.1]).held).toMatchObject({
    by: 'uncertain',
    because: 'It lies anywhere between 7 and 13.1: too unsure to be worth saying.',
  });
});

test('a median over fewer accounts than the minimum is held back, whatever it is', () => {
  expect(median(9, [10, 10, 10]).held?.by).toBe('too-few');
  expect(median(10, [10, 10, 10]).held).toBeNull();
});

test('a median is told in steps that one account cannot move it by, never in the customer’s favour', () => {
  const influence = (size: number) => ({ middle: { median: 6.48, low: 6, high: 7, influence: size } });
  expect(median(50, [6, 6.48, 7]).rounded?.value).toBe(6.4);
  expect(median(50, [6, 6.48, 7], influence(0.3)).rounded?.value).toBe(6);
  expect(median(50, [6, 6.48, 7], { better: 'less' }).rounded?.value).toBe(6.5);
  expect(median(50, [6, 6.48, 7], { ...influence(0.3), better: 'less' }).rounded?.value).toBe(6.5);
});

test('days are whole, and few days may be as unsure as four', () => {
  const days = (low: number, middle: number, high: number) =>
    median(50, [low, middle, high], { formula: 'days-until-half', better: 'less' });
  expect(days(2, 4, 6)).toMatchObject({ held: null, rounded: { value: 4 } });
  expect(days(2, 4, 7).held).toMatchObject({ because: containing('between 2 and 7 days') });
  expect(days(12, 13.5, 15).rounded?.value).toBe(14);
});

test('where half of the accounts never did something, no number of days stands for them', () => {
  const never = assess({ formula: 'days-until-half', sums: { n: 50 } });
  expect(never.held).toMatchObject({ by: 'uncertain', because: containing('never did it') });
  const nearly = median(50, [5, 20, Infinity], { formula: 'days-until-half' });
  expect(nearly.held?.by).toBe('uncertain');
  expect(nearly.measured.interval).toBeNull();
});

test('a figure of zero says nothing', () => {
  expect(median(50, [0, 0, 0]).held).toMatchObject({
    by: 'uncertain',
    because: containing('nothing is left'),
  });
});

test('a mean that one account makes up more than a fifth of is held back', () => {
  const largest = (highest: number) =>
    assess({ formula: 'mean', sums: { n: 81, sum: 100, variance: 1, lowest: 1, highest, absolute: 100 } });
  expect(largest(20).held).toBeNull();
  expect(largest(21).held).toEqual({
    by: 'dominated',
    because: 'One account makes up 21 % of the mean, which would tell about it; 20 % are allowed.',
    next: 'Set "statistic: median" in the metric: a median is moved by no single account.',
  });
  const below = { n: 81, sum: -100, variance: 1, lowest: -21, highest: 1, absolute: 100 };
  expect(assess({ formula: 'mean', sums: below }).held?.by).toBe('dominated');
});

test('a mean is told in steps that one account cannot move it by', () => {
  const uneven = [...values(20, 10), ...values(20, 12)];
  // 11; one account less moves it by 1/39 at most, so the two digits decide: steps of 0.5
  expect(mean(uneven).rounded).toEqual({ value: 11, n: 40, isOver: false });
  expect(mean([...values(20, 10), ...values(21, 12)]).rounded?.value).toBe(11);
  expect(mean([...values(20, 10), ...values(21, 12)], 'less').rounded?.value).toBe(11.5);
  // 10.4 with one of 30: 19.6/49 = 0.4, which asks for steps of 0.5
  expect(mean([...values(49, 10), 30]).rounded?.value).toBe(10);
  // 6.6 with one of 30: 23.4/39 = 0.6, which asks for steps of 1
  expect(mean([...values(39, 6), 30]).rounded?.value).toBe(6);
});

test('a mean of values that lie far apart is held back', () => {
  const apart = [...values(10, 1), ...values(10, 9)];
  expect(mean(apart).held?.by).toBe('uncertain');
  expect(mean([...apart, ...apart, ...apart]).held).toBeNull();
});

test('a constant column is as sure as can be', () => {
  expect(mean(values(12, 7))).toMatchObject({ held: null, rounded: { value: 7 } });
  expect(median(12, [7, 7, 7])).toMatchObject({ held: null, rounded: { value: 7 } });
});

test('no accounts are too few, and no figure is not a number', () => {
  for (const formula of ['count', 'promoters', 'median', 'mean', 'days-until-half'] as const) {
    const { measured, held } = assess({ formula, sums: {} });
    expect(held?.by).toBe('too-few');
    expect(measured.value).toBe(0);
  }
});
