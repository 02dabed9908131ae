import { KithError, messageOf } from '../../core/errors.ts';
import { quoteName } from '../../core/quote-name.ts';
import { quoteText, type Database } from '../duckdb.ts';
import type { ResolvedFile } from './resolve-source.ts';
import { pathLiteral } from './path-literal.ts';
import { MOST_COLUMNS, nameColumns, NOTHING_BROKEN, placesByRowid } from '../raw-table.ts';
import type { FileReader } from './file-reader.ts';

/**
 * JSON (a list of records) and NDJSON (a record a line). Every cell becomes text as it is written, so that ids keep
 * their digits; what is nested stays JSON.
 */
export const readJson: FileReader = async (database, file, name) => {
  const records = `${name}_records`;
  await readRecords(database, file, records);
  await checkRecords(database, file, records);
  const columns = nameColumns(await listKeys(database, file, records));
  const cells = columns.map(
    (column) =>
      `json_extract_string(json, ${quoteText(pointer(column.heading))}) AS ${quoteName(column.name)}`,
  );
  await database.rows(
    `CREATE TABLE ${quoteName(name)} AS SELECT ${cells.join(', ')} FROM ${quoteName(records)}`,
  );
  await database.rows(`DROP TABLE ${quoteName(records)}`);
  return {
    name,
    shown: file.shown,
    counted: file.shown,
    columns,
    broken: NOTHING_BROKEN,
    locate: placesByRowid,
  };
};

async function readRecords(database: Database, file: ResolvedFile, records: string): Promise<void> {
  const format = file.format === 'ndjson' ? 'newline_delimited' : 'auto';
  const select = `SELECT json FROM read_json_objects(${pathLiteral(file.path)}, format = ${quoteText(format)}, hive_partitioning = false)`;
  try {
    await database.rows(`CREATE TABLE ${quoteName(records)} AS ${select}`);
  } catch (cause) {
    throw malformed(file, messageOf(cause), cause);
  }
}

/** DuckDB counts the record in which the fault is from 2. */
function malformed(file: ResolvedFile, message: string, cause: unknown): KithError {
  const [, unit = '', at, reason = ''] = /in (line|record\/value) (\d+): (.*?)\.? *$/m.exec(message) ?? [];
  const place =
    at === undefined ? null : { what: unit === 'line' ? 'line' : 'record', number: Number(at) - 1 };
  const { what, number } = place ?? {};
  const isCut = place !== null || message.includes('Missing closing');
  return new KithError(
    place
      ? `${file.shown} is not whole JSON: ${reason} in ${what} ${number}`
      : `${file.shown} is not ${isCut ? 'whole ' : ''}JSON`,
    {
      hint: isCut
        ? 'The file may be cut off: export it again.'
        : 'Export it as UTF-8 JSON: a list of records, or one record a line.',
      where: {
        file: file.shown,
        line: what === 'line' ? number : undefined,
        row: what === 'record' ? number : undefined,
      },
      cause,
    },
  );
}

async function checkRecords(database: Database, file: ResolvedFile, records: string): Promise<void> {
  const [odd] = await database.rows(
    `SELECT rowid AS record, json_type(json) AS kind FROM ${quoteName(records)}
     WHERE json_type(json) <> 'OBJECT' ORDER BY rowid LIMIT 1`,
  );
  if (!odd) return;
  throw new KithError(`${file.shown} holds something other than records`, {
    hint: 'Each entry must be a record such as {"account_id": "a1", "plan": "pro"}.',
    where: { file: file.shown, row: Number(odd['record']) + 1 },
  });
}

/** The keys of all records, in the order in which they first appear. */
async function listKeys(database: Database, file: ResolvedFile, records: string): Promise<string[]> {
  const rows = await database.rows(
    `SELECT key FROM (
       SELECT rowid AS record, unnest(json_keys(json)) AS key, unnest(range(len(json_keys(json)))) AS position
       FROM ${quoteName(records)}
     ) GROUP BY key ORDER BY min(record), min(position) LIMIT ${MOST_COLUMNS + 1}`,
  );
  const keys = rows.map((row) => String(row['key'])).filter((key) => key !== '');
  if (keys.length > 0 && keys.length <= MOST_COLUMNS) return keys;
  throw new KithError(
    keys.length === 0 ? `${file.shown} has no records` : `${file.shown} has more than ${MOST_COLUMNS} keys`,
    {
      hint:
        keys.length === 0
          ? 'Export it again; the export may have failed.'
          : 'Records must share their keys: one key for each column.',
      where: { file: file.shown },
    },
  );
}

/** RFC 6901. */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
