import { localePath } from '../i18n/locales.ts';
import type { Plan, PlannedSegment } from '../schemas/plan.ts';
import type { SegmentLink } from './view-types.ts';

/** The pages of all segments of a language. */
export function segmentLinks(plan: Plan, locale: string): SegmentLink[] {
  return linksTo(
    plan,
    Object.values(plan.segments).filter(({ lang }) => lang === locale),
  );
}

/** The pages of some segments. */
export function linksTo(plan: Plan, segments: readonly PlannedSegment[]): SegmentLink[] {
  return segments.map(({ id, lang, audience, headline }) => ({
    path: localePath(`/for/${id}/`, lang, plan.defaultLocale),
    audience,
    headline,
  }));
}
