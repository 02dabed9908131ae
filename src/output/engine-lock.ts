import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock } from './lock-file.ts';

/** Milliseconds between two looks at a lock that somebody else has. */
const PAUSE = 100;

export interface EngineLock {
  /** Hands the lock to a child, so that it holds for as long as the child runs, even when we die first. */
  giveTo(pid: number): Promise<void>;
  release(): Promise<void>;
}

/**
 * Waits for its turn to run Astro's build. Astro keeps its half-built bundle in its root, which all sites share: two builds
 * at once would read each other's.
 * @param wait called once where another process has the lock
 */
export async function lockEngine(engine: string, wait: (holder: number) => void): Promise<EngineLock> {
  const path = join(engine, '.astro', 'rendering');
  for (let told = false; ; told = true) {
    const { holder } = await takeLock(path);
    if (holder === null) break;
    if (!told) wait(holder);
    await sleep(PAUSE);
  }
  return { giveTo: (pid) => writeFile(path, String(pid)), release: () => rm(path, { force: true }) };
}
