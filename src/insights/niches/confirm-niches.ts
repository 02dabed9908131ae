import type { SuggestedNiche } from '../../schemas/insights/niches.ts';
import type { Rule } from '../../schemas/rule.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import type { Outcome } from '../outcome.ts';
import { scopesSql } from '../scopes-sql.ts';
import { segmentSql } from '../segment-sql.ts';
import { ALPHA, compareShares } from '../statistics/compare-shares.ts';
import { matchOthers, type Stratum } from '../statistics/match-others.ts';
import type { Study } from '../study.ts';
import {
  COMPARABLE,
  isDifferent,
  SMALLEST_DIFFERENCE,
  SMALLEST_NICHE,
  type KindOf,
  type Niche,
  type Part,
} from './search-niches.ts';

/** A niche that shares more of its accounts with a given segment than this lies inside it, or is it. */
const SAME = 0.8;

/** Mature accounts in fewer niches are nothing to build a page on. */
const MINIMUM_NICHE = 30;

/** Accounts that fit the same conditions and lie in the same segments. */
interface Cell {
  readonly within: string;
  /** Conditions that they fit, as bits. */
  readonly mask: number;
  /** Whether they had a part in the search, or are too young: then only their number counts. */
  readonly counts: boolean;
  readonly n: number;
  readonly good: number;
}

/**
 * What the niches that a search came up with are worth among the accounts that had no part in it. All of them are one
 * question; a pair must besides be different from the rest of either of its two conditions, as it was in the search.
 */
export async function confirmNiches(
  study: Study,
  outcome: Outcome,
  niches: readonly Niche[],
  searched: string,
  kindOf: KindOf,
): Promise<SuggestedNiche[]> {
  if (niches.length === 0) return [];
  const parts = niches.flatMap(({ parts: each }) => each);
  const cells = await readCells(study, outcome, parts, searched);
  const bits = niches.map(({ parts: each }) => each.map((part) => 2 ** parts.indexOf(part)));
  const matched = niches.map((_, index) =>
    match(cells, fits(bits[index] ?? []), kindOf, bits.slice(0, index).map(fits)),
  );
  const compared = compareShares(matched);
  const all = count(cells, () => true);
  const judged = count(cells, ({ counts }) => counts);
  return niches
    .flatMap(({ parts: each }, index): SuggestedNiche[] => {
      const [own, stayed] = [bits[index] ?? [], compared[index]];
      const isIn = fits(own);
      const accounts = count(cells, isIn);
      const size = count(cells, (cell) => cell.counts && isIn(cell));
      const isLarge = size >= Math.max(MINIMUM_NICHE, SMALLEST_NICHE * judged);
      const rule: Rule = Object.fromEntries(each.map(({ column, option }) => [column, option.condition]));
      const isNew = !study.scopes.slice(1).some((_, segment) => isSame(cells, isIn, segment));
      const isClear = stayed && stayed.p < ALPHA && Math.abs(stayed.difference.points) >= SMALLEST_DIFFERENCE;
      if (!isLarge || !isNew || !isClear || !beatsParts(cells, own, kindOf)) return [];
      return [{ rule, accounts, share: accounts / all, inside: insideOf(study, cells, isIn), stayed }];
    })
    .sort((a, b) => b.stayed.difference.points - a.stayed.difference.points);
}

type Fits = (cell: Cell) => boolean;

function fits(bits: readonly number[]): Fits {
  return ({ mask }) => bits.every((bit) => Math.floor(mask / bit) % 2 === 1);
}

function count(cells: readonly Cell[], isIn: Fits): number {
  return cells.reduce((sum, cell) => (isIn(cell) ? sum + cell.n : sum), 0);
}

/** A niche against the other accounts of `among`, with segments and the niches before it held equal. */
function match(
  cells: readonly Cell[],
  isIn: Fits,
  kindOf: KindOf,
  before: readonly Fits[],
  among: Fits = () => true,
) {
  const groups = Map.groupBy(
    cells.filter((cell) => cell.counts && among(cell)),
    (cell) =>
      cell.within + before.map((fitsBefore, index) => (fitsBefore(cell) ? `+${index + 1}` : '')).join(''),
  );
  return matchOthers(
    [...groups].map(([key, each]): Stratum => {
      const side = (inside: boolean) => {
        const own = each.filter((cell) => isIn(cell) === inside);
        return { count: own.reduce((sum, { good }) => sum + good, 0), n: count(own, () => true) };
      };
      return { among: side(true), others: side(false), ...kindOf(key) };
    }),
  );
}

function beatsParts(cells: readonly Cell[], bits: readonly number[], kindOf: KindOf): boolean {
  if (bits.length < 2) return true;
  const size = count(cells, (cell) => cell.counts && fits(bits)(cell));
  return bits.every((bit) => {
    const groups = match(cells, fits(bits), kindOf, [], fits([bit]));
    return groups.among.n <= (1 - COMPARABLE) * size || isDifferent(groups);
  });
}

/** Whether nearly the same accounts make a given segment. */
function isSame(cells: readonly Cell[], isIn: Fits, segment: number): boolean {
  const isGiven: Fits = ({ within }) => within[segment] === '1';
  const both = count(cells, (cell) => isIn(cell) && isGiven(cell));
  return both > SAME * count(cells, (cell) => isIn(cell) || isGiven(cell));
}

function insideOf({ scopes }: Study, cells: readonly Cell[], isIn: Fits): string | null {
  const accounts = count(cells, isIn);
  const home = scopes.slice(1).find((_, segment) => {
    return count(cells, (cell) => isIn(cell) && cell.within[segment] === '1') > SAME * accounts;
  });
  return home?.segment ?? null;
}

async function readCells(
  study: Study,
  outcome: Outcome,
  parts: readonly Part[],
  searched: string,
): Promise<Cell[]> {
  const { within, parameters } = scopesSql(study);
  const bound: Record<string, SqlValue> = { ...parameters };
  const terms = parts.map(({ column, option }, index) => {
    const where = segmentSql('a niche', { [column]: option.condition }, study.columns);
    for (const [name, value] of Object.entries(where.parameters)) bound[`n${index}_${name}`] = value;
    const sql = where.sql.replace(/\$(p\d+)/g, (_, name: string) => `$n${index}_${name}`);
    return `CASE WHEN ${sql} THEN ${2 ** index} ELSE 0 END`;
  });
  return study.snapshot.query<Cell & Record<string, string | number | boolean>>(
    `WITH fitted AS (
       SELECT ${within} AS within, ${terms.join(' + ')} AS mask,
         coalesce(${outcome.mature} AND NOT ${searched}, FALSE) AS counts, ${outcome.stayed} AS stayed
       FROM accounts
     )
     SELECT within, mask, counts, count(*) AS n, count(*) FILTER (WHERE stayed) AS good
     FROM fitted GROUP BY within, mask, counts ORDER BY within, mask, counts`,
    bound,
  );
}
