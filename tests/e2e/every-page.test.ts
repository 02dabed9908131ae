import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESK, PHONE, settle, useBrowser, withToken } from './browser.ts';
import { findCutText } from './find-cut-text.ts';
import { findDistorted } from './find-distorted.ts';
import { findViolations } from './find-violations.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';

const { visit } = useBrowser();

/** Pictures of every kind of page in every language, for whoever wants to look. */
const ARTEFACTS = join(import.meta.dirname, 'artefacts');

/** The smallest telephone, and what is left of a desk's screen when everything on it is twice as large. */
const NARROW = { width: 320, height: 640 };
const ZOOMED = { width: DESK.width / 2, height: DESK.height / 2 };

test.concurrent.each(SAMPLE_PAGES)(
  '$name has nothing that axe or the browser complains of, and fits every screen',
  async ({ name, path, lang, dir }) => {
    const { page, context, complaints } = await visit(await withToken(path), { reducedMotion: 'reduce' });
    await settle(page);
    expect(await page.locator('html').evaluate((html: HTMLElement) => [html.lang, html.dir])).toEqual([
      lang,
      dir,
    ]);
    const found: unknown[] = await findViolations(page);
    for (const screen of [NARROW, ZOOMED]) found.push(...(await cutOn(page, screen)));
    for (const screen of [PHONE, DESK]) {
      found.push(...(await cutOn(page, screen)), ...(await findDistorted(page)));
      await takePicture(page, `${name}-${screen.width}-light`);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await findViolations(page)));
    for (const screen of [DESK, PHONE]) {
      await page.setViewportSize(screen);
      await takePicture(page, `${name}-${screen.width}-dark`);
    }
    expect([...found, ...complaints]).toEqual([]);
    await context.close();
  },
);

async function cutOn(page: Page, screen: { width: number; height: number }): Promise<unknown[]> {
  await page.setViewportSize(screen);
  const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
  const cut = (await findCutText(page)).map((text) => `at ${screen.width} px cut: ${text}`);
  return scrolled > screen.width ? [...cut, `at ${screen.width} px it is ${scrolled} px wide`] : cut;
}

async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(ARTEFACTS, { recursive: true });
  const path = join(ARTEFACTS, `${name}.jpg`);
  await page.screenshot({ path, fullPage: true, type: 'jpeg', quality: 80 });
}
