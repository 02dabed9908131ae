import type { Day } from './date.ts';
import type { TableName } from './tables.ts';

/** What is known about one table of a snapshot. */
export interface TableFacts {
  /** Where it came from, as the marketer wrote it: a file's path, a database, an API. */
  readonly source: string;
  readonly read: number;
  readonly kept: number;
  readonly refused: number;
  /** Names of the columns that are there, attributes included. */
  readonly columns: readonly string[];
  /** Of `actions`: they are a view that sums the activity up, and hold nothing that is not there. */
  readonly isSummedUp?: true;
}

export interface SnapshotFacts {
  /** Day of the pull, UTC. */
  readonly pulledOn: Day;
  /** When the pull began, ISO 8601, UTC. */
  readonly pulledAt: string;
  /** Digest of sources.yaml and of every byte that was read from files: those again need not be pulled. */
  readonly fingerprint: string;
  /** The tables that have a source; what is missing here is not known. */
  readonly tables: Partial<Readonly<Record<TableName, TableFacts>>>;
}

export type SqlValue = string | number | boolean | null;

/**
 * Reads a snapshot: SQL of the portable subset, rows as plain objects. Parameters stand in the SQL as `$name`;
 * those that the SQL does not name are left aside. Every canonical table and column is there, empty without a source.
 * Days come as `YYYY-MM-DD`, times as ISO 8601 in UTC. The column `at` is a word of SQL and needs double quotes. Nothing
 * can be written but temporary tables, named `kith_...`, which end with the session. Several may ask at the same time: they are
 * answered one after the other.
 */
export type Query = <Row extends Record<string, SqlValue>>(
  sql: string,
  parameters?: Record<string, SqlValue>,
) => Promise<Row[]>;

/** The canonical tables as last pulled. Private: only sources, insights and report may hold one. */
export interface Snapshot extends AsyncDisposable {
  readonly facts: SnapshotFacts;
  readonly query: Query;
  /**
   * Opens another session, with temporary tables of its own: what is asked in different sessions is answered at the same time.
   * It ends with the snapshot. Not there where the snapshot has one session only.
   */
  readonly openSession?: () => Promise<Query>;
}
