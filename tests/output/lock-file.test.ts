import { spawn, spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { holderOf, takeLock } from '../../src/output/lock-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SLEEP = ['-e', 'setTimeout(() => {}, 60_000)'];
const lockIn = async () => join(await temporaryFolder(), 'locks', 'build.lock');
const contentOf = (lock: string) => readFile(lock, 'utf8');

test('a lock that nobody has is taken, with nothing else left beside it', async () => {
  const lock = await lockIn();
  expect(holderOf(lock)).toBeNull();
  expect(await takeLock(lock)).toEqual({ holder: null, wasLeft: false });
  expect(await contentOf(lock)).toBe(String(process.pid));
  expect(await readdir(dirname(lock))).toEqual(['build.lock']);
});

test('of a running process it is left alone, and says whose it is', async () => {
  const lock = await lockIn();
  await takeLock(lock);
  const other = spawn(process.execPath, SLEEP);
  try {
    await writeFile(lock, String(other.pid));
    expect(await takeLock(lock)).toEqual({ holder: other.pid, wasLeft: false });
    expect(await contentOf(lock)).toBe(String(other.pid));
    expect(await readdir(dirname(lock))).toEqual(['build.lock']);
  } finally {
    other.kill();
  }
});

test.each([
  ['a process that has ended', () => String(spawnSync(process.execPath, ['-e', '']).pid)],
  ['an earlier process with our own id', () => String(process.pid)],
  ['nobody that can be read', () => 'half a lo'],
  ['nobody, since it is empty', () => ''],
])('what was left by %s is taken over', async (_, content) => {
  const lock = await lockIn();
  await takeLock(lock);
  await writeFile(lock, content());
  expect(await takeLock(lock)).toEqual({ holder: null, wasLeft: true });
  expect(await contentOf(lock)).toBe(String(process.pid));
});
