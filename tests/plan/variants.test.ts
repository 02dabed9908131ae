import { expect, test } from 'vitest';
import { buildKit } from '../../src/kits/build-kit.ts';
import { buildSitemap } from '../../src/layouts/build-sitemap.ts';
import { noticeContent } from '../../src/check/notice-content.ts';
import { chooseView, landingView, shortLinkView } from '../../src/plan/views.ts';
import { itemsOf } from '../../src/plan/diff-plan.ts';
import { edited, TINY_SITE } from '../tiny-site.ts';
import { pageAt, planOf } from './make-test-plan.ts';

const SEGMENT = 'content/segments/bakeries.mdx';
const BASE = '/with/rosa/bakeries/';
const PAGE = '/with/rosa/bakeries/night/';

/** The segment with variants, each written in one line. */
const withVariants = (...variants: string[]) =>
  edited(SEGMENT, 'accounts:', `variants:\n${variants.map((each) => `  - { ${each} }\n`).join('')}accounts:`);

const NIGHT = 'name: night, headline: Sleep until three, subhead: The list is ready then.';
const BUTTON = 'name: button, cta: Bake with us';

/** The segment in French, with or without the variant, and an affiliate who speaks both languages. */
const inFrench = (variant: string) => ({
  'content/segments/fr/bakeries.mdx': (TINY_SITE[SEGMENT] ?? '').replace(
    'accounts:',
    `${variant === '' ? '' : `variants:\n  - { ${variant} }\n`}accounts:`,
  ),
  ...edited('content/affiliates/rosa.yaml', 'kind:', 'locales: [en, fr]\nkind:'),
});

test('a variant is a page of its own that says what it says, and the rest of the segment', async () => {
  const { plan } = await planOf(withVariants(NIGHT, BUTTON));
  const [base, night] = [landingView(plan, pageAt(plan, BASE)), landingView(plan, pageAt(plan, PAGE))];
  expect(night.segment).toEqual({
    ...base.segment,
    headline: 'Sleep until three',
    subhead: 'The list is ready then.',
  });
  const button = landingView(plan, pageAt(plan, '/with/rosa/bakeries/button/'));
  expect(button.segment).toEqual({ ...base.segment, cta: 'Bake with us' });
  expect([night.pains, night.offer, night.proofs]).toEqual([base.pains, base.offer, base.proofs]);
});

test('search engines are led to the segment’s page, and no list has it', async () => {
  const { plan } = await planOf(withVariants(NIGHT));
  const view = landingView(plan, pageAt(plan, PAGE));
  expect(view).toMatchObject({ indexed: false, canonical: 'https://friends.oatmark.example/for/bakeries/' });
  expect(buildSitemap(plan)).not.toContain('night');
  const choice = chooseView(plan, pageAt(plan, '/with/rosa/'));
  expect(choice.segments.map(({ path }) => path)).toEqual([BASE]);
  expect(shortLinkView(plan, pageAt(plan, '/go/rosa/bakeries/')).target).toMatch(
    /^\/with\/rosa\/bakeries\/\?/,
  );
  expect(plan.pages.filter(({ kind }) => kind === 'short-link')).toHaveLength(1);
});

test('its call to action says which page it was', async () => {
  const { plan } = await planOf(withVariants(NIGHT));
  const cta = new URL(pageAt(plan, PAGE).cta ?? '');
  expect(cta.searchParams.get('utm_content')).toBe('landing-page.night');
  expect(cta.searchParams.get('sub_id')).toBe('bakeries_en_landing-page.night');
});

test('it has a card of its own where it has a headline of its own', async () => {
  const { plan } = await planOf(withVariants(NIGHT, BUTTON));
  const card = pageAt(plan, PAGE).card ?? '';
  expect(card).toMatch(/^\/cards\/rosa\/bakeries\/night\/statement-og\.png\?v=/);
  const planned = plan.cards.find(({ path }) => card.startsWith(`/${path}?`));
  expect(plan.scenes[planned?.scene ?? '']?.headline).toBe('Sleep until three');
  expect(plan.cards.filter(({ path }) => path.includes('night'))).toHaveLength(1);
  expect(pageAt(plan, '/with/rosa/bakeries/button/').card).toBe(pageAt(plan, BASE).card);
  const images = buildKit(plan, plan.kits[0] as never).images.map(({ card: path }) => path);
  expect(images.filter((path) => path.includes('night'))).toEqual([]);
});

test('the links of a kit lead to one of the pages each, and say to which', async () => {
  const { plan } = await planOf(withVariants(NIGHT));
  const kit = buildKit(plan, plan.kits[0] as never);
  const all = [...kit.texts, ...kit.headlines, ...kit.images, ...kit.banners, ...kit.ownLinks];
  const leading = Map.groupBy(all, ({ link }) => new URL(link).pathname);
  expect([...leading.keys()].sort()).toEqual([BASE, PAGE]);
  for (const { creative, link } of leading.get(PAGE) ?? []) {
    const { searchParams } = new URL(link);
    expect(searchParams.get('utm_content')).toBe(`${creative}.night`);
    expect(searchParams.get('sub_id')).toBe(`bakeries_en_${creative}.night`);
  }
  expect(kit.pages).toEqual([
    {
      variant: null,
      headline: 'Know what sells before the oven is hot',
      creatives: expect.arrayContaining(
        (leading.get(BASE) ?? []).map(({ creative }) => creative),
      ) as string[],
    },
    {
      variant: 'night',
      headline: 'Sleep until three',
      creatives: expect.arrayContaining(
        (leading.get(PAGE) ?? []).map(({ creative }) => creative),
      ) as string[],
    },
  ]);
  expect(kit.pages.flatMap(({ creatives }) => creatives).sort()).toEqual(
    all.map(({ creative }) => creative).sort(),
  );
  const plain = (await planOf()).plan;
  expect(buildKit(plain, plain.kits[0] as never).pages).toEqual([]);
});

test('creatives that a variant names lead there in every language', async () => {
  const named = withVariants(`${NIGHT}, creatives: [x-pain]`);
  const { plan } = await planOf({ ...named, ...inFrench('name: night, headline: Dormez') });
  for (const row of plan.kits) {
    const found = buildKit(plan, row).pages.find(({ variant }) => variant === 'night');
    expect(found?.creatives, row.locale).toEqual(['x-pain']);
  }
});

test('the language switch keeps the variant where it is written, and leads to the page without it elsewhere', async () => {
  const written = (await planOf({ ...withVariants(NIGHT), ...inFrench('name: night, headline: Dormez') }))
    .plan;
  expect(pageAt(written, PAGE).alternates).toEqual({ en: PAGE, fr: `/fr${PAGE}` });
  expect(pageAt(written, BASE).alternates).toEqual({ en: BASE, fr: `/fr${BASE}` });
  const { plan, project } = await planOf({ ...withVariants(NIGHT), ...inFrench('') });
  expect(pageAt(plan, PAGE).alternates).toEqual({ en: PAGE, fr: `/fr${BASE}` });
  const french = plan.kits.find(({ locale }) => locale === 'fr');
  expect(french && buildKit(plan, french).pages).toEqual([]);
  expect(noticeContent(project, plan)).toContainEqual({
    message: 'A variant is not in "fr" yet: night',
    hint: 'In that language all links of kits lead to the page without it; a translation has the same name.',
    where: { file: 'content/segments/fr/bakeries.mdx', line: 2 },
  });
});

test('one more variant touches its own pages and the kits, and no page that was there', async () => {
  const before = itemsOf((await planOf()).plan);
  const after = itemsOf((await planOf(withVariants(NIGHT))).plan);
  const touched = Object.keys(after).filter((path) => before[path]?.digest !== after[path]?.digest);
  expect(touched.sort()).toEqual([
    '/kits/rosa-token-of-rosa/',
    PAGE,
    'cards/rosa/bakeries/night/statement-og.png',
    'kits/rosa-token-of-rosa/bakeries.zip',
  ]);
});

test('other words of a variant change its page and its card, and the kits that name it', async () => {
  const before = itemsOf((await planOf(withVariants(NIGHT))).plan);
  const after = itemsOf((await planOf(withVariants(NIGHT.replace('three', 'four')))).plan);
  const touched = Object.keys(after).filter((path) => before[path]?.digest !== after[path]?.digest);
  expect(touched.sort()).toEqual([
    '/kits/rosa-token-of-rosa/',
    PAGE,
    'cards/rosa/bakeries/night/statement-og.png',
    'kits/rosa-token-of-rosa/bakeries.zip',
  ]);
});
