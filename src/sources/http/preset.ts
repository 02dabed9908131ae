import type { HttpSource } from '../../schemas/http-source.ts';
import type { TableName } from '../../schemas/tables.ts';
import type { JsonRecord } from './json-path.ts';

/** What makes a generic API out of a vendor's: where, how, and what its rows mean. */
export interface Preset {
  /** The table that its rows fill. */
  readonly table: TableName;
  readonly shown: string;
  readonly source: HttpSource;
  /** Where the rows may stand, likeliest first. */
  readonly rows: readonly string[];
  /** A row under our names; null where it belongs into no table. */
  readonly shape: (row: JsonRecord) => JsonRecord | null;
  /** What rows are that `shape` leaves out. @example 'contacts without a company' */
  readonly leftOut: string;
}
