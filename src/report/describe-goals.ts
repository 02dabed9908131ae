import { formatDay } from '../i18n/format.ts';
import type { GoalInsight, GoalStatus } from '../schemas/insights/goals.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import { plain } from './affiliate-words.ts';
import { listed } from './name-lists.ts';
import { money, percent, shareWithInterval } from './figures.ts';
import type { Finding, Focus, Section } from './section.ts';

/** The program's goals against what happened. */
export function describeGoals(
  { goals, affiliates }: Insights,
  focus: Focus,
  currency: string,
): Section | null {
  if (goals.length === 0 || focus.segment !== null || focus.affiliate !== null) return null;
  const best = affiliates.list
    .filter(({ verdict, signs }) => verdict === 'better' && signs.length === 0)
    .slice(0, 3)
    .map(({ affiliate }) => affiliate);
  return {
    title: 'Goals',
    summary: summarise(goals),
    findings: goals.map((goal) => describeGoal(goal, currency, best)),
    notes: [
      'Growth: accounts that affiliates referred. Revenue: their sales less refunds. Retention: of referred accounts whose first 12 months are over, those that were customers for all of them.',
    ],
  };
}

function summarise(goals: readonly GoalInsight[]): string {
  const count = (...statuses: GoalStatus[]) => goals.filter(({ status }) => statuses.includes(status)).length;
  const parts = [
    [count('reached'), 'reached'],
    [count('ahead'), 'on the way'],
    [count('behind'), 'behind'],
    [count('unclear'), 'too close to call'],
    [count('missed'), 'missed'],
    [count('not-begun'), 'not begun'],
    [count('unknown'), 'without data'],
  ] as const;
  const told = parts.flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`]));
  return `${goals.length === 1 ? 'One goal' : `${goals.length} goals`}: ${listed(told)}.`;
}

function describeGoal(goal: GoalInsight, currency: string, best: readonly string[]): Finding {
  if (goal.status === 'not-begun')
    return { what: `${title(goal, currency)} It begins on ${day(goal.from)}.`, sure: null, next: null };
  if (goal.actual === null)
    return { what: `${title(goal, currency)} ${UNKNOWN[goal.metric]}`, sure: null, next: null };
  return goal.metric === 'retention'
    ? describeShare(goal, currency, best)
    : describeLine(goal, currency, best);
}

const UNKNOWN = {
  growth: 'The data does not say who was referred and when.',
  revenue: 'The data has no conversions, so that revenue is not known.',
  retention: 'No referred account is 12 months old yet, or the data does not say who left when.',
} as const;

/** `Growth: 150 referred accounts by 30 June 2027.` */
function title({ metric, target, by }: GoalInsight, currency: string): string {
  const aim = {
    growth: `Growth: ${plain(target)} referred accounts`,
    revenue: `Revenue: ${money(target, currency)} through affiliates`,
    retention: `Retention: ${percent(target)} of referred accounts stay for 12 months`,
  }[metric];
  return `${aim} by ${day(by)}.`;
}

function describeLine(goal: GoalInsight, currency: string, best: readonly string[]): Finding {
  const { status, actual, pace, forecast, target, from } = goal;
  const amount = (value: number) => (goal.metric === 'growth' ? plain(value) : money(value, currency));
  const gap = Math.abs((actual ?? 0) - (pace ?? 0));
  const standing = {
    reached: `Reached: ${amount(actual ?? 0)}.`,
    missed: `Missed: ${amount(actual ?? 0)}, ${amount(target - (actual ?? 0))} short.`,
    ahead: `${amount(actual ?? 0)} since ${day(from)}: on track, ${amount(gap)} ahead of the straight line.`,
    behind: `${amount(actual ?? 0)} since ${day(from)}: behind by ${amount(gap)}, the straight line is at ${amount(pace ?? 0)}.`,
  }[status as 'reached' | 'missed' | 'ahead' | 'behind'];
  return {
    what: `${title(goal, currency)} ${standing}`,
    sure: forecast
      ? `If all goes on as since then it ends at ${amount(forecast.value)} (${plain(forecast.low)}–${plain(forecast.high)}).`
      : null,
    next:
      [needed(goal, amount), suspicious(goal, amount), status === 'behind' ? ask(best) : '']
        .filter((sentence) => sentence !== '')
        .join(' ') || null,
  };
}

function needed({ monthly, status }: GoalInsight, amount: (value: number) => string): string {
  if (!monthly || status === 'reached') return '';
  return `It takes ${amount(monthly.needed)} a month from now on; the last 90 days brought ${amount(monthly.recent)} a month.`;
}

function suspicious({ fromSigns, actual, pace }: GoalInsight, amount: (value: number) => string): string {
  if (fromSigns === null || actual === null || fromSigns < 0.02 * actual) return '';
  const rest = actual - fromSigns;
  const would =
    pace !== null && actual >= pace && rest < pace
      ? `, which would put it behind by ${amount(pace - rest)}`
      : '';
  return `${amount(fromSigns)} of it came through affiliates with signs to check: without, it is ${amount(rest)}${would}.`;
}

function ask(best: readonly string[]): string {
  return best.length === 0
    ? 'Ask the affiliates who brought accounts before to do so again.'
    : `Ask those first whose customers stay: ${listed(best)}.`;
}

function describeShare(goal: GoalInsight, currency: string, best: readonly string[]): Finding {
  const { status, share, without, target } = goal;
  if (!share) return { what: title(goal, currency), sure: null, next: null };
  const standing = {
    reached: 'Reached',
    missed: 'Missed',
    ahead: 'On track',
    behind: `Behind by ${Math.round((target - share.share) * 100)} points`,
    unclear: `${share.share >= target ? 'Just above' : 'Just below'}, which may be chance`,
  }[status as 'reached' | 'missed' | 'ahead' | 'behind' | 'unclear'];
  const help = status === 'behind' || status === 'unclear' || status === 'missed';
  return {
    what: `${title(goal, currency)} ${standing}: ${shareWithInterval(share)}.`,
    sure: `Over ${plain(share.n)} accounts.`,
    next: help ? [withoutWorst(without), ask(best)].filter((sentence) => sentence !== '').join(' ') : null,
  };
}

function withoutWorst(without: GoalInsight['without']): string {
  return without
    ? `Without the ${plain(without.accounts)} accounts of ${without.affiliate} it would be ${percent(without.share)}: talk to them.`
    : '';
}

function day(value: string | null): string {
  return value === null ? 'the first day' : formatDay(value, 'en');
}
