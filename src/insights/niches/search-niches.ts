import { ALPHA, compareShares, MINIMUM_GROUP, type TwoGroups } from '../statistics/compare-shares.ts';
import { matchOthers, type Stratum } from '../statistics/match-others.ts';
import type { Option, Options } from './niche-options.ts';

/** No smaller part of the accounts is worth a page, and no larger one is a niche. */
export const SMALLEST_NICHE = 0.03;
const LARGEST_NICHE = 0.5;

/** A smaller difference is not worth a page, however sure it is. */
export const SMALLEST_DIFFERENCE = 0.05;

/** More niches than this are not put forward: each one makes the proof for the others harder. Good ones are worth a page. */
const MOST_NICHES = { better: 5, worse: 3 } as const;

type Direction = keyof typeof MOST_NICHES;

/** A found niche that is hardly compared with anybody, because its accounts are whole segments, is one of these segments. */
export const COMPARABLE = 0.8;

/** Accounts among which niches are looked for: columns coded as small numbers. */
export interface Searched {
  readonly columns: readonly Options[];
  /** In which segments each account lies, as `ScopesSql.within`. */
  readonly within: readonly string[];
  readonly stayed: readonly boolean[];
}

/** One condition or two, on different columns. */
export interface Niche {
  readonly parts: readonly Part[];
}

export interface Part {
  readonly column: string;
  readonly option: Option;
}

/**
 * Looks for the niches whose accounts stay more often than others, the clearest first, then for those that leave; each
 * after the first must add something to those before it. Accounts in a given segment are compared with others of that
 * segment, so that a segment is not found again under another name, and a pair of conditions must beat each of the two
 * alone. What it finds is the best of thousands: only a look at other accounts says what it is worth.
 */
export function searchNiches({ columns, within, stayed }: Searched): { niches: Niche[]; candidates: number } {
  const niches: Niche[] = [];
  let strata = within;
  let candidates = 0;
  for (const direction of ['better', 'worse'] as const) {
    for (let found = 0; found < MOST_NICHES[direction]; found += 1) {
      const { best, candidates: looked } = findBest(columns, strata, stayed, direction);
      candidates ||= looked;
      if (!best) break;
      niches.push(best);
      const belongs = membership(columns, best);
      strata = strata.map((stratum, account) => (belongs(account) ? `${stratum}+${niches.length}` : stratum));
    }
  }
  return { niches, candidates };
}

interface Best {
  readonly candidates: number;
  readonly best: Niche | null;
}

function findBest(
  columns: readonly Options[],
  strata: readonly string[],
  stayed: readonly boolean[],
  direction: Direction,
): Best {
  const keys = [...new Set(strata)].sort();
  const places = new Map(keys.map((key, index) => [key, index]));
  const place = Int32Array.from(strata, (stratum) => places.get(stratum) ?? 0);
  const totals = new Counts(keys.length);
  stayed.forEach((good, account) => totals.add(place[account] ?? 0, good));
  const singles = columns.map((column) => {
    const table = crossTable([column], place, stayed, keys.length);
    return column.options.map((option) => table.sum([option]));
  });
  let [candidates, best, bestP] = [0, null as Niche | null, ALPHA];
  const consider = (counts: Counts, parts: readonly Part[], beats: () => boolean) => {
    if (!isNicheSized(counts.n, strata.length)) return;
    candidates += 1;
    const groups = matchCounts(counts, totals, keys);
    if (groups.among.n < COMPARABLE * counts.n) return;
    const [comparison] = compareShares([groups]);
    const { p, difference } = comparison ?? { p: 1, difference: { points: 0 } };
    const { points } = difference;
    const reach = direction === 'better' ? points : -points;
    if (p >= bestP || reach < SMALLEST_DIFFERENCE || !beats()) return;
    [best, bestP] = [{ parts }, p];
  };
  columns.forEach((column, index) => {
    column.options.forEach((option, at) => {
      const counts = singles[index]?.[at];
      if (counts) consider(counts, [{ column: column.column, option }], () => true);
    });
  });
  columns.forEach((one, first) => {
    columns.slice(first + 1).forEach((other, offset) => {
      const table = crossTable([one, other], place, stayed, keys.length);
      one.options.forEach((a, at) => {
        other.options.forEach((b, bt) => {
          const counts = table.sum([a, b]);
          const alone = [singles[first]?.[at], singles[first + 1 + offset]?.[bt]];
          const beats = () => alone.every((part) => part !== undefined && beatsPart(counts, part, keys));
          consider(
            counts,
            [
              { column: one.column, option: a },
              { column: other.column, option: b },
            ],
            beats,
          );
        });
      });
    });
  });
  return { candidates, best };
}

function isNicheSized(n: number, all: number): boolean {
  return n >= Math.max(MINIMUM_GROUP, SMALLEST_NICHE * all) && n <= LARGEST_NICHE * all;
}

/**
 * The pair against the rest of one of its parts: where that is no different, the part alone is the better niche. Where the
 * rest lies in other segments there is nothing to compare with, and the part alone would be these segments.
 */
function beatsPart(pair: Counts, part: Counts, keys: readonly string[]): boolean {
  const groups = matchCounts(pair, part, keys);
  return groups.among.n <= (1 - COMPARABLE) * pair.n || isDifferent(groups);
}

export function isDifferent(groups: TwoGroups): boolean {
  const [comparison] = compareShares([groups]);
  return (
    comparison !== undefined &&
    comparison.p < ALPHA &&
    Math.abs(comparison.difference.points) >= SMALLEST_DIFFERENCE
  );
}

/** Some accounts against the rest of `all`, within their strata. */
function matchCounts(some: Counts, all: Counts, keys: readonly string[]): TwoGroups {
  return matchOthers(
    keys.map((key, index): Stratum => {
      const [n, count] = [some.total(index), some.good(index)];
      const others = { count: all.good(index) - count, n: all.total(index) - n };
      return { among: { count, n }, others, open: isOpen(key) };
    }),
  );
}

/** Accounts of no segment, and of no niche found so far, are compared with everybody. */
export function isOpen(stratum: string): boolean {
  return !stratum.includes('1') && !stratum.includes('+');
}

function membership(columns: readonly Options[], { parts }: Niche): (account: number) => boolean {
  const tests = parts.map(({ column, option }) => {
    const codes = columns.find((each) => each.column === column)?.codes;
    return (account: number) => option.bins.includes(codes?.[account] ?? -1);
  });
  return (account) => tests.every((test) => test(account));
}

/** Accounts and stayed accounts by stratum. */
class Counts {
  n = 0;
  readonly #cells: Int32Array;

  constructor(strata: number) {
    this.#cells = new Int32Array(2 * strata);
  }

  add(stratum: number, good: boolean): void {
    this.put(stratum, 1, good ? 1 : 0);
  }

  put(stratum: number, n: number, good: number): void {
    this.n += n;
    this.#cells[2 * stratum] = this.total(stratum) + n;
    this.#cells[2 * stratum + 1] = this.good(stratum) + good;
  }

  total(stratum: number): number {
    return this.#cells[2 * stratum] ?? 0;
  }

  good(stratum: number): number {
    return this.#cells[2 * stratum + 1] ?? 0;
  }
}

/** Accounts by the numbers of one column or two, and by stratum, counted once and added up for every option. */
function crossTable(
  columns: readonly Options[],
  place: Int32Array,
  stayed: readonly boolean[],
  strata: number,
): { sum: (options: readonly Option[]) => Counts } {
  const [one, other] = columns;
  const width = other?.bins ?? 1;
  const cells = Array.from({ length: (one?.bins ?? 0) * width }, () => null as Counts | null);
  stayed.forEach((good, account) => {
    const [row, column] = [one?.codes[account] ?? -1, other ? (other.codes[account] ?? -1) : 0];
    if (row < 0 || column < 0) return;
    (cells[row * width + column] ??= new Counts(strata)).add(place[account] ?? 0, good);
  });
  return {
    sum: ([a, b]) => {
      const total = new Counts(strata);
      for (const row of a?.bins ?? []) {
        for (const column of b?.bins ?? [0]) {
          const cell = cells[row * width + column];
          if (!cell) continue;
          for (let stratum = 0; stratum < strata; stratum += 1)
            total.put(stratum, cell.total(stratum), cell.good(stratum));
        }
      }
      return total;
    },
  };
}
