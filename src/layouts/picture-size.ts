import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

/** Width and height of a picture, in its own pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const known = new Map<string, { readonly version: string; readonly size: Promise<PictureSize | null> }>();

/**
 * How large a picture of public/ is, so that pages keep its place before it arrives.
 * @param path as in `src`: `/logo.svg`
 * @returns null for pictures of other sites, and for what is not there or no picture, which the check of links tells
 */
export async function readPictureSize(path: string): Promise<PictureSize | null> {
  if (!path.startsWith('/') || path.startsWith('//')) return null;
  const file = join(resolve(process.env['KITH_SITE'] ?? '.'), 'public', path.replace(/[?#].*$/, ''));
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return null;
  const version = `${found.ino} ${found.mtimeMs} ${found.size}`;
  const cached = known.get(file);
  if (cached?.version === version) return cached.size;
  const size = measure(file);
  known.set(file, { version, size });
  return size;
}

interface WantedSize {
  readonly width?: number | string | undefined;
  readonly height?: number | string | undefined;
}

/** The size that an author wants; where they name one side, the other follows from the picture. */
export function fitPictureSize(size: PictureSize | null, { width, height }: WantedSize): WantedSize {
  if (width !== undefined && height !== undefined) return { width, height };
  if (size === null) return { width, height };
  if (width !== undefined) return { width, height: Math.round((Number(width) * size.height) / size.width) };
  if (height !== undefined) return { width: Math.round((Number(height) * size.width) / size.height), height };
  return size;
}

async function measure(file: string): Promise<PictureSize | null> {
  try {
    // Photographs may lie on their side.
    const { autoOrient } = await sharp(file).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return null;
  }
}
