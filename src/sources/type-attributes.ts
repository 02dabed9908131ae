import { quoteName } from '../core/quote-name.ts';
import { quoteText, type Database } from './duckdb.ts';
import type { RawColumn, RawTable } from './raw-table.ts';
import type { Attribute, AttributeType } from './pull-report.ts';
import { cellText, isHeld, TIME } from './read-cells.ts';

/** No leading zeros and no more digits than a number keeps: postcodes and long ids stay text. */
const PLAIN_NUMBER = String.raw`-?(0|[1-9][0-9]{0,14})([.][0-9]+)?([eE][+-]?[0-9]{1,2})?`;

/** In the order in which they are tried. Yes and No stay text, so that rules can use the data's own words. */
const TESTS: Readonly<Record<Exclude<AttributeType, 'text'>, (text: string) => string>> = {
  number: (text) => `regexp_full_match(${text}, ${quoteText(PLAIN_NUMBER)})`,
  boolean: (text) => `lower(${text}) IN ('true', 'false')`,
  day: (text) =>
    `regexp_full_match(${text}, ${quoteText(TIME)}) AND TRY_CAST(left(${text}, 10) AS DATE) IS NOT NULL`,
};

/** The type of each attribute: the one in which it is held, or what every one of its values can be read as, else text. */
export async function typeAttributes(
  database: Database,
  raw: RawTable,
  attributes: ReadonlyMap<string, RawColumn>,
  held: ReadonlyMap<string, string>,
): Promise<Attribute[]> {
  const typed: Attribute[] = [];
  for (const [name, column] of attributes) {
    const known = heldType(held.get(column.name) ?? '');
    if (known) {
      typed.push({ name, type: known, from: column.heading });
      continue;
    }
    const cell = quoteName(column.name);
    const text = cellText(cell, 'text', '');
    const tests = Object.entries(TESTS).map(
      ([type, test]) => `bool_and(${test('cell')}) AS ${quoteName(type)}`,
    );
    const [row] = await database.rows(
      `SELECT ${tests.join(', ')} FROM (
         SELECT ${text} AS cell FROM (SELECT DISTINCT ${cell} FROM ${quoteName(raw.name)})) WHERE cell IS NOT NULL`,
    );
    const types = Object.keys(TESTS) as (keyof typeof TESTS)[];
    typed.push({ name, type: types.find((type) => row?.[type] === true) ?? 'text', from: column.heading });
  }
  return typed;
}

/** Whole numbers of 64 bits may be ids, whose digits count: they are looked at one by one, as texts are. */
function heldType(held: string): AttributeType | undefined {
  if (/BIGINT|HUGEINT/.test(held)) return undefined;
  return (['number', 'boolean', 'day'] as const).find((type) => isHeld(type, held));
}
