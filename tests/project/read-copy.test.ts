import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProject } from '../../src/project/read-project.ts';
import { makeSite } from '../tiny-site.ts';
import { complaintsAbout } from './complaints.ts';

const FILE = 'content/copy/en.yaml';

const complaints = (text: string, file = FILE) => complaintsAbout({ [file]: text });

async function copyWith(text: string, locale = 'en') {
  const project = await readProject(await makeSite({ [`content/copy/${locale}.yaml`]: text }));
  const copy = project.copy[locale];
  if (!copy) throw new Error(`there are no texts in ${locale}`);
  return copy;
}

test('without a file the texts that come with Kith are used, in every language of the program', async () => {
  const { copy } = await readProject(await makeSite());
  expect(Object.keys(copy)).toEqual(['en', 'fr']);
  expect(copy['fr']?.texts.find(({ creative }) => creative === 'linkedin-post')?.label).toBe(
    'Publication LinkedIn',
  );
  expect((await copyWith('# Nothing yet.\n')).texts).toEqual(copy['en']?.texts);
});

test('own wordings go before Kith’s, which stay for where they cannot be used', async () => {
  const { texts } = await copyWith(`
texts:
  x-pain:
    text:
      - "{disclosureLabel} {pain} {link}"
      - { text: "{disclosureLabel} We know: {pain} {link}", for: customer }
      - otherwise: "{disclosureLabel} {link}"
`);
  const choice = texts.find(({ creative }) => creative === 'x-pain')?.text ?? [];
  expect(choice[0]).toEqual([
    { text: '{disclosureLabel} {pain} {link}', for: null, segments: null },
    { text: '{disclosureLabel} We know: {pain} {link}', for: ['customer'], segments: null },
  ]);
  expect(choice[1]).toEqual([{ text: '{disclosureLabel} {link}', for: null, segments: null }]);
  expect(choice.length).toBeGreaterThan(4);
});

test('own wordings take turns with Kith’s where they say so', async () => {
  const kith = (await copyWith('')).texts.find(({ creative }) => creative === 'x-pain')?.text[0] ?? [];
  const { texts } = await copyWith(
    'texts: { x-pain: { mix: true, text: ["{disclosureLabel} {pain} {link}"] } }',
  );
  expect(texts.find(({ creative }) => creative === 'x-pain')?.text[0]).toHaveLength(kith.length + 1);
});

test('a text of Kith’s can be left out, a new one added, a label changed', async () => {
  const { texts, headlines } = await copyWith(`
texts:
  x-question: { show: false }
  facebook-post: { label: For the group }
  linkedin-easter:
    channel: linkedin
    label: LinkedIn at Easter
    text: ["{disclosure} Happy Easter! {link}"]
headlines:
  steps: { show: false }
  easter: { label: Easter, headline: ["Happy Easter from {product}"] }
`);
  const names = texts.map(({ creative }) => creative);
  expect(names).not.toContain('x-question');
  expect(texts.find(({ creative }) => creative === 'facebook-post')?.label).toBe('For the group');
  expect(texts.at(-1)).toMatchObject({ creative: 'linkedin-easter', channel: 'linkedin' });
  expect(headlines.map(({ kind }) => kind)).not.toContain('steps');
  expect(headlines.at(-1)).toMatchObject({ kind: 'easter', label: 'Easter', ad: [] });
});

test('own parts and words are used beside Kith’s', async () => {
  const { parts, words } = await copyWith(`
parts:
  offer: ["Through me: {friendReward}."]
  motto: ["Bread first."]
texts:
  x-pain: { text: ["{disclosureLabel} {motto} {offer} {link}"] }
words:
  columns: { length: Length }
`);
  expect(parts['offer']?.[0]?.[0]?.text).toBe('Through me: {friendReward}.');
  expect(parts['motto']).toHaveLength(1);
  expect(words.columns).toMatchObject({ length: 'Length', headline: 'Headline' });
});

test('a wrong placeholder is an error with its line, the one that was meant and the known ones', async () => {
  const text = `# Ours.
texts:
  linkedin-post:
    text:
      - |
        {disclosure}

        “{pain}”

        {frendReward}
        {link}
      - "{disclosure} {link}"
`;
  expect(await complaints(text)).toMatchInlineSnapshot(`
    "content/copy/en.yaml:10 (texts.linkedin-post.text.0)
      There is no placeholder {frendReward}
      → Did you mean {friendReward}? Known placeholders: answer, audience, code, company, conditions, coupon, cta, disclosure, disclosureLabel, ends, firstStep, followUp, friendReward, headline, link, myReward, offer, ownCompany, ownResult, pageOffer, pageWho, pain, person, product, proof, proofLabel, proofShort, proofValue, question, quote, reason, referrerReward, reply, result, role, roleAndCompany, signature, stepCount, steps, storyCompany, subhead, tagline, who."
  `);
});

test.each([
  ['a brace alone', 'texts: { x-pain: { text: ["{disclosureLabel} {pain {link}"] } }'],
  ['a link in a headline', 'headlines: { pain: { subject: ["Look: {link}"] } }'],
  ['a list in a title', 'texts: { blog: { title: ["{steps}"] } }'],
  ['a link in a caption', 'texts: { instagram-post: { text: ["{disclosureLabel} {link}"] } }'],
  ['a post without link', 'texts: { x-pain: { text: ["{disclosureLabel} {pain}"] } }'],
  ['a post without disclosure', 'texts: { x-pain: { text: ["{pain} {link}"] } }'],
  ['a disclosure too late', 'texts: { x-pain: { text: ["{pain} {disclosure} {link}"] } }'],
  [
    'a long way to the disclosure',
    `texts: { x-pain: { text: ["${'Dear all. '.repeat(5)}{disclosure} {link}"] } }`,
  ],
  ['what never fits', `headlines: { pain: { ad: ["${'long '.repeat(7)}{product}"] } }`],
  ['a text of its own without channel', 'texts: { x-pian: { text: ["{disclosure} {link}"] } }'],
  ['a mail without subject', 'texts: { hello: { channel: email, text: ["{disclosure} {link}"] } }'],
  ['a part in a part', 'parts: { mine: ["{offer}"] }'],
  ['a part with the name of a placeholder', 'parts: { pain: ["Ouch"] }'],
  [
    'a segment that is not there',
    'texts: { x-pain: { text: [{ text: "{disclosure} {link}", segments: [bakerys] }] } }',
  ],
  [
    'a kind that is not there',
    'texts: { x-pain: { text: [{ text: "{disclosure} {link}", for: costumer }] } }',
  ],
  ['a key that is not there', 'texts: { x-pain: { texts: ["{disclosure} {link}"] } }'],
  ['a README about nothing', 'words: { readme: "Hello {produkt}" }'],
])('%s is refused with a remedy', async (_, text) => {
  expect(await complaints(text)).toMatchSnapshot();
});

test('a file for no language of the program is named', async () => {
  expect(await complaints('', 'content/copy/de.yaml')).toMatchInlineSnapshot(`
    "content/copy/de.yaml
      This file is not read
      → Texts of kits stand in one file for each language of the program. Did you mean "en.yaml"? Known files: en.yaml, fr.yaml."
  `);
  expect(await complaints('', 'content/copy/en.yml')).toContain('Did you mean "en.yaml"?');
  expect(await complaints('', 'content/copy/_notes.txt')).toBe('no complaint');
});

test('the example in the README can be used as it stands', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const example = /```yaml\n(texts:\n[^]*?)```/u.exec(readme)?.[1] ?? '';
  expect(example).toContain('linkedin-easter');
  expect(await complaints(example.replace('[hotels]', '[bakeries]'))).toBe('no complaint');
});
