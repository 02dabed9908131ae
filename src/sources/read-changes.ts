import { KithError } from '../core/errors.ts';
import { quoteName } from '../core/quote-name.ts';
import type { Incremental } from '../schemas/remote-source.ts';
import { TABLES, type Table } from '../schemas/tables.ts';
import type { Database } from './duckdb.ts';
import type { Increment } from './increments.ts';
import { findColumn, looseName } from './map-columns.ts';
import { examine, mergeChanges, type Finding, type Merge } from './merge-changes.ts';
import { nameColumns, placesByRowid, type RawColumn, type RawTable } from './raw-table.ts';
import type { Since, TimedTable } from './reading.ts';
import { SOURCES_FILE, type ResolvedTable } from './resolve-sources.ts';

/** Reads a source into a new table called `name`: what changed since a time, or everything. */
type Read = (name: string, since: Since) => Promise<TimedTable>;

/** Where the last pull of a source ended, and what the source is now. */
export interface Standing {
  readonly last: Increment | null;
  readonly definition: string;
  /** Whether rows have the same columns even if all of them are empty. */
  readonly fixedColumns: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Changes {
  readonly raw: RawTable;
  /** What the next pull can go on from; null where it must read everything. */
  readonly increment: Increment | null;
}

/** What came of a source: all of it, or what was added to the rows of `last` from `since` on. */
type Part =
  | { readonly came: TimedTable; readonly last: null; readonly since: null }
  | { readonly came: TimedTable; readonly last: Increment; readonly since: string };

/**
 * Reads what changed since the last pull and puts it to the rows from then: the table `name` holds what reading
 * everything would have given.
 * @throws a KithError where the source cannot be read this way
 */
export async function readChanges(
  database: Database,
  table: ResolvedTable,
  incremental: Incremental,
  standing: Standing,
  name: string,
  read: Read,
): Promise<Changes> {
  const key = keyOf(table, incremental);
  const part =
    (await readPart(database, incremental, standing, name, read)) ??
    ({
      came: await read(`${name}_read`, { by: incremental.by, time: null }),
      last: null,
      since: null,
    } as const);
  const merge = planMerge(table, incremental, key, part);
  await mergeChanges(database, name, merge);
  const changed = await countRows(database, part.came.name);
  await database.rows(`DROP TABLE ${quoteName(part.came.name)}`);
  const finding = await examine(database, name, merge);
  const doubt = doubtOf(finding, merge);
  return {
    raw: {
      ...part.came,
      name,
      columns: merge.columns,
      notes: [...(part.came.notes ?? []), ...tellPart(part, changed), ...tellDoubt(doubt)],
      locate: placesByRowid,
    },
    increment: doubt === null ? goOn(merge, standing, part, finding) : null,
  };
}

/** The changes alone; null where the last pull is nothing to go on from. */
async function readPart(
  database: Database,
  incremental: Incremental,
  { last, definition, fixedColumns, now }: Standing,
  name: string,
  read: Read,
): Promise<Part | null> {
  if (last?.definition !== definition || now - last.fullAt >= incremental.full) return null;
  const since = new Date(Date.parse(last.mark) - incremental.overlap).toISOString();
  const came = await read(`${name}_changed`, { by: incremental.by, time: since });
  const headings = came.columns.map(({ heading }) => heading);
  const fits = fixedColumns
    ? headings.join('\n') === last.headings.join('\n')
    : (await countRows(database, came.name)) === 0 || headings.every((each) => last.headings.includes(each));
  if (fits) return { came, last, since };
  await database.rows(`DROP TABLE ${quoteName(came.name)}`);
  return null;
}

function planMerge(
  { table }: ResolvedTable,
  incremental: Incremental,
  key: string | null,
  { came, last, since }: Part,
): Merge {
  const columns = last ? nameColumns(last.headings) : came.columns;
  const find = (heading: string, as: 'by' | 'key'): RawColumn => {
    const found = findColumn(heading, { ...came, columns });
    if (!('message' in found)) return found;
    throw new KithError(found.message, {
      hint: found.hint,
      where: { file: SOURCES_FILE, key: `${table}.incremental.${as}` },
    });
  };
  return {
    table,
    came,
    columns,
    since,
    by: find(incremental.by, 'by'),
    key: key === null ? null : find(key, 'key'),
  };
}

/** The heading of the column by which rows are known; null for events, which are only ever added. */
function keyOf({ table, source }: ResolvedTable, { by, key }: Incremental): string | null {
  const columns: Table['columns'] = TABLES[table].columns;
  const named = 'columns' in source ? source.columns : {};
  const id = Object.keys(columns).find((ours) => columns[ours]?.unique);
  if (key !== undefined) return key;
  if (id !== undefined) return named[id] ?? id;
  if (Object.hasOwn(columns, 'at') && looseName(named['at'] ?? 'at') === looseName(by)) return null;
  throw new KithError(`Which row of ${table} replaces which cannot be told`, {
    hint: `Name the column by which its rows are known: incremental: { by: ${by}, key: … }`,
    where: { file: SOURCES_FILE, key: `${table}.incremental` },
  });
}

async function countRows(database: Database, name: string): Promise<number> {
  return Number((await database.rows(`SELECT count(*) AS n FROM ${quoteName(name)}`))[0]?.['n']);
}

/** Why the next pull must not go on from this one; null where it may. */
function doubtOf({ undated, unkeyed }: Finding, { by, key, came }: Merge): string | null {
  if (undated > 0) return `${undated} of them have no time in "${by.heading}"`;
  if (unkeyed > 0) return `${unkeyed} of them have no "${key?.heading ?? ''}" of their own`;
  return came.broken.rows > 0 ? `${came.broken.rows} of them are broken` : null;
}

function tellPart({ since }: Part, changed: number): string[] {
  return since === null
    ? []
    : [`${changed} rows that changed since ${since} were read; the others are those of the last pull.`];
}

function tellDoubt(doubt: string | null): string[] {
  return doubt === null ? [] : [`All rows must be read again next time: ${doubt}.`];
}

/** A row may have a time that is still to come: what changes before then must not be missed. */
function goOn(merge: Merge, standing: Standing, { came, last }: Part, { newest }: Finding): Increment {
  return {
    table: merge.table,
    definition: standing.definition,
    headings: merge.columns.map(({ heading }) => heading),
    mark: new Date(Math.min(newest ?? came.readAt, came.readAt)).toISOString(),
    fullAt: last?.fullAt ?? standing.now,
  };
}
