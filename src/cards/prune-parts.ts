import { stat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../core/files.ts';

/** Room for parts that no card shows any more: enough to go back to last week's texts without rendering. */
export const SPARE_BYTES = 500_000_000;

/**
 * Takes parts out of the cache that the plan does not need, the longest untouched first, until what is not needed fits
 * into `spare` bytes; and whatever a killed render left half-written.
 * @param needed digests of the plan's scenes and bands
 * @returns how many parts went
 */
export async function pruneParts(
  cacheDir: string,
  needed: ReadonlySet<string>,
  spare: number = SPARE_BYTES,
): Promise<number> {
  const files = await listFiles(cacheDir);
  const idle = await Promise.all(
    files.filter((file) => !needed.has(digestOf(file))).map((file) => describe(cacheDir, file)),
  );
  const newestFirst = idle.sort((a, b) => b.touched - a.touched || (a.path < b.path ? -1 : 1));
  let room = spare;
  const gone = newestFirst.filter(({ path, bytes }) => {
    if (path.endsWith('.tmp')) return true;
    room -= bytes;
    return room < 0;
  });
  for (const { path } of gone) await rm(path, { force: true });
  return gone.length;
}

function digestOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

async function describe(cacheDir: string, file: string) {
  const path = join(cacheDir, file);
  const found = await stat(path).catch(() => null);
  return { path, bytes: found?.size ?? 0, touched: found?.mtimeMs ?? 0 };
}
