import { expect, test } from 'vitest';
import { readProject } from '../../src/project/read-project.ts';
import type { Project } from '../../src/schemas/project.ts';
import { makeSite, TINY_SITE } from '../tiny-site.ts';
import { complaintsAbout } from './complaints.ts';

const FILE = 'content/headlines.csv';
const SEGMENT = 'content/segments/bakeries.mdx';
const FRENCH = { 'content/segments/fr/bakeries.mdx': TINY_SITE[SEGMENT] ?? '' };

const read = async (csv: string, more: Record<string, string> = FRENCH): Promise<Project> =>
  readProject(await makeSite({ [FILE]: csv, ...more }));

const complaints = (csv: string, more: Record<string, string> = FRENCH) =>
  complaintsAbout({ [FILE]: csv, ...more });

/** The segment's file with a variant in it. */
const withVariant = (variant: string) => ({
  [SEGMENT]: (TINY_SITE[SEGMENT] ?? '').replace('accounts:', `variants: [{ ${variant} }]\naccounts:`),
});

test('rows are headlines of a segment in a language, the default one where the cell is empty', async () => {
  const { headlines } = await read(`segment,locale,headline,pattern,notes
bakeries,,Up at three?,,for Anna
bakeries,fr,Debout à trois heures ?,pain,
`);
  const shared = { segment: 'bakeries', variant: null };
  expect(headlines).toEqual([
    { ...shared, locale: 'en', headline: 'Up at three?', pattern: null, line: 2 },
    { ...shared, locale: 'fr', headline: 'Debout à trois heures ?', pattern: 'pain', line: 3 },
  ]);
  expect((await readProject(await makeSite())).headlines).toEqual([]);
});

test('columns may stand in any order, in capitals, with semicolons and a byte order mark', async () => {
  const { headlines } = await read('\ufeffHeadline;Segment\r\n"Loaves; not lists";bakeries\r\n;;\r\n');
  expect(headlines).toMatchObject([{ headline: 'Loaves; not lists', segment: 'bakeries' }]);
});

test('a row with a variant gives it its headline, or begins it; translations may stand above', async () => {
  const { segments } = await read(
    `segment,locale,variant,headline
bakeries,fr,day,Du jour
bakeries,en,night,Sleep until three
bakeries,en,day,By day
`,
    { ...FRENCH, ...withVariant('name: night, subhead: Later.') },
  );
  const of = (locale: string) => segments.find((entry) => entry.locale === locale)?.data.variants;
  expect(of('en')).toEqual([
    { name: 'night', subhead: 'Later.', headline: 'Sleep until three' },
    { name: 'day', headline: 'By day' },
  ]);
  expect(of('fr')).toEqual([{ name: 'day', headline: 'Du jour' }]);
});

test('a strange or missing column is told with those that there are', async () => {
  expect(await complaints('segmnet,headline\nbakeries,Up at three\n')).toMatchInlineSnapshot(`
    "content/headlines.csv:1 (segmnet)
      Unknown column "segmnet"
      → Did you mean "segment"? Known columns: headline, locale, notes, pattern, segment, variant."
  `);
  expect(await complaints('segment,locale\nbakeries,en\n')).toMatchInlineSnapshot(`
    "content/headlines.csv:1 (headline)
      The column "headline" is missing
      → The first line names the columns: segment, locale, headline, variant, pattern, notes. Of these, segment and headline are needed."
  `);
  expect(await complaints('segment,headline,headline\nbakeries,a,b\n')).toMatchInlineSnapshot(`
    "content/headlines.csv:1 (headline)
      There are two columns "headline"
      → Delete one of them."
  `);
});

test('strange names are told with the line and what was meant', async () => {
  expect(
    await complaints(`segment,locale,headline,pattern
bakerys,en,Up at three,
bakeries,EN,Up at three,
bakeries,en,Up at three,pian
bakeries,en,,
,en,Nobody’s headline,
`),
  ).toMatchInlineSnapshot(`
    "content/headlines.csv:2 (segment)
      There is no segment "bakerys"
      → Did you mean "bakeries"? Known segments: bakeries.
    content/headlines.csv:3 (locale)
      "EN" is no language of the program
      → Did you mean "en"? Known locales: en, fr.
    content/headlines.csv:4 (pattern)
      Kits have no headline "pian"
      → Did you mean "pain"? Known headlines: both, code, friend, pain, product, promise, proof, question, recommendation, steps, story, until.
    content/headlines.csv:5 (headline)
      The row has no headline
      → Write it, or delete the row.
    content/headlines.csv:6 (segment)
      The row names no segment
      → Known segments: bakeries."
  `);
});

test('a segment that is not written in a language has no kits there', async () => {
  expect(await complaints('segment,locale,headline\nbakeries,fr,Debout\n', {})).toMatchInlineSnapshot(`
    "content/headlines.csv:2 (locale)
      The segment "bakeries" is not written in "fr"
      → Write content/segments/fr/bakeries.mdx first: it has pages and kits in en alone."
  `);
});

test('placeholders are those of the kits’ wordings', async () => {
  expect(await complaints('segment,headline\nbakeries,{product} for {audience}\n')).toBe('no complaint');
  const wrong = await complaints(`segment,headline
bakeries,{prodcut} for bakers
bakeries,"Look: {link}"
bakeries,One { too many
`);
  expect(wrong.replace(/(Known placeholders:) .*/, '$1 …')).toMatchInlineSnapshot(`
    "content/headlines.csv:2 (headline)
      There is no placeholder {prodcut}
      → Did you mean {product}? Known placeholders: …
    content/headlines.csv:3 (headline)
      {link} cannot stand here: this text has no link of its own
      → Take it out.
    content/headlines.csv:4 (headline)
      A "{" stands alone
      → Placeholders stand in braces on one line, such as {product}; write {{ for a brace itself."
  `);
});

test('a headline that fits nowhere is told before any kit is made', async () => {
  expect(await complaints(`segment,headline\nbakeries,${'Bread '.repeat(16)}\n`)).toMatchInlineSnapshot(`
    "content/headlines.csv:2 (headline)
      This wording never fits: it has 95 characters even without its placeholders, and 90 are allowed
      → Shorten it."
  `);
});

test('what stands there twice is told with the other line', async () => {
  expect(
    await complaints(`segment,locale,headline,variant
bakeries,en,Up at three,
bakeries,en,Up  at three ,
bakeries,en,Sleep,night
bakeries,en,Sleep well,night
`),
  ).toMatchInlineSnapshot(`
    "content/headlines.csv:3 (headline)
      The same headline stands there twice
      → Delete this row, or line 2.
    content/headlines.csv:5 (variant)
      The variant "night" has a headline already
      → Delete this row, or line 4; another headline needs another variant."
  `);
  expect(
    await complaints(
      'segment,variant,headline\nbakeries,night,Sleep well\n',
      withVariant('name: night, headline: Sleep'),
    ),
  ).toMatchInlineSnapshot(`
    "content/headlines.csv:2 (variant)
      content/segments/bakeries.mdx has a headline for the variant "night"
      → Take it out there, or delete this row."
  `);
});

test('the headline of a variant is a line of a page, and its name part of an address', async () => {
  expect(
    await complaints(`segment,locale,variant,headline,pattern
bakeries,en,At Night,Sleep,
bakeries,en,base,Sleep,
bakeries,en,day,{product} by day,
bakeries,en,noon,Rest,pain
bakeries,fr,nuit,Dormez,
`),
  ).toMatchInlineSnapshot(`
    "content/headlines.csv:2 (variant)
      "At Night" cannot be part of an address
      → Write "at-night".
    content/headlines.csv:3 (variant)
      A variant cannot be called "base"
      → The segment’s own page is called so.
    content/headlines.csv:4 (headline)
      The headline of a variant cannot hold placeholders
      → Write out what it says.
    content/headlines.csv:5 (pattern)
      A row for a variant has no pattern
      → Leave one of the two cells empty.
    content/headlines.csv:6 (variant)
      "nuit" is a translation of no variant
      → Known variants: At Night, base, day, noon. A new one begins with a row in "en"."
  `);
});

test('a file in an old encoding, with broken quotes or with stray cells is told how to mend', async () => {
  expect(await complaints('segment,headline\nbakeries,B\ufffdcker\n')).toMatchInlineSnapshot(`
    "content/headlines.csv:2
      The file is not in UTF-8
      → Save it again as "CSV UTF-8", which Excel, Numbers and Google Sheets offer."
  `);
  expect(await complaints('segment,headline\nbakeries,"Up at three\n')).toMatchInlineSnapshot(`
    "content/headlines.csv:2
      A quotation mark opens here and nothing closes it
      → Close it behind the text; a quotation mark in a quoted text is written twice."
  `);
  expect(await complaints('segment,headline\nbakeries,Up, at three\n')).toMatchInlineSnapshot(`
    "content/headlines.csv:2
      This row has 3 cells, and there are 2 columns
      → Put a text that holds commas or semicolons in quotation marks, as spreadsheets do by themselves."
  `);
});
