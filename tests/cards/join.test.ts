import sharp from 'sharp';
import { beforeAll, expect, test, vi } from 'vitest';
import { drawBandPart, drawScenePart } from '../../src/cards/draw-part.ts';
import { joinCard } from '../../src/cards/join-card.ts';
import { layOverlays } from '../../src/cards/overlay.ts';
import { indexPixels, type Palette } from '../../src/cards/palette.ts';
import { type Part, renderBand, renderScene } from '../../src/cards/render-part.ts';
import { renderSvg } from '../../src/cards/render-svg.ts';
import { openStudio, type Studio } from '../../src/cards/studio.ts';
import {
  CARD_FORMAT_NAMES,
  CARD_FORMATS,
  CARD_TEMPLATES,
  type CardFormatName,
  type CardTemplateName,
  hasBand,
} from '../../src/schemas/card.ts';
import type { PlannedBand, PlannedScene } from '../../src/schemas/plan.ts';
import { inflateRows, readChunks } from './read-png.ts';
import { BRAND, makeBand, makeScene, makeSite, writePicture } from './sample-plan.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CASES = CARD_TEMPLATES.flatMap((template) => CARD_FORMAT_NAMES.map((format) => ({ template, format })));
let studio: Studio;

beforeAll(async () => {
  const { site } = await makeSite();
  await writePicture(site, '/kitchen.jpg');
  studio = await openStudio(BRAND, site);
});

interface Rendered {
  readonly scene: PlannedScene;
  readonly band: PlannedBand | null;
  readonly part: Part;
  readonly card: Buffer;
}

async function renderJoined(scene: PlannedScene): Promise<Rendered> {
  const { format } = scene;
  const band = hasBand(format) ? makeBand(format) : null;
  const { part } = await renderScene(scene, studio);
  const below = band && (await renderBand(band, studio)).part;
  return {
    scene,
    band,
    part,
    card: Buffer.concat(joinCard('card.png', format, part, below, studio.palette)),
  };
}

/**
 * The card drawn whole: one picture with the band between the scene's rows above and below, made into pixels at once.
 * It shares with the joined one what lays out, and nothing of what cuts, compresses and joins. Laid out apart, because
 * satori writes coordinates in tenths of a pixel: a tie that is rounded up at the top may be rounded down further below.
 */
async function renderWhole({ scene, band }: Rendered): Promise<Buffer> {
  const { width, height, band: rows } = CARD_FORMATS[scene.format];
  const upper = await drawScenePart(scene, studio);
  const lower = band && drawBandPart(band, studio);
  const above = await renderSvg(upper);
  // Each drawing numbers its masks from 0.
  const below = lower && (await renderSvg(lower)).replaceAll('satori_', 'satori_band_');
  const moved = (svg: string, y: number) => `<g transform="translate(0 ${y})">${svg}</g>`;
  // Everything is opaque: what stands too low of one layer is covered by the next.
  const layers = [
    ...(upper.height > rows.top ? [moved(above, rows.height)] : []),
    above,
    ...(below === null ? [] : [moved(below, rows.top)]),
  ];
  const card = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${layers.join('')}</svg>`;
  const rgb = await sharp(Buffer.from(card)).removeAlpha().raw().toBuffer();
  // Overlays stand above the band in every format.
  const onBand = (lower?.overlays ?? []).map((each) => ({
    ...each,
    box: { ...each.box, top: each.box.top + rows.top },
  }));
  await layOverlays(rgb, width, [...upper.overlays, ...onBand], studio);
  return rgb;
}

test.each(CASES)('a joined $template of $format has the pixels of the card drawn whole', async (which) => {
  const rendered = await renderJoined(makeScene(which.template, which.format));
  await expectSame(rendered);
});

test('so has one with a photo, and its colours', async () => {
  const picture = { path: '/kitchen.jpg', use: 'photo', digest: 'x' } as const;
  for (const format of ['og', 'story', '300x250'] as const) {
    const rendered = await renderJoined(makeScene('statement', format, { picture }));
    expect(rendered.part.colors.length).toBeGreaterThan(60);
    await expectSame(rendered);
  }
});

async function expectSame(rendered: Rendered): Promise<void> {
  const { scene, part, card } = rendered;
  const { width, height, band } = CARD_FORMATS[scene.format];
  const whole = await renderWhole(rendered);
  const colors = new Uint8Array([...studio.palette.colors, ...part.colors]);
  const both = paletteLike(colors);
  const end = band.top + band.height;
  const cut = (from: number, to: number) => whole.subarray(from * width * 3, to * width * 3);
  const indexes = Buffer.concat([
    indexPixels(cut(0, band.top), both),
    indexPixels(cut(band.top, end), studio.palette),
    indexPixels(cut(end, height), both),
  ]);
  const expected = Buffer.alloc(width * height * 3);
  for (const [pixel, index] of indexes.entries())
    expected.set(colors.subarray(index * 3, index * 3 + 3), pixel * 3);
  const pixels = await sharp(card).removeAlpha().raw().toBuffer();
  expect(pixels.equals(expected)).toBe(true);
}

/** The nearest colour by looking at all of them, the first of equals. */
function paletteLike(colors: Uint8Array): Palette {
  const known = new Map<number, number>();
  const look = (red: number, green: number, blue: number) => {
    let [best, least] = [0, Infinity];
    for (let at = 0; at < colors.length; at += 3) {
      const [r, g, b] = [
        (colors[at] ?? 0) - red,
        (colors[at + 1] ?? 0) - green,
        (colors[at + 2] ?? 0) - blue,
      ];
      const distance = 2 * r * r + 4 * g * g + 3 * b * b;
      if (distance < least) [best, least] = [at / 3, distance];
    }
    return best;
  };
  return {
    colors,
    digest: '',
    nearest: (red, green, blue) => {
      const key = (red << 16) | (green << 8) | blue;
      const found = known.get(key) ?? look(red, green, blue);
      known.set(key, found);
      return found;
    },
  };
}

test.each(CASES)('a joined $template of $format is a strictly valid PNG of little weight', async (which) => {
  const { card } = await renderJoined(makeScene(which.template, which.format));
  const { width, height, band, maxBytes } = CARD_FORMATS[which.format];
  const chunks = readChunks(card);
  expect(chunks.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1])).toEqual([
    'IHDR',
    'PLTE',
    'IDAT',
    'IEND',
  ]);
  expect([chunks[0]?.data.readUInt32BE(0), chunks[0]?.data.readUInt32BE(4)]).toEqual([width, height]);
  const rows = inflateRows(chunks);
  expect(rows.length).toBe((width + 1) * height);
  // The band's first row refers to nothing above it.
  expect([rows[0], rows[(width + 1) * Math.min(band.top, height - 1)]]).toEqual([0, 0]);
  expect(card.length).toBeLessThan(maxBytes / 2);
});

test('no card is heavier than the places it is made for take', async () => {
  const { part } = await renderJoined(makeScene('offer', 'og'));
  const [rows] = part.rows;
  if (!rows) throw new Error('a scene has rows');
  const heavy = { ...part, rows: [{ ...rows, chunk: Buffer.alloc(300_001) }] };
  expect(() => joinCard('cards/x/all/offer-og.png', 'og', heavy, null, studio.palette)).toThrow(
    /The card cards\/x\/all\/offer-og\.png has 3\d\d KB, its places take at most 300 KB/,
  );
});

test('nothing to read stands in the clear zones of a story', async () => {
  const words = {
    kicker: 'Kicker',
    headline: 'One\u00a0headline '.repeat(9).trim(),
    text: 'Text '.repeat(30).trim(),
    note: 'Note '.repeat(30).trim(),
  };
  for (const template of CARD_TEMPLATES) {
    const [one, other] = await Promise.all([
      pixelsOf(template, words),
      pixelsOf(template, { kicker: 'Kicker' }),
    ]);
    const { clear, width } = CARD_FORMATS.story;
    const inClear = (pixels: Buffer) => [
      pixels.subarray(0, clear * width * 3),
      pixels.subarray(-clear * width * 3),
    ];
    expect(one.equals(other)).toBe(false);
    expect(inClear(one).map((part, index) => isLike(part, inClear(other)[index]))).toEqual([true, true]);
  }
});

async function pixelsOf(template: CardTemplateName, words: Partial<PlannedScene>): Promise<Buffer> {
  const format: CardFormatName = 'story';
  return sharp((await renderJoined(makeScene(template, format, words))).card)
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** Whether no pixel differs by more than its colour's place in the palette: each scene brings colours of its own. */
function isLike(one: Buffer, other: Buffer | undefined): boolean {
  return other?.length === one.length && one.every((value, at) => Math.abs(value - (other[at] ?? 0)) < 24);
}
