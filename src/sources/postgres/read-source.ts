import pg from 'pg';
import { KithError } from '../../core/errors.ts';
import type { Database } from '../duckdb.ts';
import { NOTHING_BROKEN, placesByRowid } from '../raw-table.ts';
import type { Reading, Since, TimedTable } from '../reading.ts';
import { openRowWriter, type RowWriter } from '../row-writer.ts';
import { connect, type Connection } from './connect.ts';
import { explain } from './explain-error.ts';
import type { ResolvedSelect } from './resolve-source.ts';

/** Rows of a batch are chosen so that it holds about this many characters: memory must not grow with wide rows. */
const BATCH_CHARACTERS = 1_000_000;
const FIRST_BATCH = 20;
const MOST_ROWS = 2000;

/** Stands before the SQL of sources.yaml, which so can be nothing but one SELECT. */
const BEFORE = 'SELECT * FROM (\n';

/** Type numbers of date, timestamp and timestamptz, which never change. */
const TIME_TYPES = new Set([1082, 1114, 1184]);

/** A column of the SELECT, and the SQL that gives its cells as texts. */
interface SelectedColumn {
  readonly heading: string;
  readonly text: string;
  readonly isTime: boolean;
}

/**
 * Runs the SELECT in the database and streams its rows into a new table of texts. Lists and records become JSON, as in
 * files; NULL stays NULL.
 * @throws a KithError with what the database said, where in sources.yaml, and what to do
 */
export async function readSource(
  database: Database,
  select: ResolvedSelect,
  name: string,
  since: Since | null,
  { secrets, count }: Reading,
): Promise<TimedTable> {
  await using connection = await connect(select, secrets);
  try {
    const columns = await describeSelect(connection, select);
    const readAt = await readClock(connection);
    await connection.rows(declareCursor(select, columns, since));
    const headings = columns.map(({ heading }) => heading);
    const writer = await openRowWriter(database, name, headings, select.where);
    try {
      await stream(connection, writer, count);
    } finally {
      writer.close();
    }
    return {
      name,
      shown: select.shown,
      counted: select.counted,
      columns: writer.columns(),
      broken: NOTHING_BROKEN,
      locate: placesByRowid,
      readAt,
    };
  } catch (cause) {
    throw explain(cause, select, null, BEFORE);
  }
}

/** What columns the SELECT has, without running it. */
async function describeSelect(
  connection: Connection,
  { source, where }: ResolvedSelect,
): Promise<SelectedColumn[]> {
  const { columns } = await connection.rows(`${BEFORE}${bare(source.sql)}\n) AS kith_rows LIMIT 0`);
  if (columns.length === 0) {
    throw new KithError('The SELECT has no columns', {
      hint: 'Name what it should select: SELECT id AS account_id, … FROM …',
      where: { ...where, key: `${where.key}.sql` },
    });
  }
  const nested = await listNested(connection, columns);
  return columns.map(({ name, dataTypeID }, index) => ({
    heading: name,
    text: nested.has(dataTypeID) ? `to_json(c${index})::text` : `c${index}::text`,
    isTime: TIME_TYPES.has(dataTypeID),
  }));
}

/** The types among these that hold several values: lists and records. */
async function listNested(
  connection: Connection,
  columns: readonly pg.FieldDef[],
): Promise<ReadonlySet<number>> {
  const types = [...new Set(columns.map(({ dataTypeID }) => dataTypeID))];
  const { rows } = await connection.rows(
    `SELECT oid::bigint FROM pg_catalog.pg_type WHERE typcategory IN ('A', 'C') AND oid IN (${types.join(', ')})`,
  );
  return new Set(rows.map(([type]) => Number(type)));
}

/** When the transaction began, by the database's clock. */
async function readClock(connection: Connection): Promise<number> {
  const { rows } = await connection.rows('SELECT floor(extract(epoch FROM now()) * 1000)::bigint');
  return Number(rows[0]?.[0]);
}

/** Columns are called by position: a SELECT may give the same name twice. */
function declareCursor(
  { source, where }: ResolvedSelect,
  columns: readonly SelectedColumn[],
  since: Since | null,
): string {
  const names = columns.map((_, index) => `c${index}`).join(', ');
  const texts = columns.map(({ text }) => text).join(', ');
  const by = since === null ? -1 : columns.findIndex(({ heading }) => heading === since.by);
  if (since !== null && columns[by]?.isTime !== true) {
    throw new KithError(
      `"incremental" needs a column of times, and "${since.by}" is ${by === -1 ? 'not selected' : 'none'}`,
      {
        hint: 'Select the column that says when a row was last changed, of type timestamp, timestamptz or date.',
        where: { ...where, key: `${where.key}.incremental` },
      },
    );
  }
  const changed = since?.time == null ? '' : ` WHERE c${by} >= ${pg.escapeLiteral(since.time)}`;
  return `DECLARE kith_rows NO SCROLL CURSOR FOR SELECT ${texts} FROM (\n${bare(source.sql)}\n) AS kith_rows(${names})${changed}`;
}

/** Batch by batch: the next one is on its way while one is written. */
async function stream(
  connection: Connection,
  writer: RowWriter,
  count: (rows: number) => void,
): Promise<void> {
  const fetch = (rows: number) => connection.rows(`FETCH ${rows} FROM kith_rows`);
  let batch = await fetch(FIRST_BATCH);
  while (batch.rows.length > 0) {
    const next = fetch(nextSize(batch.rows));
    // A failure is met where it is awaited, which may be after a failure to write.
    next.catch(() => undefined);
    for (const row of batch.rows) writer.write(row);
    count(writer.count());
    batch = await next;
  }
}

function nextSize(rows: readonly (readonly (string | null)[])[]): number {
  const characters = rows.reduce(
    (sum, row) => row.reduce((inner, cell) => inner + (cell?.length ?? 0), sum),
    rows.length,
  );
  const fitting = Math.floor((BATCH_CHARACTERS * rows.length) / characters);
  return Math.max(1, Math.min(MOST_ROWS, fitting));
}

/** The SQL without the semicolon that people put at its end. */
function bare(sql: string): string {
  return sql.replace(/;\s*$/, '');
}
