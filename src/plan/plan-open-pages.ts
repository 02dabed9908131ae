import { localePath } from '../i18n/locales.ts';
import { trackedLink } from '../links/tracked-link.ts';
import { chooseCaseStudy } from './choose-case-study.ts';
import { draftPage, type PageDraft } from './page-draft.ts';
import type { PlanInput } from './plan-input.ts';
import type { Tables } from './publish-tables.ts';

/** Pages that need no affiliate. */
export function planOpenPages({ project }: PlanInput, tables: Tables): PageDraft[] {
  const { program, defaultLocale } = project;
  const pages: PageDraft[] = [];
  const add = (kind: PageDraft['kind'], path: string, locale: string, more: Partial<PageDraft> = {}) => {
    const owner = { affiliate: null, segment: more.segment ?? null, locale };
    pages.push({ ...draftPage(kind, localePath(path, locale, defaultLocale), locale, owner), ...more });
  };
  const link = (segment: string | null, creative: string) =>
    trackedLink(tables.tracking, { code: null, affiliate: null, segment, creative });
  for (const locale of program.locales) {
    add('program', '/', locale, { cta: link(null, 'program-page') });
    for (const [kind, folder, table] of LIBRARY(tables)) {
      const keys = Object.keys(table).filter((key) => table[key]?.lang === locale);
      if (keys.length > 0) add(`${kind}-index`, `/${folder}/`, locale);
      for (const key of keys) {
        const asks = table[key]?.body.shows.components.includes('CTA');
        const cta = asks ? link(null, `${kind}-page`) : null;
        add(kind, `/${folder}/${table[key]?.id ?? ''}/`, locale, { entry: key, cta });
      }
    }
  }
  for (const { id, lang } of Object.values(tables.segments)) {
    const story = chooseCaseStudy(tables.caseStudies, id, lang, defaultLocale, new Set());
    const shared = { segment: id, entry: story.key, reasons: [story.reason] };
    add('segment', `/for/${id}/`, lang, { ...shared, cta: link(id, 'segment-page') });
    add('welcome', `/welcome/${id}/`, lang, { ...shared, cta: link(id, 'welcome-page') });
  }
  return pages;
}

const LIBRARY = (tables: Tables) =>
  [
    ['use-case', 'use-cases', tables.useCases],
    ['case-study', 'case-studies', tables.caseStudies],
    ['guide', 'guides', tables.guides],
  ] as const;
