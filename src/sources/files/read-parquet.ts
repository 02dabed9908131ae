import { KithError, messageOf } from '../../core/errors.ts';
import { quoteName } from '../../core/quote-name.ts';
import type { Database } from '../duckdb.ts';
import { nameColumns, NOTHING_BROKEN, placesByRowid } from '../raw-table.ts';
import type { FileReader } from './file-reader.ts';
import { isPattern, pathLiteral } from './path-literal.ts';
import type { ResolvedFile } from './resolve-source.ts';

/** DuckDB counts the rows of a Parquet file in a column of this name, unless the file has one of its own. */
const COUNTER = 'file_row_number';

/**
 * Parquet: the file knows its columns and their types. It is read as it is asked for, since a copy takes as long again; but
 * where DuckDB would have to look for the file, it may not do so any more when it is asked for.
 */
export const readParquet: FileReader = async (database, file, name) => {
  const rows = parquetRows(file.path);
  const headings = await listHeadings(database, file, rows);
  const isTaken = headings.some((heading) => heading.toLowerCase() === COUNTER);
  const mustCopy = isTaken || isPattern(file.path);
  const made = mustCopy
    ? `CREATE TABLE ${quoteName(name)} AS SELECT * FROM ${rows}`
    : `CREATE VIEW ${quoteName(name)} AS SELECT *, ${COUNTER} FROM ${rows}`;
  await tell(file, database.rows(made));
  return {
    name,
    shown: file.shown,
    counted: file.shown,
    columns: nameColumns(headings),
    broken: NOTHING_BROKEN,
    locate: placesByRowid,
    ...(!mustCopy && { counter: COUNTER, file, verify: () => readAll(database, file, name, headings) }),
  };
};

/** The rows of one file as a relation. */
export function parquetRows(path: string): string {
  return `read_parquet(${pathLiteral(path)}, hive_partitioning = false)`;
}

async function listHeadings(database: Database, file: ResolvedFile, rows: string): Promise<string[]> {
  const described = await tell(file, database.rows(`DESCRIBE SELECT * FROM ${rows}`));
  return described.map((row) => String(row['column_name']));
}

async function readAll(
  database: Database,
  file: ResolvedFile,
  name: string,
  headings: readonly string[],
): Promise<void> {
  const cells = headings.map((heading, index) => `max(hash(${quoteName(heading)})) IS NULL AS c${index}`);
  await tell(file, database.rows(`SELECT ${cells.join(', ')} FROM ${quoteName(name)}`));
}

async function tell<Result>(file: ResolvedFile, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    throw new KithError(`${file.shown} cannot be read as Parquet`, {
      hint: /magic bytes|too small|Failed to read|Unexpected end|out of range/i.test(messageOf(cause))
        ? 'It is cut off or no Parquet at all: export or copy it again.'
        : `Export it again. DuckDB says: ${messageOf(cause).split('\n')[0] ?? ''}`,
      where: { file: file.shown },
      cause,
    });
  }
}
