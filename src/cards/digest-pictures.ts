import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '../core/digest.ts';
import type { Project } from '../schemas/project.ts';

/** The digests of all pictures that cards may show, by their path in public/; none for what is missing. */
export async function digestPictures(
  { program, caseStudies, cardTemplates }: Pick<Project, 'program' | 'caseStudies' | 'cardTemplates'>,
  site: string,
): Promise<Record<string, string>> {
  const paths = new Set([
    program.brand.photo,
    ...caseStudies.flatMap(({ data }) => [data.face, data.logo]),
    ...cardTemplates.map(({ data }) => data.picture),
  ]);
  const entries = await Promise.all(
    [...paths].map(async (path) => {
      if (path === undefined) return [];
      const bytes = await readFile(join(site, 'public', path)).catch(() => null);
      return bytes === null ? [] : [[path, digestBytes(bytes)] as const];
    }),
  );
  return Object.fromEntries(entries.flat());
}
