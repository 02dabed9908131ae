import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { useBrowser, withToken } from './browser.ts';

const { visit } = useBrowser();

/** The sample's restaurants have another first screen, in all languages. */
const BASE = '/with/maya-at-halfpast/restaurants/';
const EVENING = `${BASE}evening/`;
const HEADLINES = {
  '': 'Lock up on Sunday. Go straight home.',
  '/fr': 'Dimanche, vous fermez. Et vous rentrez.',
  '/de': 'Sonntag abschließen. Und ab nach Hause.',
  '/ja': '日曜は、閉店したらまっすぐ家へ。',
  '/ar': 'أغلقوا المطعم وعودوا إلى بيوتكم.',
} as const;

test.each(Object.entries(HEADLINES))(
  '%s has the variant as it was built, with and without scripts',
  async (locale, headline) => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, context, complaints } = await visit(`${locale}${EVENING}`, { javaScriptEnabled });
      expect(await page.locator('h1').innerText()).toBe(headline);
      expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex, follow');
      expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(
        `https://friends.halfpast.example${locale}/for/restaurants/`,
      );
      const card = (await page.locator('meta[property="og:image"]').getAttribute('content')) ?? '';
      expect(card).toContain(`${locale}/cards/maya-at-halfpast/restaurants/evening/statement-og.png?v=`);
      expect(complaints).toEqual([]);
      await context.close();
    }
  },
);

test('no list of pages has it', async () => {
  for (const file of [
    'sitemap.xml',
    'rss.xml',
    'with/maya-at-halfpast/index.html',
    'for/restaurants/index.html',
  ]) {
    const text = await readFile(join(inject('site'), 'dist', file), 'utf8');
    expect(text, file).toContain('https://');
    expect(text, file).not.toContain('evening/');
  }
});

test('changing the language keeps the variant', async () => {
  const { page, context } = await visit(EVENING);
  await page.locator('.languages summary').click();
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.waitForURL(`**/de${EVENING}`);
  expect(await page.locator('h1').innerText()).toBe(HEADLINES['/de']);
  await context.close();
});

test('its button says which page it was, and what a link said of itself', async () => {
  const ctaAt = async (path: string) => {
    const { page, context } = await visit(path);
    const link = new URL((await page.locator('a[data-cta]').first().getAttribute('href')) ?? '');
    await context.close();
    return [link.searchParams.get('utm_content'), link.searchParams.get('sub_id')];
  };
  const page = 'landing-page.evening';
  expect(await ctaAt(EVENING)).toEqual([page, `restaurants_en_${page}`]);
  const link = 'x-offer.evening';
  expect(await ctaAt(`${EVENING}?utm_content=${link}&sub_id=restaurants_en_${link}`)).toEqual([
    link,
    `restaurants_en_${link}`,
  ]);
});

test('the private page says to which page each link leads', async () => {
  const { page, context } = await visit(await withToken('/kits/maya-at-halfpast-*/restaurants/'));
  const pages = page.locator('.portal-pages li');
  expect(await pages.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))).toEqual([
    BASE,
    EVENING,
  ]);
  expect((await pages.nth(1).innerText()).split('\n')).toEqual([
    'Page 2',
    'Lock up on Sunday. Go straight home.',
    expect.stringMatching(/^\d+ links$/),
  ]);
  const own = await page
    .locator('.portal-own-links li')
    .evaluateAll((all) =>
      all.map((item) => [
        item.querySelector('.portal-leads')?.textContent,
        item.querySelector('code')?.textContent,
      ]),
    );
  expect(new Set(own.map(([label]) => label))).toEqual(new Set(['Page 1', 'Page 2']));
  for (const [label, link] of own) {
    expect(new URL(link ?? '').pathname).toBe(label === 'Page 2' ? EVENING : BASE);
  }
  await page.goto(await withToken('/kits/maya-at-halfpast-*/hotels/'));
  expect(await page.locator('.portal-own-links li').count()).toBeGreaterThan(0);
  expect(await page.locator('.portal-leads').count()).toBe(0);
  await context.close();
});
