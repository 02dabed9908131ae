import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KithError } from '../core/errors.ts';

/** A font file, and how satori knows it. Each subset is a family of its own, or one would hide the others. */
export interface FontFile {
  readonly path: string;
  readonly family: string;
  readonly weight: Weight;
}
export type Weight = 300 | 400 | 500 | 600 | 700 | 800 | 900;

interface FontPackage {
  readonly folder: string;
  readonly id: string;
  readonly subsets: readonly string[];
  readonly weights: readonly number[];
}

/**
 * The files of a family in the installed `@fontsource` packages, in the weight nearest to the wished one.
 * The site's packages come before Kith's own.
 */
export async function resolveFonts(family: string, weight: Weight, site: string): Promise<FontFile[]> {
  const { folder, id, subsets, weights } = await readPackage(family, site);
  const nearest = weights.toSorted((a, b) => Math.abs(a - weight) - Math.abs(b - weight))[0] ?? 400;
  return subsetsLatinFirst(subsets).map((subset) => ({
    path: join(folder, 'files', `${id}-${subset}-${nearest}-normal.woff2`),
    family: `${family} ${subset}`,
    weight,
  }));
}

/** All subsets of the family; of fonts that have a character, satori takes the first. */
function subsetsLatinFirst(subsets: readonly string[]): string[] {
  const isLatin = (subset: string) => Number(subset.startsWith('latin'));
  return subsets.toSorted((a, b) => isLatin(b) - isLatin(a) || (a < b ? -1 : 1));
}

/** The drawing of emoji in one colour, whole: 0.5 MB, read only for texts that have one. */
export async function resolveEmojiFont(weight: Weight, site: string): Promise<FontFile> {
  const { folder } = await readPackage('Noto Emoji', site);
  const drawn = Math.min(weight, 700) as Weight;
  return {
    path: join(folder, 'files', `noto-emoji-emoji-${drawn}-normal.woff2`),
    family: 'Noto Emoji',
    weight,
  };
}

async function readPackage(family: string, site: string): Promise<FontPackage> {
  const name = `@fontsource/${family.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const folder = findPackage(name, site);
  if (!folder) {
    throw new KithError(`The font "${family}" is not installed`, {
      hint: `Run npm i ${name}, or name another family in brand.fonts. All families: https://fontsource.org`,
      where: { file: 'content/program.yaml', key: 'brand.fonts' },
    });
  }
  const metadata = JSON.parse(await readFile(join(folder, 'metadata.json'), 'utf8')) as Omit<
    FontPackage,
    'folder'
  >;
  return { ...metadata, folder };
}

function findPackage(name: string, site: string): string | null {
  for (const from of [join(site, 'package.json'), fileURLToPath(import.meta.url)]) {
    for (const modules of createRequire(from).resolve.paths(name) ?? []) {
      if (existsSync(join(modules, name, 'metadata.json'))) return join(modules, name);
    }
  }
  return null;
}
