import type { Problem } from '../core/errors.ts';
import { nearest } from '../core/suggest.ts';
import { formatShare } from '../i18n/format.ts';
import { ACTIONS_FILE } from '../schemas/actions.ts';
import type { CaseStudy } from '../schemas/case-study.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Entry, Project } from '../schemas/project.ts';
import { caseStudyObstacle } from './publish-case-studies.ts';
import { noticeOffers } from './notice-offers.ts';
import type { PlanInput } from './plan-input.ts';

/** What a marketer should know about the plan although nothing is wrong: stories left out, niches without one, steps without words. */
export function noticeGaps({ project, insights, affiliates }: PlanInput, plan: Plan): Problem[] {
  const stories = project.caseStudies.flatMap((entry): Problem[] => {
    const obstacle = caseStudyObstacle(entry.data, insights);
    if (obstacle === null) return [];
    if (insights.standing[entry.data.account] === 'at-risk') return [noticeRisk(entry, obstacle, insights)];
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
                hint: counted.whyNobody ?? 'Compare the values under "accounts" with your data.',
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
  return [
    ...stories,
    ...segments,
    ...noticeOffers(project, insights.asOf),
    ...names,
    ...noticeWordless(project, insights),
  ];
}

/** Steps that the data found and that no page can show. */
function noticeWordless({ actions }: Project, { playbook }: Insights): Problem[] {
  return playbook.wordless.map((action) => {
    const meant = nearest(action, Object.keys(actions));
    const slip = meant === null ? '' : `Is "${meant}" there meant? It must be called as in the data. `;
    return {
      message: `No words for "${action}", a step that accounts take which do well: welcome pages show the steps of their segments`,
      hint: `${slip}Give it a title and a text.`,
      where: { file: ACTIONS_FILE },
    };
  });
}

/** For the marketer's eyes: the plan itself says of a story that is not shown nothing at all. */
function noticeRisk({ file, data }: Entry<CaseStudy>, obstacle: string, { churn }: Insights): Problem {
  const found = churn?.atRisk.find(({ account }) => account === data.account);
  const chance = found
    ? ` (${formatShare(found.probability, 'en')} of accounts that looked the same have left)`
    : '';
  const reasons =
    found && found.reasons.length > 0 ? `: ${found.reasons.map(({ words }) => words).join(', ')}` : '';
  return {
    message: `Not shown anywhere: ${obstacle}${chance}`,
    hint: `Let customer success speak with them first${reasons}. The story comes back when the risk is gone; until then pages show the next best one.`,
    where: { file },
  };
}
