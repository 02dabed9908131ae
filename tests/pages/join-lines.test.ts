import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { joinLines } from '../../src/mdx/join-lines.ts';

async function read(markdown: string): Promise<string> {
  const { html } = await markdownToHtml(markdown, { mdastPlugins: [joinLines] });
  return html.trim();
}

test.each([
  ['a line that ends within a sentence', '一つの\n場所', '<p>一つの場所</p>'],
  ['after a comma', '一つの、\n場所', '<p>一つの、場所</p>'],
  ['katakana with its long sound', 'シフター\nルール', '<p>シフタールール</p>'],
  ['a list', '- 名前と\n  シフト', '<ul>\n<li>名前とシフト</li>\n</ul>'],
  ['a quotation', '> 名前と\n> シフト', '<blockquote>\n<p>名前とシフト</p>\n</blockquote>'],
  ['before emphasis', 'あとは\n**水曜**', '<p>あとは<strong>水曜</strong></p>'],
  ['after emphasis', '**水曜**\nまで', '<p><strong>水曜</strong>まで</p>'],
  ['within emphasis', '**水\n曜**', '<p><strong>水曜</strong></p>'],
  ['Chinese', '星期三\n之前', '<p>星期三之前</p>'],
])('no space appears in %s', async (_, written, html) => {
  expect(await read(written)).toBe(html);
});

test.each([
  ['words of Latin letters', 'one\ntwo', '<p>one\ntwo</p>'],
  ['a Latin word beside Japanese', 'Halfpast\nの', '<p>Halfpast\nの</p>'],
  ['Korean', '하나\n둘', '<p>하나\n둘</p>'],
  ['Arabic', 'جدول\nالأسبوع', '<p>جدول\nالأسبوع</p>'],
  ['code', '書く\n`のまま`\n書く', '<p>書く\n<code>のまま</code>\n書く</p>'],
  ['two paragraphs', '一つ\n\n二つ', '<p>一つ</p>\n<p>二つ</p>'],
  ['a line break that is meant', '一つ\\\n二つ', '<p>一つ<br>\n二つ</p>'],
  ['a wide space that is meant', '一つ　二つ\n三つ', '<p>一つ　二つ三つ</p>'],
  ['fenced code', '```\n一つ\n二つ\n```', '<pre><code>一つ\n二つ\n</code></pre>'],
])('%s stays as written', async (_, written, html) => {
  expect(await read(written)).toBe(html);
});
