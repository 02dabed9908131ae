import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { KithError } from '../core/errors.ts';
import { isMissing } from '../core/files.ts';
import type { ScenePicture } from '../schemas/plan.ts';
import type { Box } from './templates/template.ts';

/** What a phone's camera makes fits; a scan of a poster does not. */
const MAX_BYTES = 20_000_000;
const MAX_PIXELS = 50_000_000;

/**
 * A picture of public/ as large as its box, as RGBA pixels: a face fills a disc, a photo its box, a logo fits into it.
 * Nothing inside of an SVG runs.
 */
export async function rasterizePhoto({ path, use }: ScenePicture, box: Box, site: string) {
  const bytes = await readPhoto(path, site);
  const [width, height] = [Math.round(box.width), Math.round(box.height)];
  const fit = use === 'logo' ? 'inside' : 'cover';
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width, height, fit, kernel: 'lanczos3' })
      .ensureAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (use !== 'logo') dither(data, info.width);
    if (use === 'face') cutDisc(data, info.width, info.height);
    return { rgba: data, width: info.width, height: info.height };
  } catch (cause) {
    throw photoError(path, whyNot(cause), cause);
  }
}

async function readPhoto(path: string, site: string): Promise<Buffer> {
  const bytes = await readFile(join(site, 'public', path)).catch((cause: unknown) => {
    throw photoError(path, isMissing(cause) ? 'is missing' : 'cannot be read', cause);
  });
  if (bytes.length === 0) throw photoError(path, 'is an empty file');
  if (bytes.length > MAX_BYTES)
    throw photoError(path, `has ${(bytes.length / 1e6).toFixed(1)} MB, at most 20 MB are allowed`);
  return bytes;
}

function whyNot(cause: unknown): string {
  return cause instanceof Error && /pixel limit/i.test(cause.message)
    ? 'has more than 50 megapixels'
    : 'is not a picture that can be read';
}

/** Bayer's matrix of order two, around zero: steps between few colours are not seen where they are scattered. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map((step) => step - 7.5);
/** Of a step of colour, how much is scattered for each of the 16 places. */
const SCATTER = 0.8;

function dither(rgba: Uint8Array, width: number): void {
  for (let pixel = 0; pixel * 4 < rgba.length; pixel++) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const shift = (BAYER[(y % 4) * 4 + (x % 4)] ?? 0) * SCATTER;
    for (let at = pixel * 4; at < pixel * 4 + 3; at++) {
      rgba[at] = Math.max(0, Math.min(255, Math.round((rgba[at] ?? 0) + shift)));
    }
  }
}

/** Takes away what is outside of the disc, softly at its edge. */
function cutDisc(rgba: Uint8Array, width: number, height: number): void {
  const radius = Math.min(width, height) / 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = radius - Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2) + 0.5;
      if (inside >= 1) continue;
      const at = (y * width + x) * 4 + 3;
      rgba[at] = Math.round((rgba[at] ?? 0) * Math.max(0, inside));
    }
  }
}

function photoError(path: string, what: string, cause?: unknown): KithError {
  return new KithError(`The picture public${path} ${what}`, {
    hint: `Put a picture of at most 20 MB and 50 megapixels at public${path}, or name another one.`,
    where: { file: `public${path}` },
    cause,
  });
}
