import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { digest } from '../core/digest.ts';
import { digestFiles } from '../core/digest-files.ts';
import { listFiles } from '../core/files.ts';

/** Folders whose code decides what a kit holds. */
const FOLDERS = ['core', 'kits', 'links', 'i18n'] as const;
/** Packages whose output stands in a kit; they are pinned exactly in package.json. */
const PACKAGES = ['fflate', 'sharp', 'uqr'] as const;

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

const PackageSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

/**
 * The version of everything that makes kits, for their digests: nobody has to remember to raise a number.
 * @param source the folder of the code, which the tests replace
 */
export async function kitsVersion(source = SOURCE): Promise<string> {
  const files = await Promise.all(FOLDERS.map((folder) => digestFolder(join(source, folder))));
  const { dependencies } = PackageSchema.parse(
    JSON.parse(await readFile(join(source, '../package.json'), 'utf8')),
  );
  return digest({ files, packages: PACKAGES.map((name) => `${name}@${dependencies[name] ?? 'none'}`) });
}

async function digestFolder(folder: string): Promise<string[]> {
  return digestFiles(
    folder,
    (await listFiles(folder)).filter((file) => file.endsWith('.ts')),
  );
}
