import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHONE, useBrowser, withToken } from './browser.ts';

const { visit } = useBrowser();

/** Pictures of every kind of page, for whoever wants to look. */
const ARTEFACTS = join(import.meta.dirname, 'artefacts');

/** One page of every kind, in both languages where there are two. */
const PAGES: Readonly<Record<string, string>> = {
  program: '/',
  'program-fr': '/fr/',
  segment: '/for/hotels/',
  'segment-fr': '/fr/for/restaurants/',
  landing: '/with/osteria-lumen/restaurants/',
  'landing-offer-ends': '/with/harbour-inn/hotels/',
  'landing-coupon': '/with/night-shift-podcast/gyms/',
  'landing-fr': '/fr/with/maison-colette/restaurants/',
  choose: '/with/tallybook/',
  'choose-fr': '/fr/with/maison-colette/',
  'use-cases': '/use-cases/',
  'use-cases-fr': '/fr/use-cases/',
  'use-case': '/use-cases/swap-shifts-by-phone/',
  'use-case-fr': '/fr/use-cases/swap-shifts-by-phone/',
  'case-studies': '/case-studies/',
  'case-studies-fr': '/fr/case-studies/',
  'case-study': '/case-studies/osteria-lumen/',
  'case-study-fr': '/fr/case-studies/osteria-lumen/',
  guides: '/guides/',
  'guides-fr': '/fr/guides/',
  guide: '/guides/swap-rules-that-hold/',
  'guide-fr': '/fr/guides/swap-rules-that-hold/',
  welcome: '/welcome/restaurants/',
  'welcome-fr': '/fr/welcome/restaurants/',
  portal: '/kits/night-shift-podcast-*/',
  'portal-fr': '/kits/maison-colette-*/',
  'not-found': '/404.html',
};

test.each(Object.entries(PAGES))(
  '%s has nothing that axe or the browser complains of',
  async (name, path) => {
    const { page, context, complaints } = await visit(await withToken(path), { reducedMotion: 'reduce' });
    await page.evaluate(() => document.fonts.ready);
    const found = await problemsOf(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await takePicture(page, `${name}-light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    // In the dark nothing but colours differs.
    found.push(...(await problemsOf(page, ['color-contrast'])));
    await takePicture(page, `${name}-dark`);
    expect([...found, ...complaints]).toEqual([]);
    await context.close();
  },
);

async function problemsOf(page: Page, rules?: string[]): Promise<unknown[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
}

async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(ARTEFACTS, { recursive: true });
  await page.locator('img').evaluateAll((images: HTMLImageElement[]) => {
    for (const image of images) image.loading = 'eager';
    return Promise.all(images.map((image) => image.decode()));
  });
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage: true });
}

/** A portal's address ends in a token that differs with the secret. */
