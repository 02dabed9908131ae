import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import type { FilledBlock } from '../../src/emails/filled-email.ts';
import { HEAVIEST_EMAIL, renderEmailHtml } from '../../src/emails/render-html.ts';
import { renderEmailText } from '../../src/emails/render-text.ts';
import { serviceNamed } from '../../src/emails/services.ts';
import { emailWith, optionsFor, paragraph, words } from './sample.ts';

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => void tags.push({ name, attributes }) });
  parser.end(html);
  return tags;
}

const EVIL = "\"><script>alert(1)</script> 'x' {{ contact.EMAIL }} *|EMAIL|* {% x %} 🥐";
const URL_OF_PAGE = 'https://friends.oatmark.example/welcome/?a=1&b=2';

/** Every kind of part, each with the same hostile words. */
const EVERYTHING: readonly FilledBlock[] = [
  { kind: 'heading', level: 1, children: words(EVIL) },
  { kind: 'heading', level: 3, children: words(EVIL) },
  paragraph(EVIL),
  { kind: 'paragraph', children: [{ kind: 'emphasis', children: words(EVIL) }], needs: null },
  { kind: 'button', href: { url: URL_OF_PAGE }, children: words(EVIL) },
  { kind: 'list', ordered: true, items: [words(EVIL)] },
  { kind: 'quote', paragraphs: [words(EVIL)] },
  { kind: 'divider' },
  {
    kind: 'steps',
    steps: [{ mark: EVIL, title: EVIL, text: EVIL, more: { url: URL_OF_PAGE, title: EVIL } }],
  },
  { kind: 'progress', done: 1, of: 3 },
  { kind: 'figures', figures: [{ value: EVIL, label: EVIL }] },
  { kind: 'picture', source: `${URL_OF_PAGE}.png`, alt: EVIL, url: URL_OF_PAGE },
];
const HOSTILE = emailWith(EVERYTHING, {
  subject: EVIL,
  preheader: EVIL,
  because: EVIL,
  unsubscribe: 'Leave',
});
const HOSTILE_OPTIONS = { product: EVIL, postalAddress: EVIL };

test('nothing that people wrote becomes markup, or a tag of the service', async () => {
  const html = await renderEmailHtml(HOSTILE, optionsFor('mailchimp', HOSTILE_OPTIONS));
  const tags = tagsOf(html);
  expect(tags.filter(({ name }) => name === 'script')).toEqual([]);
  expect(
    tags.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => /^on/u.test(name)),
  ).toEqual([]);
  expect(html).not.toMatch(/\{\{|\{%|\*\|EMAIL/u);
  expect(tags.filter(({ attributes }) => attributes['alt'] === EVIL).length).toBeGreaterThanOrEqual(2);
  const text = renderEmailText(HOSTILE, EVIL, serviceNamed('mailchimp'));
  expect(text).not.toMatch(/\{\{|\{%|\*\|EMAIL/u);
});

test('links lead to the web or to the service’s own addresses', async () => {
  const html = await renderEmailHtml(HOSTILE, optionsFor('klaviyo'));
  const hrefs = tagsOf(html).flatMap(({ attributes }) => attributes['href'] ?? []);
  expect(hrefs.length).toBeGreaterThan(4);
  expect(hrefs.filter((href) => !/^https:\/\/|^\{% unsubscribe_link %\}$/u.test(href))).toEqual([]);
  expect(hrefs).toContain(URL_OF_PAGE);
});

test('tables are for show only, and pictures say what they show', async () => {
  const tags = tagsOf(await renderEmailHtml(HOSTILE, optionsFor('brevo')));
  const tables = tags.filter(({ name }) => name === 'table');
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter(({ attributes }) => attributes['role'] !== 'presentation')).toEqual([]);
  const pictures = tags.filter(({ name }) => name === 'img');
  expect(pictures).toHaveLength(3);
  expect(pictures.filter(({ attributes }) => (attributes['alt'] ?? '') === '')).toEqual([]);
});

test('the e-mail says its language and direction, and that it knows the night', async () => {
  const html = await renderEmailHtml(emailWith([paragraph('Bonjour')], { lang: 'fr' }), optionsFor('html'));
  expect(tagsOf(html)[0]).toMatchObject({ name: 'html', attributes: { lang: 'fr', dir: 'ltr' } });
  expect(html).toContain('name="color-scheme" content="light dark"');
  expect(html).toContain('@media (prefers-color-scheme: dark)');
  expect(html).toContain('night.png');
});

test('nothing is loaded from anywhere but the program’s own site', async () => {
  const html = await renderEmailHtml(HOSTILE, optionsFor('html'));
  const hosts = [...html.matchAll(/https?:\/\/([^/"')\s]+)/gu)].map(([, host]) => host);
  expect([...new Set(hosts)].sort()).toEqual(['friends.oatmark.example', 'www.w3.org']);
});

test('a paragraph all in italics is small print', async () => {
  const small: FilledBlock = {
    kind: 'paragraph',
    children: [{ kind: 'emphasis', children: words('Once a year.') }],
    needs: null,
  };
  expect(await renderEmailHtml(emailWith([small]), optionsFor('html'))).toMatch(
    /<p class="k-small"[^>]*>Once a year\.<\/p>/u,
  );
});

test('an e-mail that Gmail would cut off is refused', async () => {
  const email = emailWith(Array.from({ length: 30 }, () => paragraph('x'.repeat(HEAVIEST_EMAIL / 30))));
  await expect(renderEmailHtml(email, optionsFor('html'))).rejects.toThrow(
    /^The e-mail "welcome" has \d+ KB, and Gmail cuts off after 102$/u,
  );
});

const OWN =
  '<mjml lang="{lang}">{head}<mj-body><mj-section><mj-column><mj-text>Ours</mj-text>{body}{footer}</mj-column></mj-section></mj-body></mjml>';

test('a site’s own layout stands around the words', async () => {
  const layout = { mjml: OWN, file: 'content/emails/layout.mjml' };
  const html = await renderEmailHtml(emailWith([paragraph('Hello')]), optionsFor('html', { layout }));
  expect(html).toContain('Ours');
  expect(html).toContain('Hello');
  expect(html).toContain('2 Mill Lane');
});

test.each([
  [
    'what is no MJML',
    OWN.replace('<mj-text>', '<mj-nonsense>').replace('</mj-text>', '</mj-nonsense>'),
    /MJML/u,
  ],
  ['a script', OWN.replace('<mj-text>Ours</mj-text>', '<mj-raw><script>1</script></mj-raw>'), /script/u],
])('in a site’s own layout %s is an error with its file', async (_, mjml, message) => {
  const layout = { mjml, file: 'content/emails/layout.mjml' };
  await expect(
    renderEmailHtml(emailWith([paragraph('Hello')]), optionsFor('html', { layout })),
  ).rejects.toMatchObject({
    message: expect.stringMatching(message) as unknown,
    where: { file: layout.file },
  });
});

test.each([
  ['ar', 'rtl', 'ltr'],
  ['de', 'ltr', 'rtl'],
])('an e-mail in %s runs %s in every part of it', async (lang, direction, other) => {
  const html = await renderEmailHtml({ ...emailWith(EVERYTHING), lang }, optionsFor('html'));
  expect(html).toContain(`direction:${direction}`);
  expect(html).not.toContain(`direction:${other}`);
});
