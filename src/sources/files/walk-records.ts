import { createReadStream } from 'node:fs';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = new Set([0xef, 0xbb, 0xbf]);

/** Where one record of a delimited file stands. */
export interface RecordPlace {
  /** Number among the records with empty lines counted and the header as 1, as DuckDB counts them. */
  readonly record: number;
  /** Number among the rows: empty lines and the header not counted. */
  readonly row: number;
  /** First line of the record in the file. */
  readonly line: number;
}

/**
 * Walks over the rows of a CSV or TSV file until `visit` answers false. A record ends at a line end outside quotes, and
 * a quote opens only where a cell begins, as DuckDB has it.
 */
export async function walkRecords(
  path: string,
  delimiter: string,
  visit: (place: RecordPlace) => boolean,
): Promise<void> {
  const separator = delimiter.charCodeAt(0);
  let [record, row, line, start] = [1, 0, 1, 1];
  let [blank, quoted, cellStart, closed, previous] = [true, false, true, false, 0];
  const endRecord = (): boolean => {
    if (record > 1 && !blank) row++;
    const more = record === 1 || blank || visit({ record, row, line: start });
    record++;
    [blank, cellStart, closed] = [true, true, false];
    return more;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    for (const byte of chunk as Buffer) {
      const second = previous === CARRIAGE_RETURN && byte === LINE_FEED;
      previous = byte;
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        if (!second) line++;
        if (!second && !quoted && !endRecord()) return;
        if (!quoted) start = line;
        continue;
      }
      blank = false;
      if (byte === QUOTE) {
        const opens = !quoted && (cellStart || closed);
        closed = quoted;
        quoted = opens;
      } else closed = false;
      cellStart = !quoted && (byte === separator || (cellStart && BYTE_ORDER_MARK.has(byte)));
    }
  }
  if (!blank) endRecord();
}
