import type { ActionWords } from '../schemas/actions.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { Plan, PlannedPlaybook } from '../schemas/plan.ts';
import type { Project } from '../schemas/project.ts';
import { inLocale, type Localized } from '../schemas/text.ts';
import { keyed } from './keyed-entries.ts';
import { bestKey } from './keys.ts';

type Library = Pick<Plan, 'guides' | 'useCases'>;

/**
 * For each segment the steps of the accounts that stay and grow, in content's words and in the order of the data; no
 * figures. A segment has none where the data shows none, or where one of the steps has no words: half a playbook is
 * another one, and what the segment's author wrote is better than that.
 */
export function publishPlaybooks(
  { actions, segments, defaultLocale }: Project,
  { playbook }: Insights,
  library: Library,
): Record<string, PlannedPlaybook> {
  return keyed(segments, ({ id, locale }) => {
    const scope = playbook.scopes.find(({ segment }) => segment === id);
    const steps = (scope?.steps ?? []).map(({ action }) => {
      const words = Object.hasOwn(actions, action) ? actions[action] : undefined;
      return words ? publishStep(words, locale, defaultLocale, library) : null;
    });
    const worded = steps.filter((step) => step !== null);
    if (!scope || worded.length === 0 || worded.length < steps.length) return null;
    return { whose: scope.isProven ? 'audience' : 'customers', steps: worded };
  });
}

function publishStep(
  { title, text, useCase, guide }: ActionWords,
  locale: string,
  defaultLocale: string,
  { useCases, guides }: Library,
): PlannedPlaybook['steps'][number] {
  const isHere = [title, text].every((words) => isIn(words, locale, defaultLocale));
  const lang = isHere ? locale : defaultLocale;
  const say = (words: Localized) => inLocale(words, lang, defaultLocale);
  const key = (table: Readonly<Record<string, unknown>>, id: string | undefined) =>
    id === undefined ? null : bestKey(table, id, locale, defaultLocale);
  return {
    title: say(title),
    text: say(text),
    lang,
    useCase: key(useCases, useCase),
    guide: key(guides, guide),
  };
}

function isIn(text: Localized, locale: string, defaultLocale: string): boolean {
  return typeof text === 'string' ? locale === defaultLocale : Object.hasOwn(text, locale);
}
