import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { renderCard } from '../../src/cards/render-card.ts';
import { renderCards } from '../../src/cards/render-cards.ts';
import { silentProgress } from '../../src/core/progress.ts';
import { LOGO, makeBand, makePlan, makeSite } from './sample-plan.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PATH = 'cards/friend-0/restaurants/offer-square.png';

test('gives the very bytes of the build', async () => {
  const { site, cacheDir, outDir } = await makeSite();
  const plan = makePlan(['Zoë Łukasiewicz-Ørsted'], ['square']);
  await renderCards({ plan, site, cacheDir, outDir, previous: new Map() }, { progress: silentProgress });
  const card = await renderCard(plan, PATH, site);
  expect(card.equals(await readFile(join(outDir, PATH)))).toBe(true);
});

test('shows a new logo at once', async () => {
  const { site } = await makeSite();
  const before = await renderCard(makePlan(), PATH, site);
  await writeFile(join(site, 'public', 'logo.svg'), LOGO.replace('r="18"', 'r="8"'));
  expect((await renderCard(makePlan(), PATH, site)).equals(before)).toBe(false);
});

test('names a card that the plan does not have, and one that cannot be drawn', async () => {
  const { site } = await makeSite();
  const plan = makePlan();
  await expect(renderCard(plan, 'cards/x.png', site)).rejects.toThrow('There is no card cards/x.png');
  plan.bands['0-square'] = makeBand('square', 'ⵣ');
  await expect(renderCard(plan, PATH, site)).rejects.toThrow(
    `The card ${PATH} cannot be drawn: no font has the Tifinagh ⵣ (U+2D63) of “Recommended by ⵣ”`,
  );
});
