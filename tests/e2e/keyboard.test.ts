import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESK, PHONE, useBrowser, withToken } from './browser.ts';

const { visit } = useBrowser();

interface Stop {
  /** What has the focus: `a.skip`, `summary`, `a[data-cta]`. */
  readonly what: string;
  /** Why nobody could see that it has; null where everybody can. */
  readonly unseen: string | null;
}

/** Everything that the tab key reaches, in its order. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error('The tab key does not come to an end');
}

function describeFocus(): Stop | null {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12)];
  const above = document.elementFromPoint(x, y);
  const isOnTop = above !== null && (element.contains(above) || above.contains(element));
  return {
    what:
      element.tagName.toLowerCase() +
      (element.matches('.skip') ? '.skip' : '') +
      (element.matches('.languages *') ? ' in languages' : '') +
      (element.matches('[data-cta]') ? '[data-cta]' : ''),
    unseen:
      outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 || /, 0\)$/.test(outlineColor)
        ? `no ring around ${element.outerHTML.slice(0, 120)}`
        : !isOnTop
          ? `covered or off the screen: ${element.outerHTML.slice(0, 120)}`
          : null,
  };
}

const SCREENS = { phone: PHONE, desk: DESK };

test.each(
  (['phone', 'desk'] as const).flatMap((screen) => [
    [screen, '/with/maya-at-halfpast/restaurants/'] as const,
    [screen, '/ar/with/maya-at-halfpast/restaurants/'] as const,
  ]),
)(
  'on a %s the tab key leads through %s: past the head, to the languages, to the button',
  async (screen, path) => {
    const { page, context } = await visit(path, { viewport: SCREENS[screen] });
    const stops = await tabThrough(page);
    expect(stops.slice(0, 3).map(({ what }) => what)).toEqual([
      'a.skip',
      'summary in languages',
      'a[data-cta]',
    ]);
    expect(stops.filter(({ what }) => what === 'a[data-cta]').length).toBeGreaterThan(1);
    expect(stops.flatMap(({ unseen }) => unseen ?? [])).toEqual([]);
    await context.close();
  },
);

test.each([
  '/',
  '/ja/guides/',
  '/guides/swap-rules-that-hold/',
  '/ar/with/maya-at-halfpast/',
  '/kits/minato-fit-*/',
])('whatever the tab key reaches on %s can be seen to have the focus', async (path) => {
  const { page, context } = await visit(await withToken(path));
  const stops = await tabThrough(page);
  expect(stops.length).toBeGreaterThan(5);
  expect(stops.flatMap(({ unseen }) => unseen ?? [])).toEqual([]);
  await context.close();
});

test('the first stop jumps over the head of the page', async () => {
  const { page, context } = await visit('/guides/');
  await page.keyboard.press('Tab');
  expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: 8 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await context.close();
});

test('the languages open and are chosen with the keyboard alone', async () => {
  const { page, context } = await visit('/with/maya-at-halfpast/restaurants/');
  for (const key of ['Tab', 'Tab', 'Enter', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await page.waitForURL('**/de/with/maya-at-halfpast/restaurants/');
  await context.close();
});

/** Everything that moves, or would when its state changes. */
function findMotion(): string[] {
  const running = document.getAnimations().map((animation) => `runs: ${animation.constructor.name}`);
  const styled = [...document.querySelectorAll('*')].flatMap((element) =>
    [undefined, '::before', '::after'].flatMap((part) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, part);
      const moves =
        animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration) || scrollBehavior !== 'auto';
      return moves
        ? [`would move: ${element.tagName}.${element.getAttribute('class') ?? ''}${part ?? ''}`]
        : [];
    }),
  );
  return [...running, ...styled];
}

test.each([
  '/with/maya-at-halfpast/restaurants/',
  '/',
  '/guides/',
  '/case-studies/',
  '/kits/night-shift-podcast-*/',
])('nothing moves on %s for whoever asks for less motion', async (path) => {
  const { page, context } = await visit(await withToken(path), { reducedMotion: 'reduce' });
  expect(await page.evaluate(findMotion)).toEqual([]);
  await context.close();
});

test('for others something does', async () => {
  const { page, context } = await visit('/with/maya-at-halfpast/restaurants/');
  const motion = await page.evaluate(findMotion);
  expect(motion.filter((each) => each.startsWith('runs: '))).not.toEqual([]);
  expect(motion.filter((each) => each.startsWith('would move: '))).not.toEqual([]);
  await context.close();
});
