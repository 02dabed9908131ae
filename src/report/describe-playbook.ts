import { count } from '../core/table.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { Habit, Playbook, ScopePlaybook } from '../schemas/insights/playbook.ts';
import { howSure, percent, pointsBetween, shareWithInterval } from './figures.ts';
import type { Finding, Focus, Section } from './section.ts';

const TITLE = 'First steps that make customers stay';
const MOST_IDLE = 6;
const MOST_HABITS = 4;
const MOST_SEGMENTS = 12;

/** What accounts that stay and grow do first, how sure that is, and where to put it; of a segment, what holds there. */
export function describePlaybook({ playbook }: Insights, { segment, affiliate }: Focus): Section | null {
  if (affiliate !== null || (playbook.scopes.length === 0 && playbook.notes.length === 0)) return null;
  const scope = playbook.scopes.find((each) => each.segment === segment);
  if (playbook.scopes.length > 0 && !scope) return null;
  if (!scope) {
    const summary = 'What new customers should do first cannot be learned from this data.';
    return { title: TITLE, summary, findings: [], notes: segment === null ? playbook.notes : [] };
  }
  const isOverall = segment === null;
  return {
    title: TITLE,
    summary: isOverall ? summariseAll(scope) : summariseSegment(scope),
    findings: [
      ...scope.habits.slice(0, MOST_HABITS).flatMap((habit) => describeHabit(habit, playbook.days)),
      ...scope.shared.filter(({ comparison }) => comparison.among.n > 0).map(describeShared),
      ...describeSteps(scope, playbook),
      ...scope.warnings.map((habit) => describeWarning(habit, playbook.days)),
      ...(isOverall ? describeIdle(playbook.idle) : []),
    ],
    ...(isOverall ? tableOf(playbook.scopes.slice(1)) : {}),
    notes: isOverall ? [...sayHow(scope, playbook), ...playbook.notes] : [],
  };
}

function summariseAll({ habits, judged }: ScopePlaybook): string {
  const [stays] = habits.filter(({ outcome }) => outcome === 'stayed');
  const [grows] = habits.filter(({ outcome }) => outcome === 'grew');
  const sentences = [
    stays
      ? `What tells the accounts that stay from those that leave is ${sequence(stays)}.`
      : `No early step tells the accounts that stay from those that leave, so far as ${count(judged)} accounts show.`,
    grows ? `What goes with growing is ${sequence(grows)}.` : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function summariseSegment({ segment, source, isProven, judged, habits }: ScopePlaybook): string {
  const name = segment ?? '';
  if (source === null)
    return `Nothing was found that ${name} should do first, over ${count(judged)} of them.`;
  if (source === 'everybody') {
    return isProven
      ? `What holds for all accounts holds for ${name} too.`
      : `Over ${count(judged)} accounts it cannot be told whether all that holds for all accounts holds for ${name}: their pages show the steps of all.`;
  }
  const [first] = habits;
  return first ? `For ${name} something else counts: ${sequence(first)}.` : '';
}

function describeHabit(habit: Habit, days: number): Finding[] {
  const { outcome, comparison, support } = habit;
  const { among, others } = comparison;
  const figures = `${shareWithInterval(among)} against ${shareWithInterval(others)} of the others. ${percent(support.share)} do it.`;
  const what =
    outcome === 'stayed'
      ? `Accounts that did ${sequence(habit)} in their first ${days} days stay more often: ${figures}`
      : `Of the accounts that stayed, those that did ${sequence(habit)} in their first ${days} days grow more often: ${figures}`;
  return [{ what, sure: howSure(comparison), next: null }, ...describeParts(habit)];
}

/** What order and completeness are worth. */
function describeParts({ order, some, outcome, inOrder }: Habit): Finding[] {
  const verb = outcome === 'stayed' ? 'stay' : 'grow';
  const sentences: string[] = [];
  if (order?.verdict === 'better') {
    sentences.push(
      `The order matters: of those that did all of it in another order, ${shareWithInterval(order.others)} ${verb}.`,
    );
  } else if (order) {
    sentences.push(
      `Whether the order matters cannot be told: of those that did all of it in another order (${order.others.n}), ${percent(order.others.share)} ${verb}.`,
    );
  }
  if (some && some.verdict !== 'too-few') {
    const means = { better: 'helps less', worse: 'does harm', unclear: 'shows no effect' }[some.verdict];
    sentences.push(
      `Doing only some of it${inOrder ? ', or not in this order,' : ''} ${means}: ${shareWithInterval(some.among)}, against ${shareWithInterval(some.others)} of those that did none of it.`,
    );
  }
  return sentences.length === 0 ? [] : [{ what: sentences.join(' '), sure: null, next: null }];
}

function describeShared({ habit, comparison }: ScopePlaybook['shared'][number]): Finding {
  const { among, others } = comparison;
  const verb = habit.outcome === 'stayed' ? 'stay' : 'grow';
  return {
    what: `Here ${percent(among.share)} of those that did ${sequence(habit)} ${verb}, and ${percent(others.share)} of the others.`,
    sure: howSure(comparison),
    next: null,
  };
}

function describeSteps({ steps }: ScopePlaybook, { wordless }: Playbook): Finding[] {
  if (steps.length === 0) return [];
  const missing = steps
    .map(({ action }) => action)
    .filter((action) => wordless.includes(action))
    .map(named);
  const days = [...new Set(steps.map(({ day }) => day))];
  const mails = `Ask for them in e-mails on ${days.length === 1 ? 'day' : 'days'} ${listed(days.map(String))} after signup.`;
  return [
    {
      what: `Half of the successful accounts had done ${listed(steps.map(({ action, day }) => `${named(action)} by day ${day}`))}.`,
      sure: null,
      next:
        missing.length === 0
          ? `Welcome pages show these steps first, in this order, in the words of content/actions.yaml. ${mails}`
          : `Write words for ${listed(missing)} in content/actions.yaml: until then welcome pages show the steps that you wrote. ${mails}`,
    },
  ];
}

function describeWarning(habit: Habit, days: number): Finding {
  const { among, others } = habit.comparison;
  const verb = habit.outcome === 'stayed' ? 'stay' : 'grow';
  return {
    what: `Accounts that did ${sequence(habit)} in their first ${days} days ${verb} less often: ${shareWithInterval(among)} against ${shareWithInterval(others)} of the others.`,
    sure: howSure(habit.comparison),
    next: 'Call accounts when they do it, and ask what they were looking for.',
  };
}

function describeIdle(idle: Playbook['idle']): Finding[] {
  if (idle.length === 0) return [];
  const names = idle.map(({ action }) => named(action));
  const more = names.length > MOST_IDLE ? [`${names.length - MOST_IDLE} more`] : [];
  const reach = Math.max(...idle.flatMap(({ difference }) => [-difference.low, difference.high]));
  return [
    {
      what: `By themselves these make no difference to be seen: ${listed([...names.slice(0, MOST_IDLE), ...more])}.`,
      sure: `None goes with more than ${Math.ceil(reach * 100)} points of difference, either way.`,
      next: 'Ask new customers for none of these before they have done the steps above.',
    },
  ];
}

function tableOf(segments: readonly ScopePlaybook[]): Pick<Section, 'table'> {
  const rows = segments.flatMap(({ segment, judged, shared, source, isProven }) => {
    const [stays] = shared.filter(({ habit }) => habit.outcome === 'stayed');
    if (!stays) return [];
    const { among, others, difference, verdict } = stays.comparison;
    const steps = { own: 'its own', both: 'its own and of all', everybody: 'of all accounts' };
    return [
      [
        segment ?? '',
        judged,
        percent(among.share),
        percent(others.share),
        verdict === 'too-few' ? 'too few to say' : pointsBetween(difference),
        source === null
          ? 'as you wrote them'
          : isProven && source === 'everybody'
            ? 'of all, holds here'
            : steps[source],
      ] as const,
    ];
  });
  if (rows.length === 0) return {};
  const head = ['segment', 'accounts', 'stay with it', 'without', 'difference', 'steps on its page'];
  return { table: { head, rows: rows.slice(0, MOST_SEGMENTS) } };
}

function sayHow({ judged, habits }: ScopePlaybook, { days }: Playbook): string[] {
  return [
    `Judged are ${count(judged)} accounts that signed up 90 days ago or more and were still customers after their first ${days} days.`,
    ...(habits.length === 0
      ? []
      : [
          'Each half of them was searched, and what was found there was confirmed on the other: the figures are of accounts among which it was not searched for. They are corrected for everything that was looked at, and hold among accounts of the same age too.',
          'What goes with staying need not be why. Ask every second new customer for these steps, and compare after 90 days.',
        ]),
  ];
}

/** `a, then b, then c`; `a and b (in any order)`. */
function sequence({ actions, inOrder }: Pick<Habit, 'actions' | 'inOrder'>): string {
  const names = actions.map(named);
  if (names.length === 1) return names.join('');
  return inOrder ? names.join(', then ') : `${listed(names)} (in any order)`;
}

/** As it is called in the data; with spaces in it, in quotes, to be known as a name. */
function named(action: string): string {
  return /\s/.test(action) ? `"${action}"` : action;
}

/** `a, b and c` */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
