import type { SqlValue } from '../../schemas/snapshot.ts';
import { scopesSql } from '../scopes-sql.ts';
import type { Pattern } from '../statistics/find-standouts.ts';
import type { Study } from '../study.ts';

/** More things than this are not looked at in one scope; patterns double with each. */
export const MOST_ITEMS = 12;

/** Accounts with more than this count as one with this many; few are, so that what remains within them does no harm. */
const MOST_COUNTED = 10;

/** Things that accounts have or have done: pains, topics of tickets, use cases. */
export interface Things {
  /** SELECT account_id, item: a row for each time; items that are not asked about count as another. */
  readonly sql: string;
  readonly parameters?: Readonly<Record<string, SqlValue>>;
  /** At most 50 of them: they are counted as bits of a whole number. */
  readonly items: readonly string[];
  /** Which of the items are asked about in a scope, by number, at most `MOST_ITEMS`. */
  readonly askedIn: (scope: number) => readonly number[];
  /** SQL over one row of accounts: which of them count. */
  readonly among: string;
  /** SQL over one row of accounts, one for each kind of success: whether it did well. */
  readonly good: readonly string[];
  /** Whether accounts are compared only with those that have about as many things. */
  readonly byNumber: boolean;
}

export interface ScopePattern extends Pattern {
  readonly scope: number;
  /** Whether there is any row for these accounts. */
  readonly any: boolean;
  /** Whether they are old enough to be judged. */
  readonly mature: boolean;
}

/**
 * How many accounts of each scope have which of the things together: a list for each kind of success. All accounts are
 * compared within their segments: what a segment that stays names often is not for that the reason.
 */
export async function readPatterns(study: Study, things: Things): Promise<ScopePattern[][]> {
  const { within, belongs, parameters } = scopesSql(study);
  const { items } = things;
  const masks = study.scopes.map((_, scope) => `(${scope}, ${maskOf(things.askedIn(scope))})`);
  const names = items.map((item, index) => [`i${index}`, item] as const);
  const bits = names.map(([name], index) => `WHEN $${name} THEN ${2 ** index}`).join(' ');
  const goods = things.good.map((_, index) => `good${index}`);
  const list = (of: (good: string, index: number) => string) =>
    goods.map((good, index) => `, ${of(good, index)}`).join('');
  const rows = await study.snapshot.query<Row>(
    `WITH known AS (
       SELECT account_id, ${within} AS within, coalesce(${study.outcome?.mature ?? 'FALSE'}, FALSE) AS mature
         ${list((good, index) => `${things.good[index] ?? ''} AS ${good}`)}
       FROM accounts WHERE ${things.among}
     ), had AS (
       SELECT account_id, bit_or(bit) AS mask, count(*) AS many
       FROM (
         SELECT account_id, CAST(CASE item ${bits} ELSE ${2 ** items.length} END AS BIGINT) AS bit
         FROM (${things.sql}) AS things
       ) AS bits
       GROUP BY account_id
     ), counted AS (
       SELECT within, mature, coalesce(mask, 0) AS mask, mask IS NOT NULL AS "any",
         ${things.byNumber ? `least(coalesce(many, 0), ${MOST_COUNTED})` : '0'} AS many,
         count(*) AS n ${list((good) => `count(*) FILTER (WHERE ${good}) AS ${good}`)}
       FROM known LEFT JOIN had ON had.account_id = known.account_id GROUP BY 1, 2, 3, 4, 5
     )
     SELECT scope, mature, mask & asked AS mask, "any", CASE WHEN scope = 0 THEN within ELSE '' END AS within, many,
       CAST(sum(n) AS BIGINT) AS n ${list((good) => `CAST(sum(${good}) AS BIGINT) AS ${good}`)}
     FROM counted JOIN (VALUES ${masks.join(', ')}) AS scopes(scope, asked) ON ${belongs}
     GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`,
    { ...parameters, ...things.parameters, ...Object.fromEntries(names) },
  );
  return goods.map((good) => rows.map((row) => patternOf(row, Number(row[good]), items.length)));
}

function patternOf(row: Row, good: number, items: number): ScopePattern {
  const { scope, mask, any, mature, within, many, n } = row;
  const all = Array.from({ length: items }, (_, index) => index);
  return {
    scope,
    any,
    mature,
    stratum: `${scope}:${within}:${many}`,
    features: all.filter((index) => Math.floor(mask / 2 ** index) % 2 === 1),
    n,
    good,
  };
}

type Row = {
  readonly scope: number;
  readonly mature: boolean;
  readonly mask: number;
  readonly any: boolean;
  readonly within: string;
  readonly many: number;
  readonly n: number;
} & Record<string, SqlValue>;

function maskOf(features: readonly number[]): number {
  return features.reduce((mask, feature) => mask + 2 ** feature, 0);
}

/** How many accounts some patterns stand for, and how many of them did well. */
export function tally(patterns: readonly Pattern[]): { readonly n: number; readonly good: number } {
  let [n, good] = [0, 0];
  for (const pattern of patterns) {
    n += pattern.n;
    good += pattern.good;
  }
  return { n, good };
}
