import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fitPictureSize } from '../../src/layouts/picture-size.ts';
import { readImages, wrongImages } from '../page-images.ts';
import { buildSite } from '../run-kith.ts';
import { writeSite } from '../site-files.ts';
import { edited, TINY_SITE } from '../tiny-site.ts';

const GUIDE = 'content/guides/bake-less-bin-less.mdx';
const STUDY = 'content/case-studies/rye-and-sons.mdx';

/** The tiny site with a face, a customer's logo, and pictures in a text, written in both ways. */
const SITE: Record<string, string> = {
  ...TINY_SITE,
  [GUIDE]: `${TINY_SITE[GUIDE] ?? ''}
![A shelf](/shelf.png)

Text <img src="/shelf.png" alt="Again"> in a line.

<img src="/shelf.png" alt="Smaller" width="150">
`,
  ...edited(STUDY, 'what: [story', 'what: [face, logo, story'),
  'public/rye.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"/>\n',
};
SITE[STUDY] = SITE[STUDY]?.replace('results:', 'face: /rosa.png\nlogo: /rye.svg\nresults:') ?? '';

let site = '';
beforeAll(async () => {
  site = await writeSite(SITE);
  await writePicture('rosa.png', 64, 64);
  await writePicture('shelf.png', 300, 120);
  await buildSite(site);
});

afterAll(() => rm(site, { recursive: true, force: true }));

async function writePicture(name: string, width: number, height: number): Promise<void> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
  await mkdir(join(site, 'public'), { recursive: true });
  await writeFile(join(site, 'public', name), bytes);
}

async function sizesIn(page: string): Promise<string[]> {
  const images = await readImages(join(site, 'dist'));
  return images
    .filter((image) => image.page === `${page}/index.html`)
    .map(({ src, width, height }) => `${src} ${String(width)}x${String(height)}`);
}

test('every picture says how large it is, and is loaded when it comes into sight', async () => {
  const images = await readImages(join(site, 'dist'));
  expect(new Set(images.map(({ src }) => src))).toContain('/rye.svg');
  expect(wrongImages(images)).toEqual([]);
});

test('sizes are those of the pictures, in texts as well', async () => {
  expect(await sizesIn('guides/bake-less-bin-less')).toEqual([
    '/logo.svg 8x8',
    '/shelf.png 300x120',
    '/shelf.png 300x120',
    '/shelf.png 150x60',
  ]);
  expect(await sizesIn('case-studies/rye-and-sons')).toEqual([
    '/logo.svg 8x8',
    '/rye.svg 120x40',
    '/rosa.png 96x96',
  ]);
});

test('a picture of another size renders the pages that show it again, and no other', async () => {
  await writePicture('shelf.png', 300, 200);
  const { files } = await buildSite(site);
  expect(files.changed.filter((file) => file.endsWith('.html'))).toEqual([
    'guides/bake-less-bin-less/index.html',
  ]);
  expect(await sizesIn('guides/bake-less-bin-less')).toContain('/shelf.png 150x100');
});

test.each([
  [{ width: 30, height: 20 }, {}, { width: 30, height: 20 }],
  [{ width: 30, height: 20 }, { width: '60' }, { width: '60', height: 40 }],
  [{ width: 30, height: 20 }, { height: '10' }, { width: 15, height: '10' }],
  [
    { width: 30, height: 20 },
    { width: 1, height: 1 },
    { width: 1, height: 1 },
  ],
  [null, { width: 9 }, { width: 9, height: undefined }],
])('of %o an author who wants %o gets %o', (size, wanted, fitted) => {
  expect(fitPictureSize(size, wanted)).toEqual(fitted);
});
