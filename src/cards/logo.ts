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

/** Where a logo stands in public/, and the key of the brand that says so. */
export interface LogoFile {
  readonly path: string;
  readonly key: 'logo' | 'logoOnDark';
}

/** The brand's logos: the one for light backgrounds, and the one for dark ones where there is one. */
export function logoFiles({ logo, logoOnDark }: Brand): LogoFile[] {
  const dark = logoOnDark === undefined ? [] : [{ path: logoOnDark, key: 'logoOnDark' } as const];
  return [{ path: logo, key: 'logo' }, ...dark];
}

/** Reads a logo. It is only ever made into pixels: nothing inside of an SVG runs, and nothing it refers to is read. */
export async function readLogo(file: LogoFile, site: string): Promise<Logo> {
  const bytes = await readLogoBytes(file, site);
  if (bytes.length === 0) throw logoError(file, 'is an empty file');
  if (bytes.length > MAX_BYTES)
    throw logoError(file, `has ${(bytes.length / 1e6).toFixed(1)} MB, at most 2 MB are allowed`);
  const { format, width, height } = await readMetadata(file, bytes);
  if (format !== 'svg' && format !== 'png') throw logoError(file, `is a picture of the kind ${format}`);
  if (!width || !height) throw logoError(file, 'has no size');
  const logo = { bytes, width, height, isVector: format === 'svg' };
  const { data } = await rasterizeLogo(logo, 64, 64).catch((cause: unknown) =>
    Promise.reject(logoError(file, 'cannot be drawn', cause)),
  );
  if (!data.some((alpha, at) => at % 4 === 3 && alpha >= 64))
    throw logoError(file, 'is transparent all over');
  return logo;
}

export async function readLogoBytes(file: LogoFile, site: string): Promise<Buffer> {
  try {
    return await readFile(join(site, 'public', file.path));
  } catch (cause) {
    throw logoError(file, isMissing(cause) ? 'is missing' : 'cannot be read', cause);
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

/** A logo and the ground on which it shows: the first of all pairs in which nearly all of it stands out. */
export async function placeLogo(logos: readonly Logo[], grounds: readonly Hex[]) {
  const pairs = grounds.flatMap((ground) => logos.map((logo) => ({ logo, ground })));
  const lost = await Promise.all(
    pairs.map(async (pair) => ({ ...pair, share: await shareLost(pair.logo, pair.ground) })),
  );
  const [leastLost] = lost.toSorted((a, b) => a.share - b.share);
  const place = lost.find(({ share }) => share < 0.2) ?? leastLost;
  if (!place) throw new Error('a brand has a logo, and there are grounds to put it on');
  return place;
}

/** The share of the drawn pixels that hardly differ from the ground. */
async function shareLost(logo: Logo, ground: Hex): Promise<number> {
  const { data: rgba } = await rasterizeLogo(logo, 160, 80);
  let [drawn, lost] = [0, 0];
  for (let index = 0; index + 3 < rgba.length; index += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(index, index + 4);
    if (alpha < 128) continue;
    drawn++;
    if (contrast(toHex([red, green, blue]), ground) < DISTINCT) lost++;
  }
  return drawn === 0 ? 1 : lost / drawn;
}

/** The `most` colours that render a logo best on its ground. */
export async function colorsOfLogo(
  { logo, ground }: { readonly logo: Logo; readonly ground: Hex },
  most: number,
): Promise<Hex[]> {
  const { data, width, height } = await rasterizeLogo(logo, 280, 140);
  const reduced = await sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: ground })
    .png({ palette: true, colours: most, dither: 0, effort: 7 })
    .toBuffer();
  const pixels = await sharp(reduced).removeAlpha().raw().toBuffer();
  const colors = new Set<Hex>();
  for (let at = 0; at + 2 < pixels.length; at += 3) colors.add(`#${pixels.toString('hex', at, at + 3)}`);
  return [...colors].sort();
}

async function readMetadata(file: LogoFile, bytes: Buffer): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
  } catch (cause) {
    throw logoError(file, 'is not a picture that can be read', cause);
  }
}

function logoError({ path, key }: LogoFile, what: string, cause?: unknown): KithError {
  return new KithError(`The logo public${path} ${what}`, {
    hint: `Put an SVG or PNG of at most 4096 x 4096 pixels at public${path}, or name another one in brand.${key}.`,
    where: { file: 'content/program.yaml', key: `brand.${key}` },
    cause,
  });
}
