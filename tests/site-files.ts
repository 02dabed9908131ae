import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from '../src/core/files.ts';

/** Files of a site; null stands for a file that is not there. */
export type SiteFiles = Readonly<Record<string, string | null>>;

/** Writes files into a new temporary folder. The caller removes it. */
export async function writeSite(files: SiteFiles): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'kith-run-'));
  await changeSite(site, files);
  return site;
}

/** Writes, replaces or removes files of a site. */
export async function changeSite(site: string, files: SiteFiles): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    if (text === null) {
      await rm(join(site, file), { force: true });
      continue;
    }
    await mkdir(dirname(join(site, file)), { recursive: true });
    await writeFile(join(site, file), text);
  }
}

/** Path -> SHA-256 of every file below a folder. */
export async function hashesOf(folder: string): Promise<Record<string, string>> {
  const hashed = (await listFiles(folder)).map(async (file) => {
    const bytes = await readFile(join(folder, file));
    return [file, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}
