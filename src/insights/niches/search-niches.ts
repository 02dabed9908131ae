import { ALPHA, compareShares, MINIMUM_GROUP, type TwoGroups } from '../statistics/compare-shares.ts';
import { matchOthers, type Stratum } from '../statistics/match-others.ts';
import { countAll, crossTable, type Counts, type Numbered } from './niche-counts.ts';
import type { Option, Options } from './niche-options.ts';

/** No smaller part of the accounts is worth a page, and no larger one is a niche. */
export const SMALLEST_NICHE = 0.03;
const LARGEST_NICHE = 0.5;

/** A smaller difference is not worth a page, however sure it is. */
export const SMALLEST_DIFFERENCE = 0.05;

/** More niches than this are not put forward: each one makes the proof for the others harder. Good ones are worth a page. */
const MOST_NICHES = { better: 5, worse: 3 };

type Direction = keyof typeof MOST_NICHES;

/** What is hardly compared with anybody, because its accounts are whole segments, is one of these segments. */
export const COMPARABLE = 0.8;

/** Accounts among which niches are looked for: columns coded as small numbers. */
export interface Searched {
  readonly columns: readonly Options[];
  /** In which segments each account lies, as `ScopesSql.within`. */
  readonly within: readonly string[];
  readonly stayed: readonly boolean[];
  readonly kindOf: KindOf;
}

/** Whether the accounts of a stratum may be compared with usual ones everywhere, and whether they are usual themselves. */
export type KindOf = (stratum: string) => Kind;
type Kind = Pick<Stratum, 'open' | 'usual'>;

/** One condition or two, on different columns. */
export interface Niche {
  readonly parts: readonly Part[];
}

export interface Part {
  readonly column: string;
  readonly option: Option;
}

/**
 * Looks for the niches whose accounts stay more or less often than others, the clearest first; each after the first must
 * add something to those before it: where one kind of account leaves, all other kinds are not niches. Accounts in a given
 * segment are compared with others of that segment, so that a segment is not found again under another name, and a pair
 * of conditions must be different from the rest of each of the two.
 * What it finds is the best of thousands: only a look at other accounts says what it is worth.
 */
export function searchNiches(searched: Searched): { niches: Niche[]; candidates: number } {
  const niches: Niche[] = [];
  const left = { ...MOST_NICHES };
  let strata = searched.within;
  let candidates = 0;
  for (;;) {
    const all = listCandidates({ ...searched, within: strata });
    candidates ||= all.length;
    const best = chooseBest(all, left);
    if (best === null) return { niches, candidates };
    niches.push(best);
    left[best.direction] -= 1;
    const belongs = membership(searched.columns, best);
    strata = strata.map((stratum, account) => (belongs(account) ? `${stratum}+${niches.length}` : stratum));
  }
}

/**
 * A stratum is the segments in which accounts lie, as `ScopesSql.within`, and the niches found before, as `+1`. Accounts of
 * neither are compared with all that are usual: with those of no niche, and of no segment that stands out.
 *
 * @param standsOut whether each segment does better or worse than all others, by its place in `within`
 */
export function kindsOfStrata(standsOut: readonly boolean[]): KindOf {
  return (stratum) => {
    const isInNiche = stratum.includes('+');
    return {
      open: !isInNiche && !stratum.includes('1'),
      usual: !isInNiche && !standsOut.some((stands, segment) => stands && stratum[segment] === '1'),
    };
  };
}

interface Candidate extends Niche {
  readonly direction: Direction;
  readonly p: number;
  /** In shares, whatever the direction. */
  readonly reach: number;
  /** Whether it is different from the rest of each of its parts; asked only of the best, since it takes time. */
  readonly beatsParts: () => boolean;
}

function chooseBest(
  candidates: readonly Candidate[],
  left: Readonly<Record<Direction, number>>,
): Candidate | null {
  const sorted = candidates
    .filter(({ p, reach, direction }) => p < ALPHA && reach >= SMALLEST_DIFFERENCE && left[direction] > 0)
    .sort((a, b) => a.p - b.p || b.reach - a.reach);
  return sorted.find(({ beatsParts }) => beatsParts()) ?? null;
}

/** Every option of every column, and every pair of options of two columns, that is large enough for a niche. */
function listCandidates({ columns, within, stayed, kindOf }: Searched): Candidate[] {
  const keys = [...new Set(within)].sort();
  const places = new Map(keys.map((key, index) => [key, index]));
  const stratumOf = Int32Array.from(within, (key) => places.get(key) ?? 0);
  const accounts: Numbered = { strata: keys.length, stratumOf, stayed };
  const kinds = keys.map(kindOf);
  const all = countAll(accounts);
  const isSized = ({ n }: Counts) =>
    n >= Math.max(MINIMUM_GROUP, SMALLEST_NICHE * all.n) && n <= LARGEST_NICHE * all.n;
  const candidateOf = (parts: readonly Part[], counts: Counts, alone: readonly Counts[]): Candidate => {
    const groups = matchCounts(counts, all, kinds);
    // What is mostly compared with nobody is compared with nobody.
    const [comparison] = groups.among.n < COMPARABLE * counts.n ? [] : compareShares([groups]);
    const points = comparison?.difference.points ?? 0;
    return {
      parts,
      direction: points > 0 ? 'better' : 'worse',
      p: comparison?.p ?? 1,
      reach: Math.abs(points),
      beatsParts: () => alone.every((part) => beatsPart(counts, part, kinds)),
    };
  };
  const singles = columns.map((column) => {
    const table = crossTable(accounts, column);
    return column.options.map((option) => ({
      part: { column: column.column, option },
      counts: table(option),
    }));
  });
  const ones = singles.flat().filter(({ counts }) => isSized(counts));
  const pairs = columns.flatMap((one, first) =>
    columns.slice(first + 1).flatMap((other, offset) => {
      const table = crossTable(accounts, one, other);
      return (singles[first] ?? []).flatMap((a) =>
        (singles[first + 1 + offset] ?? []).flatMap((b) => {
          const counts = table(a.part.option, b.part.option);
          return isSized(counts) ? [candidateOf([a.part, b.part], counts, [a.counts, b.counts])] : [];
        }),
      );
    }),
  );
  return [...ones.map(({ part, counts }) => candidateOf([part], counts, [])), ...pairs];
}

/**
 * The pair against the rest of one of its parts: where that is no different, the part alone is the better niche. Where the
 * rest lies in other segments there is nothing to compare with, and the part alone would be these segments.
 */
function beatsPart(pair: Counts, part: Counts, kinds: readonly Kind[]): boolean {
  const groups = matchCounts(pair, part, kinds);
  return groups.among.n <= (1 - COMPARABLE) * pair.n || isDifferent(groups);
}

export function isDifferent(groups: TwoGroups): boolean {
  const [comparison] = compareShares([groups]);
  if (!comparison) return false;
  return comparison.p < ALPHA && Math.abs(comparison.difference.points) >= SMALLEST_DIFFERENCE;
}

/** Some accounts against the rest of `all`, within their strata. */
function matchCounts(some: Counts, all: Counts, kinds: readonly Kind[]): TwoGroups {
  return matchOthers(
    kinds.map((kind, stratum): Stratum => {
      const [n, count] = [some.total(stratum), some.stayed(stratum)];
      const others = { count: all.stayed(stratum) - count, n: all.total(stratum) - n };
      return { among: { count, n }, others, ...kind };
    }),
  );
}

function membership(columns: readonly Options[], { parts }: Niche): (account: number) => boolean {
  const tests = parts.map(({ column, option }) => {
    const codes = columns.find((each) => each.column === column)?.codes;
    return (account: number) => option.bins.includes(codes?.[account] ?? -1);
  });
  return (account) => tests.every((test) => test(account));
}
