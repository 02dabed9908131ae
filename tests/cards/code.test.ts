import decodeQr from 'qr/decode.js';
import sharp from 'sharp';
import { beforeAll, expect, test, vi } from 'vitest';
import { codeColor, drawCode } from '../../src/cards/code.ts';
import { contrast } from '../../src/cards/color.ts';
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

test('also where it is shown at six tenths of its size', async () => {
  const { card } = await renderCard('statement', 'story', LINK);
  expect(await scan(card, 0.6)).toBe(LINK);
});

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
