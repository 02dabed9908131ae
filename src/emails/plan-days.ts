import type { EmailTemplate } from '../schemas/email.ts';

export interface PlannedEmail {
  readonly template: EmailTemplate;
  /** Index of the step that it is about. */
  readonly step: number | null;
  /** Whole days after signup. */
  readonly day: number;
}

/**
 * Which e-mail goes out on which day. No two go out on the same day: the later one waits.
 * @param steps how many first steps there are
 */
export function planDays(templates: readonly EmailTemplate[], steps: number): PlannedEmail[] {
  const wished = templates.flatMap((template): PlannedEmail[] =>
    template.each === 'step'
      ? Array.from({ length: steps }, (_, step) => ({ template, step, day: dayOfStep(template, step) }))
      : [{ template, step: null, day: template.days[0] ?? 0 }],
  );
  let last = -1;
  return wished
    .toSorted((a, b) => a.day - b.day || (a.step ?? -1) - (b.step ?? -1))
    .map((email) => {
      last = Math.max(email.day, last + 1);
      return { ...email, day: last };
    });
}

/** The day that is named for the step; behind the last one that is, every so many days. */
function dayOfStep({ days, every }: EmailTemplate, step: number): number {
  const named = Math.min(step, days.length - 1);
  return (days[named] ?? 0) + (step - named) * every;
}
