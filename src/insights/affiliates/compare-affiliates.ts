import type { Sign, SignKind } from '../../schemas/insights/affiliates.ts';
import type { Comparison } from '../../schemas/insights/figures.ts';
import { describeComparison, MINIMUM_GROUP } from '../statistics/compare-shares.ts';
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
  const enough = pairs.map(({ among, others }) => Math.min(among.n, others.n) >= MINIMUM_GROUP);
  const corrected = correctForMany(pairs.filter((_, at) => enough[at]).map(fisherP));
  let next = 0;
  return pairs.map((pair, at) => describeComparison(pair, enough[at] ? (corrected[next++] ?? 1) : null));
}
