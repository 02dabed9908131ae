import sharp from 'sharp';
import { letterTree } from '../../src/cards/letter-tree.ts';
import { h } from '../../src/cards/h.ts';
import { Lettering } from '../../src/cards/lettering.ts';
import { styleOf } from '../../src/cards/measure.ts';
import { renderSvg } from '../../src/cards/render-svg.ts';
import { readTypefaces, type Typefaces } from '../../src/cards/typefaces.ts';
import { BRAND } from './sample-plan.ts';
import { SHEET, type Specimen } from './specimens.ts';

/** Grey pixels: 0 is ink. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** Fonts of the sample brand. */
export function specimenTypefaces(): Typefaces {
  return readTypefaces(BRAND, process.cwd());
}

/** The specimen as cards draw it: through the lettering, satori and sharp. */
export async function renderSpecimen(specimen: Specimen, typefaces: Typefaces): Promise<Sheet> {
  const { locale, role, text } = specimen;
  const { size, lineHeight, around } = SHEET;
  const lettering = new Lettering(typefaces, locale);
  const width = Math.ceil(lettering.widthOf(text, role) * size) + 2 * around;
  const height = lineHeight + 2 * around;
  const style = {
    ...styleOf(role, typefaces),
    ...{ fontSize: size, lineHeight: `${lineHeight}px`, color: '#000000', padding: around, width, height },
    backgroundColor: '#ffffff',
  };
  const drawing = letterTree(h('div', { style }, text), lettering);
  const svg = await renderSvg({ ...drawing, width, height, fonts: typefaces.forSatori });
  const grey = await sharp(Buffer.from(svg)).flatten().greyscale().raw().toBuffer();
  return { width, height, grey };
}

export async function readSheet(path: string): Promise<Sheet> {
  const { data, info } = await sharp(path).flatten().greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data };
}

/** How far ink may lie from where the other has some, in pixels: two rasterizers never agree on edges. */
const NEAR = 1;
const INK = 110;

/** Pixels of ink of either sheet that have none of the other's nearby. */
export function strayInk(a: Sheet, b: Sheet): number {
  return inkWithout(a, b) + inkWithout(b, a);
}

function inkWithout(sheet: Sheet, other: Sheet): number {
  let stray = 0;
  for (let y = 0; y < sheet.height; y++) {
    for (let x = 0; x < sheet.width; x++) {
      if (isInk(sheet, x, y) && !hasInkNear(other, x, y)) stray++;
    }
  }
  return stray;
}

function hasInkNear(sheet: Sheet, x: number, y: number): boolean {
  for (let dy = -NEAR; dy <= NEAR; dy++) {
    for (let dx = -NEAR; dx <= NEAR; dx++) if (isInk(sheet, x + dx, y + dy)) return true;
  }
  return false;
}

function isInk({ width, height, grey }: Sheet, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < width && y < height && (grey[y * width + x] ?? 255) < INK;
}
