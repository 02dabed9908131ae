import { expect, test } from 'vitest';
import { localePath } from '../../src/i18n/locales.ts';
import { useBrowser, type Visit } from './browser.ts';
import { LANGUAGES, type Language } from './sample-pages.ts';

const { visit } = useBrowser();

type Page = Visit['page'];

async function find(page: Page, words: string): Promise<string[]> {
  await page.getByRole('searchbox').fill('');
  await page.waitForFunction(() => document.querySelector('.search-status')?.textContent === '');
  await page.getByRole('searchbox').fill(words);
  await page.locator('.search-results a').first().waitFor();
  return page
    .locator('.search-results a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
}

/** What people type, in the words of their trade, and the guide that helps them. */
const QUERIES: Readonly<Record<Language, readonly (readonly [words: string, guide: string])[]>> = {
  en: [
    ['no-show', 'when-someone-does-not-turn-up'],
    ['sick call', 'when-someone-does-not-turn-up'],
    ['shift swap', 'swap-rules-that-hold'],
    ['overtime', 'find-overtime-before-payday'],
    ['understaffed', 'staff-the-peak-with-hours-you-have'],
    ['onboarding', 'the-first-thirty-days'],
    ['swap in the group chat', 'swap-rules-that-hold'],
  ],
  fr: [
    ['absence', 'when-someone-does-not-turn-up'],
    ['arrêt maladie', 'when-someone-does-not-turn-up'],
    ['heures sup', 'find-overtime-before-payday'],
    ['échange de shift', 'swap-rules-that-hold'],
    ['sous-effectif', 'staff-the-peak-with-hours-you-have'],
    ['pointage', 'hours-that-payroll-need-not-correct'],
    ['échange dans le groupe de messagerie', 'swap-rules-that-hold'],
  ],
  de: [
    ['Krankmeldung', 'when-someone-does-not-turn-up'],
    ['Ausfall', 'when-someone-does-not-turn-up'],
    ['Überstunden', 'find-overtime-before-payday'],
    ['ueberstunden', 'find-overtime-before-payday'],
    ['Schichttausch', 'swap-rules-that-hold'],
    ['Stundenzettel', 'hours-that-payroll-need-not-correct'],
    ['Fluktuation', 'the-first-thirty-days'],
  ],
  ja: [
    ['ドタキャン', 'when-someone-does-not-turn-up'],
    ['当日欠勤', 'when-someone-does-not-turn-up'],
    ['残業', 'find-overtime-before-payday'],
    ['シフト交換', 'swap-rules-that-hold'],
    ['シフト作成', 'a-rota-in-one-hour-on-wednesday'],
    ['人手不足', 'staff-the-peak-with-hours-you-have'],
    ['急な欠勤', 'when-someone-does-not-turn-up'],
  ],
  ar: [
    ['غياب', 'when-someone-does-not-turn-up'],
    ['الغياب', 'when-someone-does-not-turn-up'],
    ['ساعات إضافية', 'find-overtime-before-payday'],
    ['تبديل الورديات', 'swap-rules-that-hold'],
    ['جدول المناوبات', 'a-rota-in-one-hour-on-wednesday'],
    ['نقص الموظفين', 'staff-the-peak-with-hours-you-have'],
  ],
};

test.each(LANGUAGES)(
  'in %s the words of the trade find the guide that helps, before all others',
  async (lang) => {
    const library = localePath('/guides/', lang, 'en');
    const { page, context, complaints } = await visit(library);
    const firsts: [string, string | undefined][] = [];
    for (const [words] of QUERIES[lang]) {
      firsts.push([words, (await find(page, words))[0]]);
      expect(await page.getByRole('status').innerText()).toMatch(
        /^\d+ ?(pages?|Seiten?|件のページ|صفحة|صفحات)$|^صفحتان$|^صفحة واحدة$/,
      );
    }
    expect(firsts).toEqual(QUERIES[lang].map(([words, guide]) => [words, `${library}${guide}/`]));
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test.each(['fr', 'de', 'ja', 'ar'])('%s is searched on its own', async (lang) => {
  const { page, context } = await visit(`/${lang}/guides/`);
  expect((await find(page, 'Halfpast')).filter((path) => !path.startsWith(`/${lang}/`))).toEqual([]);
  await context.close();
});

test('a search can be narrowed to one kind', async () => {
  const { page, context } = await visit('/guides/');
  await find(page, 'rota');
  await page.getByRole('radio', { name: 'Stories' }).check();
  await page.waitForFunction(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.search-results a')];
    return links.length > 0 && links.every(({ pathname }) => pathname.startsWith('/case-studies/'));
  });
  await context.close();
});

test('landing pages and portals are never found', async () => {
  const { page, context } = await visit('/guides/');
  const found = [...(await find(page, 'Chiara Bellandi')), ...(await find(page, 'restaurants'))];
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((path) => /\/(with|kits|go|welcome)\//.test(path))).toEqual([]);
  await context.close();
});

test.each(['<zzqxvw>', 'zzqxvw', 'qqq'])(
  'what nobody wrote about is said to be missing: %s',
  async (words) => {
    const { page, context, complaints } = await visit('/guides/');
    await page.getByRole('searchbox').fill(words);
    await page.waitForFunction(() => document.querySelector('.search-status')?.textContent !== '');
    expect(await page.getByRole('status').innerText()).toContain(words);
    expect(await page.locator('.search-results li, .search zzqxvw').count()).toBe(0);
    expect(await page.locator('.guide-list').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('what is found takes the place of the list of everything, until the words are taken back', async () => {
  const { page, context } = await visit('/guides/');
  const everything = page.locator('.guide-list');
  expect(await everything.isVisible()).toBe(true);
  await find(page, 'overtime');
  expect(await everything.isVisible()).toBe(false);
  await page.getByRole('searchbox').fill('');
  await everything.waitFor({ state: 'visible' });
  expect(await page.locator('.search-results li').count()).toBe(0);
  await context.close();
});

test('what is found in Japanese has no Latin stops', async () => {
  const { page, context } = await visit('/ja/guides/');
  await find(page, '残業');
  const texts = await page.locator('.search-results p').allInnerTexts();
  expect(texts.join('')).toContain('。');
  expect(
    texts.filter((text) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\./u.test(text)),
  ).toEqual([]);
  await context.close();
});

test('an address with words searches for them', async () => {
  const { page, context } = await visit('/guides/?q=no-show');
  await page.locator('.search-results a').first().waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('no-show');
  expect(await page.locator('.search-results a').first().getAttribute('href')).toContain('does-not-turn-up');
  await context.close();
});
