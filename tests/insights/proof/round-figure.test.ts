import { expect, test } from 'vitest';
import {
  niceStep,
  roundCountDown,
  roundDown,
  roundUp,
  twoDigitStep,
} from '../../../src/insights/proof/round-figure.ts';

test.each([
  [0.0101, 0.02],
  [0.01, 0.01],
  [0.02, 0.02],
  [0.0201, 0.05],
  [0.07, 0.1],
  [1, 1],
  [37, 50],
  [51, 100],
  [1 / 3, 0.5],
])('one account that weighs %f asks for steps of %f', (weight, step) => {
  expect(niceStep(weight)).toBe(step);
});

test.each([
  [6.5, 0.1],
  [10.75, 0.5],
  [19.9, 0.5],
  [20, 1],
  [0.051, 0.001],
  [2768, 100],
  [1000, 50],
  [-10.75, 0.5],
  [0, 1],
])('%f is told in steps of %f', (value, step) => {
  expect(twoDigitStep(value)).toBe(step);
});

test.each([
  [4, 0],
  [14, 10],
  [99, 95],
  [100, 100],
  [119, 110],
  [999, 990],
  [1000, 1000],
  [1099, 1000],
  [12_345, 12_000],
])('%i customers are told as %i', (count, told) => {
  expect(roundCountDown(count)).toBe(told);
});

test('binary fractions neither lose a step nor leave a tail', () => {
  expect(roundDown(0.3, 0.1)).toBe(0.3);
  expect(roundDown(0.57, 0.01)).toBe(0.57);
  expect(roundUp(0.3, 0.1)).toBe(0.3);
  expect(roundUp(1.1, 0.1)).toBe(1.1);
  expect([roundDown(6.49, 0.1), roundUp(6.41, 0.1)]).toEqual([6.4, 6.5]);
  expect([roundDown(-6.41, 0.1), roundUp(-6.49, 0.1)]).toEqual([-6.5, -6.4]);
});
