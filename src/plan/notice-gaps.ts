import type { Problem } from '../core/errors.ts';
import type { Plan } from '../schemas/plan.ts';
import { caseStudyObstacle } from './publish-case-studies.ts';
import type { PlanInput } from './plan-input.ts';

/** What a marketer should know about the plan although nothing is wrong: stories left out, niches without one. */
export function noticeGaps({ project, insights, affiliates }: PlanInput, plan: Plan): Problem[] {
  const stories = project.caseStudies.flatMap((entry): Problem[] => {
    const obstacle = caseStudyObstacle(entry.data, insights);
    if (obstacle === null) return [];
    return [
      {
        message: `Not shown anywhere: ${obstacle}`,
        hint: 'Renew the consent or choose another story; pages have already moved on to the next best one.',
        where: { file: entry.file, line: entry.lineOf(['consent']) },
      },
    ];
  });
  const told = new Set(Object.values(plan.caseStudies).flatMap(({ segments }) => segments));
  const proven = new Set(insights.proofs.map(({ segment }) => segment));
  const segments = project.segments
    .filter(({ locale }) => locale === project.defaultLocale)
    .flatMap((entry): Problem[] => {
      const where = { file: entry.file };
      const counted = insights.segments.find(({ segment }) => segment === entry.id);
      return [
        ...(told.has(entry.id)
          ? []
          : [{ message: 'This segment has no case study that may be shown', where }]),
        ...(counted?.accounts === 0
          ? [
              {
                message: 'No account fits this segment',
                hint: 'Compare the values under "accounts" with your data.',
                where: { ...where, line: entry.lineOf(['accounts']) },
              },
            ]
          : []),
        ...(counted && counted.accounts > 0 && !proven.has(entry.id)
          ? [
              {
                message: 'No figure of this segment is published',
                hint: `Run "kith insights --segment ${entry.id}": it says why.`,
                where,
              },
            ]
          : []),
      ];
    });
  const nameless = affiliates.filter(({ data }) => data.consent === undefined).length;
  const names: Problem[] =
    nameless === 0
      ? []
      : [
          {
            message: `${nameless} ${nameless === 1 ? 'affiliate has' : 'affiliates have'} no consent record: shown without name`,
            hint: 'Add "consent" to their files, or consent_on to the affiliates table.',
          },
        ];
  return [...stories, ...segments, ...names];
}
