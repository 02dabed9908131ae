import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { ColumnType } from '../../src/schemas/tables.ts';
import { formatDay, formatSecond } from './calendar.ts';
import type { OutColumn, OutFile } from './layout.ts';
import type { Cell, Row } from './rows.ts';
import type { TableWriter } from './table-writer.ts';

/** Lines are handed to the disk in pieces of about this many characters. */
const PIECE = 1 << 16;

/** Writes CSV or NDJSON, as fast as the disk takes it. */
export function openTextWriter(path: string, { columns, format }: OutFile): TableWriter {
  const temporary = `${path}.partial`;
  const stream = createWriteStream(temporary);
  let failure: Error | null = null;
  stream.on('error', (error) => (failure = error));
  const render = format === 'csv' ? renderCsvLine : renderJsonLine;
  let piece = format === 'csv' ? `${columns.map(({ header }) => header).join(',')}\n` : '';
  let count = 0;
  let isFull = false;
  return {
    get count() {
      return count;
    },
    get isFull() {
      return isFull;
    },
    write(row) {
      if (failure) throw failure;
      piece += render(row, columns);
      count += 1;
      if (piece.length < PIECE) return;
      isFull = !stream.write(piece);
      piece = '';
    },
    async drain() {
      // It may have drained already, while another table was waited for.
      if (stream.writableNeedDrain) await once(stream, 'drain');
      isFull = false;
    },
    async close() {
      stream.end(piece);
      await finished(stream);
      await rename(temporary, path);
    },
    async abort() {
      stream.destroy();
      await rm(temporary, { force: true });
    },
  };
}

function renderCsvLine(row: Row, columns: readonly OutColumn[]): string {
  let text = '';
  for (const { key, type } of columns) {
    const cell = plainCell(row[key] ?? null, type);
    text += text === '' ? '' : ',';
    if (cell !== null) text += quoteIfNeeded(String(cell));
  }
  return `${text}\n`;
}

function renderJsonLine(row: Row, columns: readonly OutColumn[]): string {
  return `${JSON.stringify(Object.fromEntries(columns.map(({ key, type }) => [key, plainCell(row[key] ?? null, type)])))}\n`;
}

function plainCell(cell: Cell, type: ColumnType): Cell {
  if (typeof cell !== 'number') return cell;
  if (type === 'day') return formatDay(cell);
  return type === 'time' ? formatSecond(cell) : cell;
}

function quoteIfNeeded(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
