import { formatNumber } from '../../i18n/format.ts';
import type { Playbook, ScopePlaybook } from '../../schemas/insights/playbook.ts';
import { computeAside } from '../compute-aside.ts';
import type { Study } from '../study.ts';
import { describeLeftOut } from './describe-left-out.ts';
import { FEWEST_JUDGED } from './judge-scopes.ts';
import { countPopulation, playbookObstacle } from './judged-accounts.ts';
import { keepEarly, readCoverage, readEarlyActions } from './read-coverage.ts';
import { readEarlyLives } from './read-early-lives.ts';

/**
 * Which early actions, and which order of them, separate accounts that stay and grow from those that do not: for all
 * accounts, and for each segment.
 */
export async function learnPlaybook(study: Study): Promise<Playbook> {
  const { days } = study.project.program.playbook;
  const { outcome } = study;
  const obstacle = playbookObstacle(study);
  if (obstacle !== null || outcome === null) return noPlaybook(days, obstacle === null ? [] : [obstacle]);
  const nothing = `Hardly any account did anything in its first ${days} days, so there is nothing to tell apart.`;
  const { span, before } = await readCoverage(study);
  if (span === null) return noPlaybook(days, [nothing]);
  const population = await countPopulation(study, outcome, span, days);
  const [judged = 0] = population.judged;
  const early = await keepEarly(study, days);
  const actions = await readEarlyActions(study, early);
  if (actions.names.length === 0) return noPlaybook(days, [nothing]);
  const notes = describeLeftOut({ kinds: actions.kinds, before }, population, days);
  if (judged < FEWEST_JUDGED) return noPlaybook(days, [tooFew(judged), ...notes]);
  const lives = await readEarlyLives(study, outcome, { early, names: actions.names, span, days });
  const { scopes, idle } = await computeAside('judgeScopes', lives.count, {
    lives,
    segments: study.scopes.map(({ segment }) => segment),
    outcomes: outcome.grown === null ? ['stayed'] : ['stayed', 'grew'],
  });
  return {
    days,
    scopes,
    idle,
    wordless: wordlessActions(scopes, study),
    notes: [...notes, ...(outcome.grown === null ? [NO_GROWTH] : [])],
  };
}

/** What is learned where it cannot be learned: nothing, with the reasons. */
export function noPlaybook(days: number, notes: readonly string[]): Playbook {
  return { days, scopes: [], idle: [], wordless: [], notes };
}

const NO_GROWTH = 'The accounts have no expansion_mrr: what makes them grow is not looked at.';

function tooFew(judged: number): string {
  return `${judged === 0 ? 'No account' : `Only ${formatNumber(judged, 'en')} ${judged === 1 ? 'account' : 'accounts'}`} can be judged; it takes ${FEWEST_JUDGED}.`;
}

/** Steps for which content has no words, in the order in which they first stand somewhere. */
function wordlessActions(scopes: readonly ScopePlaybook[], { project }: Study): string[] {
  const actions = new Set(scopes.flatMap(({ steps }) => steps.map(({ action }) => action)));
  return [...actions].filter((action) => !Object.hasOwn(project.actions, action));
}
