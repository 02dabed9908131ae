import type { Sign, SignKind } from '../../schemas/insights/affiliates.ts';
import type { Comparison } from '../../schemas/insights/figures.ts';
import { ALPHA, compareShares, type TwoGroups } from '../statistics/compare-shares.ts';
import { correctForMany } from '../statistics/correct-for-many.ts';
import { fisherP } from '../statistics/fisher.ts';

/** A sign of the affiliate that the data know by this key. */
export interface KeyedSign {
  readonly key: string;
  readonly sign: Sign;
}

/** How many of some accounts or leads show something. */
export interface Counted {
  readonly count: number;
  readonly n: number;
}

/** Fewer than this is no habit, however large a share it is. */
const LEAST_COUNT = 3;

/** Affiliates of which clearly more show something than of all others, all compared at once. */
export function compareWithOthers(kind: SignKind, groups: ReadonlyMap<string, Counted>): KeyedSign[] {
  const keys = [...groups.keys()];
  return compareGroups(groups).flatMap((comparison, at) => {
    const key = keys[at] ?? '';
    const { count, n } = groups.get(key) ?? { count: 0, n: 0 };
    const isMany = comparison.verdict === 'better' && count >= LEAST_COUNT;
    return isMany ? [{ key, sign: { kind, count, of: n, value: null, comparison } }] : [];
  });
}

/**
 * Each group against all the others together, in the order of the map. Exact, since what is looked for is rare: a share of
 * one in a hundred, over thirty accounts.
 */
export function compareGroups(groups: ReadonlyMap<string, Counted>): Comparison[] {
  const all = [...groups.values()];
  const total = all.reduce((sum, { count, n }) => ({ count: sum.count + count, n: sum.n + n }), {
    count: 0,
    n: 0,
  });
  const pairs = all.map((among) => ({
    among,
    others: { count: total.count - among.count, n: total.n - among.n },
  }));
  const comparisons = compareShares(pairs);
  const judged = [...comparisons.entries()].filter(([, { verdict }]) => verdict !== 'too-few');
  const exact = correctForMany(judged.map(([at]) => fisherP(pairs[at] ?? NOTHING)));
  const corrected = new Map(judged.map(([at], number) => [at, exact[number] ?? 1]));
  return comparisons.map((comparison, at) => {
    const p = corrected.get(at);
    if (p === undefined) return comparison;
    const { points } = comparison.difference;
    return { ...comparison, p, verdict: p >= ALPHA ? 'unclear' : points > 0 ? 'better' : 'worse' };
  });
}

const NOTHING: TwoGroups = { among: { count: 0, n: 0 }, others: { count: 0, n: 0 } };
