import { crc32, inflateSync } from 'node:zlib';

export interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks of a PNG, as a strict decoder reads them: signature, lengths, CRCs, nothing after IEND. */
export function readChunks(png: Buffer): Chunk[] {
  if (png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('not the signature of a PNG');
  const chunks: Chunk[] = [];
  let at = 8;
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (png.readUInt32BE(at + 8 + length) !== crc32(png.subarray(at + 4, at + 8 + length)))
      throw new Error(`${type}: CRC`);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  if (at !== png.length) throw new Error('bytes are missing');
  return chunks;
}

/** The filtered rows; inflating checks the Adler-32 of all of them. */
export function inflateRows(chunks: readonly Chunk[]): Buffer {
  const { buffer, engine } = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
    {
      info: true,
    },
  ) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
  const compressed = chunks.reduce((sum, { type, data }) => sum + (type === 'IDAT' ? data.length : 0), 0);
  if (engine.bytesWritten !== compressed) throw new Error('bytes follow the end of the stream');
  return buffer;
}
