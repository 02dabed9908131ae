import { expect, test } from 'vitest';
import { useBrowser } from './browser.ts';

const { visit } = useBrowser();

/** A telephone at the edge of its network: bytes a second, and milliseconds there and back. */
const SLOW = { offline: false, downloadThroughput: 50_000, uploadThroughput: 25_000, latency: 400 };

/** How far things may move when pictures and fonts arrive, as Core Web Vitals count it; 0.1 is where "good" ends. */
const MOST_SHIFT = 0.02;

declare global {
  interface Window {
    shifted: number;
  }
}

test.each([
  '/with/maya-at-halfpast/restaurants/',
  '/fr/with/maya-at-halfpast/restaurants/',
  '/de/with/maya-at-halfpast/restaurants/',
  '/ja/with/maya-at-halfpast/restaurants/',
  '/ar/with/maya-at-halfpast/restaurants/',
])('on a slow network %s can be read and left by its button before pictures and fonts', async (path) => {
  const { page, context } = await visit('/404.html');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.clearBrowserCache');
  await cdp.send('Network.emulateNetworkConditions', SLOW);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\.(png|svg|woff2)(\?|$)/, async (route) => {
    await held;
    await route.continue();
  });
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.shifted += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  await page.locator('h1').waitFor({ state: 'visible' });
  const painted = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver(() => resolve(true)).observe({ type: 'paint', buffered: true });
      }),
  );
  expect(painted).toBe(true);
  expect(
    await page
      .locator('img')
      .evaluateAll(
        (all: HTMLImageElement[]) =>
          all.filter(({ complete, loading }) => complete && loading !== 'lazy').length,
      ),
  ).toBe(0);
  const cta = page.locator('a[data-cta]').first();
  expect((await cta.boundingBox())?.height).toBeGreaterThan(40);
  expect(await page.locator('h1').innerText()).not.toBe('');
  release();
  await page.waitForLoadState('load');
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => window.shifted)).toBeLessThan(MOST_SHIFT);
  await context.close();
});
