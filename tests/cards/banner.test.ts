import sharp from 'sharp';
import { beforeAll, expect, test, vi } from 'vitest';
import { joinCard } from '../../src/cards/join-card.ts';
import { renderScene } from '../../src/cards/render-part.ts';
import { openStudio, type Studio } from '../../src/cards/studio.ts';
import { drawScenePart } from '../../src/cards/draw-part.ts';
import {
  CARD_FORMAT_NAMES,
  CARD_FORMATS,
  type CardFormatName,
  hasBand,
  TWO_LINE_BANNERS,
} from '../../src/schemas/card.ts';
import { BRAND, makeScene, makeSite } from './sample-plan.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio(BRAND, (await makeSite()).site);
});

const LONG = {
  en: {
    headline: 'Three months free and your first season rota built together with you',
    text: 'Whoever sent you gets a €200 gift card or two months free, whichever they like best.',
  },
  ar: {
    headline: 'ثلاثة أشهر مجانًا، ونبني معكم أول جدول للموسم كله',
    text: 'ولصاحب التوصية: بطاقة هدية بقيمة 200 يورو أو شهران مجانًا، كما يشاء.',
  },
} as const;

async function drawOffer(format: CardFormatName, locale: 'en' | 'ar') {
  const scene = makeScene('offer', format, { locale, ...LONG[locale] });
  const { part } = await renderScene(scene, studio);
  return Buffer.concat(joinCard('card.png', format, part, null, studio.palette));
}

/** Rows in which a pixel has the colour of the words. */
async function rowsWithWords(card: Buffer, left: number, width: number): Promise<Set<number>> {
  const { height } = await sharp(card).metadata();
  const data = await sharp(card).extract({ left, top: 0, width, height }).removeAlpha().raw().toBuffer();
  const { strong, soft } = studio.theme.accent;
  const inks = [strong, soft].map((color) => parseInt(color.slice(1), 16));
  const pixels = Array.from({ length: width * height }, (_, at) => at);
  return new Set(
    pixels.filter((at) => inks.includes(data.readUIntBE(at * 3, 3))).map((at) => Math.floor(at / width)),
  );
}

/** Of a ticket, where the half disc ends and where the holes of the seam begin. */
const TICKETS = [
  ['300x250', 50, 175],
  ['300x600', 100, 435],
  ['160x600', 80, 458],
] as const;

test.each(TICKETS)(
  'words of a %s ticket stay clear of its disc and its holes',
  async (format, disc, holes) => {
    for (const locale of ['en', 'ar'] as const) {
      const rows = await rowsWithWords(await drawOffer(format, locale), 0, CARD_FORMATS[format].width);
      const words = [...rows].filter((row) => row < holes + 8);
      expect(words.length).toBeGreaterThan(20);
      expect(Math.min(...words)).toBeGreaterThan(disc);
      expect(Math.max(...words)).toBeLessThan(holes);
    }
  },
);

test.each([
  ['970x250', 674, 700],
  ['728x90', 540, 552],
] as const)('nor do words of a %s ticket come near its holes', async (format, from, to) => {
  const { width } = CARD_FORMATS[format];
  for (const [locale, left] of [
    ['en', from],
    ['ar', width - to],
  ] as const) {
    const card = await drawOffer(format, locale);
    expect([...(await rowsWithWords(card, left, to - from))]).toEqual([]);
  }
});

const BANNERS = CARD_FORMAT_NAMES.filter((name) => !hasBand(name));

test.each(BANNERS)('a second line stands on a %s only where it is said to', async (format) => {
  const scene = makeScene('statement', format, { locale: 'en', headline: 'Done.', text: 'Second', note: '' });
  const { lines } = await drawScenePart(scene, studio);
  expect(lines.some(({ line }) => line === 'Second')).toBe(TWO_LINE_BANNERS.includes(format));
});
