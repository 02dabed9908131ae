import { createHash } from 'node:crypto';
import { zipSync, type ZippableFile } from 'fflate';
import type { KitParts } from './build-kit.ts';

/**
 * What every entry is dated. fflate writes the local date and time, so a local date gives the same bytes in every
 * time zone.
 */
const DATED = new Date(2020, 0, 1);

/** A zip with sorted entries, texts compressed and PNGs, which are compressed already, stored: the same bytes every time. */
export function renderZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, bytes]): [string, ZippableFile] => [
      path,
      [bytes, { level: path.endsWith('.png') ? 0 : 9 }],
    ]);
  return zipSync(Object.fromEntries(entries), { mtime: DATED });
}

/** `manifest.json`: what the kit is, and every other file with its size in bytes and its SHA-256 in hexadecimal. */
export function renderManifest(
  { kit, links }: KitParts,
  files: Readonly<Record<string, Uint8Array>>,
): string {
  const { affiliate, segment, locale, shortLink, disclosure, coupon } = kit;
  const listed = Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, bytes]) => ({ path, bytes: bytes.byteLength, sha256: sha256(bytes) }));
  const about = { affiliate, segment, locale, landingPage: links.landing, shortLink, disclosure, coupon };
  return `${JSON.stringify({ version: 1, kit: about, files: listed }, null, 2)}\n`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
