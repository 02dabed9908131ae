import { englishName } from '../../i18n/locales.ts';
import type { PageKind } from '../../schemas/plan.ts';
import { affiliateOf, segmentOf } from './look-up.ts';
import { part, type Explained, type ExplainedPart } from './explanation.ts';

const KINDS: Readonly<Record<PageKind, string>> = {
  program: 'Page of the program',
  segment: 'Page',
  landing: 'Landing page',
  choose: 'Choice of niches',
  'short-link': 'Short link',
  'use-case-index': 'List of the use cases',
  'use-case': 'Use case',
  'case-study-index': 'List of the customer stories',
  'case-study': 'Customer story',
  'guide-index': 'List of the guides',
  guide: 'Guide',
  welcome: 'First steps',
  portal: 'Private page with the kits',
  kit: 'Private page with the kit',
};

/** "Landing page of Chiara Bellandi for restaurants, in English." */
export function summarisePage(explained: Explained): string {
  const { page } = explained;
  const affiliate = affiliateOf(explained);
  const segment = segmentOf(explained);
  const whose = page.affiliate === null ? '' : ` of ${affiliate?.data.name ?? page.affiliate}`;
  const forWhom = page.segment === null ? '' : ` for ${segment?.planned.audience ?? page.segment}`;
  return `${KINDS[page.kind]}${whose}${forWhom}, in ${englishName(page.locale)}.`;
}

/** Why there is such a page, and in which languages. */
export function explainAddress(explained: Explained): ExplainedPart {
  const { page } = explained;
  const others = Object.entries(page.alternates).filter(([locale]) => locale !== page.locale);
  return part('page', {
    because: [whyThere(explained)],
    shows: others.map(([locale, path]) => ({
      what: `${path} is the same page in ${englishName(locale)}`,
      because: [],
    })),
    leavesOut: page.kind === 'landing' ? missingLanguages(explained) : [],
  });
}

function whyThere(explained: Explained): string {
  const { page, plan } = explained;
  const affiliate = affiliateOf(explained);
  const segment = segmentOf(explained);
  if (page.kind === 'landing' && affiliate !== null) {
    const { file, data } = affiliate;
    const served = data.segments === 'all' ? 'all segments' : `the segment "${page.segment ?? ''}"`;
    return `${file} gives the affiliate ${served}`;
  }
  if (affiliate !== null) return `the affiliate has landing pages, by ${affiliate.file}`;
  if (segment !== null) return `${segment.entry.file} describes the segment`;
  const entry = page.entry === null ? undefined : bodyOf(plan, page.entry);
  if (entry) {
    const wanted = `content/${entry.collection}/${entry.id}.mdx`;
    return page.kind === 'case-study'
      ? `${wanted} tells it and its consent holds on ${explained.insights.asOf}`
      : `${wanted} is its text`;
  }
  return page.kind === 'program'
    ? `content/program.yaml names ${englishName(page.locale)} among its locales`
    : `content/${FOLDERS[page.kind] ?? ''} holds entries in ${englishName(page.locale)}`;
}

const FOLDERS: Readonly<Partial<Record<PageKind, string>>> = {
  'use-case-index': 'use-cases/',
  'case-study-index': 'case-studies/',
  'guide-index': 'guides/',
};

function bodyOf(plan: Explained['plan'], key: string) {
  return (plan.useCases[key] ?? plan.caseStudies[key] ?? plan.guides[key])?.body;
}

/** Languages that the affiliate speaks and the segment is not written in. */
function missingLanguages(explained: Explained): ExplainedPart['leavesOut'] {
  const { plan, page } = explained;
  const affiliate = affiliateOf(explained);
  const wanted = affiliate?.data.locales ?? [affiliate?.data.locale ?? plan.defaultLocale];
  return wanted
    .filter((locale) => !Object.hasOwn(plan.segments, `${locale}/${page.segment ?? ''}`))
    .map((locale) => ({
      what: `no page in ${englishName(locale)}`,
      because: [`content/segments/${locale}/${page.segment ?? ''}.mdx does not exist`],
    }));
}
