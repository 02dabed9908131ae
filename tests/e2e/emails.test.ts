import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { AS_OF, runKith } from '../run-kith.ts';
import { PHONE } from './browser.ts';

const SITE = 'https://friends.halfpast.example';
const TYPES: Readonly<Record<string, string>> = { '.png': 'image/png', '.woff2': 'font/woff2' };

/** One e-mail of every kind, in both languages. */
const EMAILS = [
  'customers/en/restaurants/day-00-welcome',
  'customers/fr/restaurants/day-00-welcome',
  'customers/en/restaurants/day-08-first-step-2',
  'customers/en/hotels/day-18-use-case',
  'customers/fr/restaurants/day-24-case-study',
  'customers/en/gyms/day-32-check-in',
  'candidates/fr/invitation',
  'affiliates/en/thank-you',
  'affiliates/en/reward-due',
  'affiliates/fr/new-kit',
];

/** What pages have and e-mails do not: they are shown inside of a page, which has landmarks of its own. */
const OF_PAGES = ['landmark-one-main', 'region'];

let browser: Browser;
beforeAll(async () => {
  const { code, stderr } = await runKith(['emails', '--site', inject('site'), '--as-of', AS_OF]);
  if (code !== 0) throw new Error(`The e-mails cannot be written:\n${stderr}`);
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium. Run: node scripts/ensure-chromium.ts');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(() => browser.close());

/** The e-mail on a phone, with what it loads answered from the built site; what is not there is told. */
async function open(path: string): Promise<{ page: Page; missing: string[] }> {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const missing: string[] = [];
  await page.route('https://**', async (route) => {
    const url = new URL(route.request().url());
    const file = join(inject('site'), 'dist', url.pathname);
    const body = url.origin === SITE ? await readFile(file).catch(() => null) : null;
    if (body === null) missing.push(url.href);
    const headers = { 'content-type': TYPES[extname(file)] ?? '', 'access-control-allow-origin': '*' };
    await (body === null ? route.abort() : route.fulfill({ body, headers }));
  });
  const html = await readFile(join(inject('site'), '.kith/emails/html', `${path}.html`), 'utf8');
  await page.setContent(html, { waitUntil: 'networkidle' });
  return { page, missing };
}

async function problemsOf(page: Page, rules?: string[]): Promise<unknown[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe.disableRules(OF_PAGES)).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

const logosOf = (page: Page) =>
  page
    .locator('img[src*="/email/logo-on-"]:visible')
    .evaluateAll((images) => images.map((image) => /on-(\w+)/.exec(image.getAttribute('src') ?? '')?.[1]));

test.each(EMAILS)('%s has nothing that axe complains of, by day and by night', async (path) => {
  const { page, missing } = await open(path);
  const found = await problemsOf(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  expect(await logosOf(page)).toEqual(['light']);
  await page.emulateMedia({ colorScheme: 'dark' });
  // In the dark nothing but colours and the logo differs.
  found.push(...(await problemsOf(page, ['color-contrast'])));
  expect(await logosOf(page)).toEqual(['dark']);
  expect([...found, ...missing]).toEqual([]);
  await page.context().close();
});
