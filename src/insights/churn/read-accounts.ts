import type { UnusedColumn } from '../../schemas/insights/churn.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import { candidateColumns, type Candidate, type Candidates } from './candidates.ts';
import { keepRows } from '../keep-rows.ts';
import type { ReadableStudy } from './history-sql.ts';
import { openPopulation, type Source } from './population.ts';
import { readUsual, type Usual } from './usual.ts';

/** The AUC is sure to one point either way then; of made accounts it was 0.845, and 0.843 with twice as many. */
const MOST_ACCOUNTS = 10_000;

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

/** Everything that can be read of accounts, and the accounts to learn from. */
export async function readSample(study: ReadableStudy): Promise<{ source: Source; sample: Sample }> {
  const candidates = await candidateColumns(study);
  const inSample = await keepSample(study, candidates);
  const usual: Usual[] = [];
  for (const table of candidates.tables) usual.push(await readUsual(study, table, inSample));
  const source = { study, candidates, usual };
  const { queries, rows: sampled } = await openPopulation(source, inSample);
  const rows = await study.snapshot.query(
    `WITH ${queries}
     SELECT CASE WHEN ${study.outcome.stayed} THEN 0 ELSE 1 END AS has_left, ${daysSql(study)} AS days
       ${candidates.columns.map(({ sql }, at) => `, ${sql} AS c${at}`).join('')}
     FROM ${sampled} ORDER BY md5(accounts.account_id), accounts.account_id`,
    { asOf: study.asOf },
  );
  const read = candidates.columns.map((column, at) =>
    readColumn(
      column,
      rows.map((row) => row[`c${at}`] ?? null),
    ),
  );
  const sample = {
    left: Uint8Array.from(rows, (row) => Number(row['has_left'])),
    days: Float64Array.from(rows, (row) => (row['days'] === null ? NaN : Number(row['days']))),
    columns: read.filter((column) => 'kind' in column),
    unused: read.filter((column) => 'words' in column),
  };
  return { source, sample };
}

/** Draws the sample once, since that takes longer than most questions about it; gives the condition that holds for it. */
async function keepSample(
  { snapshot, outcome, asOf }: ReadableStudy,
  { columns }: Candidates,
): Promise<string> {
  const size = Math.min(MOST_ACCOUNTS, Math.floor(MOST_CELLS / (columns.length + 1)));
  const sample = await keepRows(
    snapshot,
    'churn_sample',
    { account_id: 'VARCHAR' },
    `SELECT account_id FROM accounts WHERE ${outcome.mature} ORDER BY md5(account_id), account_id LIMIT ${size}`,
    { asOf },
  );
  return `account_id IN (SELECT account_id FROM ${sample})`;
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
