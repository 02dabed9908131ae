import type { UnusedColumn } from '../../schemas/insights/churn.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import type { Outcome } from '../outcome.ts';
import type { Study } from '../study.ts';
import type { Candidate, Candidates } from './candidates.ts';
import { lifeSql } from './history-sql.ts';

/** With more, intervals hardly become narrower. */
const MOST_ACCOUNTS = 30_000;

/** Cells read at most, for memory: accounts with very many columns are read in smaller number. */
const MOST_CELLS = 1_500_000;

/** What a cell may be once read: booleans are texts. */
export type Cell = number | string | null;

export interface SampleColumn extends Candidate {
  readonly kind: 'number' | 'text';
  readonly values: readonly Cell[];
}

/** Accounts old enough to be judged, in an order that has nothing to do with them and is the same everywhere. */
export interface Sample {
  /** 1 for accounts that left. */
  readonly left: Uint8Array;
  /** Days from signup to leaving or to the day of the report; NaN where there are no days. */
  readonly days: Float64Array;
  readonly columns: readonly SampleColumn[];
  readonly unused: readonly UnusedColumn[];
}

export type ReadableStudy = Study & { readonly outcome: Outcome };

/** The accounts to learn from. */
export async function readSample(study: ReadableStudy, candidates: Candidates): Promise<Sample> {
  const { columns } = candidates;
  const hasLeft = hasLeftSql(study);
  const rows = await study.snapshot.query(
    `WITH ${populationQueries(study, candidates, 'account_id IN (SELECT account_id FROM sample_ids)')}
     SELECT CASE WHEN ${hasLeft} THEN 1 ELSE 0 END AS has_left, ${daysSql(study)} AS days
       ${columns.map(({ sql }, at) => `, ${sql} AS c${at}`).join('')}
     FROM accounts JOIN life USING (account_id) ${historyJoins(candidates)}
     ORDER BY md5(accounts.account_id), accounts.account_id`,
    { asOf: study.asOf },
  );
  const read = columns.map((column, at) =>
    readColumn(
      column,
      rows.map((row) => row[`c${at}`] ?? null),
    ),
  );
  return {
    left: Uint8Array.from(rows, (row) => Number(row['has_left'])),
    days: Float64Array.from(rows, (row) => (row['days'] === null ? NaN : Number(row['days']))),
    columns: read.filter((column) => 'kind' in column),
    unused: read.filter((column) => 'words' in column),
  };
}

/**
 * Named queries over a population of accounts: what it did (`life` and what follows from it), and what is usual, by the
 * accounts that were learned from.
 */
export function populationQueries(
  study: ReadableStudy,
  { columns, history }: Candidates,
  population: string,
): string {
  const size = Math.min(MOST_ACCOUNTS, Math.floor(MOST_CELLS / (columns.length + 1)));
  const life = (which: string) =>
    history.length === 0
      ? `SELECT account_id FROM accounts WHERE ${which}`
      : lifeSql(which, hasLeftSql(study));
  return [
    `sample_ids AS (
      SELECT account_id FROM accounts WHERE ${study.outcome.mature} ORDER BY md5(account_id), account_id LIMIT ${size})`,
    `sample_life AS (${life('account_id IN (SELECT account_id FROM sample_ids)')})`,
    `life AS (${life(population)})`,
    ...history.flatMap(({ queries }) => queries),
  ].join(', ');
}

export function historyJoins({ history }: Candidates): string {
  return history.flatMap(({ joins }) => joins).join(' ');
}

function hasLeftSql({ outcome }: ReadableStudy): string {
  return `(NOT ${outcome.stayed})`;
}

function daysSql(study: ReadableStudy): string {
  if (!study.columns.has('signed_up_at') || !study.columns.has('churned_at')) return 'NULL';
  return `CASE WHEN ${study.outcome.stayed} THEN CAST($asOf AS DATE) ELSE churned_at END - signed_up_at`;
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Days are moments and not traits: what is left of them is how long ago they were, which leaving decides. */
function readColumn(column: Candidate, cells: readonly SqlValue[]): SampleColumn | UnusedColumn {
  const values = cells.map(readCell);
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return { column: column.name, words: `${column.name}: empty for all accounts.` };
  const kind = present.every((value) => typeof value === 'number') ? 'number' : 'text';
  if (kind === 'text' && present.every((value) => DAY.test(String(value))))
    return { column: column.name, words: `${column.name}: days are not looked at.` };
  return { ...column, kind, values };
}

export function readCell(cell: SqlValue): Cell {
  return typeof cell === 'boolean' ? String(cell) : cell;
}
