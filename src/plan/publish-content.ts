import { allowedOn } from '../schemas/consent.ts';
import { isWithin, type Day } from '../schemas/date.ts';
import type { Insights } from '../schemas/insights.ts';
import type {
  Plan,
  PlannedAffiliate,
  PlannedCaseStudy,
  PlannedGuide,
  PlannedOffer,
  PlannedProgram,
  PlannedSegment,
  PlannedUseCase,
} from '../schemas/plan.ts';
import type { Affiliate } from '../schemas/affiliate.ts';
import type { CaseStudy } from '../schemas/case-study.ts';
import type { Entry, Folder, Project } from '../schemas/project.ts';
import type { Program } from '../schemas/program.ts';
import type { Segment } from '../schemas/segment.ts';
import { inLocale } from '../schemas/text.ts';
import { bestKey, keyOf } from './keys.ts';

/** Entries by `<locale>/<id>`. */
function keyed<Data, Published>(
  entries: readonly Entry<Data>[],
  publish: (entry: Entry<Data>) => Published | null,
): Record<string, Published> {
  return Object.fromEntries(
    entries.flatMap((entry): [string, Published][] => {
      const published = publish(entry);
      return published === null ? [] : [[keyOf(entry.locale, entry.id), published]];
    }),
  );
}

function contentOf(entry: Entry<unknown>, collection: Exclude<Folder, 'affiliates'>, defaultLocale: string) {
  const id = entry.locale === defaultLocale ? entry.id : `${entry.locale}/${entry.id}`;
  const body = { collection, id, digest: entry.digest, hasText: entry.hasText };
  return { id: entry.id, lang: entry.locale, body };
}

export function publishPrograms({ program, defaultLocale }: Project): Record<string, PlannedProgram> {
  return Object.fromEntries(
    program.locales.map((locale) => [
      locale,
      {
        name: program.name,
        tagline: inLocale(program.tagline, locale, defaultLocale),
        company: program.company,
        home: program.home,
        site: program.site,
        join: program.join ?? null,
        currency: program.currency,
        postalAddress: program.postalAddress,
        locales: [...program.locales],
        brand: program.brand,
        attribution: inLocale(program.tracking.attribution, locale, defaultLocale),
        tiers: program.tiers.map(({ referrals, reward }) => ({
          referrals,
          reward: inLocale(reward, locale, defaultLocale),
        })),
      },
    ]),
  );
}

export function publishOffers({ program, defaultLocale }: Project): Record<string, PlannedOffer> {
  return Object.fromEntries(
    program.locales.flatMap((locale) =>
      program.offers.map((offer) => [
        keyOf(locale, offer.id),
        {
          id: offer.id,
          friend: inLocale(offer.friend, locale, defaultLocale),
          referrer: inLocale(offer.referrer, locale, defaultLocale),
          conditions: inLocale(offer.conditions, locale, defaultLocale),
          ends: offer.ends ?? null,
        },
      ]),
    ),
  );
}

/** The first offer that holds on that day, for a segment or for everybody (null). */
export function offerOn(program: Program, segment: string | null, day: Day): string {
  const holds = program.offers.find(
    (offer) =>
      isWithin(day, offer.starts, offer.ends) &&
      (offer.segments === undefined || (segment !== null && offer.segments.includes(segment))),
  );
  // read-project has made sure that there is an evergreen one.
  return holds?.id ?? '';
}

export function publishUseCases({ useCases, defaultLocale }: Project): Record<string, PlannedUseCase> {
  return keyed(useCases, (entry) => ({ ...contentOf(entry, 'use-cases', defaultLocale), ...entry.data }));
}

export function publishGuides({ guides, defaultLocale }: Project): Record<string, PlannedGuide> {
  return keyed(guides, (entry) => ({
    ...contentOf(entry, 'guides', defaultLocale),
    ...entry.data,
    segments: entry.data.segments ?? null,
  }));
}

/** Why a case study may not be shown on a day, in words; null where it may. */
export function caseStudyObstacle(study: CaseStudy, insights: Insights): string | null {
  if (insights.standing[study.account] === 'left') return 'the customer has left';
  if (study.consent.withdrawn !== undefined && study.consent.withdrawn <= insights.asOf) {
    return `consent was withdrawn on ${study.consent.withdrawn}`;
  }
  if (allowedOn(study.consent, insights.asOf).has('story')) return null;
  if (study.consent.on > insights.asOf) return `consent begins on ${study.consent.on}`;
  if (study.consent.until !== undefined && study.consent.until < insights.asOf) {
    return `consent ended on ${study.consent.until}`;
  }
  return 'the consent does not cover the story';
}

/**
 * Case studies that may be shown, each reduced to what its consent covers. A translation is bound by the consent of
 * the original too: an end noted in one file counts for both.
 */
export function publishCaseStudies(project: Project, insights: Insights): Record<string, PlannedCaseStudy> {
  const originals = new Map(
    project.caseStudies
      .filter(({ locale }) => locale === project.defaultLocale)
      .map((entry) => [entry.id, entry]),
  );
  return keyed(project.caseStudies, (entry) => {
    const original = originals.get(entry.id);
    if ([entry, original].some((each) => each && caseStudyObstacle(each.data, insights) !== null))
      return null;
    const allowed = allowedOn(entry.data.consent, insights.asOf);
    const byOriginal = allowedOn((original ?? entry).data.consent, insights.asOf);
    const may = (thing: 'name' | 'quote' | 'face' | 'logo' | 'numbers') =>
      allowed.has(thing) && byOriginal.has(thing);
    const { title, summary, segments, company, person, quote, results, face, logo } = entry.data;
    return {
      ...contentOf(entry, 'case-studies', project.defaultLocale),
      title,
      summary,
      segments: [...segments],
      company: may('name') ? company : null,
      person: may('name') ? { ...person } : null,
      quote: may('quote') ? quote : null,
      results: may('numbers') ? results.map((result) => ({ ...result })) : [],
      face: may('face') ? (face ?? null) : null,
      logo: may('logo') ? (logo ?? null) : null,
    };
  });
}

export function publishSegments(
  project: Project,
  insights: Insights,
  tables: Pick<Plan, 'guides' | 'useCases'>,
): Record<string, PlannedSegment> {
  const { defaultLocale, program } = project;
  return keyed(project.segments, (entry) => {
    const { id, locale, data } = entry;
    const { audience, headline, subhead, description, cta, steps, questions } = data;
    return {
      ...contentOf(entry, 'segments', defaultLocale),
      audience,
      headline,
      subhead,
      description,
      cta,
      pains: orderPains(id, data.pains, insights).map(({ pain, text }) => ({
        pain,
        text,
        guide: guideFor(tables.guides, pain, id, locale, defaultLocale),
      })),
      useCases: data.useCases.map(
        (useCase) => bestKey(tables.useCases, useCase, locale, defaultLocale) ?? '',
      ),
      steps: steps.map((step) => ({ ...step })),
      questions: questions.map((question) => ({ ...question })),
      offer: keyOf(locale, offerOn(program, id, insights.asOf)),
      proofs: insights.proofs.filter((proof) => proof.segment === id),
    };
  });
}

/** The author's pains, those first that most of the segment's accounts name; in the author's order without data. */
function orderPains(segment: string, pains: Segment['pains'], insights: Insights): Segment['pains'] {
  const named = insights.segments.find((insight) => insight.segment === segment)?.pains ?? [];
  const share = new Map(named.map(({ pain, share }) => [pain, share]));
  return [...pains].sort((a, b) => (share.get(b.pain) ?? 0) - (share.get(a.pain) ?? 0));
}

/** The guide against a pain for a segment: one written for it before one for all, this language before the default. */
function guideFor(
  guides: Plan['guides'],
  pain: string,
  segment: string,
  locale: string,
  defaultLocale: string,
): string | null {
  const fits = Object.entries(guides)
    .filter(
      ([, guide]) => guide.pain === pain && (guide.segments === null || guide.segments.includes(segment)),
    )
    .filter(([, guide]) => guide.lang === locale || guide.lang === defaultLocale)
    .sort(
      ([keyA, a], [keyB, b]) =>
        Number(b.segments !== null) - Number(a.segments !== null) ||
        Number(b.lang === locale) - Number(a.lang === locale) ||
        (keyA < keyB ? -1 : 1),
    );
  return fits[0]?.[0] ?? null;
}

/** An affiliate as it may be shown on a day: without consent nothing but what kind of referrer it is. */
export function publishAffiliate(
  id: string,
  affiliate: Affiliate,
  locale: string,
  defaultLocale: string,
  asOf: Day,
): PlannedAffiliate {
  const allowed = allowedOn(affiliate.consent, asOf);
  const named = allowed.has('name');
  const text = (value: Affiliate['role']) =>
    value === undefined ? null : inLocale(value, locale, defaultLocale);
  return {
    id,
    kind: affiliate.kind,
    name: named ? affiliate.name : null,
    role: named ? text(affiliate.role) : null,
    company: named ? (affiliate.company ?? null) : null,
    quote: named && allowed.has('quote') ? text(affiliate.quote) : null,
    face: named && allowed.has('face') ? (affiliate.face ?? null) : null,
    coupon: affiliate.coupon ?? null,
    lang: locale,
  };
}
