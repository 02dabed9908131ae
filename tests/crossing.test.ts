import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlan } from '../scripts/make-plan.ts';
import { listFiles } from '../src/core/files.ts';
import { localePath } from '../src/i18n/locales.ts';
import { silentProgress } from '../src/core/progress.ts';
import { buildKit } from '../src/kits/build-kit.ts';
import type { Kit } from '../src/schemas/kit.ts';
import { findGaps } from './find-gaps.ts';
import { AS_OF, runKith } from './run-kith.ts';
import { writeSite } from './site-files.ts';
import { edited, TINY_SITE } from './tiny-site.ts';

/*
 * Every affiliate with every segment in every language: affiliates that have everything and such that have next to
 * nothing, segments that are told in full and such that have neither story, guide, figure nor translation.
 */

const LANGUAGES = ['en', 'fr', 'de', 'ja', 'ar'] as const;
const CONSENT = 'by: Themselves, on: 2026-01-10, until: 2028-01-09';

/** Each with what is its own and may stand on no page of another. */
const AFFILIATES: Readonly<Record<string, { readonly yaml: string; readonly own: readonly string[] }>> = {
  'has-everything': {
    yaml: `name: Adaeze Mbeki
kind: customer
role: { en: Head baker, ja: 製パン責任者 }
company: Ovenlight
code: adacode
coupon: ADA10
quote: { en: Our ovens sleep again., ar: أفراننا تنام من جديد. }
face: /ada.png
account: A-9
email: ada@ovenlight.example
consent: { what: [name, quote, face], ${CONSENT} }
`,
    own: [
      'Adaeze',
      'Ovenlight',
      'Head baker',
      '製パン責任者',
      'adacode',
      'ADA10',
      'ovens sleep',
      'أفراننا',
      '/ada.png',
    ],
  },
  'has-no-consent': {
    yaml: `name: Bruno Nameless
kind: partner
company: Unsaid Works
code: brunocode
quote: Nobody may read this.
email: bruno@unsaid.example
`,
    own: ['brunocode'],
  },
  'has-a-name': {
    yaml: `name: Quentin Plain
kind: influencer
code: quentincode
consent: { what: [name], ${CONSENT} }
`,
    own: ['Quentin', 'quentincode'],
  },
  'speaks-japanese': {
    yaml: `name: 山田 ゆき
kind: vendor
company: 小麦商店
locale: ja
code: yukicode
quote: 朝が静かになりました。
consent: { what: [name, quote], ${CONSENT} }
`,
    own: ['山田', '小麦商店', 'yukicode', '朝が静か'],
  },
  'is-staff': {
    yaml: `name: Ólafur Sigþórsson <u>
kind: employee
role: Support
code: olafcode
coupon: OLAF5
consent: { what: [name], ${CONSENT} }
`,
    own: ['Ólafur', 'olafcode', 'OLAF5'],
  },
};
const NEVER = ['Bruno', 'Nameless', 'Unsaid', 'Nobody may read', 'ada@', 'A-9'];
const IDS = Object.keys(AFFILIATES);

const BAKERIES = 'content/segments/bakeries.mdx';
const TRANSLATED: readonly (readonly [string, string])[] = LANGUAGES.filter((lang) => lang !== 'en').map(
  (lang) => [BAKERIES.replace('bakeries', `${lang}/bakeries`), TINY_SITE[BAKERIES] ?? ''],
);

const SITE: Record<string, string | null> = {
  ...TINY_SITE,
  ...edited('content/program.yaml', 'locales: [en, fr]', 'locales: [en, fr, de, ja, ar]'),
  ...edited('content/case-studies/rye-and-sons.mdx', 'affiliate: rosa', 'affiliate: has-everything'),
  'content/affiliates/rosa.yaml': null,
  ...Object.fromEntries(TRANSLATED),
  'content/segments/cafes.mdx': `---
audience: cafés
headline: Never run out of oat milk
subhead: Orders written by the till.
description: How cafés order what they will sell.
cta: Start your free month
pains: [{ pain: shortage, text: At eight the milk is gone. }]
steps: [{ title: Connect the till, text: It takes ten minutes. }]
---
`,
  ...Object.fromEntries(
    Object.entries(AFFILIATES).map(([id, { yaml }]) => [
      `content/affiliates/${id}.yaml`,
      `${yaml}segments: all\nlocales: [${LANGUAGES.join(', ')}]\n`,
    ]),
  ),
};

let site = '';
let pages: { readonly path: string; readonly html: string }[] = [];
let kits: readonly Kit[] = [];

beforeAll(async () => {
  site = await writeSite(SITE);
  const face = sharp({ create: { width: 64, height: 64, channels: 3, background: '#a33' } });
  await writeFile(join(site, 'public/ada.png'), await face.png().toBuffer());
  const { code, stderr } = await runKith(['build', '--site', site, '--as-of', AS_OF, '--no-cards']);
  if (code !== 0) throw new Error(stderr);
  const dist = join(site, 'dist');
  const files = (await listFiles(dist)).filter((file) => file.endsWith('.html'));
  pages = await Promise.all(
    files.map(async (file) => ({ path: `/${file}`, html: await readFile(join(dist, file), 'utf8') })),
  );
  const { plan } = await makePlan({ site, asOf: AS_OF, cards: true }, silentProgress);
  kits = plan.kits.map((kit) => buildKit(plan, kit));
});
afterAll(() => rm(site, { recursive: true, force: true }));

test('there is a page for each affiliate, segment and language', () => {
  const wanted = LANGUAGES.flatMap((lang) =>
    IDS.map((id) => `${localePath(`/with/${id}/bakeries/`, lang, 'en')}index.html`),
  );
  // Where a segment is not translated, its page stands in the default language alone.
  wanted.push(...IDS.map((id) => `/with/${id}/cafes/index.html`));
  const paths = new Set(pages.map(({ path }) => path));
  expect(wanted.filter((path) => !paths.has(path))).toEqual([]);
  expect(kits.length).toBe(30);
});

test('no page has an empty box, a heading without anything below, or a place that nothing was put in', () => {
  const gaps = pages.flatMap(({ path, html }) => findGaps(html).map((gap) => `${path} ${gap}`));
  expect(gaps).toEqual([]);
});

test.each(IDS)('%s stands on its own pages, and no other affiliate does', (id) => {
  const own = pages.filter(({ path }) => path.includes(`/with/${id}/`) || path.includes(`/go/${id}/`));
  const others = IDS.filter((each) => each !== id);
  const foreign = others.flatMap((each) => [each, ...(AFFILIATES[each]?.own ?? [])]);
  expect(own.length).toBe(17);
  expect(
    own.flatMap(({ path, html }) =>
      foreign.filter((mark) => html.includes(mark)).map((mark) => [path, mark]),
    ),
  ).toEqual([]);
  const landings = own.filter(({ path }) => /\/with\/[^/]+\/[^/]+\//.test(path));
  expect(landings.filter(({ html }) => !html.includes(`utm_source=${id}`))).toEqual([]);
});

test('open pages name no affiliate, and no page what nobody agreed to', () => {
  const marks = Object.values(AFFILIATES).flatMap(({ own }) => own);
  const open = pages.filter(({ path }) => !/\/(?:with|go|kits)\//.test(path));
  const named = open.flatMap(({ path, html }) =>
    marks.filter((mark) => html.includes(mark)).map((mark) => [path, mark]),
  );
  expect(open.length).toBeGreaterThan(20);
  expect(named).toEqual([]);
  expect(
    pages.flatMap(({ path, html }) =>
      NEVER.filter((mark) => html.includes(mark)).map((mark) => [path, mark]),
    ),
  ).toEqual([]);
});

test('kits hold whole texts, and nothing of another affiliate', () => {
  const wrong = kits.flatMap((kit) => {
    const texts = stringsIn(kit);
    const foreign = IDS.filter((id) => id !== kit.affiliate).flatMap((id) => [
      id,
      ...(AFFILIATES[id]?.own ?? []),
    ]);
    return texts
      .filter(
        (text) =>
          foreign.some((mark) => text.includes(mark)) ||
          /\bundefined\b|\bnull\b|NaN|\[object |\{\w+\}/.test(text),
      )
      .map((text) => [kit.affiliate, kit.segment, kit.locale, text]);
  });
  expect(stringsIn(kits).length).toBeGreaterThan(5000);
  expect(wrong).toEqual([]);
});

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

test('a name that looks like an element is a name', () => {
  const own = pages.filter(({ path }) => path.includes('/with/is-staff/'));
  const elements = own.filter(({ html }) => /<u>/.test(html.replace(/="[^"]*"/g, '')));
  expect(own.every(({ html }) => html.includes('Sigþórsson &lt;u&gt;'))).toBe(true);
  expect(elements).toEqual([]);
});
