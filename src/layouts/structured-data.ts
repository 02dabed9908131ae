import type { PlannedGuide, PlannedProgram, PlannedSegment } from '../schemas/plan.ts';

const CONTEXT = 'https://schema.org';

/** The questions of a segment's page. */
export function faqPage({ questions, lang }: PlannedSegment): object {
  return {
    '@context': CONTEXT,
    '@type': 'FAQPage',
    inLanguage: lang,
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  };
}

/** The company and this site. */
export function organization({ name, company, home, site, brand }: PlannedProgram): object {
  return {
    '@context': CONTEXT,
    '@graph': [
      { '@type': 'Organization', name, legalName: company, url: home, logo: new URL(brand.logo, site).href },
      { '@type': 'WebSite', name, url: site },
    ],
  };
}

/** A guide. */
export function article(guide: PlannedGuide, program: PlannedProgram, path: string): object {
  return {
    '@context': CONTEXT,
    '@type': 'Article',
    headline: guide.title,
    description: guide.summary,
    inLanguage: guide.lang,
    timeRequired: `PT${guide.minutes}M`,
    url: new URL(path, program.site).href,
    publisher: { '@type': 'Organization', name: program.name, url: program.home },
  };
}
