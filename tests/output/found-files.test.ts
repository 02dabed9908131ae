import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/core/files.ts';
import { keepTrusted, removeFiles, scanOutput } from '../../src/output/found-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function makeDist(): Promise<string> {
  const dist = await temporaryFolder();
  await mkdir(join(dist, 'a/b'), { recursive: true });
  await writeFile(join(dist, 'a/b/index.html'), 'one');
  await writeFile(join(dist, 'z.css'), 'two');
  return dist;
}

test('a file is found with its hash, its size and the time of writing', async () => {
  const dist = await makeDist();
  await utimes(join(dist, 'z.css'), 1, 2);
  const found = await scanOutput(dist);
  expect([...found.keys()]).toEqual(['a/b/index.html', 'z.css']);
  expect(found.get('z.css')).toEqual({
    hash: 'P8TM_nRYcOLA2Z9x8w_wZWyN7dQcwdfT03aw2-aF4vM',
    bytes: 3,
    written: 2_000_000_000n,
  });
});

test('what is known is not read again unless its time or its size differ', async () => {
  const dist = await makeDist();
  await utimes(join(dist, 'z.css'), 1, 2);
  const known = new Map([['z.css', { hash: 'as known', bytes: 3, written: 2_000_000_000n }]]);
  expect((await scanOutput(dist, known)).get('z.css')?.hash).toBe('as known');
  await utimes(join(dist, 'z.css'), 1, 3);
  expect((await scanOutput(dist, known)).get('z.css')?.hash).not.toBe('as known');
  await writeFile(join(dist, 'z.css'), 'three');
  await utimes(join(dist, 'z.css'), 1, 2);
  expect((await scanOutput(dist, known)).get('z.css')?.hash).not.toBe('as known');
});

test('files that a build did not leave like this are removed, with folders that are empty then', async () => {
  const dist = await makeDist();
  const found = Object.fromEntries(await scanOutput(dist));
  await writeFile(join(dist, 'a/b/index.html'), 'edited');
  await writeFile(join(dist, 'foreign.txt'), 'x');
  expect([...(await keepTrusted(dist, found)).keys()]).toEqual(['z.css']);
  expect(await listFiles(dist)).toEqual(['z.css']);
  expect(await listFiles(join(dist, 'a'))).toEqual([]);
});

test('to remove what is not there is no mistake', async () => {
  const dist = await makeDist();
  removeFiles(dist, ['a/b/index.html', 'a/b/gone.html', 'nowhere/at/all.html']);
  expect(await listFiles(dist)).toEqual(['z.css']);
});
