import type { Problem } from '../core/errors.ts';
import { localePath } from '../i18n/locales.ts';
import { trackingParameter } from '../links/platforms.ts';
import { trackedLink } from '../links/tracked-link.ts';
import type { Affiliate } from '../schemas/affiliate.ts';
import type { Plan, PlannedKit, PlannedPage } from '../schemas/plan.ts';
import type { Project } from '../schemas/project.ts';
import { chooseCaseStudy } from './choose-case-study.ts';
import { keyOf, lookUp } from './keys.ts';
import { noticeGaps } from './notice-gaps.ts';
import { planCards, previewCard, type CardOwner } from './plan-cards.ts';
import {
  offerOn,
  publishAffiliate,
  publishCaseStudies,
  publishGuides,
  publishOffers,
  publishPrograms,
  publishSegments,
  publishUseCases,
} from './publish-content.ts';
import type { PlanInput } from './plan-input.ts';
import { digestOfShared } from './shared-digest.ts';
import { viewOf } from './views.ts';

/** A page before it is known what it shows. */
type PageDraft = Omit<PlannedPage, 'digest' | 'card' | 'alternates'> & { readonly owner: CardOwner };

/** The full list of what will be published, and remarks on what could not be. */
export function buildPlan(input: PlanInput): { plan: Plan; remarks: readonly Problem[] } {
  const tables = publishTables(input);
  const landings = planLandings(input, tables);
  const drafts = [...planOpenPages(input, tables), ...landings, ...planAroundLandings(input, landings)];
  const owners = uniqueOwners(input.cards ? drafts : []);
  const { scenes, bands, cards } = planCards(tables, owners);
  const cardDigests = new Map(cards.map((card) => [card.path, card.digest]));
  const kits = input.cards ? planKits(input, tables, landings, cardDigests) : [];
  const plan: Plan = { ...tables, pages: [], scenes, bands, cards, kits };
  plan.pages = finishPages(plan, drafts, cardDigests);
  return { plan, remarks: noticeGaps(input, plan) };
}

type Tables = Omit<Plan, 'pages' | 'scenes' | 'bands' | 'cards' | 'kits'>;

/** What pages share, each thing once. */
function publishTables({ project, insights, affiliates, versions }: PlanInput): Tables {
  const { program, defaultLocale } = project;
  const useCases = publishUseCases(project);
  const guides = publishGuides(project);
  return {
    version: 1,
    versions,
    defaultLocale,
    tracking: {
      url: program.tracking.url,
      hosts: [...program.tracking.hosts, new URL(program.site).hostname],
      parameter: trackingParameter(program.tracking) ?? '',
    },
    programs: publishPrograms(project),
    offers: publishOffers(project),
    generalOffers: Object.fromEntries(
      program.locales.map((locale) => [locale, keyOf(locale, offerOn(program, null, insights.asOf))]),
    ),
    segments: publishSegments(project, insights, { guides, useCases }),
    affiliates: Object.fromEntries(
      affiliates.flatMap(({ id, data }) =>
        program.locales.map((locale) => [
          keyOf(locale, id),
          publishAffiliate(id, data, locale, defaultLocale, insights.asOf),
        ]),
      ),
    ),
    codes: Object.fromEntries(affiliates.map(({ id, data }) => [id, data.code ?? id])),
    useCases,
    caseStudies: publishCaseStudies(project, insights),
    guides,
  };
}

/** Pages that need no affiliate. */
function planOpenPages({ project }: PlanInput, tables: Tables): PageDraft[] {
  const { program, defaultLocale } = project;
  const pages: PageDraft[] = [];
  const add = (kind: PageDraft['kind'], path: string, locale: string, more: Partial<PageDraft> = {}) => {
    const owner = { affiliate: null, segment: more.segment ?? null, locale };
    pages.push({ ...blank(kind, localePath(path, locale, defaultLocale), locale, owner), ...more });
  };
  const link = (segment: string | null, creative: string) =>
    trackedLink(tables.tracking, { code: null, affiliate: null, segment, creative });
  for (const locale of program.locales) {
    add('program', '/', locale, { cta: link(null, 'program-page') });
    for (const [kind, folder, table] of LIBRARY(tables)) {
      const keys = Object.keys(table).filter((key) => table[key]?.lang === locale);
      if (keys.length > 0) add(`${kind}-index`, `/${folder}/`, locale);
      for (const key of keys) add(kind, `/${folder}/${table[key]?.id ?? ''}/`, locale, { entry: key });
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

/** One landing page for each affiliate, segment that it serves, and language of both. */
function planLandings({ project, affiliates }: PlanInput, tables: Tables): PageDraft[] {
  const { defaultLocale } = project;
  const segments = project.segments.filter(({ locale }) => locale === defaultLocale).map(({ id }) => id);
  const stories = storiesByOwner(project);
  return affiliates.flatMap(({ id, data }) => {
    const own = new Set([...(stories.get(id) ?? []), ...(stories.get(accountKey(data.account)) ?? [])]);
    const served = data.segments === 'all' ? segments : data.segments;
    return served.flatMap((segment) =>
      localesFor(data, segment, tables, defaultLocale).map((locale): PageDraft => {
        const story = chooseCaseStudy(tables.caseStudies, segment, locale, defaultLocale, own);
        const owner = { affiliate: id, segment, locale };
        const credit = { code: tables.codes[id] ?? id, affiliate: id, segment, creative: 'landing-page' };
        return {
          ...blank('landing', localePath(`/with/${id}/${segment}/`, locale, defaultLocale), locale, owner),
          affiliate: id,
          segment,
          entry: story.key,
          ownStory: story.own,
          cta: trackedLink(tables.tracking, credit),
          reasons: [story.reason],
        };
      }),
    );
  });
}

/** Ids of case studies by the affiliate, and by the account, that they are about. */
function storiesByOwner({ caseStudies }: Project): Map<string, string[]> {
  const stories = new Map<string, string[]>();
  for (const { id, data } of caseStudies) {
    for (const owner of [data.affiliate, accountKey(data.account)]) {
      if (owner) stories.set(owner, [...(stories.get(owner) ?? []), id]);
    }
  }
  return stories;
}

/** Account ids and affiliate ids may be the same text; a colon keeps them apart. */
function accountKey(account: string | undefined): string {
  return account === undefined ? '' : `account:${account}`;
}

/** The affiliate's languages in which the segment is written; the default one where there is none. */
function localesFor(affiliate: Affiliate, segment: string, tables: Tables, defaultLocale: string): string[] {
  const wanted = affiliate.locales ?? [affiliate.locale ?? defaultLocale];
  const written = [...new Set(wanted)].filter((locale) =>
    Object.hasOwn(tables.segments, keyOf(locale, segment)),
  );
  return written.length > 0 ? written : [defaultLocale];
}

/** Short links, the choice of niches and the portal: what there is because there are landing pages. */
function planAroundLandings(
  { project, affiliates, tokenOf, cards }: PlanInput,
  landings: PageDraft[],
): PageDraft[] {
  const { defaultLocale } = project;
  const localesOf = new Map<string, Set<string>>();
  const shortLinks = landings.map(({ affiliate, segment, locale, owner }): PageDraft => {
    localesOf.set(affiliate ?? '', (localesOf.get(affiliate ?? '') ?? new Set()).add(locale));
    const path = localePath(`/go/${affiliate ?? ''}/${segment ?? ''}/`, locale, defaultLocale);
    return { ...blank('short-link', path, locale, owner), affiliate, segment };
  });
  const perAffiliate = affiliates.flatMap(({ id, data }) => {
    const locales = [...(localesOf.get(id) ?? [])];
    const choices = locales.map((locale): PageDraft => {
      const owner = { affiliate: null, segment: null, locale };
      return {
        ...blank('choose', localePath(`/with/${id}/`, locale, defaultLocale), locale, owner),
        affiliate: id,
      };
    });
    const home = data.locale ?? locales[0] ?? defaultLocale;
    const owner = { affiliate: null, segment: null, locale: home };
    const portal: PageDraft = { ...blank('portal', portalPath(id, tokenOf), home, owner), affiliate: id };
    return cards && locales.length > 0 ? [...choices, portal] : choices;
  });
  return [...shortLinks, ...perAffiliate];
}

export function portalPath(affiliate: string, tokenOf: (affiliate: string) => string): string {
  return `/kits/${affiliate}-${tokenOf(affiliate)}/`;
}

function blank(kind: PageDraft['kind'], path: string, locale: string, owner: CardOwner): PageDraft {
  return {
    path,
    kind,
    locale,
    owner,
    affiliate: null,
    segment: null,
    entry: null,
    ownStory: false,
    cta: null,
    reasons: [],
  };
}

function uniqueOwners(drafts: readonly PageDraft[]): CardOwner[] {
  return [...new Map(drafts.map(({ owner }) => [JSON.stringify(owner), owner])).values()];
}

/** Kits are made for every landing page; their digest covers the texts' sources and every card inside. */
function planKits(
  { tokenOf }: PlanInput,
  tables: Tables,
  landings: readonly PageDraft[],
  cardDigests: ReadonlyMap<string, string>,
): PlannedKit[] {
  const cardsOf = new Map<string, string[]>();
  for (const [path, cardDigest] of cardDigests) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    cardsOf.set(folder, [...(cardsOf.get(folder) ?? []), cardDigest]);
  }
  return landings.map(({ owner, locale }) => {
    const affiliate = owner.affiliate ?? '';
    const segment = owner.segment ?? '';
    const portal = portalPath(affiliate, tokenOf);
    const suffix = locale === tables.defaultLocale ? '' : `-${locale}`;
    const preview = previewCard(owner, tables.defaultLocale);
    const planned = lookUp(tables.segments, keyOf(locale, segment));
    const shown = {
      affiliate: lookUp(tables.affiliates, keyOf(locale, affiliate)),
      segment: planned,
      offer: lookUp(tables.offers, planned.offer),
      program: lookUp(tables.programs, locale),
      tracking: tables.tracking,
      code: tables.codes[affiliate] ?? affiliate,
      cards: cardsOf.get(preview.slice(0, preview.lastIndexOf('/'))) ?? [],
      defaultLocale: tables.defaultLocale,
      version: tables.versions.kits,
    };
    const zip = `${portal.slice(1)}${segment}${suffix}.zip`;
    return { affiliate, segment, locale, portal, zip, digest: digestOfShared({ ...shown, zip }) };
  });
}

/** Drafts with their translations, their card and the digest of all that they show. */
function finishPages(
  plan: Plan,
  drafts: readonly PageDraft[],
  cardDigests: ReadonlyMap<string, string>,
): PlannedPage[] {
  const translations = new Map<string, Record<string, string>>();
  for (const draft of drafts) {
    const key = sameInAllLanguages(draft);
    translations.set(key, { ...translations.get(key), [draft.locale]: draft.path });
  }
  const pages = drafts.map(({ owner, ...draft }): PlannedPage => {
    const card = previewCard(owner, plan.defaultLocale);
    const version = cardDigests.get(card);
    return {
      ...draft,
      alternates: translations.get(sameInAllLanguages({ ...draft, owner })) ?? {},
      card: `/${card}${version === undefined ? '' : `?v=${version.slice(0, 8)}`}`,
      digest: '',
    };
  });
  plan.pages = pages;
  for (const page of pages) page.digest = digestOfShared({ ...viewOf(plan, page) });
  return pages;
}

/** What a page is about, whatever its language. */
function sameInAllLanguages({ kind, path, affiliate, segment, entry }: PageDraft): string {
  const about =
    kind === 'portal' ? path : entry !== null && segment === null ? entry.replace(/^[^/]+\//, '') : '';
  return [kind, affiliate, segment, about].join('|');
}
