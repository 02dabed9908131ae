import type { Habit, Playbook, PlaybookOutcome, ScopePlaybook } from '../../schemas/insights/playbook.ts';
import { compareShares } from '../statistics/compare-shares.ts';
import { measureShare } from '../statistics/share.ts';
import { chooseOverallSteps, chooseSegmentSteps } from './choose-steps.ts';
import type { EarlyLives } from './early-lives.ts';
import { chooseTelling, confirmFindings, findHabits, groupsOf, type Confirmed } from './find-habits.ts';
import { askedFor, measureHabits, namesOf } from './measure-habits.ts';
import { sampleOf } from './samples.ts';

/** With fewer accounts than this nothing is searched for: each half must hold enough of every kind. */
export const FEWEST_JUDGED = 200;

/** What is searched, and for what. */
export interface Judged {
  readonly lives: EarlyLives;
  /** By the scopes' order; null is all accounts. */
  readonly segments: readonly (string | null)[];
  readonly outcomes: readonly PlaybookOutcome[];
}

export type JudgedScopes = Pick<Playbook, 'scopes' | 'idle'>;

/** What is looked at among some accounts, and what of it was found and held. */
interface Scope {
  readonly segment: string | null;
  readonly members: Uint32Array;
  readonly habits: readonly Confirmed[];
  readonly warnings: readonly Confirmed[];
}

/** All accounts are one question, and all segments together are another. */
export function judgeScopes({ lives, segments: ids, outcomes }: Judged): JudgedScopes {
  const [everybody, ...niches] = ids.map((segment, index) => ({
    segment,
    members: lives.members[index] ?? new Uint32Array(),
  }));
  const [overall] = searchScopes(lives, everybody ? [everybody] : [], outcomes);
  const segments = searchScopes(lives, niches, outcomes);
  if (!overall) return { scopes: [], idle: [] };
  const habits = measureHabits(lives, overall.members, overall.habits);
  const shared = compareInSegments(lives, overall, habits, segments);
  const scopes = [
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
  return { scopes, idle: findIdle(lives, scopes[0]) };
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
    return [{ action, support: measureShare(n, sample.accounts.length), difference: comparison.difference }];
  });
}
