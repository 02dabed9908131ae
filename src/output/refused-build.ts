import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileWhole } from '../core/files.ts';
import { readManifestAt, type Manifest } from './manifest.ts';

/**
 * What a build left in dist that made everything and did not pass its check. The files are whole and the next build
 * goes on from them; the manifest is still that of the last build that finished.
 */
export interface RefusedBuild extends Manifest {
  /** The files that did not pass: whether or not the next build writes them again, it looks at them again. */
  readonly faulty: readonly string[];
}

/** Null where the last build was not refused. */
export function readRefused(site: string): Promise<RefusedBuild | null> {
  return readManifestAt<RefusedBuild>(refusedPath(site));
}

export async function writeRefused(site: string, build: RefusedBuild): Promise<void> {
  await writeFileWhole(refusedPath(site), JSON.stringify(build));
}

export async function forgetRefused(site: string): Promise<void> {
  await rm(refusedPath(site), { force: true });
}

function refusedPath(site: string): string {
  return join(site, '.kith', 'refused.json');
}
