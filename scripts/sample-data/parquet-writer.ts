import { rename, rm } from 'node:fs/promises';
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../src/schemas/tables.ts';
import type { OutColumn, OutFile } from './layout.ts';
import type { Cell } from './rows.ts';
import type { TableWriter } from './table-writer.ts';

/** What DuckDB keeps while rows come in. Days and moments stay whole numbers until the end. */
const STORED: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  enum: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  day: 'INTEGER',
  time: 'BIGINT',
};

/** Collects the rows in a table of a temporary database on disk, then has DuckDB write the Parquet file, in order. */
export async function openParquetWriter(
  connection: DuckDBConnection,
  path: string,
  { table, columns }: OutFile,
): Promise<TableWriter> {
  const temporary = `${path}.partial`;
  await connection.run(`CREATE TABLE ${table} (${columns.map(storedColumn).join(', ')})`);
  const appender = await connection.createAppender(table);
  let count = 0;
  return {
    get count() {
      return count;
    },
    isFull: false,
    write(row) {
      for (const { key, type } of columns) append(appender, row[key] ?? null, type);
      appender.endRow();
      count += 1;
    },
    drain: () => Promise.resolve(),
    async close() {
      appender.closeSync();
      const select = `SELECT ${columns.map(writtenColumn).join(', ')} FROM ${table}`;
      const to = `'${temporary.replaceAll("'", "''")}'`;
      await connection.run(`COPY (${select}) TO ${to} (FORMAT parquet, COMPRESSION zstd)`);
      await connection.run(`DROP TABLE ${table}`);
      await rename(temporary, path);
    },
    abort: () => rm(temporary, { force: true }),
  };
}

function storedColumn({ key, type }: OutColumn): string {
  return `"${key}" ${STORED[type]}`;
}

function writtenColumn({ key, type }: OutColumn): string {
  if (type === 'day') return `DATE '1970-01-01' + "${key}" AS "${key}"`;
  if (type === 'time') return `make_timestamp("${key}" * 1000000) AS "${key}"`;
  return `"${key}"`;
}

function append(appender: DuckDBAppender, cell: Cell, type: ColumnType): void {
  if (cell === null) appender.appendNull();
  else if (typeof cell === 'string') appender.appendVarchar(cell);
  else if (typeof cell === 'boolean') appender.appendBoolean(cell);
  else if (type === 'number') appender.appendDouble(cell);
  else if (type === 'time') appender.appendBigInt(BigInt(cell));
  else appender.appendInteger(cell);
}
