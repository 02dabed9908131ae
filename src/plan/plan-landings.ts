import { localePath } from '../i18n/locales.ts';
import { landingPath } from '../links/share-out.ts';
import { trackedLink } from '../links/tracked-link.ts';
import type { Affiliate } from '../schemas/affiliate.ts';
import { chooseCaseStudy } from './choose-case-study.ts';
import { keyOf } from './keys.ts';
import { indexOwnStories } from './own-stories.ts';
import { draftPage, type PageDraft } from './page-draft.ts';
import type { PlanInput } from './plan-input.ts';
import type { Tables } from './publish-tables.ts';

/** One landing page for each affiliate, segment that it serves, and language of both. */
export function planLandings({ project, affiliates }: PlanInput, tables: Tables): PageDraft[] {
  const { defaultLocale } = project;
  const segments = project.segments.filter(({ locale }) => locale === defaultLocale).map(({ id }) => id);
  const ownStories = indexOwnStories(project);
  return affiliates.flatMap(({ id, data }) => {
    const own = ownStories(id, data);
    const served = data.segments === 'all' ? segments : data.segments;
    return served.flatMap((segment) =>
      localesFor(data, segment, tables, defaultLocale).map((locale): PageDraft => {
        const story = chooseCaseStudy(tables.caseStudies, segment, locale, defaultLocale, own);
        const owner = { affiliate: id, segment, locale };
        const credit = {
          code: tables.codes[id] ?? id,
          affiliate: id,
          segment,
          locale,
          creative: 'landing-page',
        };
        return {
          ...draftPage('landing', localePath(landingPath(id, segment), locale, defaultLocale), locale, owner),
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

/** The affiliate's languages in which the segment is written; the default one where there is none. */
function localesFor(affiliate: Affiliate, segment: string, tables: Tables, defaultLocale: string): string[] {
  const wanted = affiliate.locales ?? [affiliate.locale ?? defaultLocale];
  const written = [...new Set(wanted)].filter((locale) =>
    Object.hasOwn(tables.segments, keyOf(locale, segment)),
  );
  return written.length > 0 ? written : [defaultLocale];
}

/** Short links and the choice of niches: what there is because there are landing pages. */
export function planAroundLandings({ project, affiliates }: PlanInput, landings: PageDraft[]): PageDraft[] {
  const { defaultLocale } = project;
  const localesOf = new Map<string, Set<string>>();
  const shortLinks = landings.map(({ affiliate, segment, locale, owner }): PageDraft => {
    localesOf.set(affiliate ?? '', (localesOf.get(affiliate ?? '') ?? new Set()).add(locale));
    const path = localePath(`/go/${affiliate ?? ''}/${segment ?? ''}/`, locale, defaultLocale);
    return { ...draftPage('short-link', path, locale, owner), affiliate, segment };
  });
  const choices = affiliates.flatMap(({ id }) =>
    [...(localesOf.get(id) ?? [])].map((locale): PageDraft => {
      const owner = { affiliate: null, segment: null, locale };
      return {
        ...draftPage('choose', localePath(landingPath(id, null), locale, defaultLocale), locale, owner),
        affiliate: id,
      };
    }),
  );
  return [...shortLinks, ...choices];
}
