import type { AffiliatesInsight } from '../../schemas/insights/affiliates.ts';
import type { Day } from '../../schemas/date.ts';
import { addDays, daysBetween } from '../../schemas/days.ts';
import type { GoalInsight, GoalStatus } from '../../schemas/insights/goals.ts';
import type { Goal } from '../../schemas/program.ts';
import type { Referrals } from '../affiliates/referrals.ts';
import { Z95 } from '../statistics/normal.ts';
import { measureShare } from '../statistics/share.ts';
import type { Study } from '../study.ts';
import { readActuals, type Actual, type Period } from './read-actuals.ts';

const DAYS_A_MONTH = 30.4375;

/** Earlier than that a pace is a guess, and so it is of fewer accounts. */
const DAYS_FOR_FORECAST = 30;
const ACCOUNTS_FOR_FORECAST = 5;

/** The program's goals against what happened; `affiliates` says which of them have signs. */
export async function learnGoals(
  study: Study,
  referrals: Referrals,
  affiliates: AffiliatesInsight,
): Promise<GoalInsight[]> {
  const { goals } = study.project.program;
  const suspects = new Set(
    affiliates.list.flatMap(({ affiliate, signs }) => (signs.length > 0 ? [affiliate] : [])),
  );
  const learned: GoalInsight[] = [];
  for (const goal of goals) learned.push(await learnGoal(study, referrals, goal, suspects));
  return learned;
}

async function learnGoal(
  study: Study,
  referrals: Referrals,
  goal: Goal,
  suspects: ReadonlySet<string>,
): Promise<GoalInsight> {
  const period = periodOf(goal, study.asOf);
  const begun = period.from === null || period.from <= study.asOf;
  const actuals = begun ? await readActuals(study, referrals, goal.metric, period) : [];
  const nothing: GoalInsight = {
    ...{ metric: goal.metric, target: goal.target, from: period.from, by: goal.by },
    ...{ status: begun ? 'unknown' : 'not-begun', actual: null, pace: null, forecast: null },
    ...{ monthly: null, share: null, without: null, fromSigns: null },
  };
  if (!begun || actuals === null) return nothing;
  return goal.metric === 'retention'
    ? { ...nothing, ...againstShare(goal, actuals, study.asOf) }
    : { ...nothing, ...againstLine(goal, period, actuals, suspects) };
}

function periodOf({ metric, from, by }: Goal, asOf: Day): Period {
  const start = from ?? (metric === 'retention' ? null : addDays(yearBefore(by), 1));
  return { from: start, until: asOf < by ? asOf : by, by, isOver: asOf > by };
}

/** Growth and revenue go up, so that there is a straight line from nothing to the target. */
function againstLine(
  { metric, target }: Goal,
  { from, until, by, isOver }: Period,
  actuals: readonly Actual[],
  suspects: ReadonlySet<string>,
): Partial<GoalInsight> {
  const sum = (of: readonly Actual[], read: (one: Actual) => number) =>
    of.reduce((total, one) => total + read(one), 0);
  const actual = sum(actuals, ({ amount }) => amount);
  const [passed, all] = [daysIn(from ?? by, until), daysIn(from ?? by, by)];
  const pace = (target * passed) / all;
  const status = actual >= target ? 'reached' : isOver ? 'missed' : actual >= pace ? 'ahead' : 'behind';
  const isEarly =
    passed < DAYS_FOR_FORECAST || sum(actuals, ({ accounts }) => accounts) < ACCOUNTS_FOR_FORECAST;
  const months = (all - passed) / DAYS_A_MONTH;
  return {
    ...{ status, actual, pace },
    forecast:
      isEarly || isOver
        ? null
        : forecast(
            actual,
            sum(actuals, ({ squares }) => squares),
            (all - passed) / passed,
            metric,
          ),
    monthly:
      isOver || months <= 0
        ? null
        : {
            needed: Math.max(0, target - actual) / months,
            recent: sum(actuals, ({ recent }) => recent) / (Math.min(90, passed) / DAYS_A_MONTH),
          },
    fromSigns: sum(
      actuals.filter(({ affiliate }) => suspects.has(affiliate)),
      ({ amount }) => amount,
    ),
  };
}

/**
 * What comes by the day if accounts go on to come and to pay as since the first one, with the interval of 95 % of what is
 * still to come: accounts come independently (compound Poisson), so that its variance is the sum of squares over
 * them for the days that remain, once for the days and once for not knowing the pace.
 * @param ahead days that remain for each one that has passed
 */
export function forecast(
  actual: number,
  squares: number,
  ahead: number,
  metric: Goal['metric'],
): GoalInsight['forecast'] {
  const value = actual * (1 + ahead);
  const reach = Z95 * Math.sqrt(squares * (ahead + ahead * ahead));
  const least = metric === 'growth' ? actual : -Infinity;
  return { value, low: Math.max(least, value - reach), high: value + reach };
}

function againstShare({ target, by }: Goal, actuals: readonly Actual[], asOf: Day): Partial<GoalInsight> {
  const n = actuals.reduce((sum, { accounts }) => sum + accounts, 0);
  const kept = actuals.reduce((sum, { amount }) => sum + amount, 0);
  if (n === 0) return {};
  const share = measureShare(kept, n);
  return {
    ...{ share, actual: share.share, without: worstOf(actuals, kept, n) },
    status: statusOfShare(share, target, asOf > by),
  };
}

function statusOfShare(
  { share, low, high }: { share: number; low: number; high: number },
  target: number,
  isOver: boolean,
): GoalStatus {
  if (isOver) return share >= target ? 'reached' : 'missed';
  if (low >= target) return 'ahead';
  return high < target ? 'behind' : 'unclear';
}

/** The affiliate without which the share would be highest, where that changes anything to speak of. */
function worstOf(actuals: readonly Actual[], kept: number, n: number): GoalInsight['without'] {
  const without = actuals
    .filter(({ accounts }) => accounts < n)
    .map(({ affiliate, amount, accounts }) => ({
      affiliate,
      accounts,
      share: (kept - amount) / (n - accounts),
    }))
    .sort((a, b) => b.share - a.share || (a.affiliate < b.affiliate ? -1 : 1));
  const [worst] = without;
  return worst && worst.share - kept / n >= 0.01 ? worst : null;
}

/** Days from one day to another, both included. */
function daysIn(from: Day, to: Day): number {
  return daysBetween(from, to) + 1;
}

/** The same day of the year before; the last one of February stays that. */
function yearBefore(day: Day): Day {
  const before = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return before.endsWith('02-29') ? before.replace(/29$/, '28') : before;
}
