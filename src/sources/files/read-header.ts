import { open } from 'node:fs/promises';
import { KithError } from '../../core/errors.ts';
import type { ResolvedFile } from './resolve-source.ts';
import { MOST_COLUMNS } from '../raw-table.ts';

/** A header must end within this many bytes. */
const LONGEST_HEADER = 1 << 20;

const DELIMITERS = [',', ';', '\t', '|'] as const;

export interface Header {
  readonly headings: readonly string[];
  readonly delimiter: string;
}

/**
 * The header of a CSV or TSV file. A CSV's delimiter is whichever of comma, semicolon, tab and bar its header has most,
 * outside quotes; a TSV's is the tab.
 * @throws a KithError where the file is not UTF-8 text
 */
export async function readHeader(file: ResolvedFile): Promise<Header> {
  const text = decode(file, await readStart(file));
  const record = firstRecord(text);
  const delimiter = file.format === 'tsv' ? '\t' : mostFrequent(record);
  const headings = splitRecord(record, delimiter).map((cell) => cell.trim());
  if (headings.length > MOST_COLUMNS || headings.every((heading) => heading === '')) {
    throw new KithError(`The first line of ${file.shown} is no header`, {
      hint: 'The first line must name the columns: delete empty lines and titles above it.',
      where: { file: file.shown, line: 1 },
    });
  }
  return { headings, delimiter };
}

async function readStart(file: ResolvedFile): Promise<Buffer> {
  const handle = await open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(file.bytes, LONGEST_HEADER)), 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function decode(file: ResolvedFile, bytes: Buffer): string {
  const where = { file: file.shown };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new KithError(`${file.shown} is UTF-16, not UTF-8`, { hint: 'Save it as "CSV UTF-8".', where });
  }
  if (bytes.includes(0)) {
    throw new KithError(`${file.shown} is not text`, {
      hint: 'It looks like a binary file, a spreadsheet for example: export it as "CSV UTF-8", or say its "format:".',
      where,
    });
  }
  const lineEnd = bytes.indexOf(0x0a);
  try {
    const header = lineEnd === -1 ? bytes : bytes.subarray(0, lineEnd);
    new TextDecoder('utf-8', { fatal: true }).decode(header);
  } catch (cause) {
    throw new KithError(`${file.shown} is not UTF-8`, {
      hint: 'Save it as "CSV UTF-8": letters such as é would be wrong otherwise.',
      where: { ...where, line: 1 },
      cause,
    });
  }
  return new TextDecoder('utf-8').decode(bytes);
}

/** Up to the first line end outside quotes. */
function firstRecord(text: string): string {
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) return text.slice(0, index);
  }
  return text;
}

function mostFrequent(record: string): string {
  const bare = record.replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return DELIMITERS.reduce<string>(
    (best, delimiter) => (count(delimiter) > count(best) ? delimiter : best),
    ',',
  );
}

function splitRecord(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of record) {
    if (character === '"') quoted = !quoted;
    if (character === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell].map(unquote);
}

function unquote(cell: string): string {
  const trimmed = cell.trim();
  return /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"') : cell;
}
