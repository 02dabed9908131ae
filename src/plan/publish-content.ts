import type { Insights } from '../schemas/insights/insights.ts';
import type { Plan, PlannedGuide, PlannedProgram, PlannedSegment, PlannedUseCase } from '../schemas/plan.ts';
import type { Project } from '../schemas/project.ts';
import { inLocale } from '../schemas/text.ts';
import { contentOf, keyed } from './keyed-entries.ts';
import { bestKey, keyOf } from './keys.ts';
import { orderPains } from './order-pains.ts';
import { offerAfter, offerOn } from './publish-offers.ts';

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

export function publishUseCases({ useCases, defaultLocale }: Project): Record<string, PlannedUseCase> {
  return keyed(useCases, (entry) => {
    const { title, summary, icon } = entry.data;
    return { ...contentOf(entry, 'use-cases', defaultLocale), title, summary, icon };
  });
}

export function publishGuides({ guides, defaultLocale }: Project): Record<string, PlannedGuide> {
  return keyed(guides, (entry) => ({
    ...contentOf(entry, 'guides', defaultLocale),
    ...entry.data,
    searchWords: entry.data.searchWords ?? [],
    segments: entry.data.segments ?? null,
  }));
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
    const offer = offerOn(program, id, insights.asOf);
    const laterOffer = offerAfter(program, offer, id);
    return {
      ...contentOf(entry, 'segments', defaultLocale),
      audience,
      headline,
      subhead,
      description,
      cta,
      shortHeadline: data.shortHeadline ?? headline,
      shortCta: data.shortCta ?? cta,
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
      offer: keyOf(locale, offer),
      laterOffer: laterOffer === null ? null : keyOf(locale, laterOffer),
      proofs: insights.proofs.filter((proof) => proof.segment === id),
    };
  });
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
