import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatBytes } from '../i18n/format.ts';

/**
 * What a card or zip of dist weighs, in words; null where it is not there, as while a site is only looked at. Its digest is
 * part of the page's own, and the same digest gives the same bytes.
 */
export function readWeight(path: string, locale: string): string | null {
  const file = join(resolve(process.env['KITH_SITE'] ?? '.'), 'dist', path);
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? formatBytes(found.size, locale) : null;
}
