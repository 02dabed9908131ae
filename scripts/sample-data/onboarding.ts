import { EARLY_DAYS, PLAYBOOK } from './planted-effects.ts';
import type { Random } from './random.ts';
import type { Action, OnboardingAction } from './vocabulary.ts';
import { NOISE_ACTIONS } from './vocabulary.ts';

/** Something done once: on which day after signup. */
export interface Step {
  readonly action: Action;
  readonly day: number;
}

const PLAYBOOK_SHARE = 0.3;

/** The last early day used, so that no way of counting the days makes it late. */
const LAST_EARLY_DAY = EARLY_DAYS - 2;

/** How many of the accounts do it early, and of the rest, later; unrelated to each other and to staying. */
const HABITS: readonly (readonly [Exclude<OnboardingAction, (typeof PLAYBOOK)[number]>, number, number])[] = [
  ['invited-staff', 0.9, 0.5],
  ['installed-mobile-app', 0.62, 0.4],
  ['connected-payroll', 0.38, 0.2],
  ['booked-onboarding-call', 0.42, 0.05],
  ['set-rest-rules', 0.33, 0.3],
  ['used-demand-forecast', 0.22, 0.3],
];

const EARLY_NOISE_SHARE = 0.3;

/** The first steps of an account, in the order in which they were taken. */
export function planOnboarding(random: Random, isExemplary: boolean): Step[] {
  const steps: Step[] =
    random.chance(PLAYBOOK_SHARE) || isExemplary ? followPlaybook(random) : strayFromPlaybook(random);
  for (const [action, early, late] of HABITS) {
    const day = dayOfStep(random, early, late);
    if (day !== null) steps.push({ action, day });
  }
  for (const action of NOISE_ACTIONS) {
    if (random.chance(EARLY_NOISE_SHARE)) steps.push({ action, day: random.integer(0, LAST_EARLY_DAY) });
  }
  return steps.sort((one, other) => one.day - other.day);
}

/** Whether the three actions of the playbook were taken early and in order. */
export function followsPlaybook(steps: readonly Step[]): boolean {
  const days = PLAYBOOK.map((action) => steps.find((step) => step.action === action)?.day ?? Infinity);
  return days.every((day, at) => day < EARLY_DAYS && (at === 0 || day > (days[at - 1] ?? Infinity)));
}

/** The actions of the first days. */
export function earlyActions(steps: readonly Step[]): Set<Action> {
  return new Set(steps.filter(({ day }) => day < EARLY_DAYS).map(({ action }) => action));
}

function followPlaybook(random: Random): Step[] {
  let day = random.integer(0, 6);
  return PLAYBOOK.map((action) => {
    const step = { action, day };
    day += random.integer(1, 10);
    return step;
  });
}

/** The same actions, but one is missing, late or out of order. */
function strayFromPlaybook(random: Random): Step[] {
  const steps: Step[] = [];
  for (const action of PLAYBOOK) {
    const day = dayOfStep(random, 0.55, 0.4);
    if (day !== null) steps.push({ action, day });
  }
  const inOrder = steps.every(({ day }, at) => at === 0 || day >= (steps[at - 1]?.day ?? 0));
  return steps.length === PLAYBOOK.length && inOrder ? steps.slice(0, 2) : steps;
}

function dayOfStep(random: Random, early: number, late: number): number | null {
  const isEarly = random.chance(early);
  const isLate = random.chance(late);
  const position = random.next();
  if (isEarly) return Math.floor(position * (LAST_EARLY_DAY + 1));
  return isLate ? EARLY_DAYS + 3 + Math.floor(position * 120) : null;
}
