import { crc32 } from 'node:zlib';

/** https://www.w3.org/TR/png-3/#3PNGsignature */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A chunk of a PNG: length, type, data, CRC of type and data. */
export function buildChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

/** Everything before the pixels of a picture with a palette of `colors` (red, green, blue, red...), 8 bits a pixel. */
export function buildHead(width: number, height: number, colors: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, buildChunk('IHDR', header), buildChunk('PLTE', colors)]);
}

/** Everything after the pixels. */
export const TAIL: Buffer = buildChunk('IEND', new Uint8Array(0));
