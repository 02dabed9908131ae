import { mkdtemp, utimes, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pruneParts } from '../../src/cards/prune-parts.ts';
import { listFiles } from '../../src/core/files.ts';

/** A cache of parts of 100 bytes each, the first the newest. */
async function makeCache(files: readonly string[]): Promise<string> {
  const cache = await mkdtemp(join(tmpdir(), 'kith-parts-'));
  for (const [age, file] of files.entries()) {
    await mkdir(join(cache, file, '..'), { recursive: true });
    await writeFile(join(cache, file), Buffer.alloc(100));
    const day = new Date(Date.UTC(2026, 10, 21 - age));
    await utimes(join(cache, file), day, day);
  }
  return cache;
}

test('keeps what the plan needs, and of the rest the newest that fit', async () => {
  const cache = await makeCache(['aa/aa1', 'bb/bb1', 'cc/cc1', 'dd/dd1', 'ee/ee1']);
  expect(await pruneParts(cache, new Set(['ee1', 'bb1']), 200)).toBe(1);
  expect(await listFiles(cache)).toEqual(['aa/aa1', 'bb/bb1', 'cc/cc1', 'ee/ee1']);
  expect(await pruneParts(cache, new Set(['ee1']), 0)).toBe(3);
  expect(await listFiles(cache)).toEqual(['ee/ee1']);
});

test('takes away what a killed render left', async () => {
  const cache = await makeCache(['aa/aa1.77-0.tmp', 'aa/aa1']);
  expect(await pruneParts(cache, new Set(['aa1']))).toBe(1);
  expect(await listFiles(cache)).toEqual(['aa/aa1']);
});

test('there need not be a cache yet', async () => {
  expect(await pruneParts(join(tmpdir(), 'kith-no-such-cache'), new Set())).toBe(0);
});
