import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/core/files.ts';
import { AS_OF, buildSite, startKith, type StartedKith } from '../run-kith.ts';
import { makeSite } from '../tiny-site.ts';
import { DESK, useBrowser } from './browser.ts';
import { freePort } from './free-port.ts';

/** A marketer at work: the real command on a copy of the sample, edited while a browser looks at it. */

const { visit } = useBrowser();
const HOTELS = 'content/segments/hotels.mdx';
const LANDING = '/with/harbour-inn/hotels/';

let site = '';
let origin = '';
let dev: StartedKith | undefined;

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'kith-dev-'));
  for (const part of ['content', 'public'])
    await cp(join(inject('site'), part), join(site, part), { recursive: true });
  const port = await freePort();
  origin = `http://localhost:${port}`;
  dev = startKith(['dev', '--site', site, '--port', String(port), '--as-of', AS_OF]);
  await until(async () => (await fetch(origin, { headers: { accept: 'text/html' } })).ok);
});
afterAll(async () => {
  dev?.process.kill('SIGTERM');
  await dev?.ended;
  await rm(site, { recursive: true, force: true });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await holds().catch(() => false)) return;
    await sleep(200);
  }
  throw new Error('It did not come true in a minute');
}

/** A page of the dev server in which everything has loaded. */
async function look(path: string): Promise<{ page: Page; close: () => Promise<void>; missing: string[] }> {
  const { page, context } = await visit('/', { viewport: DESK });
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${origin}${path}`, { waitUntil: 'load' });
  return { page, close: () => context.close(), missing };
}

async function edit(file: string, change: (text: string) => string): Promise<() => Promise<void>> {
  const before = await readFile(join(site, file), 'utf8');
  await writeFile(join(site, file), change(before));
  return () => writeFile(join(site, file), before);
}

test('a bar leads from a page to that of another affiliate, segment and language', async () => {
  const { page, close, missing } = await look('/with/maison-colette/restaurants/');
  await page.locator('kith-bar').getByLabel('Language').selectOption('Français');
  await page.waitForURL('**/fr/with/maison-colette/restaurants/');
  await page.locator('kith-bar').getByLabel('Affiliate').selectOption('Marta Kowal');
  await page.waitForURL('**/with/linen-and-loft/restaurants/');
  await page.locator('kith-bar').getByLabel('Segment').selectOption('hotels');
  await page.waitForURL('**/with/linen-and-loft/hotels/');
  await page.locator('kith-bar').getByLabel('Affiliate').selectOption('nobody');
  await page.waitForURL('**/for/hotels/');
  expect(missing).toEqual([]);
  await close();
});

test('it says why the page says what it says', async () => {
  const { page, close } = await look(LANDING);
  await page.getByRole('button', { name: 'Why this page says this' }).click();
  const panel = page.locator('kith-bar #why');
  await panel.waitFor({ state: 'visible' });
  expect(await panel.innerText()).toMatch(/because content\/segments\/hotels\.mdx, line \d+, says so/);
  await close();
});

test('an edit appears at once', async () => {
  const { page, close } = await look(LANDING);
  const undo = await edit(HOTELS, (text) =>
    text.replace(/^headline: .*$/m, 'headline: A night without gaps'),
  );
  await page.getByRole('heading', { level: 1, name: 'A night without gaps' }).waitFor();
  await undo();
  await page.getByRole('heading', { level: 1, name: 'Forty check-outs' }).waitFor();
  await close();
});

test('what is wrong in content is named in the page, with file, line and remedy, and goes when it is mended', async () => {
  const { page, close } = await look(LANDING);
  const undo = await edit(HOTELS, (text) => text.replace(/^subhead:/m, 'subhed:'));
  const problems = page.locator('kith-bar #problems');
  await problems.waitFor({ state: 'visible' });
  const text = await problems.innerText();
  expect(text).toMatch(/content\/segments\/hotels\.mdx:\d+ \(subhed\)/);
  expect(text).toContain('Did you mean "subhead"?');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Forty check-outs');
  await undo();
  await problems.waitFor({ state: 'detached' });
  await close();
});

test('a text that cannot be read is named instead of the page, without a stack, until it is mended', async () => {
  const undo = await edit(HOTELS, (text) => `${text}\n<Broken\n`);
  const { page, close } = await look('/for/hotels/');
  const text = await page.locator('main').innerText();
  expect(text).toMatch(/content\/segments\/hotels\.mdx:\d+/);
  expect(text).toContain('→ ');
  expect(text).not.toMatch(/node_modules|\bat \w+ \(/);
  await undo();
  await page.getByRole('heading', { level: 1, name: 'Forty check-outs' }).waitFor();
  await close();
});

test('nothing of it is in what is published', async () => {
  const dist = join(inject('site'), 'dist');
  for (const file of await listFiles(dist)) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    expect([file, /kith-bar|_kith\//.test(await readFile(join(dist, file), 'utf8'))]).toEqual([file, false]);
  }
});

test('while a site is shown, another one can be built, and each keeps its own texts', async () => {
  const GUIDE = '/guides/swap-rules-that-hold/';
  const read = async () => (await fetch(`${origin}${GUIDE}`, { headers: { accept: 'text/html' } })).text();
  expect(await read()).toContain('Group chats are a fine place for birthday');
  const other = await makeSite();
  await buildSite(other);
  expect(await readFile(join(other, 'dist/use-cases/plan-the-bake/index.html'), 'utf8')).toContain(
    'Look at yesterday, bake for today.',
  );
  expect(await read()).toContain('Group chats are a fine place for birthday');
});
