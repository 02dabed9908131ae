import { KithError, messageOf } from '../core/errors.ts';
import { quoteName } from '../core/quote-name.ts';
import { type Database } from './duckdb.ts';
import { nameColumns, placesByRowid, type RawTable } from './raw-table.ts';
import { SOURCES_FILE, type ResolvedTable } from './resolve-sources.ts';

/**
 * Runs the `sql:` of a table over its files, each under its name there, and keeps the result as a table of its own. The
 * SELECT stands inside ours, so that it can be nothing but a SELECT.
 * @throws a KithError with DuckDB's words where the SQL does not run
 */
export async function runSelect(
  database: Database,
  { table, source, inputs: sources }: ResolvedTable,
  sql: string,
  inputs: ReadonlyMap<string, RawTable>,
): Promise<RawTable> {
  const name = `${table}_selected`;
  const select = sql.trim().replace(/;\s*$/, '');
  const named = [...inputs].map(
    ([file, raw]) => `${quoteName(file)} AS (SELECT ${columnsOf(raw)} FROM ${quoteName(raw.name)})`,
  );
  const names = named.length === 0 ? '' : `WITH ${named.join(', ')} `;
  try {
    const statements = await database.countStatements(select);
    if (statements !== 1) throw new Error(`it holds ${statements} statements`);
    await database.rows(`CREATE TABLE ${quoteName(name)} AS ${names}SELECT * FROM (\n${select}\n)`);
  } catch (cause) {
    for (const raw of inputs.values()) await raw.verify?.();
    throw explain(table, 'from' in source ? 'from' : 'files', messageOf(cause), cause);
  }
  const described = await database.rows(`DESCRIBE ${quoteName(name)}`);
  const broken = [...inputs.values()].map((raw) => raw.broken);
  return {
    name,
    shown: [...sources.values()].map(({ shown }) => shown).join(', ') || `${table}.sql`,
    counted: `${table}.sql`,
    columns: nameColumns(described.map((row) => String(row['column_name']))),
    broken: {
      rows: broken.reduce((sum, { rows }) => sum + rows, 0),
      samples: broken.flatMap(({ samples }) => samples),
    },
    notes: [...inputs.values()].flatMap(({ notes = [] }) => notes),
    locate: placesByRowid,
  };
}

function columnsOf({ columns }: RawTable): string {
  return columns.map(({ name }) => quoteName(name)).join(', ');
}

function explain(table: string, group: 'files' | 'from', message: string, cause: unknown): KithError {
  const words = (message.split(/\n\n|\nLINE /)[0] ?? message)
    .replace('Failed to extract statements: ', '')
    .replace(/\s+/g, ' ')
    .trim();
  return new KithError(`The SQL of ${table} does not run: ${words}`, {
    hint: message.includes('Permission Error')
      ? `SQL may only read the names that stand under "${group}:".`
      : `It must be one SELECT over the names under "${group}:". Cells of CSV, TSV and JSON are texts: CAST(x AS DOUBLE) makes a number of one. Headings with spaces stand in double quotes.`,
    where: { file: SOURCES_FILE, key: `${table}.sql` },
    cause,
  });
}
