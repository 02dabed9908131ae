import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { digestBytes } from '../core/digest.ts';
import { KithError } from '../core/errors.ts';
import { slugify } from '../schemas/slug.ts';

/** One file of a family: a weight of a subset. */
export interface FontFile {
  readonly family: string;
  readonly weight: number;
  readonly subset: string;
  /** Value of `unicode-range`. */
  readonly range: string;
  /** Name under `/fonts/`; holds a digest of the bytes, so that it may be cached for good. */
  readonly name: string;
  /** Where the WOFF2 lies in the package. */
  readonly source: string;
}

const MetadataSchema = z.object({ weights: z.array(z.number()), subsets: z.array(z.string()) });
const RangesSchema = z.record(z.string(), z.string());

/** Headings are bold; body text is regular, its emphasis semi-bold. */
export const HEADING_WEIGHTS = [700] as const;
export const BODY_WEIGHTS = [400, 600] as const;

/** Subsets that pages may need: names of people are written in more letters than the page's language has. */
const SUBSETS = ['latin', 'latin-ext'] as const;

/**
 * The files of a family in the weights asked for, or in the nearest that it has.
 * @throws where no @fontsource package of that family is installed
 */
export function readFontFiles(family: string, weights: readonly number[]): FontFile[] {
  const { folder, id } = findFamily(family);
  const facts = MetadataSchema.parse(readJson(join(folder, 'metadata.json')));
  const ranges = RangesSchema.parse(readJson(join(folder, 'unicode.json')));
  return weights.flatMap((asked) => {
    const weight = nearest(facts.weights, asked);
    return SUBSETS.filter((subset) => facts.subsets.includes(subset)).map((subset) => {
      const stem = `${id}-${subset}-${weight}-normal`;
      const source = join(folder, 'files', `${stem}.woff2`);
      const name = `${stem}.${digestBytes(readFileSync(source)).slice(0, 8)}.woff2`;
      return { family, weight: asked, subset, range: ranges[subset] ?? '', name, source };
    });
  });
}

/**
 * The package's folder and the id with which its files begin. Bundled code lies in the site's folder, which need not
 * have any packages: `KITH_ENGINE` (set by astro.config.mjs) is the folder that has.
 */
export function findFamily(family: string): { readonly folder: string; readonly id: string } {
  const id = slugify(family);
  const require = createRequire(join(process.env['KITH_ENGINE'] ?? process.cwd(), 'package.json'));
  try {
    return { folder: dirname(require.resolve(`@fontsource/${id}/package.json`)), id };
  } catch (cause) {
    throw new KithError(`The font "${family}" is not installed`, {
      hint: `Run "npm install @fontsource/${id}", or name another family.`,
      where: { file: 'content/program.yaml', key: 'brand.fonts' },
      cause,
    });
  }
}

function nearest(weights: readonly number[], asked: number): number {
  return weights.reduce(
    (best, next) => (Math.abs(next - asked) < Math.abs(best - asked) ? next : best),
    weights[0] ?? 400,
  );
}

/** Facts that a package states of itself. */
function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
