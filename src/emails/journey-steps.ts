import type { Plan } from '../schemas/plan.ts';

/** A first step as an e-mail tells it. */
export interface JourneyStep {
  readonly title: string;
  readonly text: string;
  /** Key of the use case that tells more. */
  readonly useCase: string | null;
  /** A page that tells more, in the same language. */
  readonly more: { readonly path: string; readonly title: string } | null;
}

/**
 * The first steps of a segment: those of the playbook where all of it is worded in this language, else the ones that the
 * segment's author wrote.
 */
export function readSteps(
  plan: Plan,
  locale: string,
  key: string,
): { readonly steps: readonly JourneyStep[]; readonly stepsOf: 'audience' | 'customers' | 'authored' } {
  const playbook = plan.playbooks[key];
  if (playbook?.steps.every(({ lang }) => lang === locale)) {
    return {
      steps: playbook.steps.map((step) => ({ ...step, more: moreOn(plan, locale, step) })),
      stepsOf: playbook.whose,
    };
  }
  const authored = plan.segments[key]?.steps ?? [];
  return {
    steps: authored.map((step) => ({ ...step, useCase: null, more: null })),
    stepsOf: 'authored',
  };
}

function moreOn(
  { useCases, guides }: Plan,
  locale: string,
  { useCase, guide }: { readonly useCase: string | null; readonly guide: string | null },
): JourneyStep['more'] {
  const found = [
    { folder: 'use-cases', entry: useCases[useCase ?? ''] },
    { folder: 'guides', entry: guides[guide ?? ''] },
  ].find(({ entry }) => entry?.lang === locale);
  return found?.entry ? { path: `/${found.folder}/${found.entry.id}/`, title: found.entry.title } : null;
}
