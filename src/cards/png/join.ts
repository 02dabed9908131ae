import { joinAdler32 } from './adler.ts';
import { TAIL, buildChunk } from './chunks.ts';
import type { Rows } from './rows.ts';

/** CMF and FLG of a zlib stream with a window of 32 KB: RFC 1950, 2.2. */
const STREAM_START: Buffer = buildChunk('IDAT', Buffer.from([0x78, 0xda]));
/** An empty last block with fixed codes: RFC 1951, 3.2.6. */
const LAST_BLOCK = [0x03, 0x00];

/** The pieces of a PNG whose rows are those of `parts`, from top to bottom: nothing is rendered, nothing compressed. */
export function joinRows(head: Buffer, parts: readonly Rows[]): Buffer[] {
  let sum = 1;
  for (const { adler, length } of parts) sum = joinAdler32(sum, adler, length);
  const end = Buffer.from([...LAST_BLOCK, 0, 0, 0, 0]);
  end.writeUInt32BE(sum, LAST_BLOCK.length);
  return [head, STREAM_START, ...parts.map(({ chunk }) => chunk), buildChunk('IDAT', end), TAIL];
}
