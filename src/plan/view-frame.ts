import { LOCALES, isKnownLocale, localePath } from '../i18n/locales.ts';
import type { Plan, PlannedPage } from '../schemas/plan.ts';
import { lookUp } from './keys.ts';
import type { View } from './view-types.ts';

/** Kinds of pages that search engines may list. */
export const INDEXED_KINDS: ReadonlySet<PlannedPage['kind']> = new Set([
  'program',
  'segment',
  'use-case-index',
  'use-case',
  'case-study-index',
  'case-study',
  'guide-index',
  'guide',
]);

/** Kinds of pages whose address is a secret between the program and one affiliate. */
export const PRIVATE_KINDS: ReadonlySet<PlannedPage['kind']> = new Set(['portal', 'kit']);

/** What every page has. */
export function frame(plan: Plan, page: PlannedPage): View {
  const program = lookUp(plan.programs, page.locale);
  const canonical =
    page.segment !== null && ['landing', 'short-link', 'choose'].includes(page.kind)
      ? localePath(`/for/${page.segment}/`, page.locale, plan.defaultLocale)
      : page.path;
  return {
    path: page.path,
    kind: page.kind,
    locale: page.locale,
    direction: isKnownLocale(page.locale) ? LOCALES[page.locale].direction : 'ltr',
    defaultLocale: plan.defaultLocale,
    program,
    alternates: page.alternates,
    library: page.affiliate === null ? libraryIn(plan, page.locale) : {},
    canonical: new URL(canonical, program.site).href,
    indexed: INDEXED_KINDS.has(page.kind),
    ogImage: page.card === null ? null : new URL(page.card, program.site).href,
  };
}

/** What is offered to everybody, and what after its last day. */
export function generalOffers(plan: Plan, locale: string) {
  const later = plan.laterGeneralOffers[locale];
  return {
    offer: lookUp(plan.offers, lookUp(plan.generalOffers, locale)),
    laterOffer: later === undefined ? null : lookUp(plan.offers, later),
  };
}

/** A part of the library has an index where it has an entry. */
function libraryIn(plan: Plan, locale: string): View['library'] {
  const parts = [
    ['useCases', '/use-cases/', plan.useCases],
    ['caseStudies', '/case-studies/', plan.caseStudies],
    ['guides', '/guides/', plan.guides],
  ] as const;
  return Object.fromEntries(
    parts
      .filter(([, , table]) => Object.values(table).some(({ lang }) => lang === locale))
      .map(([part, path]) => [part, localePath(path, locale, plan.defaultLocale)]),
  );
}

/** A value that pages of a kind always have; without it the plan is at fault. */
export function need(value: string | null): string {
  if (value === null) throw new Error('The plan has a page without what its kind needs');
  return value;
}
