import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { cardsVersion } from '../../src/cards/version.ts';
import { BRAND, LOGO, makeSite } from './sample-plan.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CARDS = fileURLToPath(new URL('../../src/cards', import.meta.url));

test('stays the same while nothing changes', async () => {
  const { site } = await makeSite();
  expect(await cardsVersion({ site, brand: BRAND })).toBe(await cardsVersion({ site, brand: BRAND }));
});

test('changes with any source file, and with a new one', async () => {
  const { site } = await makeSite();
  const sources = await mkdtemp(join(tmpdir(), 'kith-cards-source-'));
  await cp(CARDS, sources, { recursive: true });
  const versions = [await cardsVersion({ site, brand: BRAND, sources })];
  await writeFile(join(sources, 'templates', 'offer.ts'), '// other');
  versions.push(await cardsVersion({ site, brand: BRAND, sources }));
  await writeFile(join(sources, 'new.ts'), '');
  versions.push(await cardsVersion({ site, brand: BRAND, sources }));
  expect(new Set(versions).size).toBe(3);
});

test('changes with colours, fonts, font bytes and logo bytes', async () => {
  const { site } = await makeSite();
  const versions = [await cardsVersion({ site, brand: BRAND })];
  const other = { ...BRAND, colors: { ...BRAND.colors, accent: '#ffb628' } };
  versions.push(await cardsVersion({ site, brand: other }));
  versions.push(
    await cardsVersion({ site, brand: { ...BRAND, fonts: { ...BRAND.fonts, heading: 'Figtree' } } }),
  );
  await writeFile(join(site, 'public', 'logo.svg'), LOGO.replace('r="18"', 'r="17"'));
  versions.push(await cardsVersion({ site, brand: BRAND }));
  await installFigtree(site);
  versions.push(await cardsVersion({ site, brand: BRAND }));
  await writeFile(
    join(site, 'node_modules/@fontsource/figtree/files/figtree-latin-500-normal.woff'),
    'other bytes',
  );
  versions.push(await cardsVersion({ site, brand: BRAND }));
  // The site's own copy of the same font is no change.
  expect(versions[4]).toBe(versions[3]);
  expect(new Set(versions).size).toBe(5);
});

async function installFigtree(site: string): Promise<void> {
  const own = join(site, 'node_modules/@fontsource/figtree');
  await mkdir(own, { recursive: true });
  const installed = fileURLToPath(new URL('../../node_modules/@fontsource/figtree', import.meta.url));
  await cp(installed, own, { recursive: true });
}
