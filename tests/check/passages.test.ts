import { expect, test } from 'vitest';
import { openPassageSearch, passagesOf } from '../../src/check/passages.ts';

const LINES = Array.from({ length: 200 }, (_, index) => 'x'.repeat((index * 7) % 13));

test.each([
  ['', ['']],
  ['one', ['one']],
  ['four\nand the next', ['four\nand the next', 'and the next']],
  ['odd\nfour\nodd\nend', ['odd\nfour\nodd', 'odd\nend']],
  ['four\n', ['four\n', '']],
])('the passages of %j', (text, passages) => {
  expect(passagesOf(text)).toEqual(passages);
});

test('every line stands in a passage together with the line behind it', () => {
  const lines = LINES.map((line, index) => `${line}${index}`);
  const passages = passagesOf(lines.join('\n')).map((passage) => `\n${passage}\n`);
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const pair = `\n${line}\n${lines[index + 1] ?? ''}\n`;
    expect(passages.some((passage) => passage.includes(pair))).toBe(true);
  }
});

test('a text that differs in one line has all passages without it in common', () => {
  const before = passagesOf(LINES.join('\n'));
  const after = passagesOf(LINES.with(100, 'another line').join('\n'));
  expect(after.filter((passage) => !before.includes(passage)).length).toBeLessThan(4);
});

test('a passage without a find is searched once, one with a find every time', () => {
  const searched: string[] = [];
  const search = openPassageSearch((passage) => {
    searched.push(passage);
    return passage.includes('Ada') ? [passage] : [];
  });
  expect(search('four\nAda\nmore')).toEqual(['four\nAda', 'Ada\nmore']);
  expect(search('four\nAda\nmore')).toEqual(['four\nAda', 'Ada\nmore']);
  expect(search('none\nsuch')).toEqual([]);
  expect(search('none\nsuch')).toEqual([]);
  expect(searched).toEqual(['four\nAda', 'Ada\nmore', 'four\nAda', 'Ada\nmore', 'none\nsuch', 'such']);
});
