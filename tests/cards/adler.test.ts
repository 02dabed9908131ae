import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { adler32, joinAdler32 } from '../../src/cards/png/adler.ts';

const runs = [0, 1, 5552, 5553, 70_000].map((length) =>
  Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256),
);

test.each(runs.map((run) => ({ run, length: run.length })))('sums $length bytes as zlib does', ({ run }) => {
  expect(adler32(run)).toBe(deflateSync(run).readUInt32BE(deflateSync(run).length - 4));
});

test('joins the sums of two runs to the sum of both', () => {
  for (const first of runs) {
    for (const second of runs) {
      const sum = joinAdler32(adler32(first), adler32(second), second.length);
      expect(sum).toBe(adler32(Buffer.concat([first, second])));
    }
  }
});
