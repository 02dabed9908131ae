import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { KithError } from '../core/errors.ts';
import { isMissing } from '../core/files.ts';
import type { Brand } from '../schemas/program.ts';
import { contrast, type Hex, toHex } from './color.ts';

/** A logo is a few kilobytes; more than this is a photo or a mistake. */
const MAX_BYTES = 2_000_000;
const MAX_PIXELS = 4096 * 4096;
/** Most pixels of a logo must stand out this much from what is behind it. */
const DISTINCT = 1.6;

export interface Logo {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly isVector: boolean;
}

/** Reads the brand's logo. It is only ever made into pixels: nothing inside of an SVG runs, and nothing it refers to is read. */
export async function readLogo(brand: Brand, site: string): Promise<Logo> {
  const bytes = await readLogoBytes(brand, site);
  if (bytes.length === 0) throw logoError(brand, 'is an empty file');
  if (bytes.length > MAX_BYTES)
    throw logoError(brand, `has ${(bytes.length / 1e6).toFixed(1)} MB, at most 2 MB are allowed`);
  const { format, width, height } = await readMetadata(brand, bytes);
  if (format !== 'svg' && format !== 'png') throw logoError(brand, `is a picture of the kind ${format}`);
  if (!width || !height) throw logoError(brand, 'has no size');
  const logo = { bytes, width, height, isVector: format === 'svg' };
  await rasterizeLogo(logo, 64, 64).catch((cause: unknown) =>
    Promise.reject(logoError(brand, 'cannot be drawn', cause)),
  );
  return logo;
}

export async function readLogoBytes(brand: Brand, site: string): Promise<Buffer> {
  try {
    return await readFile(join(site, 'public', brand.logo));
  } catch (cause) {
    throw logoError(brand, isMissing(cause) ? 'is missing' : 'cannot be read', cause);
  }
}

/** The logo as large as the box allows, as RGBA pixels. */
export async function rasterizeLogo(
  { bytes, width, height, isVector }: Logo,
  boxWidth: number,
  boxHeight: number,
) {
  const scale = Math.min(boxWidth / width, boxHeight / height);
  const density = isVector ? Math.min(2400, Math.max(1, 72 * scale)) : 72;
  const { data, info } = await sharp(bytes, { density, limitInputPixels: MAX_PIXELS })
    .resize({
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      fit: 'fill',
    })
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The ground on which the logo shows best: the first on which nearly all of it stands out. */
export async function chooseLogoGround(logo: Logo, grounds: readonly Hex[]): Promise<Hex> {
  const { data } = await rasterizeLogo(logo, 160, 80);
  const lost = grounds.map((ground) => ({ ground, share: shareLost(data, ground) }));
  const good = lost.find(({ share }) => share < 0.2) ?? lost.toSorted((a, b) => a.share - b.share)[0];
  return good?.ground ?? '#ffffff';
}

/** The share of the drawn pixels that hardly differ from the ground. */
function shareLost(rgba: Uint8Array, ground: Hex): number {
  let [drawn, lost] = [0, 0];
  for (let index = 0; index + 3 < rgba.length; index += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(index, index + 4);
    if (alpha < 128) continue;
    drawn++;
    if (contrast(toHex([red, green, blue]), ground) < DISTINCT) lost++;
  }
  return drawn === 0 ? 1 : lost / drawn;
}

async function readMetadata(brand: Brand, bytes: Buffer): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
  } catch (cause) {
    throw logoError(brand, 'is not a picture that can be read', cause);
  }
}

function logoError({ logo }: Brand, what: string, cause?: unknown): KithError {
  return new KithError(`The logo public${logo} ${what}`, {
    hint: `Put an SVG or PNG of at most 4096 x 4096 pixels at public${logo}, or name another one in brand.logo.`,
    where: { file: 'content/program.yaml', key: 'brand.logo' },
    cause,
  });
}
