import type { Insights } from '../schemas/insights/insights.ts';
import type { Focus, Section } from './section.ts';

/** Of a segment that no account fits: why, and what that means. Null of any other. */
export function describeNobody({ segments }: Insights, { segment }: Focus): Section | null {
  const measured = segments.find((each) => each.segment === segment);
  if (measured?.whyNobody === undefined) return null;
  return {
    title: 'Who is in this segment',
    summary: `No account fits ${measured.segment}, so nothing can be learned about it. ${measured.whyNobody}`,
    findings: [
      {
        what: 'Its pages show what you wrote, and no figures.',
        sure: null,
        next: `Change "accounts" in content/segments/${measured.segment}.mdx, or leave it as it is until there are such customers.`,
      },
    ],
    notes: [],
  };
}
