import type { Plan } from '../../schemas/plan.ts';
import { part, type Explained, type ExplainedPart } from './explanation.ts';

/** Entries of the library that a list shows. */
export function explainEntries({ plan, page }: Explained): ExplainedPart {
  const entries = Object.values<{ lang: string; title: string; id: string }>(tableOf(plan, page.kind));
  return part('entries', {
    because: [
      `they are written in this language${page.kind === 'case-study-index' ? ' and may be shown' : ''}`,
    ],
    shows: entries
      .filter(({ lang }) => lang === page.locale)
      .map(({ id, title }) => ({ what: `${title} (${id})`, because: [] })),
  });
}

function tableOf(plan: Plan, kind: Explained['page']['kind']) {
  if (kind === 'use-case-index') return plan.useCases;
  return kind === 'guide-index' ? plan.guides : plan.caseStudies;
}

/** Segments that lead to an entry, or to which one may go. */
export function explainNiches({ plan, page }: Explained): ExplainedPart {
  const landings = plan.pages.filter(
    ({ kind, affiliate, locale, variant }) =>
      kind === 'landing' && variant === undefined && affiliate === page.affiliate && locale === page.locale,
  );
  return part('niches', {
    because: ['the affiliate has a landing page for each of them in this language'],
    shows: landings.map(({ path }) => ({ what: path, because: [] })),
  });
}

/** The kits that a private page shows: all of an affiliate, or one. */
export function explainKits({ plan, page }: Explained): ExplainedPart {
  const kits = plan.kits.filter((kit) => kit.portal === page.path || kit.page === page.path);
  return part('kits', {
    because: ['there is one for each landing page of the affiliate'],
    shows: kits.map(({ zip, segment, locale }) => ({ what: zip ?? `${segment} (${locale})`, because: [] })),
  });
}

/** Where a short link leads. */
export function explainTarget({ plan, page }: Explained): ExplainedPart {
  const target = plan.pages.find(
    ({ kind, affiliate, segment, locale, variant }) =>
      kind === 'landing' &&
      variant === undefined &&
      affiliate === page.affiliate &&
      segment === page.segment &&
      locale === page.locale,
  );
  return part('leads to', {
    shows: target
      ? [{ what: target.path, because: ['that is the landing page of the same affiliate and segment'] }]
      : [],
  });
}
