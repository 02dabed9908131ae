import { join, resolve } from 'node:path';
import { readTextIfAny, writeFileWhole } from '../src/core/files.ts';
import { renderJsonSchemas, SCHEMA_FOLDER } from '../src/project/json-schemas.ts';
import type { CommonOptions } from './kith.ts';
import { openTerminal } from './terminal.ts';

/** `kith schemas`: writes what editors check and complete YAML with. */
export async function schemas(options: CommonOptions): Promise<void> {
  const written = await writeSchemas(resolve(options.site));
  openTerminal(options).print(
    written.length === 0 ? `${SCHEMA_FOLDER} is up to date.` : `Wrote ${written.join(', ')}`,
    { written },
  );
}

/** @returns the files that were not there like this */
export async function writeSchemas(site: string): Promise<string[]> {
  const written: string[] = [];
  for (const [name, text] of Object.entries(renderJsonSchemas())) {
    const file = `${SCHEMA_FOLDER}/${name}`;
    if ((await readTextIfAny(join(site, file))) === text) continue;
    await writeFileWhole(join(site, file), text);
    written.push(file);
  }
  return written;
}
