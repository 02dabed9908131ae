import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, inject, test } from 'vitest';
import { languageName, localePath } from '../../src/i18n/locales.ts';
import { DESK, PHONE, useBrowser } from './browser.ts';

const { visit } = useBrowser();

/** What a prospect must find on a landing page in each language. */
const LANDINGS = [
  {
    path: '/with/osteria-lumen/restaurants/',
    who: 'Chiara Bellandi',
    recommends: 'recommends Halfpast to restaurants',
    disclosure: 'Chiara Bellandi earns a reward if you sign up.',
    offer: 'Your first two months free',
    code: 'osteria-lumen',
    affiliate: 'osteria-lumen',
  },
  {
    path: '/fr/with/maison-colette/restaurants/',
    who: 'Hugo Marchand',
    recommends: 'recommande Halfpast aux restaurants',
    disclosure: 'Hugo Marchand reçoit une récompense si vous vous inscrivez.',
    offer: 'Vos deux premiers mois offerts',
    code: 'maisoncolette',
    affiliate: 'maison-colette',
  },
  {
    path: '/de/with/maya-at-halfpast/restaurants/',
    who: 'Maya Lindqvist',
    recommends: 'empfiehlt Halfpast für Restaurants',
    disclosure: 'Maya Lindqvist arbeitet bei Halfpast und erhält eine Prämie, wenn Sie sich anmelden.',
    offer: 'Die ersten zwei Monate gratis',
    code: 'maya',
    affiliate: 'maya-at-halfpast',
  },
  {
    path: '/ja/with/maya-at-halfpast/restaurants/',
    who: 'Maya Lindqvist',
    recommends: 'より、飲食店の皆さまへHalfpastのご紹介です',
    disclosure:
      'Maya LindqvistさんはHalfpastの社員です。ご登録いただくと、Maya Lindqvistさんに謝礼が支払われます。',
    offer: '最初の2か月が無料',
    code: 'maya',
    affiliate: 'maya-at-halfpast',
  },
  {
    path: '/ar/with/maya-at-halfpast/restaurants/',
    who: 'Maya Lindqvist',
    recommends: 'توصية بتجربة Halfpast للمطاعم',
    disclosure: 'هذه توصية من فريق Halfpast: إذا سجّلتم، تُصرف مكافأة إلى Maya Lindqvist.',
    offer: 'أول شهرين مجانًا',
    code: 'maya',
    affiliate: 'maya-at-halfpast',
  },
] as const;

const LOOKS = [PHONE, DESK].flatMap((viewport) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
);
const CASES = LANDINGS.flatMap((landing) => LOOKS.map((look) => ({ ...landing, ...look })));

function ctaOf(
  { code, affiliate, path }: { code: string; affiliate: string; path: string },
  creative = 'landing-page',
): string {
  return (
    `https://app.halfpast.example/signup?via=${code}&utm_source=${affiliate}` +
    `&utm_medium=referral&utm_campaign=restaurants&utm_content=${creative}` +
    `&sub_id=restaurants_${/^\/(fr|de|ja|ar)\//.exec(path)?.[1] ?? 'en'}_${creative}`
  );
}

test.each(CASES)(
  'at $viewport.width px in $colorScheme, $path says who recommends what, with disclosure and tracked link',
  async ({ path, who, recommends, disclosure, offer, code, affiliate, viewport, colorScheme }) => {
    const { page, context, complaints } = await visit(path, { viewport, colorScheme });
    const sender = page.locator('.sender');
    expect(await sender.innerText()).toContain(who);
    expect(await sender.innerText()).toContain(recommends);
    expect(await page.locator('h1').innerText()).not.toBe('');
    expect(await page.locator('.ticket-gift').first().innerText()).toBe(offer);
    const cta = page.locator('a[data-cta]').first();
    expect(await cta.getAttribute('href')).toBe(ctaOf({ code, affiliate, path }));
    const said = page.getByText(disclosure).first();
    const [above, below] = [await said.boundingBox(), await cta.boundingBox()];
    expect((above?.y ?? NaN) + (above?.height ?? NaN)).toBeLessThanOrEqual(below?.y ?? NaN);
    const beforeCta = await page.evaluate((text) => {
      const whole = document.body.textContent;
      const link = document.querySelector('a[data-cta]');
      const range = document.createRange();
      range.setStart(document.body, 0);
      if (link) range.setEndBefore(link);
      return whole.includes(text) && range.toString().includes(text);
    }, disclosure);
    expect(beforeCta).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('where a link was posted reaches every call to action', async () => {
  const [landing] = LANDINGS;
  const { page, context } = await visit(
    `${landing.path}?utm_content=qr-poster&utm_medium=print&sub_id=restaurants_en_qr-poster&evil=1`,
  );
  const links = await page
    .locator('a[data-cta]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links.length).toBeGreaterThan(1);
  const expected = ctaOf(landing, 'qr-poster').replace('utm_medium=referral', 'utm_medium=print');
  expect(new Set(links)).toEqual(new Set([expected]));
  await context.close();
});

test('hostile values in the address are ignored', async () => {
  const [landing] = LANDINGS;
  const hostile = encodeURIComponent('"><script>document.title="owned"</script>');
  const { page, context, complaints } = await visit(
    `${landing.path}?utm_content=${hostile}&utm_medium=${hostile}&sub_id=${hostile}&via=thief`,
  );
  expect(await page.locator('a[data-cta]').first().getAttribute('href')).toBe(ctaOf(landing));
  expect(await page.content()).not.toContain('owned');
  expect(await page.title()).not.toBe('owned');
  expect(complaints).toEqual([]);
  await context.close();
});

test('changing the language keeps the affiliate and the segment, from each to each', async () => {
  const landing = '/with/maya-at-halfpast/restaurants/';
  const { page, context, complaints } = await visit(landing);
  for (const lang of ['ja', 'ar', 'de', 'fr', 'en'] as const) {
    await page.locator('.languages summary').click();
    const links = page.locator('.languages a');
    expect(await links.count()).toBe(4);
    await links.and(page.getByText(languageName(lang), { exact: true })).click();
    await page.waitForURL(`**${localePath(landing, lang, 'en')}`);
    expect(new URL(page.url()).pathname).toBe(localePath(landing, lang, 'en'));
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.locator('.sender').innerText()).toContain('Maya Lindqvist');
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('where there are two languages, each names the other', async () => {
  const { page, context } = await visit('/fr/with/maison-colette/restaurants/');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/with/maison-colette/restaurants/');
  expect(new URL(page.url()).pathname).toBe('/with/maison-colette/restaurants/');
  await page.getByRole('link', { name: 'Français' }).click();
  await page.waitForURL('**/fr/with/maison-colette/restaurants/');
  await context.close();
});

test.each(LANDINGS)('without scripts $path still says everything and leads on', async (landing) => {
  const { page, context, complaints } = await visit(landing.path, { javaScriptEnabled: false });
  expect(await page.getByText(landing.disclosure).first().isVisible()).toBe(true);
  expect(await page.locator('a[data-cta]').first().isVisible()).toBe(true);
  expect(await page.locator('a[data-cta]').first().getAttribute('href')).toBe(ctaOf(landing));
  await page.locator('.questions summary').first().click();
  expect(await page.locator('.questions details[open] p').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

test.each(LANDINGS)('$path has a share image of 1200 × 630 pixels', async ({ path }) => {
  const { page, context } = await visit(path);
  const address = (await page.locator('meta[property="og:image"]').getAttribute('content')) ?? '';
  expect(address).toMatch(/^https:\/\/friends\.halfpast\.example\/((fr|de|ja|ar)\/)?cards\/.+\.png\?v=/);
  const { pathname } = new URL(address);
  const image = await sharp(await readFile(join(inject('site'), 'dist', pathname))).metadata();
  expect(image).toMatchObject({ format: 'png', width: 1200, height: 630 });
  await context.close();
});

test('landing pages are kept out of search engines and name the page to list instead', async () => {
  const { page, context } = await visit('/with/osteria-lumen/restaurants/');
  expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex, follow');
  expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(
    'https://friends.halfpast.example/for/restaurants/',
  );
  await context.close();
});

test.each(LANDINGS)('a short link leads to $path and names itself in the call to action', async (landing) => {
  const { page, context } = await visit(landing.path.replace('/with/', '/go/'));
  await page.waitForURL(`**${landing.path}*`);
  expect(await page.locator('a[data-cta]').first().getAttribute('href')).toBe(ctaOf(landing, 'short-link'));
  await context.close();
});

test('an address that does not exist leads to the page that says so', async () => {
  const response = await fetch(`${inject('origin')}/with/nobody/restaurants/`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('This page has moved on');
});
