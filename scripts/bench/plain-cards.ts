import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { drawBandPart, type DrawnPart, drawScenePart } from '../../src/cards/draw-part.ts';
import { at, h } from '../../src/cards/h.ts';
import { rasterizeLogo } from '../../src/cards/logo.ts';
import { renderSvg } from '../../src/cards/render-svg.ts';
import { openStudio, type Studio } from '../../src/cards/studio.ts';
import { logoRoom } from '../../src/cards/templates/band.ts';
import { CARD_FORMATS } from '../../src/schemas/card.ts';
import { CARDS_BRAND, type CardsPlan } from './cards-plan.ts';

type Card = CardsPlan['cards'][number];

/** A way to make whole cards, each written to a file. */
export interface PlainLoop {
  readonly cards: readonly Card[];
  readonly render: (card: Card, index: number) => Promise<void>;
}

/** The ways without scenes and bands: each card laid out, drawn, compressed and written whole. */
export async function openPlainLoops(
  plan: CardsPlan,
  site: string,
): Promise<Record<'sharp' | 'resvg', PlainLoop>> {
  const studio = await openStudio(CARDS_BRAND, site);
  const logo = await drawLogos(studio);
  const loop = (name: string, encode: (svg: string, card: Card) => Promise<Uint8Array>): PlainLoop => ({
    cards: plan.cards,
    render: async (card, index) => {
      const svg = await layOut(card, plan, studio);
      await writeFile(join(site, `${name}-${index}.png`), await encode(svg, card));
    },
  });
  return {
    sharp: loop('sharp', async (svg, card) =>
      sharp(Buffer.from(svg))
        .composite(logo(plan.scenes[card.scene]?.format ?? 'og'))
        .png()
        .toBuffer(),
    ),
    resvg: loop('resvg', (svg) =>
      Promise.resolve(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()),
    ),
  };
}

async function layOut(card: Card, plan: CardsPlan, studio: Studio): Promise<string> {
  const scene = plan.scenes[card.scene];
  const band = card.band === null ? undefined : plan.bands[card.band];
  if (!scene || !band) throw new Error(`${card.path} is not in the plan`);
  const { width, height, band: rows } = CARD_FORMATS[scene.format];
  const [upper, lower] = [await drawScenePart(scene, studio), drawBandPart(band, studio)];
  const element = h(
    'div',
    { style: { width, height } },
    ...(upper.height > rows.top ? [layer(upper, rows.height)] : []),
    layer(upper, 0),
    layer(lower, rows.top),
  );
  const lines = [...upper.lines, ...lower.lines];
  return renderSvg({ element, lines, width, height, fonts: upper.fonts });
}

function layer({ element, width, height }: DrawnPart, top: number) {
  return at(0, top, width, height, {}, element);
}

/** The logo made into pixels once, as anybody would, to be laid over each card in the field at the end of its band. */
async function drawLogos({ plate }: Studio) {
  const room = logoRoom({ left: 0, top: 0, width: 340, height: 120 });
  const { data, width, height } = await rasterizeLogo(plate.logo, room.width, room.height);
  const input = await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  return (format: keyof typeof CARD_FORMATS) => {
    const { width: wide, band } = CARD_FORMATS[format];
    return [{ input, left: wide - width - 40, top: band.top + Math.round((band.height - height) / 2) }];
  };
}
