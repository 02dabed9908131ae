import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { digestBytes } from '../core/digest.ts';
import { KithError } from '../core/errors.ts';
import type { Brand } from '../schemas/program.ts';

/** Room for the logo in e-mails, in CSS pixels; the file has three times as many for dense screens. */
const BOX = { width: 200, height: 36 };
const DENSITY = 3;
const MAX_PIXELS = 4096 * 4096;

/** A logo as e-mails show it: programs for mail cannot draw SVG, so it is a PNG that the site serves. */
export interface EmailLogo {
  /** For light or for dark ground. */
  readonly on: 'light' | 'dark';
  /** Name under `/email/`; holds a digest of the bytes, so that it may be cached for good. */
  readonly name: string;
  /** The picture that it is made from. */
  readonly source: string;
}

/** The logos of a brand; without one for dark ground e-mails keep the other on a light field. */
export function emailLogos({ logo, logoOnDark }: Brand, site: string): EmailLogo[] {
  const on = (ground: EmailLogo['on'], path: string): EmailLogo => {
    const source = join(site, 'public', path);
    return {
      on: ground,
      name: `logo-on-${ground}.${digestBytes(readLogo(source, path)).slice(0, 8)}.png`,
      source,
    };
  };
  return [on('light', logo), ...(logoOnDark === undefined ? [] : [on('dark', logoOnDark)])];
}

/** How large the logo stands in an e-mail, in CSS pixels. */
export async function emailLogoSize({ source }: EmailLogo): Promise<{ width: number; height: number }> {
  const { width, height } = await sharp(source, { limitInputPixels: MAX_PIXELS }).metadata();
  const scale = Math.min(BOX.width / width, BOX.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The logo as a PNG. It is only ever made into pixels: nothing inside of an SVG runs, nothing it refers to is read. */
export async function renderEmailLogo(logo: EmailLogo): Promise<Buffer> {
  const { width, format } = await sharp(logo.source, { limitInputPixels: MAX_PIXELS }).metadata();
  const size = await emailLogoSize(logo);
  const scale = (size.width * DENSITY) / width;
  const density = format === 'svg' ? Math.min(2400, Math.max(1, 72 * scale)) : 72;
  return sharp(logo.source, { density, limitInputPixels: MAX_PIXELS })
    .resize({ width: size.width * DENSITY, height: size.height * DENSITY, fit: 'fill' })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

function readLogo(source: string, path: string): Buffer {
  try {
    return readFileSync(source);
  } catch (cause) {
    throw new KithError(`The logo public${path} cannot be read`, {
      hint: `Put an SVG or PNG at public${path}, or name another one in brand.`,
      where: { file: 'content/program.yaml', key: 'brand' },
      cause,
    });
  }
}
