import type { SqlValue } from '../schemas/snapshot.ts';
import type { TableName } from '../schemas/tables.ts';
import { cleanText } from '../schemas/text.ts';
import { quoteName } from '../core/quote-name.ts';
import { type Database } from './duckdb.ts';
import { SAMPLES, type RawColumn, type RawTable } from './raw-table.ts';
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
): Promise<TableReport> {
  const count = async (from: string): Promise<number> =>
    Number((await database.rows(`SELECT count(*) AS n FROM ${from}`))[0]?.['n']);
  const read = (await count(quoteName(raw.name))) + raw.broken.rows;
  const kept = await count(`${SNAPSHOT}.${quoteName(table)}`);
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
  const places = await raw.locate(rows.map((row) => Number(row['row_id'])));
  const refusals: Refusal[] = [];
  for (const row of rows) {
    const fault = faults[Number(row['fault'])];
    const rowid = Number(row['row_id']);
    const from = fault?.target.raw;
    if (!fault || !from) continue;
    const [cell] = await database.rows(
      `SELECT CAST(${quoteName(from.name)} AS VARCHAR) AS cell FROM ${quoteName(raw.name)} WHERE rowid = $rowid`,
      { rowid },
    );
    const { reason, hint, target } = fault;
    const place = places.get(rowid) ?? { row: rowid + 1, line: null };
    refusals.push({
      source: raw.counted,
      ...place,
      column: target.name,
      value: shorten(cell?.['cell']),
      reason,
      hint,
    });
  }
  return refusals;
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
