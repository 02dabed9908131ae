import type { Json } from '../../core/digest.ts';
import { KithError } from '../../core/errors.ts';
import type { Database } from '../duckdb.ts';
import { SAMPLES, type BrokenRow, type Place, type RawColumn, type RawTable } from '../raw-table.ts';
import type { Reading, Since, TimedTable } from '../reading.ts';
import { openRowWriter, type RowWriter } from '../row-writer.ts';
import { flattenRow } from './flatten-row.ts';
import { isRecord } from './json-path.ts';
import { readPages } from './read-pages.ts';
import type { ResolvedRequest } from './resolve-source.ts';
import { openSession } from './session.ts';

type Cells = ReadonlyMap<string, string | null>;

/** Rows that came and are not in the table. */
interface Missed {
  /** Their numbers among all rows, 1-based. */
  readonly numbers: number[];
  readonly broken: BrokenRow[];
  brokenRows: number;
  leftOut: number;
}

/**
 * Asks an API for all its rows and writes them into a new table of texts, page by page.
 * @throws a KithError with what the API said, where in sources.yaml, and what to do
 */
export async function readSource(
  database: Database,
  request: ResolvedRequest,
  name: string,
  since: Since | null,
  reading: Reading,
): Promise<TimedTable> {
  const readAt = reading.clock.now();
  const missed: Missed = { numbers: [], broken: [], brokenRows: 0, leftOut: 0 };
  const filled = new Set<string>();
  const writer = await openRowWriter(database, name, [], request.where);
  try {
    let came = 0;
    for await (const rows of readPages(openSession(request, since, reading))) {
      await writePage(writer, takePage(rows, came, request, missed), filled);
      came += rows.length;
      reading.count(came);
    }
    if (writer.columns().length === 0) await writer.addColumns(headingsWithoutRows(request));
  } finally {
    writer.close();
  }
  return {
    name,
    shown: request.shown,
    counted: request.counted,
    columns: realColumns(writer.columns(), filled),
    broken: brokenOf(missed),
    notes: missed.leftOut === 0 ? [] : [`${missed.leftOut} ${request.leftOut} are left out.`],
    locate: (rowids) => Promise.resolve(placesBetween(rowids, missed.numbers)),
    readAt,
  };
}

/** The cells of a page's rows; what is no record is noted. */
function takePage(rows: readonly Json[], before: number, request: ResolvedRequest, missed: Missed): Cells[] {
  return rows.flatMap((row, index) => {
    const number = before + index + 1;
    try {
      const shaped = isRecord(row) ? request.shape(row) : null;
      if (shaped) return [flattenRow(shaped, request.positions)];
      if (isRecord(row)) missed.leftOut += 1;
      else noteBroken(row, number, 'is not a record', request, missed);
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      noteBroken(null, number, 'is nested too deeply', request, missed);
    }
    missed.numbers.push(number);
    return [];
  });
}

function noteBroken(
  row: Json,
  number: number,
  reason: string,
  { counted }: ResolvedRequest,
  missed: Missed,
): void {
  missed.brokenRows += 1;
  if (missed.broken.length >= SAMPLES) return;
  missed.broken.push({
    source: counted,
    row: number,
    line: null,
    text: typeof row === 'object' ? '' : String(row).slice(0, 200),
    reason,
    hint: 'Each row must be a record such as {"id": "a1", "plan": "pro"}.',
  });
}

/** The columns that no page had before are added first, all of them at once. Headings with a value go into `filled`. */
async function writePage(writer: RowWriter, rows: readonly Cells[], filled: Set<string>): Promise<void> {
  const known = new Map(writer.columns().map(({ heading }, index) => [heading, index]));
  const more = new Set(rows.flatMap((cells) => [...cells.keys()].filter((heading) => !known.has(heading))));
  await writer.addColumns([...more]);
  for (const heading of more) known.set(heading, known.size);
  for (const cells of rows) {
    const row = new Array<string | null>(known.size).fill(null);
    for (const [heading, cell] of cells) {
      row[known.get(heading) ?? 0] = cell;
      if (cell !== null) filled.add(heading);
    }
    writer.write(row);
  }
}

/** Where a record is null in some rows, its name is no column: its fields are. */
function realColumns(columns: readonly RawColumn[], filled: ReadonlySet<string>): RawColumn[] {
  const records = new Set(
    columns.flatMap(({ heading }) => {
      const steps = heading.split('.');
      return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
    }),
  );
  return columns.filter(({ heading }) => filled.has(heading) || !records.has(heading));
}

function headingsWithoutRows({ shown, named, where }: ResolvedRequest): readonly string[] {
  if (named.length > 0) return named;
  throw new KithError(`${shown} has no rows, so that nothing is known of its columns`, {
    hint: 'SQL over it cannot run without them. Leave it out until there are rows.',
    where,
  });
}

function brokenOf({ brokenRows, broken }: Missed): RawTable['broken'] {
  return { rows: brokenRows, samples: broken, reason: 'the row is not a record' };
}

/** Numbers of rows among all that came, by their place in the table, where some are missing between them. */
function placesBetween(rowids: readonly number[], missing: readonly number[]): ReadonlyMap<number, Place> {
  return new Map(
    rowids.map((rowid) => {
      let row = rowid + 1;
      for (const number of missing) {
        if (number > row) break;
        row += 1;
      }
      return [rowid, { row, line: null }];
    }),
  );
}
