import type { Overlap } from './measure-population.ts';

/** What the figure of a segment would give away together with those of others. */
export interface Isolation {
  /** The segment that holds the others, by its place in the order. */
  readonly outer: number;
  readonly inner: readonly number[];
  /** Accounts of the outer segment that are in none of the inner ones. */
  readonly accounts: number;
}

/**
 * Segments whose figures must not be published beside those of the others (differencing): where the accounts of one lie
 * within another one's and the rest of that is fewer than `minimum` accounts, both figures together tell about the
 * rest. So do those of several segments that make up most of one. The larger segments are kept, and of two of one size
 * the one that comes first. Sums of more than one level, which rounding blurs to nothing, are not looked for.
 * @param candidates places of the segments whose figures would be published
 */
export function findIsolating(
  overlaps: readonly Overlap[],
  candidates: readonly number[],
  minimum: number,
): Map<number, Isolation> {
  const size = (belongs: (isIn: readonly boolean[]) => boolean) =>
    overlaps.reduce((sum, { isIn, n }) => sum + (belongs(isIn) ? n : 0), 0);
  const largestFirst = candidates
    .map((segment) => ({ segment, n: size((isIn) => isIn[segment] === true) }))
    .sort((a, b) => b.n - a.n || a.segment - b.segment)
    .map(({ segment }) => segment);
  const kept: number[] = [];
  const isolating = new Map<number, Isolation>();
  for (const segment of largestFirst) {
    const found = firstIsolation([...kept, segment], size, minimum);
    if (found) isolating.set(segment, found);
    else kept.push(segment);
  }
  return isolating;
}

type Size = (belongs: (isIn: readonly boolean[]) => boolean) => number;

function firstIsolation(published: readonly number[], size: Size, minimum: number): Isolation | null {
  for (const outer of published) {
    const within = published.filter(
      (inner) => inner !== outer && size((isIn) => isIn[inner] === true && isIn[outer] !== true) === 0,
    );
    for (const inner of [...within.map((each) => [each]), within]) {
      const accounts = size((isIn) => isIn[outer] === true && inner.every((each) => isIn[each] !== true));
      if (inner.length > 0 && accounts > 0 && accounts < minimum) return { outer, inner, accounts };
    }
  }
  return null;
}
