import { expect, test } from 'vitest';
import { readProject } from '../../src/project/read-project.ts';
import { edited, makeSite } from '../tiny-site.ts';
import { complaintsAbout } from './complaints.ts';

const FILE = 'content/emails/hello.md';

const email = (body: string, more = '') => `---
subject: Hello
preheader: Just so
day: 3
${more}---

${body}
`;

const complaints = (text: string, file = FILE) => complaintsAbout({ [file]: text });

async function setOf(files: Record<string, string>, locale = 'en') {
  const { emails } = await readProject(await makeSite(files));
  const set = emails.sets[locale];
  if (!set) throw new Error(`there are no e-mails in ${locale}`);
  return new Map(set.templates.map((template) => [template.id, template]));
}

test('without a file the e-mails that come with Kith are used, in every language of the program', async () => {
  const { emails } = await readProject(await makeSite());
  for (const locale of ['en', 'fr']) {
    const templates = emails.sets[locale]?.templates ?? [];
    expect(templates.map(({ id }) => id)).toEqual([
      ...['case-study', 'check-in', 'first-step', 'invitation', 'new-kit', 'reward-due', 'thank-you'],
      ...['use-case', 'welcome'],
    ]);
    expect(new Set(templates.map(({ lang, isOwn }) => `${lang} ${String(isOwn)}`))).toEqual(
      new Set([`${locale} false`]),
    );
  }
});

test('a site’s own e-mail goes before Kith’s, and is one more where Kith has none of that name', async () => {
  const files = { 'content/emails/welcome.md': email('Our own.'), [FILE]: email('One more.') };
  const found = await setOf(files);
  expect(found.get('welcome')).toMatchObject({ isOwn: true, days: [3], subjects: ['Hello'] });
  expect(found.get('hello')).toMatchObject({ isOwn: true, lang: 'en' });
  expect(found.size).toBe(10);
});

test('a missing translation falls back to Kith’s words, and to the original where there are none', async () => {
  const files = { 'content/emails/welcome.md': email('Our own.'), [FILE]: email('One more.') };
  const french = await setOf(files, 'fr');
  expect(french.get('welcome')).toMatchObject({ isOwn: false, lang: 'fr' });
  expect(french.get('hello')).toMatchObject({ isOwn: true, lang: 'en' });
  const translated = await setOf({ ...files, 'content/emails/fr/hello.md': email('Un de plus.') }, 'fr');
  expect(translated.get('hello')).toMatchObject({ lang: 'fr' });
});

test('an e-mail can be left out, in all languages or in one', async () => {
  const left = '---\nshow: false\n---\n';
  expect((await setOf({ 'content/emails/check-in.md': left })).has('check-in')).toBe(false);
  expect((await setOf({ 'content/emails/check-in.md': left }, 'fr')).has('check-in')).toBe(false);
  expect((await setOf({ 'content/emails/fr/check-in.md': left })).has('check-in')).toBe(true);
  expect((await setOf({ 'content/emails/fr/check-in.md': left }, 'fr')).has('check-in')).toBe(false);
});

test('Markdown becomes parts: a link alone is a button, a block’s placeholder alone is that block', async () => {
  const body = [
    '# Hi **you**',
    'Hello {firstName},  \nnew line and [link]({welcomePage}).',
    '[Open it]({welcomePage})',
    '{steps}',
    '- a\n- b',
    '> said',
    '---',
  ];
  const found = await setOf({ [FILE]: email(body.join('\n\n')) });
  expect(found.get('hello')?.body.map(({ kind }) => kind)).toEqual([
    ...['heading', 'paragraph', 'button', 'slot', 'list', 'quote', 'divider'],
  ]);
});

test('characters that turn the direction of text around do not get in', async () => {
  const found = await setOf({ [FILE]: email('Safe\u202e{product}\u2066 text\u0007') });
  expect(JSON.stringify(found.get('hello')?.body)).toBe(
    '[{"kind":"paragraph","children":[{"kind":"text","text":"Safe{product} text"}]}]',
  );
});

test('a wrong placeholder is an error with its line and the known names', async () => {
  expect(await complaints(email('Fine.\n\nHello {firstNam}.'))).toMatchInlineSnapshot(`
    "content/emails/hello.md:9
      There is no placeholder {firstNam} for e-mails
      → Did you mean "firstName"? Known placeholders: audience, card, conditions, ends, firstName, friendReward, guidePage, guideSummary, guideTitle, headline, home, joinPage, pain, product, programPage, proof, referrer, referrerReward, result, results, segmentPage, stepCount, steps, stepsLead, storyCompany, storyPage, storyPerson, storyQuote, storyRole, storySummary, storyTitle, subhead, tagline, useCasePage, useCaseSummary, useCaseTitle, welcomePage."
  `);
});

test('a placeholder in the wrong place is an error that says where it belongs', async () => {
  const body = 'Go {welcomePage}. See {steps} here. [a]({product}) {portal} {stepTitle} {referrer';
  expect(await complaints(email(body))).toMatchInlineSnapshot(`
    "content/emails/hello.md:7
      The placeholder {steps} cannot stand here
      → It needs room of its own: leave an empty line above and below it.
    content/emails/hello.md:7
      There is a "{" that belongs to no placeholder
      → Write {{ or }} for a brace itself.
    content/emails/hello.md:7
      The placeholder {portal} cannot stand here
      → Only e-mails to an affiliate know it. Known placeholders: audience, conditions, ends, firstName, friendReward, guidePage, guideSummary, guideTitle, headline, home, joinPage, pain, product, programPage, proof, referrer, referrerReward, result, segmentPage, stepCount, stepsLead, storyCompany, storyPage, storyPerson, storyQuote, storyRole, storySummary, storyTitle, subhead, tagline, useCasePage, useCaseSummary, useCaseTitle, welcomePage.
    content/emails/hello.md:7
      The placeholder {stepTitle} cannot stand here
      → Only an e-mail with "each: step" is about a single step; {steps} lists all of them.
    content/emails/hello.md:7
      The placeholder {product} cannot stand here
      → It is a text: write it among the words."
  `);
  expect(await complaints(email('x').replace('Hello', '"{firstName}, hello"'))).toMatchInlineSnapshot(`
    "content/emails/hello.md:2
      The placeholder {firstName} cannot stand here
      → Only the e-mail service knows it: write it among the words of the text."
  `);
});

test('what e-mails cannot hold is an error with its line', async () => {
  const body =
    '<b>bold</b>\n\n![a](/logo.png)\n\n| a |\n| - |\n| b |\n\n```\ncode\n```\n\n<script>alert(1)</script>';
  expect(await complaints(email(body))).toMatchInlineSnapshot(`
    "content/emails/hello.md:7
      HTML is not read in an e-mail
      → Write Markdown: **bold**, [words]({welcomePage}), lists, "> " for a quote.
    content/emails/hello.md:7
      HTML is not read in an e-mail
      → Write Markdown: **bold**, [words]({welcomePage}), lists, "> " for a quote.
    content/emails/hello.md:9
      A picture cannot stand in an e-mail by itself
      → Write {card} alone in its paragraph for the share image.
    content/emails/hello.md:11
      A table cannot stand in an e-mail: phones have no room for it
      → Write a list.
    content/emails/hello.md:15
      An indented or fenced block is code, which e-mails do not have
      → Begin the line without spaces.
    content/emails/hello.md:19
      HTML is not read in an e-mail
      → Write Markdown: **bold**, [words]({welcomePage}), lists, "> " for a quote."
  `);
});

test.each([
  '[a](javascript:alert(1))',
  '[a](data:text/html,x)',
  '[a](//evil.example)',
  '[a](vbscript:x)',
  '[a](page)',
])('%s leads nowhere that an e-mail may lead', async (body) => {
  expect(await complaints(email(`Look: ${body}`))).toMatch(
    /^content\/emails\/hello\.md:7\n {2}(?:A link|")/u,
  );
});

test('broken YAML, missing lines and unknown ones are all said at once, in every file', async () => {
  expect(await complaints('---\nsubject: "Hello\n---\n\nText.\n')).toMatchInlineSnapshot(`
    "content/emails/hello.md:2
      The YAML cannot be read: Missing closing "quote
      → Check the indentation, and put texts that hold ": " or "#" in quotes."
  `);
  expect(await complaints('---\nto: affiliate\nsubjekt: Hi\n---\n')).toMatchInlineSnapshot(`
    "content/emails/hello.md:3 (subjekt)
      Unknown key "subjekt"
      → Did you mean "subject"? Known keys: day, each, every, preheader, segments, show, subject, to, when."
  `);
  expect(await complaints('---\nto: affiliate\neach: step\n---\n')).toMatchInlineSnapshot(`
    "content/emails/hello.md:2
      "subject" is missing
      → Add it: what stands in the inbox, in at most 60 characters.
    content/emails/hello.md:2
      "preheader" is missing
      → Add it: what inboxes show behind the subject.
    content/emails/hello.md:2
      "when" is missing
      → Add it: what it is sent after, in words.
    content/emails/hello.md:3
      "each" is for e-mails to customers
      → Remove it, or write "to: customer".
    content/emails/hello.md:2
      The e-mail has no text
      → Write it below the second line "---", in Markdown."
  `);
  expect(await complaints('No frontmatter.')).toMatchInlineSnapshot(`
    "content/emails/hello.md:1
      The file has no frontmatter
      → Begin it with a line "---", the fields, and another line "---"; "npm run kith -- new" writes a filled-in one."
  `);
  expect(await complaints(email('x', 'segments: [bakery]\n'))).toMatchInlineSnapshot(`
    "content/emails/hello.md:5
      There is no segment "bakery"
      → Known segments: bakeries."
  `);
});

test.each([
  'content/emails/de/hello.md',
  'content/emails/en/hello.md',
  'content/emails/Hello.md',
  'content/emails/hello.txt',
])('%s would be read by nobody, and is said to be', async (file) => {
  expect(await complaints(email('x'), file)).toMatch(/This file is not read\n.*content\/emails\/<name>\.md/u);
});

test('a site without a postal address cannot have e-mails', async () => {
  const file = 'content/program.yaml';
  const [without] = Object.values(edited(file, /postalAddress: .*\n/u, ''));
  expect(await complaints(without ?? '', file)).toContain('"postalAddress" is missing');
});
