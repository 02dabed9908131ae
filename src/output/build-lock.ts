import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KithError } from '../core/errors.ts';
import { holderOf, isRunning, takeLock } from './lock-file.ts';

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
  const { holder, wasLeft } = await takeLock(path);
  if (holder !== null) {
    throw new KithError('Another build of this site is running', {
      hint: `Wait for it to end (process ${holder}). If that process is something else, delete ${path}.`,
    });
  }
  return { afterInterruption: wasLeft, release: () => rm(path, { force: true }) };
}

/** Whether the last build of a site did not end. */
export function wasInterrupted(site: string): boolean {
  const holder = holderOf(lockPath(site));
  return holder !== null && !isRunning(holder);
}

function lockPath(site: string): string {
  return join(site, '.kith', 'building');
}
