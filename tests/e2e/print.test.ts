import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settle, useBrowser, withToken, type Visit } from './browser.ts';
import { findCutText } from './find-cut-text.ts';
import { findDistorted } from './find-distorted.ts';

const { visit } = useBrowser();

const ARTEFACTS = join(import.meta.dirname, 'artefacts');

/** What is left between the margins of an A4 page, in CSS pixels. */
const PAPER = { width: 658, height: 1002 };

/** Pages that people print, with the most sheets that each may take. */
const PRINTED = [
  ['landing-en', '/with/maya-at-halfpast/restaurants/', 5],
  ['landing-ar', '/ar/with/nadi-alwaha/gyms/', 5],
  ['guide-de', '/de/guides/swap-rules-that-hold/', 4],
  ['case-study-fr', '/fr/case-studies/osteria-lumen/', 3],
  ['portal-en', '/kits/night-shift-podcast-*/', 2],
  ['kit-ja', '/kits/minato-fit-*/gyms-ja/', 7],
] as const;

/** A page as it is printed by somebody whose screen is dark. */
async function print(path: string): Promise<Visit> {
  const visited = await visit(await withToken(path), { viewport: PAPER, colorScheme: 'dark' });
  await visited.page.emulateMedia({ media: 'print' });
  await settle(visited.page);
  return visited;
}

/** Everything seen that is not dark upon white, by its computed colours. */
function findColour(): string[] {
  const DARKEST_GROUND = 250;
  const LIGHTEST_INK = 0x55;
  const channels = (colour: string): number[] => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    if (!canvas) throw new Error('There is no canvas');
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  return [...document.querySelectorAll('body, body *:not(svg *)')].flatMap((element) => {
    if (!element.checkVisibility()) return [];
    const { color, backgroundColor, backgroundImage, boxShadow } = getComputedStyle(element);
    const [ink, ground] = [channels(color), channels(backgroundColor)];
    const isDark = Math.max(...ink.slice(0, 3)) <= LIGHTEST_INK;
    const isWhite = ground[3] === 0 || Math.min(...ground.slice(0, 3)) >= DARKEST_GROUND;
    const isPlain = backgroundImage === 'none' && boxShadow === 'none';
    return isDark && isWhite && isPlain
      ? []
      : [`${element.tagName}.${element.getAttribute('class') ?? ''} ${color} on ${backgroundColor}`];
  });
}

/** What only a screen can use, or what would stand on the sheet in the wrong place. */
function findScreenParts(): string[] {
  const parts =
    'nav, .dock, .closing, .scene, .arrow, .search, .copy, .skip, .foot-links, .entry-aside, .portal-parts, .portal-own-links, .portal-code';
  const seen = [...document.querySelectorAll(parts)].filter((element) => element.checkVisibility());
  const stuck = [...document.querySelectorAll('body *')].filter(
    (element) => element.checkVisibility() && /fixed|sticky/.test(getComputedStyle(element).position),
  );
  const cut = [...document.querySelectorAll('.ticket-stub')].filter((stub) =>
    ['::before', '::after'].some((part) => getComputedStyle(stub, part).display !== 'none'),
  );
  return [...seen, ...stuck, ...cut].map(
    (element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`,
  );
}

function closedParts(page: Page): Promise<string[]> {
  return page
    .locator('main details > :not(summary)')
    .evaluateAll((all) =>
      all
        .filter(
          (part) =>
            !part.checkVisibility({ contentVisibilityAuto: true }) ||
            part.getBoundingClientRect().height === 0,
        )
        .map((part) => part.outerHTML.slice(0, 80)),
    );
}

test.each(PRINTED)(
  '%s is printed black on white, whole, and without what only a screen can use',
  async (name, path, most) => {
    const { page, context, complaints } = await print(path);
    expect(await page.evaluate(findColour)).toEqual([]);
    expect(await page.evaluate(findScreenParts)).toEqual([]);
    expect(await closedParts(page)).toEqual([]);
    expect(await findCutText(page)).toEqual([]);
    await mkdir(ARTEFACTS, { recursive: true });
    await page.screenshot({ path: join(ARTEFACTS, `print-${name}.jpg`), fullPage: true, type: 'jpeg' });
    const pdf = await page.pdf({
      path: join(ARTEFACTS, `print-${name}.pdf`),
      preferCSSPageSize: true,
      format: 'A4',
    });
    const sheets = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThanOrEqual(most);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('on paper a landing page says where it is and where its button leads', async () => {
  const [[, path]] = PRINTED;
  const { page, context } = await print(path);
  const cta = page.locator('.hero a[data-cta]');
  const said = await cta.evaluate((link) => getComputedStyle(link, '::after').content);
  expect(said).toContain(await cta.getAttribute('href'));
  expect(await page.locator('.foot').innerText()).toContain(`https://friends.halfpast.example${path}`);
  await context.close();
});

test('on paper a kit tells its short link and texts, and nobody where it is', async () => {
  const path = await withToken('/kits/maison-colette-*/restaurants-fr/');
  const { page, context } = await print(path);
  const text = await page.locator('body').innerText();
  expect(text).toContain('https://friends.halfpast.example/fr/go/maison-colette/restaurants/');
  expect(text).toContain('utm_content=linkedin-post');
  expect(await page.locator('.portal-qr svg').first().isVisible()).toBe(true);
  expect(await page.locator('.portal-text').last().isVisible()).toBe(true);
  expect(text).not.toContain(path.split('/')[2]);
  await context.close();
});

test('on paper the images of a kit are small, and of their own shape', async () => {
  const { page, context } = await print('/kits/minato-fit-*/gyms-ja/');
  const heights = await page
    .locator('.portal-images img')
    .evaluateAll((images: HTMLImageElement[]) => images.map(({ clientHeight }) => clientHeight));
  expect(heights.length).toBeGreaterThan(30);
  expect(heights.filter((height) => height < 20 || height > 80)).toEqual([]);
  expect(await findDistorted(page)).toEqual([]);
  await context.close();
});

test('on a screen nothing of that shows', async () => {
  const { page, context } = await visit('/with/maya-at-halfpast/restaurants/');
  expect(await page.locator('.printed').isVisible()).toBe(false);
  expect(
    await page
      .locator('a[data-cta]')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content),
  ).toBe('none');
  await context.close();
});
