import { LOCALES, isKnownLocale, localePath } from '../i18n/locales.ts';
import { landingPath } from '../links/share-out.ts';
import { subIdOf } from '../links/tracked-link.ts';
import type {
  Plan,
  PlannedAffiliate,
  PlannedBundle,
  PlannedKit,
  PlannedPage,
  PlannedCaseStudy,
  PlannedGuide,
  PlannedSegment,
  PlannedUseCase,
} from '../schemas/plan.ts';
import { bodyParts } from './body-parts.ts';
import { entryLink, type Library } from './entry-link.ts';
import { firstSteps } from './first-steps.ts';
import { keyOf, lookUp } from './keys.ts';
import { segmentWith } from './publish-variants.ts';
import type {
  View,
  SegmentLink,
  EntryLink,
  PainView,
  SegmentView,
  LandingView,
  ChooseView,
  ShortLinkView,
  ProgramView,
  LibraryIndexView,
  UseCaseView,
  CaseStudyView,
  GuideView,
  WelcomeView,
  PortalView,
} from './view-types.ts';

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

export function segmentView(plan: Plan, page: PlannedPage): SegmentView {
  const segment = lookUp(plan.segments, keyOf(page.locale, need(page.segment)));
  return {
    ...frame(plan, page),
    segment: segmentWith(plan, segment, page.variant),
    offer: lookUp(plan.offers, segment.offer),
    laterOffer: segment.laterOffer === null ? null : lookUp(plan.offers, segment.laterOffer),
    pains: segment.pains.map(({ pain, text, guide }) => ({
      pain,
      text,
      guide: guide ? guideLink(plan, guide) : null,
    })),
    useCases: segment.useCases.map((key) => entryLink(plan, 'use-cases', plan.useCases, key)),
    caseStudy: page.entry === null ? null : entryLink(plan, 'case-studies', plan.caseStudies, page.entry),
    proofs: segment.proofs,
    cta: page.cta ?? '',
    parts: bodyParts(plan, segment),
  };
}

export function landingView(plan: Plan, page: PlannedPage): LandingView {
  return {
    ...segmentView(plan, page),
    affiliate: affiliateOf(plan, page),
    ownStory: page.ownStory,
  };
}

export function welcomeView(plan: Plan, page: PlannedPage): WelcomeView {
  const view = segmentView(plan, page);
  return { ...view, ...firstSteps(plan, view.segment) };
}

export function chooseView(plan: Plan, page: PlannedPage): ChooseView {
  const segments = rowsOf(plan, need(page.affiliate))
    .landings.filter(({ locale }) => locale === page.locale)
    .map((landing) => segmentLink(plan, landing));
  return { ...frame(plan, page), affiliate: affiliateOf(plan, page), segments };
}

export function shortLinkView(plan: Plan, page: PlannedPage): ShortLinkView {
  const landing = localePath(
    landingPath(need(page.affiliate), need(page.segment)),
    page.locale,
    plan.defaultLocale,
  );
  const creative = 'short-link';
  const subId = subIdOf({ segment: page.segment, locale: page.locale, creative });
  return {
    ...frame(plan, page),
    target: `${landing}?utm_content=${creative}&${plan.tracking.subId}=${subId}`,
  };
}

export function programView(plan: Plan, page: PlannedPage): ProgramView {
  return {
    ...frame(plan, page),
    ...generalOffers(plan, page.locale),
    segments: segmentLinks(plan, page.locale),
    caseStudies: inLanguage(plan, 'case-studies', plan.caseStudies, page.locale).slice(0, 3),
    cta: page.cta ?? '',
  };
}

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

export function portalView(plan: Plan, page: PlannedPage): PortalView {
  const { kits, bundle } = rowsOf(plan, need(page.affiliate));
  return {
    ...frame(plan, page),
    affiliate: affiliateOf(plan, page),
    ...generalOffers(plan, page.locale),
    kits: kits.map((kit) => ({
      kit,
      segment: lookUp(plan.segments, keyOf(kit.locale, kit.segment)),
      landing: localePath(landingPath(kit.affiliate, kit.segment), kit.locale, plan.defaultLocale),
    })),
    bundle,
  };
}

/** The view of a page of any kind; the plan digests it. */
export function viewOf(plan: Plan, page: PlannedPage): View {
  return VIEWS[page.kind](plan, page);
}

const VIEWS: Readonly<Record<PlannedPage['kind'], (plan: Plan, page: PlannedPage) => View>> = {
  program: programView,
  segment: segmentView,
  landing: landingView,
  choose: chooseView,
  'short-link': shortLinkView,
  'use-case-index': libraryIndexView,
  'use-case': useCaseView,
  'case-study-index': libraryIndexView,
  'case-study': caseStudyView,
  'guide-index': libraryIndexView,
  guide: guideView,
  welcome: welcomeView,
  portal: portalView,
};

function frame(plan: Plan, page: PlannedPage): View {
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
function generalOffers(plan: Plan, locale: string) {
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

interface AffiliateRows {
  readonly landings: PlannedPage[];
  readonly kits: PlannedKit[];
  bundle: PlannedBundle | null;
}

const rowsByPlan = new WeakMap<object, Map<string, AffiliateRows>>();

/** An affiliate's rows; indexed once a plan, for thousands of affiliates ask. */
function rowsOf(plan: Plan, affiliate: string): AffiliateRows {
  let rows = rowsByPlan.get(plan.pages);
  if (!rows) {
    rows = new Map(
      Object.values(plan.affiliates).map(({ id }) => [id, { landings: [], kits: [], bundle: null }]),
    );
    for (const page of plan.pages)
      if (page.kind === 'landing' && page.variant === undefined)
        rows.get(page.affiliate ?? '')?.landings.push(page);
    for (const kit of plan.kits) rows.get(kit.affiliate)?.kits.push(kit);
    for (const bundle of plan.bundles) {
      const own = rows.get(bundle.affiliate);
      if (own) own.bundle = bundle;
    }
    rowsByPlan.set(plan.pages, rows);
  }
  return rows.get(affiliate) ?? { landings: [], kits: [], bundle: null };
}

function affiliateOf(plan: Plan, page: PlannedPage): PlannedAffiliate {
  return lookUp(plan.affiliates, keyOf(page.locale, need(page.affiliate)));
}

function segmentLink(plan: Plan, page: PlannedPage): SegmentLink {
  const { audience, headline } = lookUp(plan.segments, keyOf(page.locale, need(page.segment)));
  return { path: page.path, audience, headline };
}

function segmentLinks(plan: Plan, locale: string): SegmentLink[] {
  return linksTo(
    plan,
    Object.values(plan.segments).filter(({ lang }) => lang === locale),
  );
}

function linksTo(plan: Plan, segments: readonly PlannedSegment[]): SegmentLink[] {
  return segments.map(({ id, lang, audience, headline }) => ({
    path: localePath(`/for/${id}/`, lang, plan.defaultLocale),
    audience,
    headline,
  }));
}

/** The entries that are written in a language. */
function inLanguage<Entry extends { id: string; lang: string }>(
  plan: Plan,
  folder: Library,
  table: Readonly<Record<string, Entry>>,
  locale: string,
): EntryLink<Entry>[] {
  return Object.keys(table)
    .filter((key) => table[key]?.lang === locale)
    .map((key) => entryLink(plan, folder, table, key));
}

function guideLink(plan: Plan, key: string): PainView['guide'] {
  const { path, entry } = entryLink(plan, 'guides', plan.guides, key);
  return { path, title: entry.title, minutes: entry.minutes, lang: entry.lang };
}

function need(value: string | null): string {
  if (value === null) throw new Error('The plan has a page without what its kind needs');
  return value;
}
