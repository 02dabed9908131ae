import { TABLES, type Table, type TableName } from '../schemas/tables.ts';
import { quoteName } from '../core/quote-name.ts';
import { type Database } from './duckdb.ts';
import { describeTable, refused, SNAPSHOT, type RefusalReason } from './describe-table.ts';
import { parquetRows } from './files/read-parquet.ts';
import { heldColumns } from './held-columns.ts';
import type { HeldTable } from './kept-files.ts';
import { rowNumber, type RawTable } from './raw-table.ts';
import type { Mapping } from './map-columns.ts';
import type { TableReport } from './pull-report.ts';
import { cellRules, cellText, cellValue, SQL_TYPES } from './read-cells.ts';
import { listTargets, type TargetColumn } from './target-columns.ts';
import { typeAttributes } from './type-attributes.ts';

/** Something that a row can be refused for. Rows carry its number. */
interface Fault extends RefusalReason {
  /** SQL that is true for rows that have it. */
  readonly test: string;
}

interface Checking {
  readonly today: string;
  /** Whether tables may be views of files that are kept. */
  readonly mayKeep: boolean;
}

/** What came of a table. */
export interface CheckedTable {
  readonly report: TableReport;
  /** Where the table is a view of a file; null where rows were written. */
  readonly held: HeldTable | null;
}

/**
 * Reads the cells of one table, refuses the rows that cannot be trusted, and writes the others into the snapshot. All
 * canonical columns are written, so that the same SQL runs over every snapshot; those without a source hold NULL. Where
 * every row can stay as its file holds it, nothing is written: the table is a view of that file.
 */
export async function checkTable(
  database: Database,
  table: TableName,
  raw: RawTable,
  mapping: Mapping,
  options: Checking,
): Promise<CheckedTable> {
  try {
    return await readTable(database, table, raw, mapping, options);
  } catch (thrown) {
    await raw.verify?.();
    throw thrown;
  }
}

async function readTable(
  database: Database,
  table: TableName,
  raw: RawTable,
  mapping: Mapping,
  { today, mayKeep }: Checking,
): Promise<CheckedTable> {
  const types = await heldTypes(database, raw);
  const attributes = await typeAttributes(database, raw, mapping.attributes, types);
  const targets = listTargets(table, mapping, attributes, types);
  const columns = mayKeep ? await heldColumns(database, raw, targets, today) : null;
  const held = raw.file && columns !== null ? { table, file: raw.file, columns } : null;
  const { faults, counts } = held
    ? await viewRows(database, raw, held)
    : await writeRows(database, table, raw, targets, today);
  return { report: await describeTable(database, table, raw, mapping, attributes, faults, counts), held };
}

interface Written {
  readonly faults: readonly Fault[];
  readonly counts: { readonly read: number; readonly kept: number };
}

/** Until the pull ends the view reads the source itself. */
async function viewRows(
  database: Database,
  raw: RawTable,
  { table, file, columns }: HeldTable,
): Promise<Written> {
  await listRefused(database, table, '', false);
  await database.rows(
    `CREATE VIEW ${SNAPSHOT}.${quoteName(table)} AS SELECT ${columns} FROM ${parquetRows(file.path)}`,
  );
  const read = await countRows(database, raw);
  return { faults: [], counts: { read, kept: read } };
}

async function writeRows(
  database: Database,
  table: TableName,
  raw: RawTable,
  targets: readonly TargetColumn[],
  today: string,
): Promise<Written> {
  const faults = targets.flatMap((target, index) => faultsOf(target, index, today));
  const rows = readingSql(raw, targets, faults);
  const read = await countRows(database, raw);
  await createTable(database, table, targets);
  const sound = await writeKept(database, table, targets, rows);
  await listRefused(database, table, rows, sound < read);
  const repeated = await refuseRepeated(database, table, targets, faults, rows);
  if (repeated > 0) await writeAgain(database, table, targets, rows);
  return { faults, counts: { read: read + raw.broken.rows, kept: sound - repeated } };
}

/** An empty table for what has no source, so that SQL over it finds nothing instead of failing. */
export async function writeEmptyTable(database: Database, table: TableName): Promise<void> {
  const { columns }: Table = TABLES[table];
  const targets = Object.entries(columns).map(([name, column]) => ({
    name,
    column,
    raw: undefined,
    held: '',
    isCanonical: true,
  }));
  await createTable(database, table, targets);
}

/** Name of each raw column -> the type in which DuckDB holds it. */
async function heldTypes(database: Database, raw: RawTable): Promise<Map<string, string>> {
  const described = await database.rows(`DESCRIBE ${quoteName(raw.name)}`);
  return new Map(described.map((row) => [String(row['column_name']), String(row['column_type'])]));
}

function faultsOf(target: TargetColumn, index: number, today: string): Fault[] {
  if (!target.raw || !target.isCanonical) return [];
  return cellRules(target.column, today).map(({ broken, reason, hint }) => ({
    target,
    reason,
    hint,
    test: broken(`t${index}`, `v${index}`),
  }));
}

/**
 * Never true. What hangs on chance DuckDB does not move: it would filter rows before it reads their cells, and for that
 * read every cell twice.
 */
const ASIDE = 'WHEN random() < 0 THEN -1';

/** Each row with its values as v0, v1, … and the number of the first fault that it has. */
function readingSql(raw: RawTable, targets: readonly TargetColumn[], faults: readonly Fault[]): string {
  const filled = [...targets.entries()].filter(([, target]) => target.raw);
  const texts = filled.map(
    ([i, { raw: from, column, held }]) =>
      `${cellText(quoteName(from?.name ?? ''), column.type, held)} AS t${i}`,
  );
  const values = filled.map(([i, { column, held }]) => `${cellValue(`t${i}`, column.type, held)} AS v${i}`);
  const tests = faults.map((fault, number) => `WHEN ${fault.test} THEN ${number}`);
  const fault = `CASE ${[ASIDE, ...tests].join(' ')} END`;
  const kept = filled.map(([i]) => `v${i}`);
  return `SELECT row_id, ${kept.join(', ')}, CAST(${fault} AS INTEGER) AS fault FROM (
    SELECT *, ${values.join(', ')} FROM (
      SELECT ${rowNumber(raw)} AS row_id, ${texts.join(', ')} FROM ${quoteName(raw.name)}))`;
}

async function countRows(database: Database, { name }: RawTable): Promise<number> {
  return Number((await database.rows(`SELECT count(*) AS n FROM ${quoteName(name)}`))[0]?.['n']);
}

/** Takes the place of what was written before a fault was found. */
async function createTable(
  database: Database,
  table: TableName,
  targets: readonly TargetColumn[],
): Promise<void> {
  const columns = targets.map(({ name, column }) => `${quoteName(name)} ${SQL_TYPES[column.type]}`);
  await database.rows(`CREATE OR REPLACE TABLE ${SNAPSHOT}.${quoteName(table)} (${columns.join(', ')})`);
}

/**
 * Writes the rows without a fault in the order of the source, so that the same data makes the same snapshot, and gives
 * their number. They are checked while they are written: most tables have nothing wrong, and are read once.
 */
async function writeKept(
  database: Database,
  table: TableName,
  targets: readonly TargetColumn[],
  rows: string,
  but = '',
): Promise<number> {
  const values = targets.map(({ raw }, index) => (raw ? `v${index}` : 'NULL'));
  const inserted = await database.rows(
    `INSERT INTO ${SNAPSHOT}.${quoteName(table)} SELECT ${values.join(', ')} FROM (${rows})
     WHERE fault IS NULL ${but}`,
  );
  return Number(inserted[0]?.['Count'] ?? 0);
}

async function listRefused(
  database: Database,
  table: TableName,
  rows: string,
  areThere: boolean,
): Promise<void> {
  await database.rows(`CREATE TABLE ${refused(table)} (row_id BIGINT, fault INTEGER)`);
  if (!areThere) return;
  await database.rows(
    `INSERT INTO ${refused(table)} SELECT row_id, fault FROM (${rows}) WHERE fault IS NOT NULL`,
  );
}

/** Of rows with the same unique id the first is kept. Gives the number of the others. */
async function refuseRepeated(
  database: Database,
  table: TableName,
  targets: readonly TargetColumn[],
  faults: Fault[],
  rows: string,
): Promise<number> {
  const index = targets.findIndex(({ column }) => column.unique);
  const target = targets[index];
  if (!target) return 0;
  const hint = `Each ${target.name} may stand in one row only; the first one was kept.`;
  const number = faults.push({ target, reason: 'stands in more than one row', hint, test: '' }) - 1;
  const id = quoteName(target.name);
  const [row] = await database.rows(
    `SELECT count(*) - count(DISTINCT ${id}) AS repeated FROM ${SNAPSHOT}.${quoteName(table)}`,
  );
  const repeated = Number(row?.['repeated']);
  if (repeated === 0) return 0;
  await database.rows(
    `INSERT INTO ${refused(table)} SELECT row_id, ${number} FROM (
       SELECT row_id, row_number() OVER (PARTITION BY v${index} ORDER BY row_id) AS nth
       FROM (${rows}) WHERE fault IS NULL) WHERE nth > 1`,
  );
  return repeated;
}

/** Once it is known which rows repeat others. */
async function writeAgain(
  database: Database,
  table: TableName,
  targets: readonly TargetColumn[],
  rows: string,
): Promise<void> {
  await createTable(database, table, targets);
  const but = `AND row_id NOT IN (SELECT row_id FROM ${refused(table)}) ORDER BY row_id`;
  await writeKept(database, table, targets, rows, but);
}
