import { stat } from 'node:fs/promises';
import { KithError } from '../core/errors.ts';
import { isMissing } from '../core/files.ts';
import type { Query, Snapshot, SnapshotFacts } from '../schemas/snapshot.ts';
import { openDatabase, type Database } from './duckdb.ts';

/** Raise it when tables or facts are kept differently: older snapshots then ask to be pulled again. */
const SNAPSHOT_VERSION = 2;

/** Beside the canonical tables, in a schema of its own. */
const FACTS_TABLE = 'kith.facts';

/** Reading only, nothing outside the file, and no way to change that. */
const READ_ONLY = {
  access_mode: 'READ_ONLY',
  enable_external_access: 'false',
  lock_configuration: 'true',
  memory_limit: '512MB',
  threads: '2',
};

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
    return {
      facts,
      query: database.rows as Query,
      [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
    };
  } catch (thrown) {
    await database[Symbol.asyncDispose]();
    throw thrown;
  }
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
