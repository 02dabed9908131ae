import { gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { readMarkup } from './read-markup.ts';

/** What a file says, or a file inside it. */
export interface SaidText {
  /** Path inside an archive; null for the file itself. */
  readonly part: string | null;
  readonly text: string;
}

/**
 * Everything that a file of dist says: archives are unpacked, search indexes and the texts inside PNGs inflated,
 * entities, percent signs and JavaScript's escapes decoded. Only pixels are left aside.
 */
export function readTexts(file: string, bytes: Uint8Array): SaidText[] {
  if (!startsWith(bytes, ZIP)) return [{ part: null, text: textOf(file, bytes) }];
  return Object.entries(unzipSync(bytes)).flatMap(([name, content]) => [
    { part: name, text: name },
    ...readTexts(name, content).map(({ part, text }) => ({
      part: part === null ? name : `${name}/${part}`,
      text,
    })),
  ]);
}

/** Escapes that hide letters: `%40`, `\u0040`, `&#64;`. */
export function decodeEscapes(text: string): string {
  if (!/[%&\\]/.test(text)) return text;
  return text.replace(
    /((?:%[0-9a-f]{2})+)|\\u([0-9a-f]{4})|&#(?:x([0-9a-f]{1,6})|(\d{1,7}));|&(amp|lt|gt|quot|apos|nbsp);/gi,
    (escape: string, percent?: string, unit?: string, hex?: string, decimal?: string, name?: string) => {
      if (percent !== undefined) return decodePercent(percent);
      if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? escape;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : escape;
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const GZIP = [0x1f, 0x8b];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function textOf(file: string, bytes: Uint8Array): string {
  if (startsWith(bytes, PNG)) return textOfPng(bytes);
  if (startsWith(bytes, GZIP)) return decodeEscapes(toText(tryTo(gunzipSync, bytes)));
  const text = toText(bytes);
  return decodeEscapes(file.endsWith('.html') ? readMarkup(text).said : text);
}

/** What the chunks of a PNG say that are not pixels, and whatever stands behind its end. */
function textOfPng(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const said: string[] = [];
  let at = PNG.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = toText(bytes.subarray(at + 4, at + 8));
    if (type !== 'IDAT') said.push(textOfChunk(type, bytes.subarray(at + 8, at + 8 + length)));
    at += length + 12;
    if (type === 'IEND') break;
  }
  said.push(toText(bytes.subarray(at)));
  return said.join('\n');
}

function textOfChunk(type: string, content: Uint8Array): string {
  const raw = toText(content);
  if (type !== 'zTXt' && type !== 'iTXt' && type !== 'iCCP') return raw;
  // The packed part begins behind one of the zero bytes that end the keyword, the language and the translation.
  const starts = [...content.keys()].filter((index) => content[index] === 0x78);
  const packed = starts.map((start) => toText(tryTo(inflateSync, content.subarray(start), new Uint8Array())));
  return [raw, ...packed].join('\n');
}

function tryTo(unpack: (bytes: Uint8Array) => Uint8Array, bytes: Uint8Array, instead = bytes): Uint8Array {
  try {
    return unpack(bytes);
  } catch {
    return instead;
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
