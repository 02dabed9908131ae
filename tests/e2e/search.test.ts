import { expect, test } from 'vitest';
import { useBrowser, type Visit } from './browser.ts';

const { visit } = useBrowser();

type Page = Visit['page'];

async function find(page: Page, words: string): Promise<string[]> {
  await page.getByRole('searchbox').fill(words);
  await page.locator('.search-results a').first().waitFor();
  return page
    .locator('.search-results a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
}

test.each([
  ['/guides/', 'swap in the group chat', '/guides/swap-rules-that-hold/'],
  ['/guides/', 'overtime nobody decided', '/guides/find-overtime-before-payday/'],
  ['/fr/guides/', 'échange dans le groupe de messagerie', '/fr/guides/swap-rules-that-hold/'],
  ['/fr/guides/', 'absence de dernière minute', '/fr/guides/when-someone-does-not-turn-up/'],
  ['/guides/', 'overtime', '/guides/find-overtime-before-payday/'],
  ['/fr/guides/', 'absence', '/fr/guides/when-someone-does-not-turn-up/'],
  ['/de/guides/', 'Überstunden', '/de/guides/find-overtime-before-payday/'],
  ['/de/guides/', 'ueberstunden', '/de/guides/find-overtime-before-payday/'],
  ['/de/guides/', 'Ausfall', '/de/guides/when-someone-does-not-turn-up/'],
  ['/ja/guides/', '残業', '/ja/guides/find-overtime-before-payday/'],
  ['/ja/guides/', '急な欠勤', '/ja/guides/when-someone-does-not-turn-up/'],
  ['/ar/guides/', 'الغياب', '/ar/guides/when-someone-does-not-turn-up/'],
  ['/ar/guides/', 'ساعات إضافية', '/ar/guides/find-overtime-before-payday/'],
])('on %s the words "%s" find the guide that helps', async (library, words, guide) => {
  const { page, context, complaints } = await visit(library);
  const found = await find(page, words);
  expect(found).toContain(guide);
  expect(found.slice(0, 3)).toContain(guide);
  expect(await page.getByRole('status').innerText()).toMatch(
    /^\d+ ?(pages?|Seiten?|件のページ|صفحة|صفحات)$|^صفحتان$|^صفحة واحدة$/,
  );
  expect(complaints).toEqual([]);
  await context.close();
});

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

test('what nobody wrote about is said to be missing, whatever its characters', async () => {
  const { page, context, complaints } = await visit('/guides/');
  await page.getByRole('searchbox').fill('<zzqxvw>');
  await page.waitForFunction(() => document.querySelector('.search-status')?.textContent !== '');
  expect(await page.getByRole('status').innerText()).toContain('<zzqxvw>');
  expect(await page.locator('.search zzqxvw').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
