import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { readTextIfAny, writeFileWhole } from '../src/core/files.ts';
import type { Progress } from '../src/core/progress.ts';

/** Shorter secrets could be found by trying. */
const SHORTEST = 16;

/** The secret behind the portals' addresses: `KITH_SECRET`, else one that is made once and kept in `.kith/secret`. */
export async function portalSecret(site: string, progress: Progress): Promise<string> {
  const given = process.env['KITH_SECRET'];
  if (given !== undefined && given !== '') {
    if (given.length >= SHORTEST) return given;
    throw new KithError(`KITH_SECRET has ${given.length} characters, it needs at least ${SHORTEST}`, {
      hint: 'Make one with: openssl rand -hex 32',
    });
  }
  const path = join(site, '.kith', 'secret');
  const kept = (await readTextIfAny(path))?.trim();
  if (kept) return kept;
  const made = randomBytes(32).toString('hex');
  await writeFileWhole(path, `${made}\n`);
  progress.note(
    'KITH_SECRET is not set: made one in .kith/secret. Set it wherever you deploy from, or the addresses of the ' +
      "affiliates' pages will differ from machine to machine.",
  );
  return made;
}
