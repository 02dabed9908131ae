import type { Plan, PlannedPlaybook, PlannedSegment } from '../schemas/plan.ts';
import { entryLink } from './entry-link.ts';
import { keyOf } from './keys.ts';
import type { StepView, WelcomeView } from './view-types.ts';

/** First steps of a segment: those that the data shows, else those that its author wrote. */
export function firstSteps(
  plan: Plan,
  { id, lang, steps }: PlannedSegment,
): Pick<WelcomeView, 'steps' | 'stepsOf'> {
  const playbook = plan.playbooks[keyOf(lang, id)];
  return {
    steps: playbook
      ? playbook.steps.map((step) => stepView(plan, step))
      : steps.map((step) => ({ ...step, lang, link: null })),
    stepsOf: playbook?.whose ?? 'authored',
  };
}

function stepView(
  plan: Plan,
  { title, text, lang, useCase, guide }: PlannedPlaybook['steps'][number],
): StepView {
  const found =
    useCase !== null
      ? entryLink(plan, 'use-cases', plan.useCases, useCase)
      : guide !== null
        ? entryLink(plan, 'guides', plan.guides, guide)
        : null;
  const link = found && { path: found.path, title: found.entry.title, lang: found.entry.lang };
  return { title, text, lang, link };
}
