import { KithError, type Where } from '../core/errors.ts';
import { quoteName } from '../core/quote-name.ts';
import type { Database, TextAppender } from './duckdb.ts';
import { MOST_COLUMNS, nameColumns, type RawColumn } from './raw-table.ts';

/** Writes rows of texts into a new table as they come, however many: DuckDB keeps them on disk. */
export interface RowWriter {
  readonly columns: () => readonly RawColumn[];
  /** How many rows were written. */
  readonly count: () => number;
  /** Adds columns behind those that there are; rows that were written before have nothing in them. */
  readonly addColumns: (headings: readonly string[]) => Promise<void>;
  /** One row, in the order of the columns; cells may be left out at its end. */
  readonly write: (cells: readonly (string | null)[]) => void;
  /** Ends the writing: from here on the table can be asked. */
  readonly close: () => void;
}

/** Makes the table `name`, with these columns to begin with; there must be one before the first row. */
export async function openRowWriter(
  database: Database,
  name: string,
  headings: readonly string[],
  where: Where,
): Promise<RowWriter> {
  let columns: RawColumn[] = [];
  let appender: TextAppender | null = null;
  let count = 0;
  const close = (): void => {
    const open = appender;
    appender = null;
    open?.close();
  };
  const addColumns = async (more: readonly string[]): Promise<void> => {
    if (more.length === 0) return;
    close();
    const before = columns.length;
    columns = nameColumns([...columns.map(({ heading }) => heading), ...more]);
    if (columns.length > MOST_COLUMNS) throw tooMany(where);
    await widen(database, name, before, columns);
    appender = await database.appendTo(name);
  };
  await addColumns(headings);
  return {
    columns: () => columns,
    count: () => count,
    addColumns,
    write: (cells) => {
      if (!appender) throw new Error(`The table ${name} takes no rows now`);
      appender.add(cells.length === columns.length ? cells : columns.map((_, index) => cells[index] ?? null));
      count += 1;
    },
    close,
  };
}

async function widen(
  database: Database,
  table: string,
  before: number,
  columns: readonly RawColumn[],
): Promise<void> {
  const added = columns.slice(before).map(({ name }) => `${quoteName(name)} VARCHAR`);
  if (before === 0) {
    await database.rows(`CREATE TABLE ${quoteName(table)} (${added.join(', ')})`);
    return;
  }
  for (const column of added) await database.rows(`ALTER TABLE ${quoteName(table)} ADD COLUMN ${column}`);
}

function tooMany(where: Where): KithError {
  return new KithError(`The rows have more than ${MOST_COLUMNS} columns`, {
    hint: 'Rows must share their columns. Ask the source for fewer fields; "sql:" can do so in a database.',
    where,
  });
}
