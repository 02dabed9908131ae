import type { Habit, PlaybookOutcome, PlaybookStep, ScopePlaybook } from '../../schemas/insights/playbook.ts';
import { MINIMUM_GROUP } from '../statistics/compare-shares.ts';
import { LEAST_POINTS } from './find-habits.ts';

/** Of a segment's accounts so many must do what all accounts do, or it is nothing for them. */
const LEAST_SHARE = 0.05;

/** A list that nobody finishes helps nobody. */
const MOST_STEPS = 5;

type Chosen = Pick<ScopePlaybook, 'source' | 'isProven' | 'steps'>;

/** The steps of all accounts: everything that was found. */
export function chooseOverallSteps(habits: readonly Habit[]): Chosen {
  return { source: habits.length > 0 ? 'own' : null, isProven: habits.length > 0, steps: mergeSteps(habits) };
}

/**
 * The steps of a segment. What was found among all accounts is what to do here too, where it holds here or where there
 * are too few accounts to say; what was found among the segment's own accounts takes its place where nothing of it holds.
 * Never taken is what is surely worth nothing here, and what hardly anybody does here.
 */
export function chooseSegmentSteps(own: readonly Habit[], shared: ScopePlaybook['shared']): Chosen {
  const outcomes = (['stayed', 'grew'] as const).map((outcome) => chooseFor(outcome, own, shared));
  const chosen = outcomes.filter(({ habits }) => habits.length > 0);
  const sources = new Set(chosen.map(({ source }) => source));
  const [source = null] = sources;
  return {
    source: sources.size > 1 ? 'both' : source,
    isProven: chosen.length > 0 && chosen.every(({ isProven }) => isProven),
    steps: mergeSteps(chosen.flatMap(({ habits }) => habits)),
  };
}

function chooseFor(
  outcome: PlaybookOutcome,
  own: readonly Habit[],
  shared: ScopePlaybook['shared'],
): { source: 'own' | 'everybody'; isProven: boolean; habits: readonly Habit[] } {
  const ofOutcome = shared.filter(({ habit }) => habit.outcome === outcome);
  const ours = own.filter((habit) => habit.outcome === outcome);
  const holding = ofOutcome.filter(({ comparison }) => comparison.verdict === 'better');
  if (holding.length === 0 && ours.length > 0) return { source: 'own', isProven: true, habits: ours };
  const fitting = ofOutcome.filter(isFitting);
  return {
    source: 'everybody',
    isProven: fitting.length > 0 && fitting.every((each) => holding.includes(each)),
    habits: fitting.map(({ habit }) => habit),
  };
}

/** Whether what holds for all accounts may well hold here: it is done here, and may be worth something. */
function isFitting({ comparison }: ScopePlaybook['shared'][number]): boolean {
  const { among, others, difference } = comparison;
  const n = among.n + others.n;
  const isDone = n < MINIMUM_GROUP || among.n >= LEAST_SHARE * n;
  return isDone && difference.high >= LEAST_POINTS;
}

/** Each action once, by the day on which it is taken; on the same day, what keeps accounts before what makes them grow. */
function mergeSteps(habits: readonly Habit[]): PlaybookStep[] {
  const steps = new Map<string, PlaybookStep>();
  for (const { actions, days, outcome } of habits) {
    for (const [at, action] of actions.entries())
      if (!steps.has(action)) steps.set(action, { action, day: days[at] ?? 0, outcome });
  }
  return [...steps.values()].slice(0, MOST_STEPS).sort((one, other) => one.day - other.day);
}
