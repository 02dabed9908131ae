import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps the server's programs here and not on the PATH: one folder a version. */
const DEBIAN = '/usr/lib/postgresql';

/** What it takes to make a database and to serve it. */
const PROGRAMS = ['initdb', 'postgres'];

/**
 * The folder with the programs of a PostgreSQL server: the one that `KITH_POSTGRES` names, else the newest of Debian's,
 * else one on the PATH; null where there is none.
 */
export function findPostgres(): string | null {
  const named = process.env['KITH_POSTGRES'] ?? '';
  if (named !== '') return hasPrograms(named) ? named : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [...debianFolders(), ...folders].find(hasPrograms) ?? null;
}

function debianFolders(): string[] {
  try {
    const versions = readdirSync(DEBIAN).filter((name) => /^\d+$/.test(name));
    return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'));
  } catch {
    return [];
  }
}

function hasPrograms(folder: string): boolean {
  try {
    for (const program of PROGRAMS) accessSync(join(folder, program), constants.X_OK);
    return folder !== '';
  } catch {
    return false;
  }
}
