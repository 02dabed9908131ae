/** A record of a CSV text, with the line (1-based) on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ParsedCsv {
  /** Records with anything in them, the header first. */
  readonly rows: readonly CsvRow[];
  /** The line on which a quotation mark opens that nothing closes; null where there is none. */
  readonly unclosed: number | null;
}

/** What spreadsheets put between cells: a semicolon in countries where the comma is in numbers. */
const DELIMITERS = [',', ';', '\t'] as const;
/** With this first line some programs tell Excel the delimiter. */
const SEPARATOR_LINE = /^sep=([,;\t])(?:\r\n?|\n)/i;

/**
 * CSV as spreadsheets write it: with or without a byte order mark, cells in quotes where needed, any line ends, empty lines.
 * The delimiter is whichever of comma, semicolon and tab the first line has most, outside quotes. Cells are as they stand.
 *
 * Written here for its lines: csv-parse 7 counts one too many for each line end of Windows within quotes, and says of a quote
 * that nothing closes where the text ends, not where it opens.
 */
export function parseCsv(text: string): ParsedCsv {
  const whole = text.replace(/^\ufeff/, '');
  const [named = '', delimiter] = SEPARATOR_LINE.exec(whole) ?? [];
  const body = whole.slice(named.length);
  return readRecords(body, delimiter ?? mostFrequent(body), named === '' ? 1 : 2);
}

function mostFrequent(text: string): string {
  const [header = ''] = text.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const counted = DELIMITERS.map((each) => ({ each, count: header.split(each).length }));
  return counted.reduce((best, other) => (other.count > best.count ? other : best)).each;
}

/** The next piece of a record: a cell in quotes, a delimiter, an end of line, or anything else. */
const PIECES = /"((?:[^"]|"")*)"|"|\r\n?|\n|[,;\t]|[^",;\t\r\n]+/g;

function readRecords(text: string, delimiter: string, firstLine: number): ParsedCsv {
  const rows: CsvRow[] = [];
  let [line, begun, cell, unclosed] = [firstLine, firstLine, '', null as number | null];
  let cells: string[] = [];
  const end = (): void => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== '')) rows.push({ line: begun, cells });
    [cells, cell, begun] = [[], '', line];
  };
  for (const [piece, quoted] of text.matchAll(PIECES)) {
    if (quoted !== undefined && cell.trim() === '') cell = quoted.replaceAll('""', '"');
    else if (piece === delimiter) [cells, cell] = [[...cells, cell], ''];
    else if (!/^[\r\n]/.test(piece)) {
      if (piece === '"' && cell.trim() === '') unclosed ??= line;
      cell += piece;
    }
    line += piece.match(/\r\n?|\n/g)?.length ?? 0;
    if (/^[\r\n]/.test(piece)) end();
  }
  end();
  return { rows, unclosed };
}
