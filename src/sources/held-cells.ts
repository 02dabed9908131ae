import { MISSING, SPACE, SQL_TYPES, cellRules, isHeld } from './read-cells.ts';
import { quoteText } from './duckdb.ts';
import type { Column } from '../schemas/tables.ts';

/** Cells that mean what they hold. */
export interface HeldCells {
  /** SQL of the value. */
  readonly value: string;
  /** SQL that is true for cells that would be refused, or read as something else than they hold. */
  readonly faults: readonly string[];
}

/** Begins and ends with something. */
const TRIMMED = `(?s)[^${SPACE}]|[^${SPACE}].*[^${SPACE}]`;

/** The letters of these words have no other case than that of ASCII. */
const MISSING_WORD = `(?i)${MISSING.filter((word) => word !== '').join('|')}`;

/**
 * How cells can stay as a typed file holds them: what `cellText`, `cellValue` and `cellRules` leave alone. Null where all of
 * them must be read, such as numbers that are held as texts. Each test is one function of one column: DuckDB asks it once for
 * each different value that the file lists, and not for each row.
 */
export function heldCells(raw: string, column: Column, held: string, today: string): HeldCells | null {
  const { type, values, required } = column;
  if (type === 'text' || type === 'enum') {
    if (held !== 'VARCHAR') return null;
    const isNot = (pattern: string) => `NOT regexp_full_match(${raw}, ${quoteText(pattern)})`;
    const isMissing = `regexp_full_match(${raw}, ${quoteText(MISSING_WORD)})`;
    const words = values ? [isNot(values.join('|'))] : [isNot(TRIMMED), isMissing];
    return { value: raw, faults: [...words, ...(required ? [`${raw} IS NULL`] : [])] };
  }
  if (!isHeld(type, held)) return null;
  const utc = held.endsWith('ZONE') ? `(${raw} AT TIME ZONE 'UTC')` : raw;
  const value = `CAST(${utc} AS ${SQL_TYPES[type]})`;
  const bounded = type === 'number' ? value : utc;
  const endless = type === 'boolean' || type === 'integer' ? [] : [`NOT isfinite(${bounded})`];
  return {
    value,
    faults: [...endless, ...cellRules(column, today).map(({ broken }) => broken(value, value))],
  };
}
