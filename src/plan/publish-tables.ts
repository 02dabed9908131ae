import { subIdParameter, trackingParameter } from '../links/platforms.ts';
import type { Plan } from '../schemas/plan.ts';
import { keyOf } from './keys.ts';
import type { PlanInput } from './plan-input.ts';
import { publishAffiliate } from './publish-affiliate.ts';
import { publishCaseStudies } from './publish-case-studies.ts';
import { offerAfter, offerOn, publishOffers } from './publish-offers.ts';
import { publishPlaybooks } from './publish-playbooks.ts';
import { publishHeadlines } from './publish-headlines.ts';
import { publishVariants } from './publish-variants.ts';
import { publishGuides, publishPrograms, publishSegments, publishUseCases } from './publish-content.ts';

/** The shared part of a plan. */
export type Tables = Omit<Plan, 'pages' | 'scenes' | 'bands' | 'cards' | 'kits' | 'bundles'>;

/** What pages share, each thing once. */
export function publishTables({ project, insights, affiliates, versions }: PlanInput): Tables {
  const { program, defaultLocale } = project;
  const useCases = publishUseCases(project);
  const guides = publishGuides(project);
  const generalOffer = offerOn(program, null, insights.asOf);
  const laterOffer = offerAfter(program, generalOffer, null);
  const inAll = (offer: string) =>
    Object.fromEntries(program.locales.map((locale) => [locale, keyOf(locale, offer)]));
  return {
    version: 1,
    versions,
    defaultLocale,
    tracking: {
      url: program.tracking.url,
      hosts: [...program.tracking.hosts, new URL(program.site).hostname],
      parameter: trackingParameter(program.tracking) ?? '',
      subId: subIdParameter(program.tracking),
    },
    copy: project.copy,
    programs: publishPrograms(project),
    offers: publishOffers(project),
    generalOffers: inAll(generalOffer),
    laterGeneralOffers: laterOffer === null ? {} : inAll(laterOffer),
    segments: publishSegments(project, insights, { guides, useCases }),
    variants: publishVariants(project),
    headlines: publishHeadlines(project),
    playbooks: publishPlaybooks(project, insights, { guides, useCases }),
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
