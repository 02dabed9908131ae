import type { CaseStudy } from '../schemas/case-study.ts';
import { allowedOn, consentObstacle } from '../schemas/consent.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { PlannedCaseStudy } from '../schemas/plan.ts';
import type { Project } from '../schemas/project.ts';
import { contentOf, keyed } from './keyed-entries.ts';

/** Why a case study may not be shown on a day, in words; null where it may. */
export function caseStudyObstacle(study: CaseStudy, insights: Insights): string | null {
  if (insights.standing[study.account] === 'left') return 'the customer has left';
  if (insights.standing[study.account] === 'at-risk') return 'the customer may leave';
  const obstacle = consentObstacle(study.consent, insights.asOf);
  if (obstacle !== null) return obstacle;
  return study.consent.what.includes('story') ? null : 'the consent does not cover the story';
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
    const { title, summary, segments, company, person, quote, results, face, logo, translatedFrom } =
      entry.data;
    return {
      ...contentOf(entry, 'case-studies', project.defaultLocale),
      title,
      summary,
      segments: [...segments],
      company: may('name') ? company : null,
      person: may('name') ? { ...person } : null,
      quote: may('quote') ? quote : null,
      translatedFrom: may('quote') ? (translatedFrom ?? null) : null,
      results: may('numbers') ? results.map((result) => ({ ...result })) : [],
      face: may('face') ? (face ?? null) : null,
      logo: may('logo') ? (logo ?? null) : null,
    };
  });
}
