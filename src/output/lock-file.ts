import { readFileSync } from 'node:fs';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What came of trying to take a lock. */
export interface LockAttempt {
  /** The running process that has it; null where it is ours now. */
  readonly holder: number | null;
  /** It was left behind by a process that died. */
  readonly wasLeft: boolean;
}

/** Takes a lock, a file that holds the id of a process, unless a running process has it. */
export async function takeLock(path: string): Promise<LockAttempt> {
  await mkdir(dirname(path), { recursive: true });
  // Made elsewhere and linked into place: nobody ever reads a lock without its process.
  const own = `${path}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, path);
    return { holder: null, wasLeft: false };
  } catch {
    const holder = holderOf(path);
    if (holder !== null && isRunning(holder)) return { holder, wasLeft: false };
    await rename(own, path);
    return { holder: null, wasLeft: true };
  } finally {
    await rm(own, { force: true });
  }
}

/** The process that a lock names; 0 where it names none; null where there is no lock. */
export function holderOf(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8')) || 0;
  } catch {
    return null;
  }
}

/** Whether another process with this id is running. */
export function isRunning(pid: number): boolean {
  if (pid === 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
