import type { Plan, PlannedCaseStudy, PlannedGuide, PlannedPage, PlannedUseCase } from '../schemas/plan.ts';
import { bodyParts } from './body-parts.ts';
import { inLanguage } from './entry-link.ts';
import { lookUp } from './keys.ts';
import { linksTo } from './segment-links.ts';
import { frame, generalOffers, need } from './view-frame.ts';
import type { CaseStudyView, GuideView, LibraryIndexView, UseCaseView } from './view-types.ts';

export function libraryIndexView(plan: Plan, page: PlannedPage): LibraryIndexView {
  const { locale } = page;
  return {
    ...frame(plan, page),
    useCases: page.kind === 'use-case-index' ? inLanguage(plan, 'use-cases', plan.useCases, locale) : [],
    caseStudies:
      page.kind === 'case-study-index' ? inLanguage(plan, 'case-studies', plan.caseStudies, locale) : [],
    guides: page.kind === 'guide-index' ? inLanguage(plan, 'guides', plan.guides, locale) : [],
  };
}

export function useCaseView(plan: Plan, page: PlannedPage): UseCaseView {
  const key = need(page.entry);
  const matters = Object.values(plan.segments).filter(
    ({ lang, useCases }) => lang === page.locale && useCases.includes(key),
  );
  return {
    ...frame(plan, page),
    ...libraryEntry(plan, page, lookUp(plan.useCases, key)),
    segments: linksTo(plan, matters),
  };
}

export function caseStudyView(plan: Plan, page: PlannedPage): CaseStudyView {
  const entry = lookUp(plan.caseStudies, need(page.entry));
  const told = Object.values(plan.segments).filter(
    ({ lang, id }) => lang === page.locale && entry.segments.includes(id),
  );
  return { ...frame(plan, page), ...libraryEntry(plan, page, entry), segments: linksTo(plan, told) };
}

export function guideView(plan: Plan, page: PlannedPage): GuideView {
  const key = need(page.entry);
  const entry = lookUp(plan.guides, key);
  const suffering = Object.values(plan.segments).filter(
    ({ lang, pains }) => lang === page.locale && pains.some(({ pain }) => pain === entry.pain),
  );
  return {
    ...frame(plan, page),
    ...libraryEntry(plan, page, entry),
    segments: linksTo(plan, suffering),
    related: inLanguage(plan, 'guides', plan.guides, page.locale)
      .filter((guide) => guide.entry.id !== entry.id)
      .slice(0, 3),
  };
}

/** An entry of the library, and what its text shows of the program. */
function libraryEntry<Entry extends PlannedUseCase | PlannedCaseStudy | PlannedGuide>(
  plan: Plan,
  page: PlannedPage,
  entry: Entry,
) {
  const showsOffer = entry.body.shows.components.includes('Offer');
  return {
    entry,
    ...(showsOffer ? generalOffers(plan, page.locale) : { offer: null, laterOffer: null }),
    cta: page.cta,
    parts: bodyParts(plan, entry),
  };
}
