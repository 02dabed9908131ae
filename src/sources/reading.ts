import type { Clock } from '../core/clock.ts';
import type { RawTable } from './raw-table.ts';
import type { Secrets } from './secrets.ts';

/** What reading from a database or an API needs beside the source itself. */
export interface Reading {
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Says how many rows came so far. */
  readonly count: (rows: number) => void;
}

/** The part of a source that changed since a time; null means all of it. */
export interface Since {
  /** The column that says when a row changed. */
  readonly by: string;
  /** ISO 8601, UTC. Rows of this time and later are wanted; null where every row is. */
  readonly time: string | null;
}

/** A table whose source has a clock: what changes from then on is not in it. */
export interface TimedTable extends RawTable {
  /** By the source's own clock where it has one; milliseconds since 1970. */
  readonly readAt: number;
}
