import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock, type Clock } from '../core/clock.ts';
import { describeDuration } from '../core/duration.ts';
import { throwIfAny, type Problem } from '../core/errors.ts';
import type { Progress } from '../core/progress.ts';
import type { Day } from '../schemas/date.ts';
import type { SnapshotFacts, TableFacts } from '../schemas/snapshot.ts';
import type { Sources } from '../schemas/sources.ts';
import { TABLE_NAMES, type TableName } from '../schemas/tables.ts';
import { checkPull } from './check-pull.ts';
import { checkTable, writeEmptyTable, type CheckedTable } from './check-table.ts';
import { SNAPSHOT } from './describe-table.ts';
import { openDatabase, quoteText, THREADS, type Database } from './duckdb.ts';
import { isPattern } from './files/path-literal.ts';
import { checkUnchanged, type ResolvedFile } from './files/resolve-source.ts';
import type { RawTable } from './raw-table.ts';
import { fingerprintTables } from './fingerprint-sources.ts';
import { closePast, openPast, writeIncrements } from './increments.ts';
import { copyHeld, keepFiles, keptFolder, sweepKept, type HeldTable } from './kept-files.ts';
import { mapColumns } from './map-columns.ts';
import { noteStrangers } from './note-strangers.ts';
import type { PullReport, TableReport } from './pull-report.ts';
import { readInputs } from './read-inputs.ts';
import {
  filesOf,
  keepProblem,
  ONLY_INPUT,
  resolveSources,
  SOURCES_FILE,
  type ResolvedTable,
} from './resolve-sources.ts';
import { runSelect } from './run-select.ts';
import { makeScratchFolder } from './scratch-folder.ts';
import type { Environment } from './secrets.ts';
import { readKeptFiles, readSnapshotFacts, writeFacts } from './snapshot.ts';
import { sumUpActivity } from './sum-up-activity.ts';

export type { PullReport };

export interface Pull {
  /** Folder with `content/`. */
  readonly site: string;
  readonly sources: Sources;
  readonly today: Day;
  /** Largest share of refused rows of a table, 0-1. */
  readonly refusedRowsLimit: number;
  /** Where the snapshot goes: `<site>/.kith/snapshot.duckdb`. */
  readonly target: string;
  /** Lets a table pass that has less than half of the rows that it had. */
  readonly acceptShrink?: boolean;
  /** Reads everything, also where only changes need to be read. */
  readonly full?: boolean;
}

/** The world around a pull: the process's own environment and clock unless a test brings others. */
export interface PullEffects {
  readonly progress: Progress;
  readonly environment?: Environment;
  readonly clock?: Clock;
}

/** Of what a pull may use in all; the rest is for buffers that DuckDB does not count, and for Node. */
const MEMORY = '768MB';

/** The first one in which texts are packed with a dictionary of their own: written in two thirds of the time. */
const STORAGE = 'v1.3.0';

/**
 * Reads every table that sources.yaml names, refuses rows that cannot be trusted, and writes the others as the new
 * snapshot. The last snapshot stays as it was unless all went well.
 * @throws a KithError with the problems of all tables
 */
export async function pullSnapshot(pull: Pull, effects: PullEffects): Promise<PullReport> {
  const { progress, clock = systemClock } = effects;
  const last = await readLast(pull.target, progress);
  await sweepKept(last ? await readKeptFiles(pull.target) : [], pull.target, clock.now());
  try {
    return await makeSnapshot(pull, last, effects);
  } catch (thrown) {
    if (last) progress.note(`The last snapshot stays: it is ${describeAge(last, clock)} old.`);
    throw thrown;
  }
}

async function makeSnapshot(
  pull: Pull,
  last: SnapshotFacts | null,
  effects: PullEffects,
): Promise<PullReport> {
  const { progress, clock = systemClock } = effects;
  const problems: Problem[] = [];
  progress.begin('pull', TABLE_NAMES.filter((table) => pull.sources[table]).length);
  const pulledAt = new Date(clock.now()).toISOString();
  const resolved = await resolveSources(pull.site, pull.sources, problems);
  await using scratch = await makeScratchFolder(pull.target);
  const made = join(scratch.path, 'snapshot.duckdb');
  await using database = await openScratch(scratch.path, made);
  // At the same time, and each with a list of its own: what is wrong is told in the same order every time.
  const [unreadable, faults]: [Problem[], Problem[]] = [[], []];
  const [{ fingerprint, digests }, { reports, held, increments }] = await Promise.all([
    fingerprintTables(pull.sources, resolved, unreadable),
    readSources(database, pull, resolved, faults, effects),
  ]);
  problems.push(...unreadable, ...faults);
  const [tables, kept] = await Promise.all([
    noteStrangers(database, reports),
    copyHeld(held, digests, scratch.path),
  ]);
  await checkUnchanged(filesOf(resolved), problems);
  problems.push(...checkPull(tables, last, pull));
  throwIfAny(problems, SOURCES_FILE);
  const actions = await sumUpActivity(database, tables);
  const facts = { ...describeFacts(tables, actions, pull.today, fingerprint), pulledAt };
  await writeFacts(database, SNAPSHOT, facts);
  await writeIncrements(database, increments);
  await keepFiles(database, kept, scratch.path, pull.target);
  await finish(database);
  await rename(made, pull.target);
  progress.end(`${tables.reduce((sum, { kept }) => sum + kept, 0)} rows in ${tables.length} tables`);
  return { facts, tables, missing: TABLE_NAMES.filter((table) => !facts.tables[table]) };
}

/** How long ago a snapshot was pulled, in words. */
export function describeAge({ pulledAt }: SnapshotFacts, clock: Clock = systemClock): string {
  return describeDuration(clock.now() - Date.parse(pulledAt));
}

/** A snapshot that cannot be read says nothing about how many rows there were. */
async function readLast(target: string, progress: Progress): Promise<SnapshotFacts | null> {
  try {
    return await readSnapshotFacts(target);
  } catch (thrown) {
    const problems: Problem[] = [];
    keepProblem(thrown, problems);
    for (const { message } of problems) progress.note(`${message}; it is made anew.`);
    return null;
  }
}

async function openScratch(folder: string, snapshot: string): Promise<Database> {
  const database = await openDatabase(join(folder, 'scratch.duckdb'), {
    memory_limit: MEMORY,
    threads: THREADS,
    temp_directory: join(folder, 'spill'),
  });
  await database.rows(`SET TimeZone = 'UTC'`);
  await database.rows(`ATTACH ${quoteText(snapshot)} AS ${SNAPSHOT} (STORAGE_VERSION '${STORAGE}')`);
  return database;
}

/**
 * From here on DuckDB reaches no files but its own and those that are read only as they are asked for: SQL from
 * sources.yaml runs behind this.
 */
async function lock(database: Database, files: readonly ResolvedFile[], folder: string): Promise<void> {
  const paths = files.flatMap(({ format, path }) => (format === 'parquet' ? [quoteText(path)] : []));
  await database.rows(`SET allowed_paths = [${paths.join(', ')}]`);
  await database.rows(`SET allowed_directories = [${quoteText(folder)}]`);
  await database.rows('SET enable_external_access = false');
  await database.rows('SET lock_configuration = true');
}

async function readSources(
  database: Database,
  pull: Pull,
  resolved: readonly ResolvedTable[],
  problems: Problem[],
  { progress, clock = systemClock, environment = process.env }: PullEffects,
) {
  const past = pull.full ? new Map() : await openPast(database, pull.target, resolved);
  const inputs = await readInputs(database, resolved, problems, { environment, clock, progress, past });
  await closePast(database);
  await lock(database, filesOf(resolved), keptFolder(pull.target));
  const read = await readTables(database, pull, resolved, inputs.tables, problems, progress);
  return { ...read, increments: inputs.increments };
}

async function readTables(
  database: Database,
  pull: Pull,
  resolved: readonly ResolvedTable[],
  inputs: ReadonlyMap<string, RawTable>,
  problems: Problem[],
  progress: Progress,
): Promise<{ reports: TableReport[]; held: HeldTable[] }> {
  const reports: TableReport[] = [];
  const held: HeldTable[] = [];
  for (const source of resolved) {
    const read = await readTable(database, pull, source, inputs, problems).catch((thrown: unknown) =>
      keepProblem(thrown, problems),
    );
    if (read) reports.push(read.report);
    if (read?.held) held.push(read.held);
    progress.advance(reports.length);
  }
  const written = new Set<TableName>(reports.map(({ table }) => table));
  for (const table of TABLE_NAMES) if (!written.has(table)) await writeEmptyTable(database, table);
  return { reports, held };
}

/** One table from its inputs to the snapshot; null where a problem was put on the list. */
async function readTable(
  database: Database,
  { today, target }: Pull,
  resolved: ResolvedTable,
  inputs: ReadonlyMap<string, RawTable>,
  problems: Problem[],
): Promise<CheckedTable | null> {
  const { table, source, inputs: own } = resolved;
  const named = new Map<string, RawTable>();
  for (const [name, input] of own) {
    const raw = inputs.get(input.key);
    if (!raw) return null;
    named.set(name, raw);
  }
  const isOurs = 'files' in source || 'from' in source;
  const raw = isOurs ? await runSelect(database, resolved, source.sql, named) : named.get(ONLY_INPUT);
  if (!raw) return null;
  const before = problems.length;
  const mapping = mapColumns(table, 'columns' in source ? source.columns : null, raw, problems);
  if (problems.length > before) return null;
  return checkTable(database, table, raw, mapping, { today, mayKeep: !isPattern(target) });
}

function describeFacts(
  tables: readonly TableReport[],
  actions: TableFacts | null,
  pulledOn: Day,
  fingerprint: string,
): Omit<SnapshotFacts, 'pulledAt'> {
  const facts = tables.map(({ table, source, read, kept, refused, columns }): [TableName, TableFacts] => [
    table,
    { source, read, kept, refused, columns },
  ]);
  return { pulledOn, fingerprint, tables: { ...Object.fromEntries(facts), ...(actions && { actions }) } };
}

async function finish(database: Database): Promise<void> {
  await database.rows(`CHECKPOINT ${SNAPSHOT}`);
  await database.rows(`DETACH ${SNAPSHOT}`);
}
