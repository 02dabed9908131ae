import { stat } from 'node:fs/promises';
import type { Incremental } from '../schemas/remote-source.ts';
import type { TableName } from '../schemas/tables.ts';
import { quoteName } from '../core/quote-name.ts';
import { SNAPSHOT } from './describe-table.ts';
import { quoteText, type Database } from './duckdb.ts';
import type { ResolvedTable } from './resolve-sources.ts';

/** What a snapshot remembers of a source of which only changes are read, so that the next pull can go on from there. */
export interface Increment {
  readonly table: TableName;
  /** Digest of what the source is: another one must be read whole. */
  readonly definition: string;
  /** Headings of its columns, in order. */
  readonly headings: readonly string[];
  /** Everything that changed before then is there. ISO 8601, UTC. */
  readonly mark: string;
  /** When it was last read whole, in milliseconds since 1970. */
  readonly fullAt: number;
}

/** The last snapshot, while a pull goes on from it. */
const LAST = 'last_snapshot';

const INCREMENTS = 'kith.increments';

export type Past = ReadonlyMap<TableName, Increment>;

/** Opens what the last snapshot remembers of these tables; nothing where there is none, or none that can be read. */
export async function openPast(
  database: Database,
  target: string,
  tables: readonly ResolvedTable[],
): Promise<Past> {
  if (!tables.some(incrementalOf)) return new Map();
  try {
    await stat(target);
    await database.rows(`ATTACH ${quoteText(target)} AS ${LAST} (READ_ONLY)`);
    const rows = await database.rows(`SELECT facts FROM ${LAST}.${INCREMENTS}`);
    const increments = rows.map(({ facts }) => JSON.parse(String(facts)) as Increment);
    return new Map(increments.map((increment) => [increment.table, increment]));
  } catch {
    return new Map();
  }
}

/** How a table's source is read in part, if it is. */
export function incrementalOf({ source }: Pick<ResolvedTable, 'source'>): Incremental | null {
  return 'incremental' in source ? (source.incremental ?? null) : null;
}

export async function closePast(database: Database): Promise<void> {
  await database.rows(`DETACH DATABASE IF EXISTS ${LAST}`);
}

/** The rows that the last pull read, as SQL; they have the columns of `nameColumns(headings)`. */
export function pastRows(table: TableName): string {
  return `${LAST}.${keptRows(table)}`;
}

/** Writes into the new snapshot what the next pull can go on from: `rows` names a table of the scratch database. */
export async function writeIncrements(
  database: Database,
  increments: readonly { readonly increment: Increment; readonly rows: string }[],
): Promise<void> {
  await database.rows(`CREATE TABLE ${SNAPSHOT}.${INCREMENTS} (facts VARCHAR)`);
  for (const { increment, rows } of increments) {
    await database.rows(
      `CREATE TABLE ${SNAPSHOT}.${keptRows(increment.table)} AS SELECT * FROM ${quoteName(rows)}`,
    );
    await database.rows(`INSERT INTO ${SNAPSHOT}.${INCREMENTS} VALUES ($facts)`, {
      facts: JSON.stringify(increment),
    });
  }
}

function keptRows(table: TableName): string {
  return `kith.${quoteName(`rows_of_${table}`)}`;
}
