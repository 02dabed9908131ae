import type { Comparison, Interval, Share, Verdict } from '../../schemas/insights/figures.ts';
import { correctForMany } from './correct-for-many.ts';
import { twoSidedP } from './normal.ts';
import { measureShare } from './share.ts';

/** How many of some accounts did well, and how many of the others. */
export interface TwoGroups {
  readonly among: { readonly count: number; readonly n: number };
  readonly others: { readonly count: number; readonly n: number };
}

/** Both groups need as many accounts as this before anything is said about them. */
export const MINIMUM_GROUP = 20;

/** A difference that chance alone would make less often than this is reported. */
export const ALPHA = 0.05;

/**
 * Compares pairs of groups that belong to one question ("which channels...?"). Whoever asks often enough finds
 * something, so every p is corrected for how many pairs with enough accounts were looked at (Holm 1979): that any of the
 * reported ones is chance happens in at most one of twenty such questions. Ask all that belongs together in one call.
 */
export function compareShares(pairs: readonly TwoGroups[], minimum: number = MINIMUM_GROUP): Comparison[] {
  const enough = pairs.map(({ among, others }) => Math.min(among.n, others.n) >= minimum);
  const corrected = correctForMany(pairs.filter((_, index) => enough[index]).map(pooledTest));
  let next = 0;
  return pairs.map((pair, index) =>
    describeComparison(pair, enough[index] ? (corrected[next++] ?? 1) : null),
  );
}

/** Two groups with a p that has been corrected already; null where there are too few accounts to say anything. */
export function describeComparison({ among, others }: TwoGroups, p: number | null): Comparison {
  const [one, other] = [measureShare(among.count, among.n), measureShare(others.count, others.n)];
  const points = one.share - other.share;
  return {
    among: one,
    others: other,
    difference: { points, ...newcombe(one, other) },
    lift: other.share === 0 ? null : one.share / other.share,
    p: p ?? 1,
    verdict: verdictOn(points, p),
  };
}

function verdictOn(points: number, p: number | null): Verdict {
  if (p === null) return 'too-few';
  if (p >= ALPHA) return 'unclear';
  return points > 0 ? 'better' : 'worse';
}

/** Interval of 95 % of a difference of two shares, from the Wilson intervals of both (Newcombe 1998, method 10). */
function newcombe(one: Share, other: Share): Interval {
  const points = one.share - other.share;
  return {
    low: points - Math.hypot(one.share - one.low, other.high - other.share),
    high: points + Math.hypot(one.high - one.share, other.share - other.low),
  };
}

/** Two-proportion z-test with the pooled share; the chi-square test of the two-by-two table. */
function pooledTest({ among, others }: TwoGroups): number {
  const n = among.n + others.n;
  const pooled = (among.count + others.count) / n;
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / among.n + 1 / others.n));
  return error === 0 ? 1 : twoSidedP((among.count / among.n - others.count / others.n) / error);
}
