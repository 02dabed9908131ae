import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KithError } from '../core/errors.ts';

/** A font file. Each subset is one of its own. */
export interface FontFile {
  readonly path: string;
  readonly family: string;
  readonly weight: Weight;
  /** Characters that it may have, as a CSS `unicode-range`; null where only the file itself tells. */
  readonly range: string | null;
}
export type Weight = 100 | 200 | 300 | 400 | 500 | 600 | 700 | 800 | 900;

interface FontPackage {
  readonly folder: string;
  readonly id: string;
  readonly subsets: readonly string[];
  readonly weights: readonly Weight[];
  /**
   * Number and range of the small files into which a large family is cut besides. They have more than the subset of the
   * script, which lacks letters of names: Japan's 髙 and 﨑.
   */
  readonly slices: readonly (readonly [string, string])[];
}

/** Subsets that families have besides that of the script for which they are made. */
const OTHERS = ['latin', 'vietnamese', 'greek', 'cyrillic'];

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
  const { folder, id, subsets, weights, slices } = found;
  const nearest = weights.toSorted((a, b) => Math.abs(a - weight) - Math.abs(b - weight))[0] ?? 400;
  const file = (subset: string, range: string | null): FontFile => ({
    path: join(folder, 'files', `${id}-${subset}-${nearest}-normal.woff`),
    family: `${family} ${subset} ${nearest}`,
    weight: nearest,
    range,
  });
  return [
    ...inOrder(subsets).map((subset) => file(subset, null)),
    ...slices.map(([name, range]) => file(name, range)),
  ];
}

/** The package that has a family. */
export function packageOf(family: string): string {
  return `@fontsource/${family.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** All subsets of the family, its own script's before the Latin one: of fonts that have a character, the first is taken. */
function inOrder(subsets: readonly string[]): string[] {
  const rank = (subset: string) => OTHERS.findIndex((name) => subset.startsWith(name));
  return subsets.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function findPackage(family: string, site: string): FontPackage | null {
  const name = packageOf(family);
  for (const from of [join(site, 'package.json'), fileURLToPath(import.meta.url)]) {
    for (const modules of createRequire(from).resolve.paths(name) ?? []) {
      const folder = join(modules, name);
      const metadata = join(folder, 'metadata.json');
      if (!existsSync(metadata)) continue;
      const facts = JSON.parse(readFileSync(metadata, 'utf8')) as Omit<FontPackage, 'folder' | 'slices'>;
      return { ...facts, folder, slices: readSlices(folder) };
    }
  }
  return null;
}

function readSlices(folder: string): FontPackage['slices'] {
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(ranges).flatMap(([key, range]) => {
    const number = /^\[(\d+)\]$/.exec(key)?.[1];
    return number === undefined ? [] : [[number, range] as const];
  });
}
