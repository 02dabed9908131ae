import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { localePath } from '../../src/i18n/locales.ts';
import { PHONE, useBrowser, type Visit } from './browser.ts';
import { findCutText } from './find-cut-text.ts';
import { findViolations } from './find-violations.ts';
import { LANGUAGES, type Language } from './sample-pages.ts';

const { visit } = useBrowser();

const HEADLINES: Readonly<Record<Language, string>> = {
  en: 'This page has moved on',
  fr: 'Cette page n’est plus là',
  de: 'Diese Seite ist umgezogen',
  ja: 'お探しのページは見つかりませんでした',
  ar: 'انتقلت هذه الصفحة',
};
const WORDS: Readonly<Record<Language, string>> = {
  en: 'overtime',
  fr: 'absence',
  de: 'Dienstplan',
  ja: '残業',
  ar: 'غياب',
};

/** What somebody gets who follows a link to a page that is gone. */
async function lose(lang: Language, javaScriptEnabled = true): Promise<Visit> {
  const visited = await visit('/robots.txt', { javaScriptEnabled });
  const response = await visited.page.goto(localePath('/for/bakers/', lang, 'en'));
  expect(response?.status()).toBe(404);
  return visited;
}

test.each(LANGUAGES)('below the address of %s a missing page is said to be missing in it', async (lang) => {
  const { page, context } = await lose(lang);
  const html = page.locator('html');
  expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([
    lang,
    lang === 'ar' ? 'rtl' : 'ltr',
  ]);
  expect(await page.locator('h1').allInnerTexts()).toEqual([HEADLINES[lang]]);
  expect(await page.locator('main h1, main h2').first().innerText()).toBe(HEADLINES[lang]);
  expect(await page.title()).toContain('Halfpast');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findViolations(page)).toEqual([]);
  }
  expect(await findCutText(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await context.close();
});

test.each(LANGUAGES)('from there a search in %s and the way home go on in that language', async (lang) => {
  const { page, context } = await lose(lang);
  const part = page.locator('.lost').first();
  await part.getByRole('searchbox').fill(WORDS[lang]);
  await page.keyboard.press('Enter');
  await page.locator('.search-results a').first().waitFor();
  expect(new URL(page.url()).pathname).toBe(localePath('/guides/', lang, 'en'));
  await page.goBack();
  await page.locator('.lost').first().getByRole('link').first().click();
  await page.waitForURL(`**${localePath('/', lang, 'en')}`);
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  await context.close();
});

test('without scripts it stands there in every language, the default one first, each with a way home', async () => {
  const { page, context } = await lose('ja', false);
  const parts = await page.locator('.lost').evaluateAll((all: HTMLElement[]) =>
    all.map((part) => ({
      lang: part.lang,
      dir: part.dir,
      headline: part.querySelector('h1, h2')?.textContent,
      home: part.querySelector('a')?.getAttribute('href'),
      isVisible: part.checkVisibility(),
    })),
  );
  expect(parts).toEqual(
    LANGUAGES.map((lang) => ({
      lang,
      dir: lang === 'ar' ? 'rtl' : 'ltr',
      headline: HEADLINES[lang],
      home: localePath('/', lang, 'en'),
      isVisible: true,
    })),
  );
  expect(await page.locator('h1').count()).toBe(1);
  await context.close();
});

test('no search engine lists it', async () => {
  const read = (file: string) => readFile(join(inject('site'), 'dist', file), 'utf8');
  expect(await read('404.html')).toContain('<meta name="robots" content="noindex, nofollow">');
  for (const file of ['sitemap.xml', 'rss.xml', 'fr/rss.xml']) expect(await read(file)).not.toContain('404');
});
