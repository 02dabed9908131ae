import sharp from 'sharp';
import { beforeAll, expect, test, vi } from 'vitest';
import { joinCard } from '../../src/cards/join-card.ts';
import { buildHead } from '../../src/cards/png/chunks.ts';
import { joinRows } from '../../src/cards/png/join.ts';
import { type Part, renderBand, renderScene } from '../../src/cards/render-part.ts';
import { openStudio, type Studio } from '../../src/cards/studio.ts';
import { CARD_FORMAT_NAMES, CARD_FORMATS, CARD_TEMPLATES } from '../../src/schemas/card.ts';
import { inflateRows, readChunks } from './read-png.ts';
import { BRAND, makeBand, makeScene, makeSite } from './sample-plan.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CASES = CARD_TEMPLATES.flatMap((template) => CARD_FORMAT_NAMES.map((format) => ({ template, format })));
let studio: Studio;

beforeAll(async () => {
  studio = await openStudio(BRAND, (await makeSite()).site);
});

/** A run of rows as a picture of its own, decoded. */
async function decode(rows: Part['rows'], width: number): Promise<Buffer> {
  const height = rows.reduce((sum, { length }) => sum + length / (width + 1), 0);
  const png = Buffer.concat(joinRows(buildHead(width, height, studio.palette.colors), rows));
  return sharp(png).removeAlpha().raw().toBuffer();
}

async function renderBoth({ template, format }: (typeof CASES)[number]) {
  const scene = (await renderScene(makeScene(template, format), studio)).part;
  const band = (await renderBand(makeBand(format), studio)).part;
  return { scene, band, card: Buffer.concat(joinCard('card.png', format, scene, band, studio.palette)) };
}

test.each(CASES)('a joined $template of $format has the pixels of its scene and band', async (which) => {
  const { scene, band, card } = await renderBoth(which);
  const { width } = CARD_FORMATS[which.format];
  const [above, ...below] = scene.rows;
  if (!above) throw new Error('a scene has rows');
  const stacked = await Promise.all(
    [[above], band.rows, below].filter((rows) => rows.length > 0).map((rows) => decode(rows, width)),
  );
  const pixels = await sharp(card).removeAlpha().raw().toBuffer();
  expect(pixels.equals(Buffer.concat(stacked))).toBe(true);
});

test.each(CASES)('a joined $template of $format is a strictly valid PNG of little weight', async (which) => {
  const { card } = await renderBoth(which);
  const { width, height, band } = CARD_FORMATS[which.format];
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
  expect([rows[0], rows[(width + 1) * band.top]]).toEqual([0, 0]);
  expect(card.length).toBeLessThan(which.format === 'og' ? 60_000 : 100_000);
});

test('no card is heavier than the places it is made for take', async () => {
  const { scene, band } = await renderBoth({ template: 'offer', format: 'og' });
  const [rows] = scene.rows;
  if (!rows) throw new Error('a scene has rows');
  const heavy = { ...scene, rows: [{ ...rows, chunk: Buffer.alloc(300_001) }] };
  expect(() => joinCard('cards/x/all/offer-og.png', 'og', heavy, band, studio.palette)).toThrow(
    /The card cards\/x\/all\/offer-og\.png has 3\d\d KB, its places take at most 300 KB/,
  );
});

test('nothing to read stands in the clear zones of a story', async () => {
  const { clear, width } = CARD_FORMATS.story;
  const words = {
    kicker: 'Kicker',
    headline: 'One\u00a0headline '.repeat(9).trim(),
    text: 'Text '.repeat(30).trim(),
  };
  for (const template of CARD_TEMPLATES) {
    const kicker = words.kicker;
    const [long, short] = [
      makeScene(template, 'story', words),
      makeScene(template, 'story', { kicker, headline: 'A', text: 'b' }),
    ];
    const [one, other] = await Promise.all(
      [long, short].map(async (scene) => {
        const { rows } = (await renderScene(scene, studio)).part;
        return decode(rows, width);
      }),
    );
    if (!one || !other) throw new Error('both are rendered');
    const inClear = (pixels: Buffer) => [
      pixels.subarray(0, clear * width * 3),
      pixels.subarray(-clear * width * 3),
    ];
    expect(one.equals(other)).toBe(false);
    expect(inClear(one).every((part, index) => part.equals(inClear(other)[index] ?? Buffer.alloc(0)))).toBe(
      true,
    );
  }
});
