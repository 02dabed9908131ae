import type { EmailTemplate } from '../schemas/email.ts';
import type { JourneyStep } from './journey-steps.ts';

export interface PlannedEmail {
  readonly template: EmailTemplate;
  /** Index of the step that it is about. */
  readonly step: number | null;
  /** Whole days after signup. */
  readonly day: number;
}

/**
 * Which e-mail goes out on which day. One about a step goes out the day before customers who do well have taken that step,
 * where the data says when; else on the template's own days. No two go out on the same day: the later one waits.
 */
export function planDays(templates: readonly EmailTemplate[], steps: readonly JourneyStep[]): PlannedEmail[] {
  const wished = templates.flatMap((template): PlannedEmail[] =>
    template.each === 'step'
      ? steps.map(({ day }, step) => ({
          template,
          step,
          day: day === null ? template.day + step * template.every : Math.max(1, day - 1),
        }))
      : [{ template, step: null, day: template.day }],
  );
  let last = -1;
  return wished
    .toSorted((a, b) => a.day - b.day || (a.step ?? -1) - (b.step ?? -1))
    .map((email) => {
      last = Math.max(email.day, last + 1);
      return { ...email, day: last };
    });
}
