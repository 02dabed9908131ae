import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Progress } from '../../src/core/progress.ts';
import { buildAccount } from './accounts.ts';
import type { ActivityRate } from './activity.ts';
import { buildActivity, calibrateActivity } from './activity.ts';
import { buildAffiliates } from './affiliates.ts';
import { buildAsks } from './asks.ts';
import { buildContacts } from './contacts.ts';
import { buildConversions } from './conversions.ts';
import type { FileFormat, OutFile, SampleTable } from './layout.ts';
import { fileNameOf, layOutFiles } from './layout.ts';
import { liveAccount } from './lives.ts';
import { buildPains } from './pains.ts';
import { openParquetWriter } from './parquet-writer.ts';
import type { PickReferrer } from './referrals.ts';
import { referrersAmong } from './referrals.ts';
import type { Row } from './rows.ts';
import { buildSurveys } from './surveys.ts';
import type { TableWriter } from './table-writer.ts';
import { openTextWriter } from './text-writer.ts';
import { buildTickets } from './tickets.ts';

export interface SampleOptions {
  readonly out: string;
  readonly accounts: number;
  readonly affiliates: number;
  /** About how many rows of activity. */
  readonly activity: number;
  readonly seed: number;
  /** All files in this format, instead of each in the one of the committed sample. */
  readonly format?: FileFormat | undefined;
}

/** Rows written per table. */
export type RowCounts = Readonly<Record<SampleTable, number>>;

type Writers = Readonly<Record<SampleTable, TableWriter>>;

/** Keeps what DuckDB holds small, whatever there is to write. */
const DUCKDB_SETTINGS = { memory_limit: '512MB', threads: '2' };

const ACCOUNTS_BETWEEN_REPORTS = 1000;

/** Makes the sample: one account after the other, each told to all tables, so that memory stays flat. */
export async function generateSample(options: SampleOptions, progress: Progress): Promise<RowCounts> {
  await mkdir(options.out, { recursive: true });
  const database = join(options.out, '.sample-data.duckdb');
  await removeDatabase(database);
  const instance = await DuckDBInstance.create(database, DUCKDB_SETTINGS);
  const connection = await instance.connect();
  try {
    const writers = await openWriters(options, connection);
    await writeAll(options, writers, progress);
    return await closeAll(writers, progress);
  } finally {
    connection.closeSync();
    instance.closeSync();
    await removeDatabase(database);
  }
}

async function writeAll(options: SampleOptions, writers: Writers, progress: Progress): Promise<void> {
  const { seed, accounts } = options;
  try {
    const affiliates = buildAffiliates(seed, options.affiliates, accounts);
    for (const { row } of affiliates) writers.affiliates.write(row);
    const pick = referrersAmong(affiliates);
    const rate = calibrateActivity(seed, accounts, options.activity, pick);
    progress.begin('accounts', accounts);
    for (let index = 1; index <= accounts; index += 1) {
      writeAccount(seed, index, pick, rate, writers);
      for (const writer of Object.values(writers)) if (writer.isFull) await writer.drain();
      if (index % ACCOUNTS_BETWEEN_REPORTS === 0) progress.advance(index);
    }
    progress.end(`${accounts} accounts`);
  } catch (cause) {
    await Promise.all(Object.values(writers).map((writer) => writer.abort()));
    throw cause;
  }
}

function writeAccount(
  seed: number,
  index: number,
  pick: PickReferrer,
  rate: ActivityRate,
  writers: Writers,
): void {
  const life = liveAccount(seed, index, pick);
  const surveys = buildSurveys(seed, life);
  const account = buildAccount(seed, life, surveys);
  writers.accounts.write(account);
  writeEach(writers.contacts, buildContacts(seed, life));
  writeEach(writers.activity, buildActivity(seed, life, rate));
  writeEach(writers.tickets, buildTickets(seed, life));
  writeEach(writers.pains, buildPains(life));
  writeEach(writers.surveys, surveys);
  writeEach(writers.asks, buildAsks(seed, life));
  writeEach(writers.conversions, buildConversions(seed, life, account));
}

function writeEach(writer: TableWriter, rows: readonly Row[]): void {
  for (const row of rows) writer.write(row);
}

async function openWriters(options: SampleOptions, connection: DuckDBConnection): Promise<Writers> {
  const opened: [SampleTable, TableWriter][] = [];
  for (const file of layOutFiles(options.format))
    opened.push([file.table, await openWriter(options.out, file, connection)]);
  return Object.fromEntries(opened) as Record<SampleTable, TableWriter>;
}

async function openWriter(out: string, file: OutFile, connection: DuckDBConnection): Promise<TableWriter> {
  const path = join(out, fileNameOf(file));
  return file.format === 'parquet' ? openParquetWriter(connection, path, file) : openTextWriter(path, file);
}

async function closeAll(writers: Writers, progress: Progress): Promise<RowCounts> {
  const entries = Object.entries(writers) as [SampleTable, TableWriter][];
  progress.begin('files', entries.length);
  for (const [at, [, writer]] of entries.entries()) {
    await writer.close();
    progress.advance(at + 1);
  }
  progress.end(`${entries.length} files`);
  return Object.fromEntries(entries.map(([table, { count }]) => [table, count])) as Record<
    SampleTable,
    number
  >;
}

async function removeDatabase(path: string): Promise<void> {
  await Promise.all([path, `${path}.wal`].map((file) => rm(file, { force: true })));
}
