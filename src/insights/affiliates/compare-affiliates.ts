import type { Sign, SignKind } from '../../schemas/insights/affiliates.ts';
import type { Comparison } from '../../schemas/insights/figures.ts';
import { compareShares } from '../statistics/compare-shares.ts';

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

/** Each group against all the others together, in the order of the map. */
export function compareGroups(groups: ReadonlyMap<string, Counted>): Comparison[] {
  const all = [...groups.values()];
  const total = all.reduce((sum, { count, n }) => ({ count: sum.count + count, n: sum.n + n }), {
    count: 0,
    n: 0,
  });
  return compareShares(
    all.map((among) => ({ among, others: { count: total.count - among.count, n: total.n - among.n } })),
  );
}
