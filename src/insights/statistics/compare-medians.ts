import type { Interval, Median } from '../../schemas/insights/figures.ts';
import { medianRanks } from './median-ranks.ts';
import { Z95 } from './normal.ts';

/**
 * How much higher one median is than the other, with an interval of 95 % made from the intervals of both, each side by its
 * own distance (the method of variance estimates recovery: Zou and Donner 2008, Statistics in Medicine 27:1693-1702),
 * so that skewed amounts keep their skewed intervals. Holds for groups that have no account in common.
 */
export function compareMedians(one: Median, other: Median): Interval & { readonly amount: number } {
  const amount = one.median - other.median;
  const [here, there] = [tightness(one.n), tightness(other.n)];
  return {
    amount,
    low: amount - Math.hypot(here * (one.median - one.low), there * (other.high - other.median)),
    high: amount + Math.hypot(here * (one.high - one.median), there * (other.median - other.low)),
  };
}

/** The ranks of a median's interval are whole, so it is a little wider or narrower than 95 %: by how much, as a factor. */
function tightness(n: number): number {
  const ranks = medianRanks(n);
  return ranks === null ? 1 : (Z95 * Math.sqrt(n)) / (ranks.high - ranks.low);
}
