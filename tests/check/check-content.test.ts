import { expect, test } from 'vitest';
import { bodyOf, checkBodies, type Body } from '../../src/check/check-bodies.ts';
import { checkBodyLinks, linkedHosts } from '../../src/check/check-body-links.ts';
import { foldProblems } from '../../src/check/fold-problems.ts';
import { noticeContent } from '../../src/check/notice-content.ts';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { readProject } from '../../src/project/read-project.ts';
import { edited, makeSite, TINY_SITE } from '../tiny-site.ts';
import { linesOf } from './tiny-dist.ts';

const FILE = 'content/guides/a.mdx';
const withBody = (text: string) => bodyOf(FILE, `---\ntitle: A\npain: b\n---\n\n${text}\n`);

const NAMES = { segments: ['hotels'], caseStudies: ['kite-hotel'] };
const problemsOf = (bodies: readonly Body[]) => checkBodies(bodies, NAMES);

test('texts that compile have no problems', async () => {
  const fine =
    '# Hi\n\nA *b* [c](/d/) {1 + 1}\n\n<div>\n\nx\n\n</div>\n\n<br />\n\n{/* note */}\n\n```\n<div> {\n```';
  expect(await problemsOf([withBody(fine), withBody('')])).toEqual([]);
});

test.each([
  [
    'one\n\n<div>\n\ntwo',
    'content/guides/a.mdx:8 The text cannot be read: Expected a closing tag for `<div>`',
  ],
  [
    'one\ntwo {three',
    'content/guides/a.mdx:7 The text cannot be read: Unexpected end of file in expression, expected a corresponding closing brace for `{`',
  ],
  [
    '</p>',
    'content/guides/a.mdx:6 The text cannot be read: Unexpected closing tag `</p>`, expected an open tag first',
  ],
  ['a\n\n<br>\n', 'content/guides/a.mdx:8 The text cannot be read: Expected a closing tag for `<br>`'],
  [
    'export const a = ;',
    'content/guides/a.mdx:6 The text cannot be read: Could not parse esm with oxc: Unexpected token',
  ],
])('%j is a problem with its line', async (text, expected) => {
  expect(linesOf(await problemsOf([withBody(text)]))).toEqual([expected]);
});

test('a file without frontmatter is body from its first line', async () => {
  expect(linesOf(await problemsOf([bodyOf(FILE, '<p>\n')]))[0]).toContain('content/guides/a.mdx:1 ');
});

const TARGETS = {
  pages: new Set(['/', '/guides/a/']),
  files: new Set(['faces/ada.jpg']),
  content: new Set(['content/guides/oven.png']),
};
const linkLines = (text: string) => linesOf(checkBodyLinks([withBody(text)], TARGETS));

test('links and pictures in texts that lead somewhere have no problems', () => {
  const fine =
    '[a](/guides/a/) [b](/guides/a/#x "title") [c](#d) [e](https://x.example/y) [f](mailto:a@b.example) ![g](/faces/ada.jpg) ![h](./oven.png) [i]: /guides/a/\n\n{/* [no](/gone/) */} `[no](/gone/)`\n\n```\n[no](/gone/)\n```\n\n<img src="/faces/ada.jpg" alt="" />';
  expect(linkLines(fine)).toEqual([]);
});

test.each([
  ['x\n\n[a](/gone/)', 'content/guides/a.mdx:8 The link "/gone/" leads to nothing'],
  ['[a](/guides/a)', 'content/guides/a.mdx:6 The link "/guides/a" lacks the slash at its end'],
  ['![a](/faces/Ada.jpg)', 'content/guides/a.mdx:6 The picture "/faces/Ada.jpg" leads to nothing'],
  ['![a](./gone.png)', 'content/guides/a.mdx:6 There is no picture content/guides/gone.png'],
  ['[a](../a/)', 'content/guides/a.mdx:6 The link "../a/" leads elsewhere on each page that shows this text'],
  ['[a](javascript:alert)', 'content/guides/a.mdx:6 The link "javascript:alert" may not stand in a page'],
  ['[a](//x.example/y)', 'content/guides/a.mdx:6 The link "//x.example/y" may not stand in a page'],
  ['a\n<a class="x" href="/gone/">b</a>', 'content/guides/a.mdx:7 The link "/gone/" leads to nothing'],
  ['[a][b]\n\n[b]: /gone/', 'content/guides/a.mdx:8 The link "/gone/" leads to nothing'],
])('%j is a problem with its line', (text, expected) => {
  expect(linkLines(text)).toEqual([expected]);
});

test('hosts that texts link to are known', () => {
  const body = withBody(
    '[a](https://a.example/x) <https://b.example/> https://c.example/y `https://d.example/`',
  );
  expect([...linkedHosts([body])]).toEqual(['a.example', 'b.example', 'c.example']);
});

async function remarksOn(changes: Record<string, string>): Promise<string[]> {
  const project = await readProject(await makeSite(changes));
  const { plan } = buildPlan({
    project,
    affiliates: project.affiliates,
    insights: noInsights('2026-11-21'),
    versions: { cards: '1', kits: '1' },
    kitRecords: null,
    tokenOf: (affiliate) => `token-of-${affiliate}`,
    pictures: {},
    cards: false,
  });
  return linesOf(noticeContent(project, plan));
}

const IN_ENGLISH = edited('content/program.yaml', '[en, fr]', '[en]');

test('content that is all used and in every language is not remarked on', async () => {
  expect(await remarksOn(IN_ENGLISH)).toEqual([]);
});

test('use cases and guides that no segment refers to are remarked on', async () => {
  const lonely = {
    'content/use-cases/count-stock.mdx': TINY_SITE['content/use-cases/plan-the-bake.mdx'] ?? '',
  };
  expect(
    await remarksOn({
      ...IN_ENGLISH,
      ...lonely,
      ...edited('content/guides/bake-less-bin-less.mdx', 'pain: waste', 'pain: noise'),
    }),
  ).toEqual([
    'content/use-cases/count-stock.mdx No segment names this use case',
    'content/guides/bake-less-bin-less.mdx:4 (pain) No segment names the pain "noise" of this guide',
  ]);
});

test('missing translations are remarked on, once for each folder', async () => {
  const french = {
    'content/guides/fr/bake-less-bin-less.mdx': TINY_SITE['content/guides/bake-less-bin-less.mdx'] ?? '',
  };
  expect(await remarksOn(french)).toEqual([
    'content/segments/fr/ Not in "fr" yet: bakeries',
    'content/use-cases/fr/ Not in "fr" yet: plan-the-bake',
    'content/case-studies/fr/ Not in "fr" yet: rye-and-sons',
  ]);
});

test('actions whose words are missing in a language are remarked on', async () => {
  const actions = `invited: { title: { en: Invite, fr: Inviter }, text: { en: One link., fr: Un lien. } }
published: { title: { en: Publish, fr: Publier }, text: A week. }
swapped: { title: Swap, text: Let them. }
`;
  const remarks = await remarksOn({ 'content/actions.yaml': actions });
  expect(remarks.filter((line) => line.includes('actions.yaml'))).toEqual([
    'content/actions.yaml Not in "fr" yet: published, swapped',
  ]);
  expect(await remarksOn({ ...IN_ENGLISH, 'content/actions.yaml': actions })).toEqual([]);
});

test('an address that spells out a name without consent is remarked on', async () => {
  const affiliate = 'name: Ada Byron\nkind: partner\nsegments: all\n';
  expect(
    await remarksOn({
      ...IN_ENGLISH,
      'content/affiliates/ada-byron.yaml': affiliate,
      'content/affiliates/p7.yaml': affiliate,
      'content/affiliates/ada-byron-2.yaml': `${affiliate}code: two\nconsent: { what: [name], by: x, on: 2026-01-10 }\n`,
    }),
  ).toEqual([
    'content/affiliates/ada-byron.yaml Without a consent that holds no page shows this name, but the address does: /with/ada-byron/',
  ]);
});

test('the same problem in many files is said once', () => {
  const at = (file: string, message = 'gone') => ({ message, hint: 'h', where: { file } });
  expect(
    foldProblems([at('a'), at('b'), at('c'), at('a', 'other'), at('d', 'third'), at('d', 'third')]),
  ).toEqual([
    { message: 'gone (also in 2 more files)', hint: 'h', where: { file: 'a' } },
    at('a', 'other'),
    at('d', 'third'),
  ]);
});
