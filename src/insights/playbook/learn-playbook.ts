import { formatNumber } from '../../i18n/format.ts';
import type { Habit, Playbook, PlaybookOutcome, ScopePlaybook } from '../../schemas/insights/playbook.ts';
import { compareShares } from '../statistics/compare-shares.ts';
import { measureShare } from '../statistics/share.ts';
import type { Study } from '../study.ts';
import { chooseOverallSteps, chooseSegmentSteps } from './choose-steps.ts';
import { describeLeftOut } from './describe-left-out.ts';
import type { EarlyLives } from './early-lives.ts';
import { chooseTelling, confirmFindings, findHabits, groupsOf, type Confirmed } from './find-habits.ts';
import { countPopulation, playbookObstacle } from './judged-accounts.ts';
import { askedFor, measureHabits, namesOf } from './measure-habits.ts';
import { countBeforeSignup, readEarlyActions, readSpan } from './read-coverage.ts';
import { pickAccounts, readEarlyLives } from './read-early-lives.ts';
import { sampleOf } from './samples.ts';

/** With fewer accounts than this nothing is searched for: each half must hold enough of every kind. */
const FEWEST_JUDGED = 200;

/** What is looked at among some accounts, and what of it was found and held. */
interface Scope {
  readonly segment: string | null;
  readonly members: Uint32Array;
  readonly habits: readonly Confirmed[];
  readonly warnings: readonly Confirmed[];
}

/**
 * Which early actions, and which order of them, separate accounts that stay and grow from those that do not: for all
 * accounts, and for each segment.
 */
export async function learnPlaybook(study: Study): Promise<Playbook> {
  const { days } = study.project.program.playbook;
  const { outcome } = study;
  const obstacle = playbookObstacle(study);
  if (obstacle !== null || outcome === null) return noPlaybook(days, obstacle === null ? [] : [obstacle]);
  const idle = `Hardly any account did anything in its first ${days} days, so there is nothing to tell apart.`;
  const span = await readSpan(study);
  if (span === null) return noPlaybook(days, [idle]);
  const population = await countPopulation(study, outcome, span, days);
  const picked = pickAccounts(population.judged);
  const actions = await readEarlyActions(study, days, picked.sql, picked.parameters);
  if (actions.names.length === 0) return noPlaybook(days, [idle]);
  const before = await countBeforeSignup(study);
  const notes = describeLeftOut({ kinds: actions.kinds, before }, population, days);
  if (population.judged < FEWEST_JUDGED) return noPlaybook(days, [tooFew(population.judged), ...notes]);
  const lives = await readEarlyLives(study, outcome, { names: actions.names, span, days, picked });
  const scopes = judgeScopes(lives, study, outcome.grown === null ? ['stayed'] : ['stayed', 'grew']);
  return {
    days,
    scopes,
    idle: findIdle(lives, scopes[0]),
    wordless: wordlessActions(scopes, study),
    notes: [
      ...(lives.count < population.judged ? [sayPicked(lives.count, population.judged)] : []),
      ...notes,
      ...(outcome.grown === null ? [NO_GROWTH] : []),
    ],
  };
}

/** What is learned where it cannot be learned: nothing, with the reasons. */
export function noPlaybook(days: number, notes: readonly string[]): Playbook {
  return { days, scopes: [], idle: [], wordless: [], notes };
}

const NO_GROWTH = 'The accounts have no expansion_mrr: what makes them grow is not looked at.';

function sayPicked(read: number, judged: number): string {
  return `Of ${formatNumber(judged, 'en')} accounts that can be judged, ${formatNumber(read, 'en')} were looked at, picked by the hash of their ids: more would not make a figure noticeably surer.`;
}

function tooFew(judged: number): string {
  return `${judged === 0 ? 'No account' : `Only ${formatNumber(judged, 'en')} ${judged === 1 ? 'account' : 'accounts'}`} can be judged; it takes ${FEWEST_JUDGED}.`;
}

/** All accounts are one question, and all segments together are another. */
function judgeScopes(lives: EarlyLives, study: Study, outcomes: readonly PlaybookOutcome[]): ScopePlaybook[] {
  const [everybody, ...niches] = study.scopes.map(({ segment }, index) => ({
    segment,
    members: lives.members[index] ?? new Uint32Array(),
  }));
  const [overall] = searchScopes(lives, everybody ? [everybody] : [], outcomes);
  const segments = searchScopes(lives, niches, outcomes);
  if (!overall) return [];
  const habits = measureHabits(lives, overall.members, overall.habits);
  const shared = compareInSegments(lives, overall, habits, segments);
  return [
    {
      ...describeScope(lives, overall, outcomes),
      ...{ habits, shared: [] },
      ...chooseOverallSteps(habits),
    },
    ...segments.map((scope, index) => {
      const own = measureHabits(lives, scope.members, scope.habits);
      const there = shared[index] ?? [];
      return {
        ...describeScope(lives, scope, outcomes),
        ...{ habits: own, shared: there },
        ...chooseSegmentSteps(own, there),
      };
    }),
  ];
}

/** Searches some scopes and confirms all that was found in one go, so that it is corrected for together. */
function searchScopes(
  lives: EarlyLives,
  scopes: readonly Pick<Scope, 'segment' | 'members'>[],
  outcomes: readonly PlaybookOutcome[],
): Scope[] {
  const found = scopes.flatMap((scope) =>
    scope.members.length < FEWEST_JUDGED
      ? []
      : outcomes
          .flatMap((outcome) => findHabits(lives, scope.members, outcome))
          .map((finding) => ({ scope, finding })),
  );
  const comparisons = confirmFindings(found.map(({ finding }) => finding));
  return scopes.map((scope) => {
    const own = found.flatMap(({ scope: where, finding }, index): Confirmed[] => {
      const comparison = comparisons[index];
      return where === scope && comparison ? [{ ...finding, comparison }] : [];
    });
    const telling = (helps: boolean) =>
      outcomes.flatMap((outcome) =>
        chooseTelling(own.filter((finding) => finding.outcome === outcome && finding.helps === helps)),
      );
    return { ...scope, habits: telling(true), warnings: telling(false) };
  });
}

function describeScope(lives: EarlyLives, scope: Scope, outcomes: readonly PlaybookOutcome[]) {
  const { members } = scope;
  const shareOf = (outcome: PlaybookOutcome, good: Uint8Array) => {
    const asked = askedFor(lives, members, outcome);
    return measureShare(
      asked.reduce((sum, account) => sum + (good[account] ?? 0), 0),
      asked.length,
    );
  };
  return {
    segment: scope.segment,
    judged: members.length,
    stayed: shareOf('stayed', lives.stayed),
    grew: outcomes.includes('grew') ? shareOf('grew', lives.grown) : null,
    warnings: measureHabits(lives, members, scope.warnings),
  };
}

/** What was found among all accounts, among those of each segment in which it was not searched for. */
function compareInSegments(
  lives: EarlyLives,
  overall: Scope,
  habits: readonly Habit[],
  segments: readonly Scope[],
): ScopePlaybook['shared'][] {
  const groups = segments.flatMap(({ members }) =>
    overall.habits.map(({ pattern, outcome, isSearched }) =>
      groupsOf(
        sampleOf(
          lives,
          members.filter((account) => !isSearched(account)),
          outcome,
        ),
        pattern,
      ),
    ),
  );
  const comparisons = compareShares(groups);
  return segments.map((_, segment) =>
    habits.flatMap((habit, index) => {
      const comparison = comparisons[segment * habits.length + index];
      return comparison ? [{ habit, comparison }] : [];
    }),
  );
}

/** Frequent actions of no habit after which accounts stay as often as without them, so far as can be seen. */
function findIdle(lives: EarlyLives, overall: ScopePlaybook | undefined): Playbook['idle'] {
  const told = new Set(
    [...(overall?.habits ?? []), ...(overall?.warnings ?? [])].flatMap(({ actions }) => actions),
  );
  const sample = sampleOf(lives, lives.members[0] ?? new Uint32Array(), 'stayed');
  const patterns = lives.actions.map((_, code) => ({ codes: [code], inOrder: false }));
  const comparisons = compareShares(patterns.map((pattern) => groupsOf(sample, pattern)));
  return patterns.flatMap((pattern, code) => {
    const comparison = comparisons[code];
    const [action = ''] = namesOf(lives, pattern);
    if (comparison?.verdict !== 'unclear' || told.has(action)) return [];
    const { n } = comparison.among;
    return [{ action, support: measureShare(n, lives.count), difference: comparison.difference }];
  });
}

/** Steps for which content has no words, in the order in which they first stand somewhere. */
function wordlessActions(scopes: readonly ScopePlaybook[], { project }: Study): string[] {
  const actions = new Set(scopes.flatMap(({ steps }) => steps.map(({ action }) => action)));
  return [...actions].filter((action) => !Object.hasOwn(project.actions, action));
}
