import type { Column, ColumnType } from '../schemas/tables.ts';
import { quoteText } from './duckdb.ts';

/**
 * How cells are understood, as SQL over their text.
 *
 * - Spaces around a cell do not count. Empty, "N/A", "#N/A" and "NULL" mean that the value is missing; where something
 *   other than text is expected, "NA", "NaN", "none" and a lone dash do as well.
 * - Numbers are digits with a decimal point: `1200.5`, `-3`, `1e6`. Thousands separators, decimal commas, currency signs
 *   and percent signs are refused: "1,200" is 1200 to some and 1.2 to others.
 * - true/false, yes/no, y/n, t/f, 1/0 are booleans, in any case.
 * - Days and times are ISO 8601: `2026-03-31`, `2026-03-31T10:00:00Z`, `2026-03-31 10:00:00+02:00`; UTC where no zone
 *   is given. The day of a time is its day in UTC.
 * - Values of an enum match in any case.
 */
export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  enum: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
  day: 'DATE',
  time: 'TIMESTAMP',
};

/** Spaces, tabs, line ends, no-break spaces and byte order marks. */
export const SPACE = ' \t\r\n\u00a0\ufeff';

export const MISSING = ['', 'n/a', '#n/a', 'null'];
const MISSING_UNLESS_TEXT = [...MISSING, 'na', 'nan', 'none', '-', '–', '—'];

/** In bytes. */
const LONGEST_WORD = Math.max(...MISSING_UNLESS_TEXT.map((word) => Buffer.byteLength(word)));

export const NUMBER = String.raw`[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?`;
export const TIME = String.raw`[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?( ?(Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?))?)?`;

/** Types of DuckDB in which a value of ours may be held already: it need not be written out and read again. */
const HELD: Partial<Readonly<Record<ColumnType, RegExp>>> = {
  number: /^(DOUBLE|FLOAT|DECIMAL.*|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$/,
  integer: /^U?(TINY|SMALL)?INT(EGER)?$/,
  boolean: /^BOOLEAN$/,
  day: /^(DATE|TIMESTAMP( WITH TIME ZONE|_S|_MS|_NS)?)$/,
  time: /^(DATE|TIMESTAMP( WITH TIME ZONE|_S|_MS|_NS)?)$/,
};

/** Whether a column that DuckDB holds as `held` holds values of this type, and not texts of them. */
export function isHeld(type: ColumnType, held: string): boolean {
  return HELD[type]?.test(held) ?? false;
}

/**
 * The text of a cell, or NULL where it stands for a missing value; the value itself where it is held as one. `raw` is
 * any SQL expression, `held` its type in DuckDB.
 */
export function cellText(raw: string, type: ColumnType, held = 'VARCHAR'): string {
  if (isHeld(type, held)) return /^(DOUBLE|FLOAT)$/.test(held) ? `nullif(${raw}, 'NaN')` : raw;
  const cell = `CAST(${raw} AS VARCHAR)`;
  const text = `trim(${cell}, ${quoteText(SPACE)})`;
  const words = type === 'text' ? MISSING : MISSING_UNLESS_TEXT;
  return `CASE WHEN ${isPlain(cell)} THEN ${cell}
    WHEN lower(${text}) IN (${words.map(quoteText).join(', ')}) THEN NULL ELSE ${text} END`;
}

/**
 * SQL that is true for most cells from which nothing is to be taken away: longer than any word for a missing value, with a
 * sign of ASCII at the beginning and no space at the end. To trim takes many times as long as to see that.
 */
function isPlain(cell: string): string {
  const spaces = Array.from(SPACE, (space) => `NOT suffix(${cell}, ${quoteText(space)})`);
  return [`strlen(${cell}) > ${LONGEST_WORD}`, `${cell} >= '!'`, `${cell} < chr(127)`, ...spaces].join(
    ' AND ',
  );
}

/** The value of what `cellText` gives, or NULL where it cannot be understood. */
export function cellValue(text: string, type: ColumnType, held = 'VARCHAR'): string {
  if (isHeld(type, held)) return heldValue(text, type, held);
  if (type === 'number') return finite(text);
  if (type === 'integer') return `TRY_CAST(${wholeNumber(text)} AS BIGINT)`;
  if (type === 'boolean') return booleanOf(text);
  if (type === 'day') return `CAST(${timeOf(text)} AS DATE)`;
  if (type === 'time') return timeOf(text);
  return type === 'enum' ? `lower(${text})` : text;
}

/** Infinite numbers and days are not understood, and days are those in UTC. */
function heldValue(value: string, type: ColumnType, held: string): string {
  if (type === 'boolean') return value;
  const number = type === 'number' || type === 'integer';
  const utc = held.endsWith('ZONE') ? `(${value} AT TIME ZONE 'UTC')` : value;
  const plain = `CAST(${number ? value : utc} AS ${SQL_TYPES[type]})`;
  return type === 'integer' ? plain : `CASE WHEN isfinite(${number ? plain : utc}) THEN ${plain} END`;
}

function finite(text: string): string {
  const number = `CASE WHEN regexp_full_match(${text}, ${quoteText(NUMBER)}) THEN TRY_CAST(${text} AS DOUBLE) END`;
  return `CASE WHEN isfinite(${number}) THEN ${number} END`;
}

/** Beyond 2^53 whole numbers are not exact any more. */
function wholeNumber(text: string): string {
  const number = finite(text);
  return `CASE WHEN ${number} = trunc(${number}) AND abs(${number}) <= ${Number.MAX_SAFE_INTEGER} THEN ${number} END`;
}

function booleanOf(text: string): string {
  return `CASE WHEN lower(${text}) IN ('true', 'yes', 'y', 't', '1') THEN TRUE
               WHEN lower(${text}) IN ('false', 'no', 'n', 'f', '0') THEN FALSE END`;
}

/** DuckDB wants seconds before a zone. Times become UTC, for which the connection's time zone must be UTC. */
function timeOf(text: string): string {
  const withSeconds = `regexp_replace(${text}, '([T ][0-9]{2}:[0-9]{2})( ?(Z|UTC|[+-].*)?)$', '\\1:00\\2')`;
  return `CASE WHEN regexp_full_match(${text}, ${quoteText(TIME)})
               THEN TRY_CAST(${withSeconds} AS TIMESTAMPTZ) AT TIME ZONE 'UTC' END`;
}

/** What can be wrong with a cell. */
export interface CellRule {
  /** SQL that is true for cells that break the rule, over `text` and `value`. */
  readonly broken: (text: string, value: string) => string;
  /** As it ends a sentence about a column: "is missing". */
  readonly reason: string;
  readonly hint: string;
}

const EXPECTED: Readonly<Record<ColumnType, readonly [what: string, hint: string]>> = {
  text: ['text', ''],
  enum: ['one of the known values', ''],
  number: [
    'a number',
    'Write numbers as 1200.5: no thousands separator, decimal comma, currency or percent sign. "sql:" can take them out with replace(…).',
  ],
  integer: ['a whole number', 'Write whole numbers as 1200, without a separator.'],
  boolean: [
    'yes or no',
    'Write true or false, yes or no, 1 or 0; "sql:" can translate other words with CASE.',
  ],
  day: [
    'a day',
    'Write days as 2026-03-31; "sql:" can turn other forms into days with strptime(…, \'%d/%m/%Y\').',
  ],
  time: [
    'a time',
    'Write times as 2026-03-31T10:00:00Z; "sql:" can turn other forms into times with strptime(…, \'%d/%m/%Y %H:%M\') or to_timestamp(…).',
  ],
};

/** A sentinel rather than a date: 0001-01-01 and 1900-01-01 are how some systems write "none". */
const EARLIEST = '1901-01-01';

/** Everything that a column demands of its cells, in the order in which it is told. `today` is a day. */
export function cellRules(column: Column, today: string): CellRule[] {
  const [what, hint] = EXPECTED[column.type];
  const { min, max, values } = column;
  const range = `It must be ${[min === undefined ? '' : `at least ${min}`, max === undefined ? '' : `at most ${max}`].filter(Boolean).join(' and ')}: ${column.about}.`;
  const rules: (CellRule | false)[] = [
    column.required === true && {
      broken: (text) => `${text} IS NULL`,
      reason: 'is missing',
      hint: 'Every row needs one.',
    },
    { broken: (text, value) => `${text} IS NOT NULL AND ${value} IS NULL`, reason: `is not ${what}`, hint },
    min !== undefined && {
      broken: (_, value) => `${value} < ${min}`,
      reason: `is below ${min}`,
      hint: range,
    },
    max !== undefined && {
      broken: (_, value) => `${value} > ${max}`,
      reason: `is above ${max}`,
      hint: range,
    },
    values !== undefined && {
      broken: (_, value) => `${value} NOT IN (${values.map(quoteText).join(', ')})`,
      reason: 'is not a known value',
      hint: `Known values: ${values.join(', ')}. "sql:" can translate others with CASE.`,
    },
    (column.type === 'day' || column.type === 'time') && {
      broken: (_, value) => `${value} < DATE ${quoteText(EARLIEST)}`,
      reason: `is before ${EARLIEST}`,
      hint: 'Leave the cell empty where there is no date.',
    },
    column.past === true && {
      broken: (_, value) => `CAST(${value} AS DATE) > DATE ${quoteText(today)}`,
      reason: `is after today, ${today}`,
      hint: 'It must have happened already. Check the clock and the time zone of the export.',
    },
  ];
  return rules.filter((rule) => rule !== false);
}
