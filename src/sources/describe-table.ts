import type { SqlValue } from '../schemas/snapshot.ts';
import type { TableName } from '../schemas/tables.ts';
import { cleanText } from '../schemas/text.ts';
import { quoteName } from '../core/quote-name.ts';
import { type Database } from './duckdb.ts';
import { rowNumber, SAMPLES, type RawColumn, type RawTable } from './raw-table.ts';
import type { Mapping } from './map-columns.ts';
import type { Attribute, Refusal, TableReport } from './pull-report.ts';

/** What the values of a row can be refused for. */
export interface RefusalReason {
  readonly target: { readonly name: string; readonly raw: RawColumn | undefined };
  readonly reason: string;
  readonly hint: string;
}

/** The schema into which the new snapshot is attached. */
export const SNAPSHOT = 'snapshot';

const LONGEST_VALUE = 40;

/** What came of a table, with the first refused rows one by one. */
export async function describeTable(
  database: Database,
  table: TableName,
  raw: RawTable,
  mapping: Mapping,
  attributes: readonly Attribute[],
  faults: readonly RefusalReason[],
  { read, kept }: { readonly read: number; readonly kept: number },
): Promise<TableReport> {
  const refusals = [...(await describeRefused(database, table, raw, faults)), ...brokenRefusals(raw)];
  return {
    table,
    source: raw.shown,
    read,
    kept,
    refused: read - kept,
    reasons: await countReasons(database, table, raw, faults),
    refusals: refusals.sort((a, b) => a.row - b.row).slice(0, SAMPLES),
    columns: [...mapping.canonical.keys(), ...mapping.attributes.keys()],
    attributes,
    ignored: mapping.ignored,
    notes: [...(raw.notes ?? []), ...mapping.notes],
  };
}

async function describeRefused(
  database: Database,
  table: TableName,
  raw: RawTable,
  faults: readonly RefusalReason[],
): Promise<Refusal[]> {
  const rows = await database.rows(
    `SELECT row_id, fault FROM ${refused(table)} ORDER BY row_id LIMIT ${SAMPLES}`,
  );
  const rowids = rows.map((row) => Number(row['row_id']));
  const places = await raw.locate(rowids);
  const told = rows.flatMap(({ fault }) => faults[Number(fault)]?.target.raw?.name ?? []);
  const cells = await readCells(database, raw, rowids, [...new Set(told)]);
  return rows.flatMap((row): Refusal[] => {
    const fault = faults[Number(row['fault'])];
    const rowid = Number(row['row_id']);
    const from = fault?.target.raw;
    if (!fault || !from) return [];
    const { reason, hint, target } = fault;
    const place = places.get(rowid) ?? { row: rowid + 1, line: null };
    const value = shorten(cells.get(rowid)?.[from.name]);
    return [{ source: raw.counted, ...place, column: target.name, value, reason, hint }];
  });
}

/** Some columns of some rows as texts, by the rows' numbers. */
async function readCells(
  database: Database,
  raw: RawTable,
  rowids: readonly number[],
  names: readonly string[],
): Promise<ReadonlyMap<number, Record<string, SqlValue>>> {
  if (rowids.length === 0) return new Map();
  const cells = names.map((name, index) => `CAST(${quoteName(name)} AS VARCHAR) AS c${index}`);
  const rows = await database.rows(
    `SELECT ${[`${rowNumber(raw)} AS row_id`, ...cells].join(', ')} FROM ${quoteName(raw.name)}
     WHERE ${rowNumber(raw)} IN (${rowids.join(', ')})`,
  );
  return new Map(
    rows.map((row) => [
      Number(row['row_id']),
      Object.fromEntries(names.map((name, index) => [name, row[`c${index}`] ?? null])),
    ]),
  );
}

function brokenRefusals(raw: RawTable): Refusal[] {
  return raw.broken.samples.map(({ text, ...rest }) => ({ ...rest, column: null, value: shorten(text) }));
}

async function countReasons(
  database: Database,
  table: TableName,
  raw: RawTable,
  faults: readonly RefusalReason[],
): Promise<{ reason: string; rows: number }[]> {
  const counted = await database.rows(`SELECT fault, count(*) AS n FROM ${refused(table)} GROUP BY fault`);
  const reasons = counted.map((row) => {
    const fault = faults[Number(row['fault'])];
    return { reason: fault ? `${fault.target.name} ${fault.reason}` : 'unknown', rows: Number(row['n']) };
  });
  const { rows: broken, reason = 'the row cannot be cut into cells' } = raw.broken;
  if (broken > 0) reasons.push({ reason, rows: broken });
  return reasons.sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

/** A cell as it may stand in a terminal: one line, no controls, not long. */
function shorten(value: SqlValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = cleanText(String(value));
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

/** The table of refused rows: their `row_id`, and the number of the reason. */
export function refused(table: TableName): string {
  return quoteName(`${table}_refused`);
}
