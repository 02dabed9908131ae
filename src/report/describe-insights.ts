import type { Insights } from '../schemas/insights/insights.ts';
import { describeAdvocates } from './describe-advocates.ts';
import { describeChannels } from './describe-channels.ts';
import { describeContentGaps } from './describe-content-gaps.ts';
import { describeChurn } from './describe-churn.ts';
import { describeAffiliates } from './describe-affiliates.ts';
import { describeGoals } from './describe-goals.ts';
import { describeMissing } from './describe-missing.ts';
import { describeNiches } from './describe-niches.ts';
import { describePains } from './describe-pains.ts';
import { describeNobody } from './describe-nobody.ts';
import { describePlaybook } from './describe-playbook.ts';
import { describeUseCases } from './describe-use-cases.ts';
import { describeProof } from './describe-proof.ts';
import { saySample } from './say-sample.ts';
import type { Focus, Section } from './section.ts';

/** One part of the report; null where there is nothing to say under this focus. */
type Describe = (insights: Insights, focus: Focus, currency: string) => Section | null;

/** In the order in which somebody would ask: who, where from, why, who brings more, what next. */
const PARTS: readonly Describe[] = [
  describeAdvocates,
  describeChannels,
  describePains,
  describePlaybook,
  describeUseCases,
  describeContentGaps,
  describeNiches,
  describeChurn,
  describeAffiliates,
  describeGoals,
  describeProof,
  describeMissing,
];

/** Parts that compare groups of accounts: of very many accounts they look at a sample. */
const COMPARING: readonly Describe[] = [describeChannels, describePains, describePlaybook, describeUseCases];

/** The whole report on what was learned. Of a segment without accounts it says why, and what its pages lack. */
export function describeInsights(insights: Insights, focus: Focus, currency: string): Section[] {
  const nobody = describeNobody(insights, focus);
  const parts = nobody === null ? PARTS : [() => nobody, describeContentGaps];
  return parts.flatMap((describe): Section[] => {
    const section = describe(insights, focus, currency);
    if (section === null) return [];
    const sample = COMPARING.includes(describe) ? saySample(insights, focus.segment) : [];
    return [{ ...section, notes: [...section.notes, ...sample] }];
  });
}
