import { inflateSync } from 'node:zlib';
import { KithError } from '../core/errors.ts';

/** What a fallback font must be stretched to, in units of the em. */
export interface FontMetrics {
  readonly ascent: number;
  /** Positive, below the baseline. */
  readonly descent: number;
  readonly lineGap: number;
  /** Mean width of running text. */
  readonly width: number;
}

/** How often characters occur in Western European running text, in percent; the rest does not move the mean. */
const FREQUENCY: Readonly<Record<string, number>> = {
  ' ': 17,
  e: 11.5,
  a: 6.6,
  i: 6,
  n: 6,
  t: 6,
  s: 5.8,
  r: 5.4,
  o: 5,
  l: 4.2,
  u: 3.6,
  d: 3.1,
  c: 2.7,
  m: 2.3,
  p: 2.2,
  h: 2.2,
  g: 1.3,
  v: 1.2,
  f: 1.1,
  b: 1,
  y: 0.9,
  w: 0.9,
  q: 0.5,
  ',': 1,
  '.': 1,
  k: 0.4,
  x: 0.3,
  j: 0.3,
  z: 0.2,
};

/**
 * Metrics of a font in WOFF 1.0.
 * @see https://www.w3.org/TR/WOFF/ for the container, https://learn.microsoft.com/typography/opentype/spec/ for the tables
 */
export function parseFontMetrics(woff: Buffer, name: string): FontMetrics {
  if (woff.length < 44 || woff.toString('latin1', 0, 4) !== 'wOFF') {
    throw new KithError(`${name} is not a WOFF font`, {
      hint: 'Install the @fontsource package of the family anew.',
    });
  }
  const em = tableOf(woff, 'head').readUInt16BE(18);
  const hhea = tableOf(woff, 'hhea');
  return {
    ascent: hhea.readInt16BE(4) / em,
    descent: -hhea.readInt16BE(6) / em,
    lineGap: hhea.readInt16BE(8) / em,
    width: meanWidth(tableOf(woff, 'cmap'), tableOf(woff, 'hmtx'), hhea.readUInt16BE(34)) / em,
  };
}

function tableOf(woff: Buffer, tag: string): Buffer {
  const count = woff.readUInt16BE(12);
  for (let at = 44; at < 44 + count * 20; at += 20) {
    if (woff.toString('latin1', at, at + 4) !== tag) continue;
    const [offset, packed, full] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return packed < full ? inflateSync(bytes) : bytes;
  }
  throw new KithError(`The font has no table "${tag}"`, { hint: 'Choose another family in brand.fonts.' });
}

function meanWidth(cmap: Buffer, hmtx: Buffer, longMetrics: number): number {
  const glyphOf = glyphLookup(cmap);
  let sum = 0;
  let weights = 0;
  for (const [character, weight] of Object.entries(FREQUENCY)) {
    const glyph = glyphOf(character.charCodeAt(0));
    if (glyph === 0) continue;
    sum += weight * hmtx.readUInt16BE(Math.min(glyph, longMetrics - 1) * 4);
    weights += weight;
  }
  return sum / weights;
}

/** Glyph of a character by the font's format 4 table, which every font for the web has. */
function glyphLookup(cmap: Buffer): (code: number) => number {
  const start = formatFourOffset(cmap);
  const segments = cmap.readUInt16BE(start + 6) / 2;
  const field = (block: number, segment: number): number =>
    start + 14 + (block * segments + segment) * 2 + (block ? 2 : 0);
  return (code) => {
    for (let segment = 0; segment < segments; segment++) {
      if (cmap.readUInt16BE(field(0, segment)) < code) continue;
      const first = cmap.readUInt16BE(field(1, segment));
      if (first > code) return 0;
      const delta = cmap.readUInt16BE(field(2, segment));
      const rangeAt = field(3, segment);
      const range = cmap.readUInt16BE(rangeAt);
      const glyph = range === 0 ? code : cmap.readUInt16BE(rangeAt + range + (code - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function formatFourOffset(cmap: Buffer): number {
  const tables = cmap.readUInt16BE(2);
  for (let table = 0; table < tables; table++) {
    const offset = cmap.readUInt32BE(4 + table * 8 + 4);
    if (cmap.readUInt16BE(offset) === 4) return offset;
  }
  throw new KithError('The font has no character map of format 4', {
    hint: 'Choose another family in brand.fonts.',
  });
}
