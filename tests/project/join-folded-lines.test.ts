import { expect, test } from 'vitest';
import { parseMdx, parseYaml } from '../../src/project/read-document.ts';

function read(yaml: string): unknown {
  const { data, problems } = parseYaml('text.yaml', yaml);
  expect(problems).toEqual([]);
  return data;
}

test.each([
  [
    'a folded block',
    'text: >-\n  最後のリンクが\n  優先されます。\n  以上です。',
    '最後のリンクが優先されます。以上です。',
  ],
  ['a folded block with its last line end', 'text: >\n  最後の\n  リンク\n', '最後のリンク\n'],
  ['plain text over several lines', 'text: 最後の\n  リンク', '最後のリンク'],
  ['quoted text over several lines', 'text: "最後の\n  リンク"', '最後のリンク'],
  ['text in single quotes', "text: '最後の\n  リンク'", '最後のリンク'],
  ['lines that end as Windows does', 'text: >-\r\n  最後の\r\n  リンク\r\n', '最後のリンク'],
  ['Chinese', 'text: >-\n  星期三\n  之前', '星期三之前'],
])('no space appears in %s', (_, yaml, text) => {
  expect(read(yaml)).toEqual({ text });
});

test.each([
  ['words of Latin letters', 'text: >-\n  one\n  two', 'one two'],
  ['a Latin word beside Japanese', 'text: >-\n  Halfpast\n  の', 'Halfpast の'],
  ['Korean', 'text: >-\n  하나\n  둘', '하나 둘'],
  ['a space within a line', 'text: >-\n  小林 さくら', '小林 さくら'],
  ['a blank line', 'text: >-\n  一つ\n\n  二つ', '一つ\n二つ'],
  ['a line that is set in further', 'text: >-\n  一つ\n    二つ\n  三つ', '一つ\n  二つ\n三つ'],
  ['a block whose lines are meant', 'text: |\n  一つ\n  二つ\n', '一つ\n二つ\n'],
])('%s stays as written', (_, yaml, text) => {
  expect(read(yaml)).toEqual({ text });
});

test('keys in Japanese stay keys, and every line keeps its number', () => {
  const { data, lineOf } = parseYaml('text.yaml', '名前: 一つの\n  場所\n会社: 二つ\n');
  expect(data).toEqual({ 名前: '一つの場所', 会社: '二つ' });
  expect(lineOf(['会社'])).toBe(3);
});

test('it holds for the frontmatter of a page', () => {
  expect(parseMdx('page.mdx', '---\ntitle: >-\n  一つの\n  場所\n---\n').data).toEqual({
    title: '一つの場所',
  });
});
