import { expect, test } from 'vitest';
import { TINY_SITE } from '../tiny-site.ts';
import { complaintsAbout } from './complaints.ts';

const withVariants = (lines: string) =>
  (TINY_SITE['content/segments/bakeries.mdx'] ?? '').replace('accounts:', `variants:\n${lines}accounts:`);

const complaints = (english: string, french?: string) =>
  complaintsAbout({
    'content/segments/bakeries.mdx': withVariants(english),
    ...(french === undefined ? {} : { 'content/segments/fr/bakeries.mdx': withVariants(french) }),
  });

const NIGHT = '  - { name: night, headline: Sleep until three }\n';

test('a variant needs a name that can stand in addresses and is not that of the page itself', async () => {
  expect(await complaints(NIGHT)).toBe('no complaint');
  expect(await complaints('  - { name: At Night, headline: Sleep }\n')).toMatchInlineSnapshot(`
    "content/segments/bakeries.mdx:8 (variants.0.name)
      "variants.0.name" is "At Night": must be lowercase letters, digits and hyphens, such as "dental-clinics" (63 characters at most)"
  `);
  expect(await complaints('  - { name: base, headline: Sleep }\n')).toMatchInlineSnapshot(`
    "content/segments/bakeries.mdx:8 (variants.0.name)
      A variant cannot be called "base"
      → The segment’s own page is called so in lists and reports. Choose another name."
  `);
});

test('two variants of one name are named with both lines', async () => {
  expect(await complaints(`${NIGHT}${NIGHT}`)).toMatchInlineSnapshot(`
    "content/segments/bakeries.mdx:9 (variants.1.name)
      There are two variants called "night"
      → The other one stands in line 8. Give one of them another name."
  `);
});

test('a variant that says nothing of its own is none', async () => {
  expect(await complaints('  - { name: night }\n')).toMatchInlineSnapshot(`
    "content/segments/bakeries.mdx:8 (variants.0)
      The variant "night" says nothing of its own
      → Give it a headline, a subhead or a cta, or a row in content/headlines.csv."
  `);
});

test('creatives are known ones, and each leads to one variant', async () => {
  const lines = `  - { name: night, headline: Sleep, creatives: [x-pian, x-offer] }
  - { name: day, headline: Bake, creatives: [x-offer, banner-offer-728x90] }
`;
  expect((await complaints(lines)).replace(/(Known names:) .*/, '$1 …')).toMatchInlineSnapshot(`
    "content/segments/bakeries.mdx:8 (variants.0.creatives.0)
      Nothing in kits is called "x-pian"
      → Did you mean "x-pain"? Known names: …
    content/segments/bakeries.mdx:9 (variants.1.creatives.0)
      "x-offer" leads to the variant "night" already
      → Name it in one variant alone."
  `);
});

test('a translation has the names of the original, and no creatives of its own', async () => {
  expect(await complaints(NIGHT, '  - { name: nigth, headline: Dormez, creatives: [x-pain] }\n'))
    .toMatchInlineSnapshot(`
    "content/segments/fr/bakeries.mdx:8 (variants.0.name)
      "nigth" is a translation of no variant
      → Did you mean "night"? Known variants: night. They stand in content/segments/bakeries.mdx.
    content/segments/fr/bakeries.mdx:8 (variants.0.creatives)
      A translation does not say which creatives lead to a variant
      → Take the list out: that of content/segments/bakeries.mdx counts for all languages."
  `);
});
