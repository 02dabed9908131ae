import { quoteName } from '../core/quote-name.ts';
import type { TableName } from '../schemas/tables.ts';
import { quoteText, type Database } from './duckdb.ts';
import { pastRows } from './increments.ts';
import type { RawColumn, RawTable } from './raw-table.ts';
import { cellText, cellValue } from './read-cells.ts';

/** Databases and APIs give texts. */
const HELD = 'VARCHAR';

/** Rows that came, and what they are put to. */
export interface Merge {
  readonly table: TableName;
  readonly came: RawTable;
  /** The columns of the result. */
  readonly columns: readonly RawColumn[];
  /** The column that says when a row changed. */
  readonly by: RawColumn;
  /** The column by which a row replaces another; null where rows are only ever added. */
  readonly key: RawColumn | null;
  /** What came is everything from this time on, and the last snapshot has the rest; null where it is all there is. */
  readonly since: string | null;
}

/** What of a merged table stands against going on from it. */
export interface Finding {
  /** Rows without a time that can be read. */
  readonly undated: number;
  /** Rows without a key, or with one that another row has. */
  readonly unkeyed: number;
  /** Milliseconds since 1970; null where there is none. */
  readonly newest: number | null;
}

/**
 * Writes the table `name`: rows from before, unless they changed, and those that came. They stand in the order of their
 * times, so that the same rows make the same table whichever way they came.
 */
export async function mergeChanges(database: Database, name: string, merge: Merge): Promise<void> {
  const { columns, by, key, came, since } = merge;
  const rows = since === null ? `SELECT * FROM ${quoteName(came.name)}` : mergedRows(merge, since);
  const ties = key ? [key] : columns;
  const order = [timeOf(by), ...ties.map((column) => quoteName(column.name))];
  await database.rows(
    `CREATE TABLE ${quoteName(name)} AS SELECT * FROM (${rows}) ORDER BY ${order.join(', ')}`,
  );
}

function mergedRows({ table, came, columns, by, key }: Merge, since: string): string {
  const there = new Set(came.columns.map((column) => column.name));
  const names = columns.map((column) => quoteName(column.name));
  const cells = columns.map(({ name }) => `${there.has(name) ? '' : 'NULL AS '}${quoteName(name)}`);
  const from = `CAST(${quoteText(since)} AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`;
  const stays = key
    ? `${keyOf(key)} IS NULL OR ${keyOf(key)} NOT IN
         (SELECT ${keyOf(key)} FROM ${quoteName(came.name)} WHERE ${keyOf(key)} IS NOT NULL)`
    : `${timeOf(by)} < ${from}`;
  // An API may send more than it was asked for; those rows are there already.
  const isNew = key ? 'TRUE' : `coalesce(${timeOf(by)} >= ${from}, TRUE)`;
  return `SELECT ${names.join(', ')} FROM ${pastRows(table)} WHERE ${stays}
    UNION ALL SELECT ${cells.join(', ')} FROM ${quoteName(came.name)} WHERE ${isNew}`;
}

export async function examine(database: Database, name: string, { by, key }: Merge): Promise<Finding> {
  const keyed = key ? `count(*) - count(DISTINCT ${keyOf(key)})` : '0';
  const [row] = await database.rows(
    `SELECT count(*) - count(${timeOf(by)}) AS undated, ${keyed} AS unkeyed, epoch_ms(max(${timeOf(by)})) AS newest
     FROM ${quoteName(name)}`,
  );
  const newest = row?.['newest'];
  return {
    undated: Number(row?.['undated']),
    unkeyed: Number(row?.['unkeyed']),
    newest: typeof newest === 'number' ? newest : null,
  };
}

function timeOf(column: RawColumn): string {
  return cellValue(cellText(quoteName(column.name), 'time', HELD), 'time', HELD);
}

function keyOf(column: RawColumn): string {
  return cellText(quoteName(column.name), 'text', HELD);
}
