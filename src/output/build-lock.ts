import { readFileSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KithError } from '../core/errors.ts';

/** A build under way, or one that never ended. */
export interface BuildLock {
  /** The build before this one did not end: what it left behind is not to be trusted. */
  readonly afterInterruption: boolean;
  /** Takes the mark away: dist is whole again, or was not touched. */
  release(): Promise<void>;
}

/**
 * Marks that a build is under way. The mark stays when a build dies, so that the next one and `check` know.
 * @throws where another build of the same site is running
 */
export async function lockBuild(site: string): Promise<BuildLock> {
  const path = lockPath(site);
  const owner = ownerOf(path);
  if (owner !== null && isRunning(owner)) {
    throw new KithError('Another build of this site is running', {
      hint: `Wait for it to end (process ${owner}).`,
    });
  }
  await mkdir(join(site, '.kith'), { recursive: true });
  const file = await open(path, 'w');
  await file.writeFile(String(process.pid));
  await file.close();
  return { afterInterruption: owner !== null, release: () => rm(path, { force: true }) };
}

/** Whether the last build of a site did not end. */
export function wasInterrupted(site: string): boolean {
  const owner = ownerOf(lockPath(site));
  return owner !== null && !isRunning(owner);
}

function lockPath(site: string): string {
  return join(site, '.kith', 'building');
}

/** The process that made the mark; 0 where the mark cannot be read; null where there is none. */
function ownerOf(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8')) || 0;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  if (pid === 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
