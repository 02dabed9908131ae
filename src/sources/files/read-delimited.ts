import { KithError, messageOf } from '../../core/errors.ts';
import { quoteName } from '../../core/quote-name.ts';
import { quoteText, type Database } from '../duckdb.ts';
import type { ResolvedFile } from './resolve-source.ts';
import { checkRejects, describeBroken, listRejects } from './csv-rejects.ts';
import { pathLiteral } from './path-literal.ts';
import { locateRows, placesOfRecords } from './locate-rows.ts';
import { nameColumns } from '../raw-table.ts';
import type { FileReader } from './file-reader.ts';
import { readHeader, type Header } from './read-header.ts';

/**
 * CSV and TSV: text in quotes where needed, every cell text. DuckDB's sniffer is left out: what a file means hangs on
 * its header alone, not on samples of its rows.
 */
export const readDelimited: FileReader = async (database, file, name) => {
  const header = await readHeader(file);
  const columns = nameColumns(header.headings);
  await readRows(
    database,
    file,
    name,
    header,
    columns.map((column) => column.name),
  );
  const rejects = await listRejects(database, name);
  const find = (records: readonly number[]) => placesOfRecords(file, header.delimiter, records);
  await checkRejects(
    file,
    rejects,
    async (reject) => (await find([reject.record])).get(reject.record)?.line ?? undefined,
  );
  return {
    name,
    shown: file.shown,
    counted: file.shown,
    columns,
    broken: { rows: rejects.length, samples: await describeBroken(file, rejects, columns.length, find) },
    locate: (rowids) => locateRows(file, header.delimiter, rejects, rowids),
  };
};

async function readRows(
  database: Database,
  file: ResolvedFile,
  name: string,
  header: Header,
  columns: readonly string[],
): Promise<void> {
  const options = [
    'auto_detect = false',
    'header = true',
    'strict_mode = true',
    'hive_partitioning = false',
    'store_rejects = true',
    `rejects_table = ${quoteText(`${name}_rejects`)}`,
    `rejects_scan = ${quoteText(`${name}_scans`)}`,
    `delim = ${quoteText(header.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `columns = {${columns.map((column) => `${quoteText(column)}: 'VARCHAR'`).join(', ')}}`,
  ];
  const select = `SELECT * FROM read_csv(${pathLiteral(file.path)}, ${options.join(', ')})`;
  try {
    await database.rows(`CREATE TABLE ${quoteName(name)} AS ${select}`);
  } catch (cause) {
    throw unreadable(file, messageOf(cause), cause);
  }
}

function unreadable(file: ResolvedFile, message: string, cause: unknown): KithError {
  const line = /on Line: (\d+)/i.exec(message)?.[1];
  const mixed = message.includes('state machine reached an invalid state');
  return new KithError(
    mixed
      ? `${file.shown} ends some of its lines the Windows way and some the Unix way`
      : `${file.shown} cannot be read: ${message.split('\n')[0] ?? ''}`,
    {
      hint: mixed
        ? 'Open it in a spreadsheet or an editor and save it again.'
        : 'Export it again as "CSV UTF-8".',
      where: { file: file.shown, line: line === undefined ? undefined : Number(line) },
      cause,
    },
  );
}
