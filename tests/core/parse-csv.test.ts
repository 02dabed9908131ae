import { expect, test } from 'vitest';
import { parseCsv } from '../../src/core/parse-csv.ts';

const cells = (text: string) => parseCsv(text).rows.map((row) => row.cells);
const WANTED = [
  ['segment', 'headline'],
  ['hotels', 'Full house'],
];

test.each([
  ['commas', 'segment,headline\nhotels,Full house\n'],
  ['semicolons, as Excel writes in German', 'segment;headline\r\nhotels;Full house\r\n'],
  ['tabs', 'segment\theadline\nhotels\tFull house\n'],
  ['a byte order mark', '\ufeffsegment,headline\r\nhotels,Full house'],
  ['old line ends', 'segment,headline\rhotels,Full house\r'],
  ['quotes around everything', '"segment","headline"\n"hotels","Full house"\n'],
  ['a line that names the separator', 'sep=;\r\nsegment;headline\r\nhotels;Full house\r\n'],
  ['empty lines and empty rows', '\n\nsegment,headline\n\n,\n  ,  \nhotels,Full house\n\n'],
])('reads a table with %s', (_, text) => {
  expect(cells(text)).toEqual(WANTED);
});

test('a cell in quotes holds delimiters, line ends and quotes that are doubled', () => {
  expect(cells('a;b\n"one; two";"three\nfour ""five"""\n')).toEqual([
    ['a', 'b'],
    ['one; two', 'three\nfour "five"'],
  ]);
});

test('other delimiters and quotes within a cell are text', () => {
  expect(cells('a;b\nso, then;a "b" c\n')).toEqual([
    ['a', 'b'],
    ['so, then', 'a "b" c'],
  ]);
});

test('commas in quotes do not make a table one of commas', () => {
  expect(cells('"a, b, c, d";e\n1;2\n')).toEqual([
    ['a, b, c, d', 'e'],
    ['1', '2'],
  ]);
});

test('a row knows its line, also below a cell of several lines and a line that names the separator', () => {
  const { rows } = parseCsv('sep=,\na,b\n\n"1\n2",3\r\n4,5\n');
  expect(rows.map(({ line, cells: [first] }) => [line, first])).toEqual([
    [2, 'a'],
    [4, '1\n2'],
    [6, '4'],
  ]);
});

test('a quotation mark that nothing closes is told with its line', () => {
  expect(parseCsv('a,b\n1,2\n3,"four\n5,6\n').unclosed).toBe(3);
  expect(parseCsv('a,b\n1,"2"\n').unclosed).toBeNull();
  expect(parseCsv('a,b\n1,2" wide\n').unclosed).toBeNull();
});

test('an empty text has no rows', () => {
  expect(parseCsv('')).toEqual({ rows: [], unclosed: null });
  expect(parseCsv('\ufeff\r\n')).toEqual({ rows: [], unclosed: null });
});
