import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { writeFileWhole } from '../core/files.ts';
import type { PlannedBundle } from '../schemas/plan.ts';
import { renderZip } from './kit-zip.ts';

/** Writes one zip from those of single kits, which are in the folder already: a folder for each. */
export async function makeBundle({ zip, kits }: PlannedBundle, outDir: string): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  for (const kit of kits) {
    const folder = basename(kit, '.zip');
    for (const [path, bytes] of Object.entries(unzipSync(await readFile(join(outDir, kit)))))
      files[`${folder}/${path}`] = bytes;
  }
  await writeFileWhole(join(outDir, zip), renderZip(files));
}
