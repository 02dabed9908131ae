import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { scanOutput } from '../../src/output/found-files.ts';
import { readAlongside } from '../../src/output/read-alongside.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PAGES = Array.from({ length: 60 }, (_, index) => `page-${index}.html`);
const write = (dist: string, path: string, text: string) => writeFile(join(dist, path), text);

/** Waits until so many pages were read, and a little longer: no more may be. */
async function readAtLeast(count: () => number, wanted: number): Promise<void> {
  await vi.waitFor(() => expect(count()).toBeGreaterThanOrEqual(wanted), 10_000);
  await sleep(100);
}

test('pages are read while others are still made, the latest ones left to themselves', async () => {
  const dist = await temporaryFolder();
  const looked = new Map<string, string>();
  const look = (path: string, bytes: Buffer) => void looked.set(path, bytes.toString());
  let during: readonly string[] = [];
  const { made, read } = await readAlongside(dist, look, async (began) => {
    for (const path of PAGES) {
      began(path);
      await write(dist, path, `this is ${path}`);
    }
    await readAtLeast(() => looked.size, 44);
    during = [...looked.keys()];
    return { made: PAGES.length };
  });
  expect(made).toBe(60);
  expect(during).toEqual(PAGES.slice(0, 44));
  expect([...looked.keys()]).toEqual(during);
  expect(looked.get('page-7.html')).toBe('this is page-7.html');
  const found = await scanOutput(dist);
  for (const [path, file] of read) expect(file).toEqual(found.get(path));
  expect([...read.keys()]).toEqual(during);
});

test('a page that is not there yet is left out', async () => {
  const dist = await temporaryFolder();
  const looked: string[] = [];
  const look = (path: string) => void looked.push(path);
  await readAlongside(dist, look, async (began) => {
    await Promise.all(PAGES.slice(1).map((path) => write(dist, path, 'x')));
    for (const path of PAGES) began(path);
    await readAtLeast(() => looked.length, 43);
    return {};
  });
  expect(looked).toEqual(PAGES.slice(1, 44));
});

test('a page that is written again after it was read is another one than was read', async () => {
  const dist = await temporaryFolder();
  const looked: string[] = [];
  const look = (path: string) => void looked.push(path);
  const { read } = await readAlongside(dist, look, async (began) => {
    for (const path of PAGES) {
      await write(dist, path, 'before');
      began(path);
    }
    await readAtLeast(() => looked.length, 44);
    await write(dist, 'page-3.html', 'behind');
    return {};
  });
  const files = await scanOutput(dist, read);
  expect(files.get('page-4.html')).toBe(read.get('page-4.html'));
  expect(files.get('page-3.html')?.hash).not.toBe(read.get('page-3.html')?.hash);
  expect(files.get('page-3.html')?.hash).toBe((await scanOutput(dist)).get('page-3.html')?.hash);
});

test('what goes wrong in the work or in the look ends both', async () => {
  const dist = await temporaryFolder();
  const failing = readAlongside(
    dist,
    () => undefined,
    () => Promise.reject(new Error('the work')),
  );
  await expect(failing).rejects.toThrow('the work');
  const refusing = readAlongside(
    dist,
    () => {
      throw new Error('the look');
    },
    async (began) => {
      await Promise.all(PAGES.map((path) => write(dist, path, 'x')));
      for (const path of PAGES) began(path);
      await sleep(100);
      return {};
    },
  );
  await expect(refusing).rejects.toThrow('the look');
});
