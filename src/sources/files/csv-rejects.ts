import { open } from 'node:fs/promises';
import { KithError } from '../../core/errors.ts';
import { quoteName } from '../../core/quote-name.ts';
import { type Database } from '../duckdb.ts';
import type { ResolvedFile } from './resolve-source.ts';
import { SAMPLES, type BrokenRow, type Place } from '../raw-table.ts';

/** A record that DuckDB could not cut into cells. */
export interface Reject {
  /** DuckDB's number of the record: the header is 1, empty lines count. */
  readonly record: number;
  readonly kind: string;
  /** Cells that it has, where their number is what is wrong. */
  readonly cells: number;
  readonly text: string;
  /** First byte behind it. */
  readonly end: number;
}

/** The rejected records of a table in their order, each with the first thing that is wrong with it. */
export async function listRejects(database: Database, name: string): Promise<Reject[]> {
  const rows = await database.rows(
    `SELECT line, first(error_type ORDER BY byte_position) AS kind,
            min(column_idx) AS fewest, max(column_idx) AS most, left(first(csv_line), 2000) AS text,
            min(line_byte_position) + max(strlen(csv_line)) AS finish
     FROM ${quoteName(`${name}_rejects`)} GROUP BY line ORDER BY line`,
  );
  return rows.map((row) => ({
    record: Number(row['line']),
    kind: String(row['kind']),
    cells: Number((row['kind'] === 'MISSING COLUMNS' ? row['fewest'] : row['most']) ?? 0),
    text: String(row['text'] ?? '').trim(),
    end: Number(row['finish'] ?? 0),
  }));
}

/**
 * What makes the whole file doubtful, not only a row: another encoding, rows that run into each other, an end in the
 * middle of a row.
 */
export async function checkRejects(
  file: ResolvedFile,
  rejects: readonly Reject[],
  lineOf: (reject: Reject) => Promise<number | undefined>,
): Promise<void> {
  const fail = async (reject: Reject, message: string, hint: string): Promise<never> => {
    throw new KithError(message, { hint, where: { file: file.shown, line: await lineOf(reject) } });
  };
  const encoding = rejects.find((reject) => reject.kind === 'INVALID ENCODING');
  if (encoding) {
    await fail(
      encoding,
      `${file.shown} is not UTF-8`,
      'Save it as "CSV UTF-8": letters such as é would be wrong otherwise.',
    );
  }
  const last = rejects.find((reject) => reject.end >= file.bytes - 2);
  if (last && !(await endsWithNewline(file))) {
    await fail(last, `${file.shown} ends in the middle of a row`, 'It is cut off: export or copy it again.');
  }
  const running = rejects.find(
    (reject) => runsOn(reject) || (reject === last && reject.kind === 'UNQUOTED VALUE'),
  );
  if (running) {
    await fail(
      running,
      `A quote is opened and not closed in ${file.shown}, so that rows run into each other`,
      'Close it, or write a quote inside a text twice: "5"" pipe". A file that is cut off shows this too.',
    );
  }
}

function runsOn(reject: Reject): boolean {
  return (
    reject.kind === 'LINE SIZE OVER MAXIMUM' ||
    (reject.kind === 'UNQUOTED VALUE' && /[\r\n]/.test(reject.text))
  );
}

/** The first rejected rows, as refusals are told. */
export async function describeBroken(
  file: ResolvedFile,
  rejects: readonly Reject[],
  columns: number,
  find: (records: readonly number[]) => Promise<ReadonlyMap<number, Place>>,
): Promise<BrokenRow[]> {
  const first = rejects.slice(0, SAMPLES);
  const places = await find(first.map((reject) => reject.record));
  return first.map((reject) => ({
    source: file.shown,
    ...(places.get(reject.record) ?? { row: reject.record - 1, line: null }),
    text: reject.text,
    ...explain(reject, columns),
  }));
}

function explain(reject: Reject, columns: number): { reason: string; hint: string } {
  if (reject.kind === 'UNQUOTED VALUE') {
    return {
      reason: 'a quote is not closed',
      hint: 'Write a quote inside a text twice, and the whole text in quotes: "5"" pipe".',
    };
  }
  return {
    reason: `the row has ${reject.cells} cells, the header ${columns}`,
    hint: 'A text with the delimiter or a line end in it must stand in quotes.',
  };
}

async function endsWithNewline(file: ResolvedFile): Promise<boolean> {
  const handle = await open(file.path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, file.bytes - 1);
    return buffer[0] === 0x0a || buffer[0] === 0x0d;
  } finally {
    await handle.close();
  }
}
