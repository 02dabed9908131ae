import type { Insights } from '../schemas/insights/insights.ts';
import { describeMissing } from './describe-missing.ts';
import { describePlaybook } from './describe-playbook.ts';
import type { Focus, Section } from './section.ts';

/** One part of the report; null where there is nothing to say under this focus. */
type Describe = (insights: Insights, focus: Focus, currency: string) => Section | null;

/** In the order in which somebody would ask: who, where from, why, who brings more, what next. */
const PARTS: readonly Describe[] = [describePlaybook, describeMissing];

/** The whole report on what was learned. */
export function describeInsights(insights: Insights, focus: Focus, currency: string): Section[] {
  return PARTS.flatMap((describe) => describe(insights, focus, currency) ?? []);
}
