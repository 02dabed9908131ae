import { inflateSync } from 'node:zlib';

/** Lengths of the headers and of a table's entry: WOFF's, and those of the font inside. */
const WOFF = { header: 44, entry: 20 };
const SFNT = { header: 12, entry: 16 };

/**
 * The TrueType or OpenType font inside a WOFF 1.0 file.
 * @see https://www.w3.org/TR/WOFF/
 */
export function unpackWoff(woff: Buffer): Uint8Array {
  const count = woff.readUInt16BE(12);
  const sfnt = Buffer.alloc(woff.readUInt32BE(16) + count * 4);
  woff.copy(sfnt, 0, 4, 8);
  sfnt.writeUInt16BE(count, 4);
  let end = SFNT.header + count * SFNT.entry;
  for (let table = 0; table < count; table++) {
    end += copyTable(woff, WOFF.header + table * WOFF.entry, sfnt, SFNT.header + table * SFNT.entry, end);
  }
  return sfnt.subarray(0, end);
}

/** Copies a table and its entry, and returns the room that it takes: tables begin at multiples of four bytes. */
function copyTable(woff: Buffer, from: number, sfnt: Buffer, to: number, place: number): number {
  const offset = woff.readUInt32BE(from + 4);
  const packed = woff.readUInt32BE(from + 8);
  const length = woff.readUInt32BE(from + 12);
  const bytes = woff.subarray(offset, offset + packed);
  (packed < length ? inflateSync(bytes) : bytes).copy(sfnt, place);
  woff.copy(sfnt, to, from, from + 4);
  woff.copy(sfnt, to + 4, from + 16, from + 20);
  sfnt.writeUInt32BE(place, to + 8);
  sfnt.writeUInt32BE(length, to + 12);
  return (length + 3) & ~3;
}
