import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KNOWN_LOCALES } from '../../src/i18n/locales.ts';
import { checkCopy } from '../../src/project/check-copy.ts';
import { mergeCopy } from '../../src/project/merge-copy.ts';
import { readStandardCopy } from '../../src/project/read-copy.ts';
import { parseYaml } from '../../src/project/read-document.ts';
import { CARD_FORMATS } from '../../src/schemas/card.ts';
import { DISCLOSURE_FORMS } from '../../src/schemas/copy.ts';
import { namesIn, parsePattern } from '../../src/schemas/pattern.ts';

const FOLDER = join(import.meta.dirname, '../../src/i18n/copy');
const english = mergeCopy(await readStandardCopy('en'), {});

test('every language that Kith speaks has texts for kits', async () => {
  expect((await readdir(FOLDER)).sort()).toEqual(KNOWN_LOCALES.map((locale) => `${locale}.yaml`).sort());
});

test.each(KNOWN_LOCALES)('the texts in %s hold what a site’s own would have to', async (locale) => {
  const text = await readFile(join(FOLDER, `${locale}.yaml`), 'utf8');
  const copy = await readStandardCopy(locale);
  const source = parseYaml(`${locale}.yaml`, text);
  expect(checkCopy(copy, copy, { source, text, segments: [] })).toEqual([]);
});

test.each(KNOWN_LOCALES)('the texts in %s are all that there are in English', async (locale) => {
  const copy = mergeCopy(await readStandardCopy(locale), {});
  const shape = ({ headlines, texts, words, parts }: typeof copy) => ({
    headlines: headlines.map(({ kind }) => kind),
    texts: texts.map(({ creative, channel }) => [creative, channel]),
    parts: Object.keys(parts).sort(),
    words: Object.values(words).map((value) => (typeof value === 'string' ? '' : Object.keys(value).sort())),
  });
  expect(shape(copy)).toEqual(shape(english));
  for (const form of DISCLOSURE_FORMS) expect(copy.disclosure[form].length, form).toBeGreaterThan(0);
  expect(namesIn(parsePattern(copy.words.readme).pieces).sort()).toEqual(
    namesIn(parsePattern(english.words.readme).pieces).sort(),
  );
});

test.each(KNOWN_LOCALES)(
  'every part in %s is used, and every kind of affiliate can say each',
  async (locale) => {
    const copy = mergeCopy(await readStandardCopy(locale), {});
    const used = JSON.stringify([copy.texts, copy.headlines, copy.disclosure]);
    for (const [name, choice] of Object.entries(copy.parts)) {
      expect(used, name).toContain(`{${name}}`);
      for (const kind of ['customer', 'partner', 'influencer', 'vendor', 'employee', 'other'] as const) {
        // With nothing but what every kit has.
        const said = choice
          .flat()
          .filter((pattern) => pattern.for?.includes(kind) ?? true)
          .filter(({ text }) => !/\{(person|company|role|roleAndCompany|coupon|ends)\}/u.test(text));
        expect(said.length, `${name} by ${kind}`).toBeGreaterThan(0);
      }
    }
  },
);

test('there are words for images of other formats too', () => {
  expect(english.words.images['other']).toBeDefined();
  for (const format of Object.keys(english.words.images)) {
    if (format !== 'other') expect(Object.keys(CARD_FORMATS)).toContain(format);
  }
});
