import { quoteName } from '../core/quote-name.ts';
import type { Snapshot } from '../schemas/snapshot.ts';
import { TABLES } from '../schemas/tables.ts';
import { nicheColumns } from './niches/niche-columns.ts';
import type { Study } from './study.ts';

/** As a segment's rule names it. */
type Value = string | number | boolean;

/** A column of the accounts by whose values they can be told apart. */
export interface ColumnValues {
  readonly column: string;
  /** Most frequent first; those of as many accounts by their letters. */
  readonly values: readonly { readonly value: Value; readonly accounts: number }[];
}

/** A column with more values than these is a text, a date or an amount: nobody chooses from its values. */
const MOST_VALUES = 30;

const CANONICAL = Object.keys(TABLES.accounts.columns);
const isOwn = (column: string) => !CANONICAL.includes(column);

/**
 * The values that a segment's rule can name: of industry, size, country and the company's own columns, where an account has
 * one of a few. Columns that every company has come first.
 */
export async function readColumnValues(
  snapshot: Snapshot,
  study: Pick<Study, 'columns' | 'project'>,
): Promise<ColumnValues[]> {
  const read: ColumnValues[] = [];
  const own = nicheColumns(study, new Set()).columns;
  for (const column of [...CANONICAL.filter((each) => own.includes(each)), ...own.filter(isOwn)]) {
    const values = await valuesOf(snapshot, column, MOST_VALUES + 1);
    if (values.length > 1 && values.length <= MOST_VALUES) read.push({ column, values });
  }
  return read;
}

/** At most `limit` values of one column. */
export async function valuesOf(
  snapshot: Snapshot,
  column: string,
  limit: number,
): Promise<ColumnValues['values']> {
  const name = quoteName(column);
  return snapshot.query<{ value: Value; accounts: number }>(
    `SELECT ${name} AS value, count(*) AS accounts FROM accounts
     WHERE ${name} IS NOT NULL GROUP BY ${name} ORDER BY accounts DESC, value LIMIT ${limit}`,
  );
}
