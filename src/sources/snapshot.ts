import { stat } from 'node:fs/promises';
import { KithError } from '../core/errors.ts';
import { isMissing } from '../core/files.ts';
import type { Query, Snapshot, SnapshotFacts } from '../schemas/snapshot.ts';
import { SUM_UP_ACTIVITY } from '../schemas/sum-up-activity.ts';
import { openDatabase, quoteText, THREADS, type Connection, type Database } from './duckdb.ts';
import { isPattern } from './files/path-literal.ts';
import { keptFolder, readKept, viewSql, type KeptTable } from './kept-files.ts';

/** Raise it when tables or facts are kept differently: older snapshots then ask to be pulled again. */
const SNAPSHOT_VERSION = 3;

/** Beside the canonical tables, in a schema of its own. */
const FACTS_TABLE = 'kith.facts';

const READ_ONLY = { access_mode: 'READ_ONLY', memory_limit: '2GB', threads: THREADS };

/** Writes the facts into the snapshot attached as `schema`. */
export async function writeFacts(database: Database, schema: string, facts: SnapshotFacts): Promise<void> {
  await database.rows(`CREATE SCHEMA ${schema}.kith`);
  await database.rows(`CREATE TABLE ${schema}.${FACTS_TABLE} (version INTEGER, facts VARCHAR)`);
  await database.rows(`INSERT INTO ${schema}.${FACTS_TABLE} VALUES ($version, $facts)`, {
    version: SNAPSHOT_VERSION,
    facts: JSON.stringify(facts),
  });
}

/**
 * Opens the snapshot of the last pull, for reading.
 * @throws a KithError where there is none, or none that this version can read
 */
export async function openSnapshot(path: string): Promise<Snapshot> {
  await stat(path).catch((cause: unknown) => {
    if (!isMissing(cause)) throw cause;
    throw new KithError('There is no snapshot of the data yet', { hint: 'Run "kith pull" first.', cause });
  });
  const database = await openDatabase(path, READ_ONLY).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    const facts = await readFacts(database, path);
    await viewFiles(database, path, facts);
    await lock(database, path);
    return {
      facts,
      query: database.rows as Query,
      ...(!isPattern(path) && { openSession: () => openSession(database, path, facts) }),
      [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
    };
  } catch (thrown) {
    await database[Symbol.asyncDispose]();
    throw thrown;
  }
}

async function openSession(database: Database, path: string, facts: SnapshotFacts): Promise<Query> {
  const connection = await database.connect();
  await viewFiles(connection, path, facts);
  return connection.rows as Query;
}

/** What is known about the last pull; null where there was none. */
export async function readSnapshotFacts(path: string): Promise<SnapshotFacts | null> {
  const found = await stat(path).catch((cause: unknown) => {
    if (isMissing(cause)) return null;
    throw cause;
  });
  if (!found) return null;
  await using snapshot = await openSnapshot(path);
  return snapshot.facts;
}

/** The files of which tables of the snapshot are views; none where there is no snapshot. */
export async function readKeptFiles(path: string): Promise<KeptTable[]> {
  await using database = await openDatabase(path, READ_ONLY);
  return await readKept(database);
}

/** Reading only, nothing but the snapshot and its files, and no way to change that. */
async function lock(database: Database, path: string): Promise<void> {
  await database.rows(`SET allowed_directories = [${quoteText(keptFolder(path))}]`);
  await database.rows('SET enable_external_access = false');
  await database.rows('SET lock_configuration = true');
}

/**
 * Views of the session's own, since those that are written down are of where the snapshot was made. Files that DuckDB would
 * have to look for it could not open any more once it is locked: they are read at once.
 */
async function viewFiles(database: Connection, path: string, facts: SnapshotFacts): Promise<void> {
  const kind = isPattern(path) ? 'TABLE' : 'VIEW';
  const made = (await readKept(database)).map((kept) => `${kind} ${viewSql(kept, path)}`);
  if (facts.tables.actions?.isSummedUp) made.push(`VIEW actions AS ${SUM_UP_ACTIVITY}`);
  for (const each of made)
    await database.rows(`CREATE TEMPORARY ${each}`).catch((cause: unknown) => {
      throw unreadable(path, cause);
    });
}

async function readFacts(database: Database, path: string): Promise<SnapshotFacts> {
  const rows = await database.rows(`SELECT version, facts FROM ${FACTS_TABLE}`).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  const [row] = rows;
  if (row?.['version'] !== SNAPSHOT_VERSION) throw unreadable(path);
  return JSON.parse(String(row['facts'])) as SnapshotFacts;
}

function unreadable(path: string, cause?: unknown): KithError {
  return new KithError(`The snapshot ${path} cannot be read`, {
    hint: 'It is damaged or from another version of Kith. Run "kith pull" to make it anew.',
    cause,
  });
}
