import rss from '@astrojs/rss';
import type { PageKind, Plan } from '../schemas/plan.ts';

/** The library's kinds of pages, each with the table that its entries are in. */
const TABLES = { guide: 'guides', 'case-study': 'caseStudies', 'use-case': 'useCases' } as const;
type LibraryKind = keyof typeof TABLES;

/**
 * The library of a language as RSS. Pages for prospects or for one person are in no feed. Content bears no dates, so
 * items have none: readers tell new ones by their addresses.
 */
export function buildFeed(plan: Plan, locale: string): Promise<Response> {
  const program = plan.programs[locale];
  if (!program) throw new Error(`The plan has no program in ${locale}`);
  const items = plan.pages.flatMap((page) => {
    if (page.locale !== locale || page.entry === null || !isLibrary(page.kind)) return [];
    const entry = plan[TABLES[page.kind]][page.entry];
    return entry ? [{ title: entry.title, description: entry.summary, link: page.path }] : [];
  });
  return rss({
    title: program.name,
    description: program.tagline,
    site: program.site,
    items,
    customData: `<language>${locale}</language>`,
  });
}

function isLibrary(kind: PageKind): kind is LibraryKind {
  return Object.hasOwn(TABLES, kind);
}
