import type { Plan } from '../schemas/plan.ts';
import { bestKey } from './keys.ts';

/** The case study for a page, and why it is this one. */
export interface ChosenCaseStudy {
  readonly key: string | null;
  readonly own: boolean;
  readonly reason: string;
}

/** A story that a page could show. */
export interface Candidate {
  readonly id: string;
  readonly key: string;
}

/**
 * The affiliate's own story first, else one of the segment in the page's language, else one of the segment in the
 * default language. The table holds only stories that may be shown.
 * @param own ids of the case studies about the affiliate itself
 */
export function chooseCaseStudy(
  caseStudies: Plan['caseStudies'],
  segment: string,
  locale: string,
  defaultLocale: string,
  own: ReadonlySet<string>,
): ChosenCaseStudy {
  const [best] = rankCaseStudies(caseStudies, segment, locale, defaultLocale, own);
  if (!best) return { key: null, own: false, reason: 'no case study of this segment may be shown' };
  const isOwn = own.has(best.id);
  return {
    key: best.key,
    own: isOwn,
    reason: isOwn
      ? `case study "${best.id}" is the affiliate's own`
      : `case study "${best.id}" is from this segment, with consent`,
  };
}

/** All stories that the page could show, the best first. */
export function rankCaseStudies(
  caseStudies: Plan['caseStudies'],
  segment: string,
  locale: string,
  defaultLocale: string,
  own: ReadonlySet<string>,
): Candidate[] {
  const ids = new Set(
    Object.values(caseStudies)
      .filter((study) => study.segments.includes(segment))
      .map(({ id }) => id),
  );
  return [...ids]
    .map((id) => ({ id, key: bestKey(caseStudies, id, locale, defaultLocale) }))
    .filter((candidate): candidate is Candidate => candidate.key !== null)
    .sort(
      (a, b) =>
        Number(own.has(b.id)) - Number(own.has(a.id)) ||
        Number(caseStudies[b.key]?.lang === locale) - Number(caseStudies[a.key]?.lang === locale) ||
        (a.id < b.id ? -1 : 1),
    );
}
