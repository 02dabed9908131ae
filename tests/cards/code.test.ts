import decodeQr from 'qr/decode.js';
import sharp from 'sharp';
import { beforeAll, expect, test, vi } from 'vitest';
import { codeColor, drawCode } from '../../src/cards/code.ts';
import { contrast } from '../../src/cards/color.ts';
import type { CardElement } from '../../src/cards/h.ts';
import { joinCard } from '../../src/cards/join-card.ts';
import { renderBand, renderScene } from '../../src/cards/render-part.ts';
import { openStudio, type Studio } from '../../src/cards/studio.ts';
import { CARD_FORMATS, CARD_TEMPLATES, type CardFormatName } from '../../src/schemas/card.ts';
import { BRAND, LINK, makeBand, makeScene, makeSite } from './sample-plan.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PRINTED = ['portrait', 'story', 'pinterest'] as const;
let studio: Studio;

beforeAll(async () => {
  studio = await openStudio(BRAND, (await makeSite()).site);
});

async function renderCard(template: (typeof CARD_TEMPLATES)[number], format: CardFormatName, link: string) {
  const scene = (await renderScene(makeScene(template, format), studio)).part;
  const band = (await renderBand({ ...makeBand(format), link }, studio)).part;
  return { card: Buffer.concat(joinCard('card.png', format, scene, band, studio.palette)), cut: band.cut };
}

/** What a reader finds in the picture at a share of its size, as on a phone or in print. */
async function scan(card: Buffer, scale = 1): Promise<string> {
  const { width } = await sharp(card).metadata();
  const { data, info } = await sharp(card)
    .resize({ width: Math.round(width * scale) })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQr({ width: info.width, height: info.height, data: new Uint8Array(data) });
}

test.each(PRINTED)('a reader finds the affiliate’s tracked link on a %s card', async (format) => {
  for (const template of CARD_TEMPLATES) {
    const { card, cut } = await renderCard(template, format, LINK);
    expect(cut).toEqual([]);
    expect(await scan(card)).toBe(LINK);
  }
});

test.each(PRINTED)('also on a %s card that a network made a JPEG of, as wide as a phone', async (format) => {
  const { card } = await renderCard('statement', format, LINK);
  const posted = await sharp(card).resize({ width: 375 }).jpeg({ quality: 80 }).toBuffer();
  expect(await scan(posted)).toBe(LINK);
});

/** Squares for codes, in pixels: the bands'. */
const SIDES = [225, 270];
const LENGTHS = Array.from({ length: 60 }, (_, index) => `https://a.example/${'a'.repeat(index * 3)}`);

test.each(SIDES)(
  'a code in %i pixels keeps four light modules on each side, however long the link',
  (side) => {
    for (const link of LENGTHS) {
      const path = findPath(drawCode(link, side, '#000000'));
      if (path === null) continue;
      const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)/gu)].map((found) =>
        found.slice(1).map(Number),
      );
      const module = runs[0]?.[3] ?? 0;
      expect(module).toBeGreaterThanOrEqual(3);
      for (const [x = 0, y = 0, width = 0] of runs) {
        expect(Math.min(x, y, side - x - width, side - y - module)).toBeGreaterThanOrEqual(4 * module);
      }
    }
  },
);

function findPath(code: CardElement | null): string | null {
  return code && (/"d":"([^"]+)"/u.exec(JSON.stringify(code))?.[1] ?? null);
}

test.each(PRINTED)('on a %s card the field around the code is as light as that', async (format) => {
  for (const locale of ['en', 'ar']) {
    const band = (await renderBand({ ...makeBand(format), locale, link: LINK }, studio)).part;
    const scene = (await renderScene(makeScene('offer', format, { locale }), studio)).part;
    const card = Buffer.concat(joinCard('card.png', format, scene, band, studio.palette));
    const { width, band: rows } = CARD_FORMATS[format];
    const left = locale === 'ar' ? 0 : width - rows.height;
    const field = { left, top: rows.top, width: rows.height, height: rows.height };
    const { margin, module } = measureCode(await sharp(card).extract(field).greyscale().raw().toBuffer());
    expect(module).toBeGreaterThanOrEqual(3);
    expect(margin).toBeGreaterThanOrEqual(4 * module);
  }
});

/** Pixels of a square of grey ones around what is not white, and of one module: the first run is a finder's seven. */
function measureCode(grey: Buffer) {
  const side = Math.sqrt(grey.length);
  const dark = Array.from(grey.keys()).filter((at) => (grey[at] ?? 0) < 250);
  const [first = 0] = dark;
  const columns = dark.map((at) => at % side);
  const rows = dark.map((at) => Math.floor(at / side));
  const low = Math.min(...[columns, rows].map((places) => places.reduce((a, b) => Math.min(a, b))));
  const high = Math.max(...[columns, rows].map((places) => places.reduce((a, b) => Math.max(a, b))));
  let run = 0;
  while ((grey[first + run] ?? 255) < 250) run++;
  return { margin: Math.min(low, side - 1 - high), module: run / 7 };
}

test('only formats that get printed have one', () => {
  const formats = Object.entries(CARD_FORMATS).flatMap(([name, { code }]) => (code ? [name] : []));
  expect(formats.sort()).toEqual([...PRINTED].sort());
});

test('a link that is too long for a code is reported, and the logo stands in its place', async () => {
  const long = `${LINK}&${'x'.repeat(700)}`;
  expect(drawCode(long, 225, '#000000')).toBeNull();
  expect((await renderCard('statement', 'portrait', long)).cut).toEqual([long]);
});

test('a code is dark enough for a reader, whatever the brand', () => {
  for (const [ink, primary] of [
    ['#f8fafc', '#ffd6e0'],
    ['#26121e', '#8a1f4f'],
    ['#ffffff', '#003366'],
  ] as const)
    expect(contrast('#ffffff', codeColor({ ink, primary }))).toBeGreaterThanOrEqual(7);
});
