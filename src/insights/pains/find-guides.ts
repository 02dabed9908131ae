import type { Project } from '../../schemas/project.ts';

/** Guides that answer a pain for a segment (null: for anybody at all), by file name; written in the default language. */
export function findGuides(
  { guides, defaultLocale }: Pick<Project, 'guides' | 'defaultLocale'>,
  pain: string,
  segment: string | null,
): string[] {
  return guides
    .filter(({ locale, data }) => locale === defaultLocale && data.pain === pain)
    .filter(({ data }) => segment === null || (data.segments?.includes(segment) ?? true))
    .map(({ id }) => id)
    .sort();
}
