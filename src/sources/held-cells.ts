import { MISSING, SPACE, SQL_TYPES, cellRules, isHeld } from './read-cells.ts';
import { quoteText } from './duckdb.ts';
import type { Column } from '../schemas/tables.ts';

/** Cells that mean what they hold. */
export interface HeldCells {
  /** SQL of the value. */
  readonly value: string;
  /** SQL over all rows that gives 0 unless cells would be refused, or read as something else than they hold. */
  readonly faults: readonly string[];
}

/**
 * Empty, with a space at either end, or a word for what is missing; the letters of these have no other case than that of ASCII.
 * All in one pattern, which takes half as long as two.
 */
const UNREAD = `(?s)|[${SPACE}].*|.*[${SPACE}]|(?i:${MISSING.filter((word) => word !== '').join('|')})`;

/**
 * How cells can stay as a typed file holds them: what `cellText`, `cellValue` and `cellRules` leave alone. Null where all of
 * them must be read, such as numbers that are held as texts. What is asked of texts is one function of one column: DuckDB
 * asks it once for each different text that the file lists, and not for each row. Of everything else, if any value is at
 * fault, so is the smallest or the largest; DuckDB takes NaN for larger than all numbers.
 */
export function heldCells(raw: string, column: Column, held: string, today: string): HeldCells | null {
  const { type, values, required } = column;
  const missing = required ? [`count(*) - count(${raw})`] : [];
  if (type === 'text' || type === 'enum') {
    if (held !== 'VARCHAR') return null;
    const matches = (pattern: string) => `regexp_full_match(${raw}, ${quoteText(pattern)})`;
    const isAtFault = values ? `NOT ${matches(values.join('|'))}` : matches(UNREAD);
    return { value: raw, faults: [`count(*) FILTER (WHERE ${isAtFault})`, ...missing] };
  }
  if (!isHeld(type, held)) return null;
  const utc = held.endsWith('ZONE') ? `(${raw} AT TIME ZONE 'UTC')` : raw;
  const value = `CAST(${utc} AS ${SQL_TYPES[type]})`;
  if (type === 'boolean') return { value, faults: missing };
  const bounded = type === 'number' ? value : utc;
  const rules = cellRules(column, today);
  const tests = [`min(${bounded})`, `max(${bounded})`].flatMap((extreme) => [
    ...(type === 'integer' ? [] : [`NOT isfinite(${extreme})`]),
    ...rules.map(({ broken }) => broken(extreme, extreme)),
  ]);
  return { value, faults: [`CASE WHEN ${tests.join(' OR ')} THEN 1 ELSE 0 END`, ...missing] };
}
