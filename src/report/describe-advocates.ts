import type { Advocate, AdvocateInsights, AdvocateRanking } from '../schemas/insights/advocates.ts';
import type { Day } from '../schemas/date.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import { percent } from './figures.ts';
import type { Finding, Focus, Letter, Section } from './section.ts';

const TITLE = 'Whom to ask for a referral or a case study';

/** How many of the best are told; the others are in the JSON. */
const SHOWN = 10;

/** So many of an account's inputs say why it stands where it does. */
const REASONS = 3;

/** Longest name of an account in the table. */
const LONGEST = 28;

/** Who the best customers are, whether to ask them now, and with which words. */
export function describeAdvocates({ advocates }: Insights, focus: Focus): Section | null {
  if (focus.affiliate !== null) return describeOne(advocates, focus.affiliate);
  const ranking =
    focus.segment === null
      ? advocates.overall
      : advocates.segments.find(({ segment }) => segment === focus.segment);
  if (!ranking) return null;
  const shown = ranking.best.slice(0, SHOWN);
  if (shown.length === 0) return describeNobody(ranking, advocates);
  const letter = letterTo(shown);
  return {
    title: TITLE,
    summary: summarize(ranking, shown),
    findings: [...shown.map(describeAdvocate), ...describeStates(shown), ...describeCosts(ranking)],
    table: tableOf(shown),
    ...(letter ? { letter } : {}),
    notes: [...METHOD, ...advocates.notes],
  };
}

const METHOD = [
  'Score: 0 to 100, from health, growth, lifetime value, cost against revenue, tickets, NPS, CSAT and usage, weighted as advocates.weights in content/program.yaml says. Amounts count by their place among all customers.',
  'Data: the share of those weights that the account’s data covers; the less, the less sure the score. Keeping: its yearly cost as a share of what it pays.',
];

/** An affiliate that is a customer among the best; null for any other. */
function describeOne({ overall, segments, notes }: AdvocateInsights, affiliate: string): Section | null {
  const advocate = [overall, ...segments]
    .flatMap(({ best }) => best)
    .find((one) => one.affiliate?.id === affiliate);
  if (!advocate) return null;
  const letter = letterTo([advocate]);
  return {
    title: TITLE,
    summary: `${nameOf(advocate)} is one of the customers most likely to recommend you.`,
    findings: [describeAdvocate(advocate)],
    table: tableOf([advocate]),
    ...(letter ? { letter } : {}),
    notes: [...METHOD, ...notes],
  };
}

function describeNobody({ customers }: AdvocateRanking, { notes }: AdvocateInsights): Section {
  const summary =
    customers === 0
      ? 'There is no customer here on this day, so there is nobody to ask.'
      : `None of the ${customers} customers has enough data for a score: nobody is recommended on a guess. advocates.minimumCoverage in content/program.yaml says how much is enough.`;
  return { title: TITLE, summary, findings: [], notes: customers === 0 ? [] : notes };
}

function summarize({ customers, scored, meanCoverage }: AdvocateRanking, shown: readonly Advocate[]): string {
  const count = (when: Advocate['ask']['when']) => shown.filter(({ ask }) => ask.when === when).length;
  const parts = [
    [count('now'), 'ask NUMBER now'],
    [count('wait'), 'leave NUMBER alone for a while'],
    [count('not-now'), 'win NUMBER back first'],
  ] as const;
  const todo = parts.filter(([n]) => n > 0).map(([n, what]) => what.replace('NUMBER', String(n)));
  const best = shown.length === 1 ? 'Of the one that has' : `Of the ${shown.length} best`;
  return `${scored} of ${customers} customers have enough data for a score (${percent(meanCoverage)} of the inputs on average). ${best}, ${listed(todo)}.`;
}

function tableOf(shown: readonly Advocate[]): NonNullable<Section['table']> {
  return {
    head: ['account', 'score', 'data', 'ask', 'keeping', 'affiliate', 'case study'],
    rows: shown.map((advocate) => [
      cut(nameOf(advocate)),
      Math.round(advocate.score),
      percent(advocate.coverage),
      sayWhen(advocate),
      sayKeeping(advocate),
      advocate.affiliate === null ? 'not yet' : 'yes',
      STORY[advocate.caseStudy.state],
    ]),
  };
}

const STORY = {
  shown: 'yes',
  expired: 'consent ended',
  withdrawn: 'taken back',
  'not-yet': 'consent missing',
  none: 'none',
} as const satisfies Record<Advocate['caseStudy']['state'], string>;

function sayWhen({ ask: { when, from } }: Advocate): string {
  if (when === 'now') return 'now';
  if (when === 'not-now') return 'not now';
  return from === null ? 'wait' : `from ${shortDay(from)}`;
}

function sayKeeping({ cost }: Advocate): string {
  if (cost === null) return '?';
  if (cost.share === null) return 'pays nothing';
  return cost.share > 0 && cost.share < 0.005 ? '< 1 %' : percent(cost.share);
}

/** Why it stands there, then whether to ask, why, whom and what else to do. */
function describeAdvocate(advocate: Advocate): Finding {
  const { ask, cost, inputs, next } = advocate;
  const known = inputs.filter(({ value }) => value !== null);
  const good = known.filter(({ points, of }) => points > of / 2).slice(0, REASONS);
  const weak = known.filter(({ points, of }) => points < of / 3).slice(-1);
  const reasons = [...good.map(({ words }) => words), ...weak.map(({ words }) => `but ${words}`)];
  const costs = cost !== null && cost.verdict !== 'worth-it' ? ` ${cost.words}` : '';
  const steps = next.filter(({ about }) => about === 'ask' || about === 'consent').map(({ words }) => words);
  return {
    what: `${nameOf(advocate)}: ${reasons.join(', ')}.${costs}`,
    sure: null,
    next: [`${WHEN[ask.when]}: ${ask.words}.`, ...steps].join(' '),
  };
}

const WHEN = { now: 'Now', wait: 'Wait', 'not-now': 'Not now' } as const;

/** What many of them lack, said once. */
function describeStates(shown: readonly Advocate[]): Finding[] {
  const strangers = shown.filter(({ affiliate }) => affiliate === null).length;
  const untold = shown.filter(({ caseStudy }) => caseStudy.state === 'none').length;
  const joining: Finding = {
    what: `${howMany(strangers, shown.length, 'an affiliate yet', 'affiliates yet')}.`,
    sure: null,
    next: 'The invitation to join is written for whoever can be asked: see "invitation" in --json.',
  };
  const telling: Finding = {
    what: `${untold} of ${shown.length} ${untold === 1 ? 'has' : 'have'} no case study and no consent to one.`,
    sure: null,
    next: 'One favour at a time: ask for the story once they have joined, and get in writing what may be shown and until when.',
  };
  return [...(strangers === 0 ? [] : [joining]), ...(untold === 0 ? [] : [telling])];
}

/** "3 of these 10 are not affiliates yet", "None of these 10 is an affiliate yet". */
function howMany(count: number, all: number, one: string, many: string): string {
  if (count === all && all > 1) return `None of these ${all} is ${one}`;
  return count === 1 ? `1 of these ${all} is not ${one}` : `${count} of these ${all} are not ${many}`;
}

function describeCosts({ costs: { known, tooMuch } }: AdvocateRanking): Finding[] {
  if (tooMuch === 0) return [];
  return [
    {
      what: `${tooMuch} of the ${known} customers whose cost and revenue are known cost more than a third of what they pay (${percent(tooMuch / known)}).`,
      sure: null,
      next: 'Look there for the help that costs most, and give it as a guide or a session for many.',
    },
  ];
}

/** The mail to the first one who should be asked now, else to the first one at all. */
function letterTo(shown: readonly Advocate[]): Letter | null {
  const ready = shown.filter(({ invitation }) => invitation !== null);
  const advocate = ready.find(({ ask }) => ask.when === 'now') ?? ready[0];
  if (!advocate?.invitation) return null;
  const { to, name, subject, text } = advocate.invitation;
  const others = ready.length > 1 ? ' Those to the others are in --json.' : '';
  const day = advocate.ask.when === 'now' ? 'ready to send' : 'for the day when it may be asked again';
  return {
    about: `The mail to ${nameOf(advocate)}, ${day}.${others}`,
    to: name === null ? to : `${name} <${to}>`,
    subject,
    text,
  };
}

function nameOf({ name, account }: Advocate): string {
  return name ?? account;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** `27 Feb 2027` */
function shortDay(day: Day): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
