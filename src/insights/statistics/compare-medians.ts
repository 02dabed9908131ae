import type { Interval, Median } from '../../schemas/insights/figures.ts';

/**
 * How much higher one median is than the other, with an interval of 95 % made from the intervals of both, each side by its
 * own distance (the method of variance estimates recovery: Zou and Donner 2008, Statistics in Medicine 27:1693-1702),
 * so that skewed amounts keep their skewed intervals. Holds for groups that have no account in common.
 */
export function compareMedians(one: Median, other: Median): Interval & { readonly amount: number } {
  const amount = one.median - other.median;
  return {
    amount,
    low: amount - Math.hypot(one.median - one.low, other.high - other.median),
    high: amount + Math.hypot(one.high - one.median, other.median - other.low),
  };
}
