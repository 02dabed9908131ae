import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from './digest.ts';

/** Files of a folder, each with the digest of what is in it: what is made of them is another thing when this is. */
export function digestFiles(folder: string, files: readonly string[]): Promise<string[]> {
  return Promise.all(files.map(async (file) => `${file} ${digestBytes(await readFile(join(folder, file)))}`));
}
