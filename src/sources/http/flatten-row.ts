import type { Json } from '../../core/digest.ts';
import { isRecord, valueAt, type JsonRecord } from './json-path.ts';

/** Records within records deeper than this stay JSON. */
const DEEPEST = 6;

/** A longer name is no name of a column. */
const LONGEST_NAME = 200;

/**
 * A row as cells of text by the path of each: records within it are taken apart, lists stay JSON, null stays null.
 * `positions` are further paths that lead into lists.
 * @example flattenRow({ id: 1, billing: { mrr: 20 }, tags: ['a'] }, []) has id, billing.mrr and tags
 */
export function flattenRow(row: JsonRecord, positions: readonly string[]): Map<string, string | null> {
  const cells = new Map<string, string | null>();
  takeApart(row, '', DEEPEST, cells);
  for (const path of positions) if (!cells.has(path)) cells.set(path, cellOf(valueAt(row, path) ?? null));
  return cells;
}

function takeApart(row: JsonRecord, path: string, depth: number, cells: Map<string, string | null>): void {
  for (const [key, value] of Object.entries(row)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (key === '' || name.length > LONGEST_NAME) continue;
    if (isRecord(value) && depth > 0) takeApart(value, name, depth - 1, cells);
    else cells.set(name, cellOf(value));
  }
}

function cellOf(value: Json): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
