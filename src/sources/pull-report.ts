import type { SnapshotFacts } from '../schemas/snapshot.ts';
import type { TableName } from '../schemas/tables.ts';

/** A row that was left out, and why. */
export interface Refusal {
  /** The file as the marketer wrote it, or `accounts.sql` for the result of a SELECT. */
  readonly source: string;
  /** Row of the data, 1-based, the header not counted. */
  readonly row: number;
  /** Line in the file, 1-based, where it is text. */
  readonly line: number | null;
  /** Our name of the column; null where the row as a whole is at fault. */
  readonly column: string | null;
  /** What stands in the cell, shortened. */
  readonly value: string | null;
  readonly reason: string;
  readonly hint: string;
}

export type AttributeType = 'number' | 'boolean' | 'day' | 'text';

/** A further column of the accounts, kept under a name of its own. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  /** Its heading in the source. */
  readonly from: string;
}

export interface TableReport {
  readonly table: TableName;
  readonly source: string;
  readonly read: number;
  readonly kept: number;
  readonly refused: number;
  /** Why rows were refused, most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly rows: number }[];
  /** The first of them, in the order of the source. */
  readonly refusals: readonly Refusal[];
  /** Our names of the columns that have a source, attributes included. */
  readonly columns: readonly string[];
  readonly attributes: readonly Attribute[];
  /** Headings of the source that were not used. */
  readonly ignored: readonly string[];
  /** Sentences on what is odd but kept. */
  readonly notes: readonly string[];
}

/** What came of a pull. Private: it quotes cells. */
export interface PullReport {
  readonly facts: SnapshotFacts;
  readonly tables: readonly TableReport[];
  /** Tables that sources.yaml does not name: nothing is known of them. */
  readonly missing: readonly TableName[];
}
