import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KithError } from '../core/errors.ts';

/** A font file. Each subset is a family of its own, or one would hide the others. */
export interface FontFile {
  readonly path: string;
  readonly family: string;
  readonly weight: Weight;
}
export type Weight = 100 | 200 | 300 | 400 | 500 | 600 | 700 | 800 | 900;

interface FontPackage {
  readonly folder: string;
  readonly id: string;
  readonly subsets: readonly string[];
  readonly weights: readonly Weight[];
}

/**
 * The files of a family in the installed `@fontsource` packages, in the weight nearest to the wished one.
 * The site's packages come before Kith's own. `key` is where the family is named.
 * @throws KithError when it is not installed.
 */
export function resolveFonts(family: string, weight: Weight, site: string, key = 'brand.fonts'): FontFile[] {
  const files = findFonts(family, weight, site);
  if (files) return files;
  throw new KithError(`The font "${family}" is not installed`, {
    hint: `Run npm i ${packageOf(family)}, or name another family in ${key}. All families: https://fontsource.org`,
    where: { file: 'content/program.yaml', key },
  });
}

/** The same; null when it is not installed. */
export function findFonts(family: string, weight: Weight, site: string): FontFile[] | null {
  const found = findPackage(family, site);
  if (!found) return null;
  const { folder, id, subsets, weights } = found;
  const nearest = weights.toSorted((a, b) => Math.abs(a - weight) - Math.abs(b - weight))[0] ?? 400;
  return subsetsLatinFirst(subsets).map((subset) => ({
    path: join(folder, 'files', `${id}-${subset}-${nearest}-normal.woff`),
    family: `${family} ${subset} ${nearest}`,
    weight: nearest,
  }));
}

/** The package that has a family. */
export function packageOf(family: string): string {
  return `@fontsource/${family.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** All subsets of the family; of fonts that have a character, the first is taken. */
function subsetsLatinFirst(subsets: readonly string[]): string[] {
  const isLatin = (subset: string) => Number(subset.startsWith('latin'));
  return subsets.toSorted((a, b) => isLatin(b) - isLatin(a) || (a < b ? -1 : 1));
}

function findPackage(family: string, site: string): FontPackage | null {
  const name = packageOf(family);
  for (const from of [join(site, 'package.json'), fileURLToPath(import.meta.url)]) {
    for (const modules of createRequire(from).resolve.paths(name) ?? []) {
      const folder = join(modules, name);
      const metadata = join(folder, 'metadata.json');
      if (!existsSync(metadata)) continue;
      const facts = JSON.parse(readFileSync(metadata, 'utf8')) as Omit<FontPackage, 'folder'>;
      return { ...facts, folder };
    }
  }
  return null;
}
