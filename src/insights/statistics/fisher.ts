import type { TwoGroups } from './compare-shares.ts';
import { logChoices } from './log-factorial.ts';

/**
 * How often chance alone spreads as many cases over two groups as unevenly (Fisher's exact test, twice the smaller tail). For
 * shares of a few in a hundred, of which the test by a normal deviate reports too many.
 */
export function fisherP({ among, others }: TwoGroups): number {
  const cases = among.count + others.count;
  const all = among.n + others.n;
  const least = Math.max(0, among.n - (all - cases));
  const most = Math.min(among.n, cases);
  const chance = (count: number) =>
    Math.exp(logChoices(cases, count) + logChoices(all - cases, among.n - count) - logChoices(all, among.n));
  const upper = tail(among.count, most, 1, chance);
  const lower = tail(among.count, least, -1, chance);
  return Math.min(1, 2 * Math.min(upper, lower));
}

/** The chances from a count to the last possible one, until they no longer matter. */
function tail(from: number, to: number, step: 1 | -1, chance: (count: number) => number): number {
  let sum = 0;
  for (let count = from; step > 0 ? count <= to : count >= to; count += step) {
    const term = chance(count);
    sum += term;
    if (term < sum * 1e-12) break;
  }
  return sum;
}
