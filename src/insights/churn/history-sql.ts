import type { Day } from '../../schemas/date.ts';
import type { Outcome } from '../outcome.ts';
import type { Study } from '../study.ts';

/** A study whose data says who left. */
export type ReadableStudy = Study & { readonly outcome: Outcome };

/**
 * What accounts did and answered, seen in time, as SQL.
 *
 * The silence after leaving must not tell who left, and neither must the goodbye. Each account is looked at as of a
 * day of its own: the day it left, or for customers the day of the report, in both cases GAP_DAYS earlier. Windows end
 * there.
 *
 * An account that left is younger on its day than a customer on its own, and young accounts do more (they set up) and
 * have had less time. So nothing is counted as such: it is set against what is usual for accounts of that age, over all
 * accounts that were to be seen at that age, in the days that the table covers. An account of which too little was seen
 * is unknown, not silent.
 */
export const GAP_DAYS = 14;

/** Of an account that a table shows for fewer days nothing is said. */
const LEAST_DAYS = 14;

/** How long an answer to a survey says something. */
const ANSWER_DAYS = 400;

/** A table of which the rows are counted in the last days of each account. */
export interface CountedTable {
  readonly name: 'activity' | 'tickets';
  /** Days of each window. */
  readonly windows: readonly number[];
  /** The days that the table covers. */
  readonly first: Day;
  readonly last: Day;
}

/** The age of an account, in days, on the day of a row; over the table joined with `seenSql`. */
export const AGE = `CAST("at" AS DATE) - born`;

/**
 * SQL of what a window holds for an account, of what is usual in it, and of the logarithm of their ratio: null where the
 * table shows too little of the account.
 */
export function windowSql(
  table: CountedTable['name'],
  days: number,
): { seen: string; usual: string; ratio: string } {
  const figure = (column: string) => `coalesce(CAST(${table}_${column}_${days} AS DOUBLE PRECISION), 0)`;
  const [seen, usual] = [figure('recent.seen'), figure('expected.usual')];
  const isShown = `accounts.kith_${table}_to_age - accounts.kith_${table}_from_age + 1 >= ${LEAST_DAYS}`;
  return { seen, usual, ratio: `CASE WHEN ${isShown} THEN ln((${seen} + 1) / (${usual} + 1)) END` };
}

/** Accounts of a condition with the day of signup and the last day on which they are looked at. */
export function lifeSql({ outcome }: ReadableStudy, population: string, columns = 'account_id'): string {
  return `SELECT ${columns}, signed_up_at AS kith_born,
      CASE WHEN ${outcome.stayed} THEN CAST($asOf AS DATE)
        WHEN churned_at <= CAST($asOf AS DATE) THEN churned_at END - ${GAP_DAYS} AS kith_seen_until
    FROM accounts WHERE ${population}`;
}

/** The ages of accounts from which and up to which a table shows them; needs `life`. */
export function seenSql(table: CountedTable): string {
  const { ends, from, to, isSeen } = seenColumns(table);
  return `SELECT account_id, kith_born AS born, ${ends} AS ends, ${from} AS from_age, ${to} AS to_age FROM life WHERE ${isSeen}`;
}

/** The same ages as columns beside those of `life`, null for accounts that the table does not show. */
export function agesSql(table: CountedTable): string {
  const { from, to, isSeen } = seenColumns(table);
  const column = (age: string, name: string) =>
    `CASE WHEN ${isSeen} THEN ${age} END AS kith_${table.name}_${name}`;
  return `${column(from, 'from_age')}, ${column(to, 'to_age')}`;
}

function seenColumns({ first, last }: CountedTable) {
  const [from, ends] = [`greatest(0, DATE '${first}' - kith_born)`, `least(kith_seen_until, DATE '${last}')`];
  const to = `${ends} - kith_born`;
  return { from, ends, to, isSeen: `(kith_seen_until IS NOT NULL AND ${to} >= ${from})` };
}

/** The age at which a window begins. */
export function windowStart(from: number, to: number, days: number): number {
  return Math.max(from, to - days + 1);
}

/**
 * What accounts did in their last days; needs `life`. `earliest` is the first last day among them: what happened long before
 * need not be looked at.
 */
export function recentSql(table: CountedTable, earliest: Day): string {
  const { name, first, windows } = table;
  const longest = Math.max(...windows);
  const counts = windows.map((days) => `count(*) FILTER (WHERE day > ends - ${days}) AS seen_${days}`);
  // Days that are named before the tables are joined need not be worked out for each pair of rows.
  return `SELECT account_id, ${counts.join(', ')}
    FROM (SELECT account_id, CAST("at" AS DATE) AS day FROM ${name}
      WHERE "at" >= DATE '${earliest}' - INTERVAL '${longest}' DAY) AS happened
    JOIN (SELECT account_id, ends, greatest(DATE '${first}', born, ends - ${longest - 1}) AS begins
      FROM (${seenSql(table)}) AS seen) AS windows USING (account_id)
    WHERE day BETWEEN begins AND ends GROUP BY account_id`;
}

/** The last answers to surveys as a named query with a column for each kind; needs `life`. */
export function answersQuery(kinds: readonly string[]): string {
  const answers = kinds.map((kind) => `min(score) FILTER (WHERE kind = '${kind}') AS ${kind}`);
  return `answers AS (
    SELECT account_id, ${answers.join(', ')} FROM (
      SELECT account_id, kind, score,
        row_number() OVER (PARTITION BY account_id, kind ORDER BY "at" DESC, score) AS nth
      FROM surveys JOIN life USING (account_id)
      WHERE CAST("at" AS DATE) BETWEEN kith_seen_until - ${ANSWER_DAYS} AND kith_seen_until) AS asked
    WHERE nth = 1 GROUP BY account_id)`;
}
