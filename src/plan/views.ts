import { localePath } from '../i18n/locales.ts';
import { landingPath } from '../links/share-out.ts';
import { subIdOf } from '../links/tracked-link.ts';
import type { Plan, PlannedAffiliate, PlannedKit, PlannedPage } from '../schemas/plan.ts';
import { rowsOf } from './affiliate-rows.ts';
import { bodyParts } from './body-parts.ts';
import { entryLink, inLanguage } from './entry-link.ts';
import { firstSteps } from './first-steps.ts';
import { keyOf, lookUp } from './keys.ts';
import { caseStudyView, guideView, libraryIndexView, useCaseView } from './library-views.ts';
import { segmentWith } from './publish-variants.ts';
import { segmentLinks } from './segment-links.ts';
import { frame, generalOffers, need } from './view-frame.ts';
import type {
  View,
  SegmentLink,
  PainView,
  SegmentView,
  LandingView,
  ChooseView,
  ShortLinkView,
  ProgramView,
  WelcomeView,
  PortalView,
  KitLink,
  KitView,
} from './view-types.ts';

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

export function portalView(plan: Plan, page: PlannedPage): PortalView {
  const { kits, bundle, landings } = rowsOf(plan, need(page.affiliate));
  const cards = new Map(landings.map(({ path, card }) => [path, card]));
  return {
    ...frame(plan, page),
    affiliate: affiliateOf(plan, page),
    ...generalOffers(plan, page.locale),
    kits: kits.map((kit) => {
      const link = kitLink(plan, kit);
      return { ...link, card: cards.get(link.landing) ?? null };
    }),
    bundle,
  };
}

export function kitView(plan: Plan, page: PlannedPage): KitView {
  const row = rowsOf(plan, need(page.affiliate)).kits.find((kit) => kit.page === page.path);
  if (!row) throw new Error(`The plan has no kit for ${page.path}`);
  return { ...frame(plan, page), ...kitLink(plan, row) };
}

function kitLink(plan: Plan, kit: PlannedKit): KitLink {
  return {
    kit,
    segment: lookUp(plan.segments, keyOf(kit.locale, kit.segment)),
    landing: localePath(landingPath(kit.affiliate, kit.segment), kit.locale, plan.defaultLocale),
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
  kit: kitView,
};

function affiliateOf(plan: Plan, page: PlannedPage): PlannedAffiliate {
  return lookUp(plan.affiliates, keyOf(page.locale, need(page.affiliate)));
}

function segmentLink(plan: Plan, page: PlannedPage): SegmentLink {
  const { audience, headline } = lookUp(plan.segments, keyOf(page.locale, need(page.segment)));
  return { path: page.path, audience, headline };
}

function guideLink(plan: Plan, key: string): PainView['guide'] {
  const { path, entry } = entryLink(plan, 'guides', plan.guides, key);
  return { path, title: entry.title, minutes: entry.minutes, lang: entry.lang };
}
