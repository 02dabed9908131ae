import sharp from 'sharp';
import { CARD_FORMATS, type CardFormatName } from '../schemas/card.ts';
import { type Hex, toRgb } from './color.ts';
import { type Logo, rasterizeLogo } from './logo.ts';
import { BAND_LAYOUTS } from './templates/band.ts';

/** Of the plate, how much the logo may fill. */
const FILL = { width: 0.7, height: 0.46 };

/** The logo on its ground, as RGB pixels: laid over the right end of every band instead of being drawn with it. */
export interface Plate {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export async function drawPlate(logo: Logo, ground: Hex, formatName: CardFormatName): Promise<Plate> {
  const { height } = CARD_FORMATS[formatName].band;
  const width = BAND_LAYOUTS[formatName].plate;
  const drawn = await rasterizeLogo(logo, Math.round(width * FILL.width), Math.round(height * FILL.height));
  const [r, g, b] = toRgb(ground);
  const rgb = await sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
    .composite([
      {
        input: drawn.data,
        raw: { width: drawn.width, height: drawn.height, channels: 4 },
        left: Math.round((width - drawn.width) / 2),
        top: Math.round((height - drawn.height) / 2),
      },
    ])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height, rgb };
}

/** Lays a plate over the right end of rows that are as high as itself. */
export function layPlate(rgb: Uint8Array, width: number, plate: Plate): void {
  const [row, own] = [width * 3, plate.width * 3];
  for (let y = 0; y < plate.height; y++) {
    rgb.set(plate.rgb.subarray(y * own, (y + 1) * own), y * row + row - own);
  }
}

/** The `most` colours that render a plate best. */
export async function colorsOf({ width, height, rgb }: Plate, most: number): Promise<Hex[]> {
  const reduced = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ palette: true, colours: most, dither: 0, effort: 7 })
    .toBuffer();
  const pixels = await sharp(reduced).removeAlpha().raw().toBuffer();
  const colors = new Set<Hex>();
  for (let at = 0; at + 2 < pixels.length; at += 3) colors.add(`#${pixels.toString('hex', at, at + 3)}`);
  return [...colors].sort();
}
