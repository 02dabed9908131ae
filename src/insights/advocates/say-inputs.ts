import { formatDay, formatMoney, formatNumber } from '../../i18n/format.ts';
import type { ScoreInput } from '../../schemas/insights/advocates.ts';
import type { AdvocateInput, Program } from '../../schemas/program.ts';
import { advocateScore, ANSWERS, LAST_COMPLAINT, type AdvocateInputs } from './advocate-score.ts';
import type { AnswerSources } from './answer-sources.ts';
import type { Answer, KnownAccount } from './know-accounts.ts';

export interface Yardsticks {
  readonly program: Program;
  readonly medianUsage: number | null;
  readonly sources: AnswerSources;
}

/** What a score is made of, in words: what speaks for the account most first, what is missing last. */
export function sayInputs(inputs: AdvocateInputs, known: KnownAccount, yardsticks: Yardsticks): ScoreInput[] {
  const { weights, minimumCoverage } = yardsticks.program.advocates;
  const { points } = advocateScore(inputs, { weights, minimumCoverage, medianUsage: yardsticks.medianUsage });
  const names = (Object.keys(weights) as AdvocateInput[]).filter((input) => weights[input] > 0);
  return names
    .map((input): ScoreInput => {
      const value = inputs[input];
      const { won, of } = points[input];
      const words =
        value === null ? sayMissing(input, known, yardsticks) : WORDS[input](value, known, yardsticks);
      return { input, value, points: won, of, words: `${words}${sayTrust(input, inputs, yardsticks)}` };
    })
    .sort((a, b) => strength(b) - strength(a) || (a.input < b.input ? -1 : 1));
}

/** How much better or worse than a middling value it makes the score; what is missing comes after everything. */
function strength({ value, points, of }: ScoreInput): number {
  return value === null ? -Infinity : points - of / 2;
}

type Say = (value: number, known: KnownAccount, yardsticks: Yardsticks) => string;

const WORDS: Readonly<Record<AdvocateInput, Say>> = {
  health: (value) => `health ${formatNumber(value, 'en')}`,
  expansion: (_, known, { program }) => sayExpansion(known, program.currency),
  ltv: (value, { ltv }, { program }) =>
    `lifetime value ${formatMoney(ltv ?? 0, program.currency, 'en')} (${sayPlace(value)})`,
  retentionCost: (_, { retentionCost, mrr }) => sayCost(retentionCost ?? 0, mrr ?? 0),
  tickets: (_, { tickets }) =>
    tickets === 0 ? 'no tickets in 90 days' : `${counted(tickets ?? 0, 'ticket')} in 90 days`,
  nps: (value) => `NPS ${formatNumber(value / 10, 'en')}`,
  csat: (value) => `CSAT ${formatNumber(value / 25 + 1, 'en')} of 5`,
  usage: (value, _, { medianUsage }) => sayUsage(value, medianUsage),
};

function sayPlace(value: number): string {
  if (value > 40 && value < 60) return 'about the median';
  return value < 50
    ? `less than ${percent(100 - value)} of customers`
    : `top ${percent(Math.max(1, 100 - value))}`;
}

function sayExpansion({ expansion, upgrades }: KnownAccount, currency: string): string {
  const amount = formatMoney(Math.abs(expansion ?? 0), currency, 'en');
  if ((expansion ?? 0) < 0) return `pays ${amount} a month less than it began with`;
  if ((expansion ?? 0) === 0) return 'pays what it began with';
  const upgraded = upgrades ? `upgraded ${times(upgrades.count)}, ` : '';
  return `${upgraded}pays ${amount} a month more than it began with`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

function sayCost(cost: number, mrr: number): string {
  if (mrr < 0.01) return 'keeping it costs something, and it pays nothing';
  return `keeping it costs ${percent((100 * cost) / (mrr * 12))} of what it pays`;
}

function sayUsage(usage: number, median: number | null): string {
  const ratio = median === null || median === 0 ? null : usage / median;
  if (ratio === null) return `usage ${formatNumber(usage, 'en')}`;
  if (ratio > 0.95 && ratio < 1.05) return 'uses it as much as the median customer';
  return `uses it ${formatNumber(ratio, 'en')} times as much as the median`;
}

/** Why an answer counts less than its weight. */
function sayTrust(input: AdvocateInput, inputs: AdvocateInputs, { medianUsage }: Yardsticks): string {
  const value = inputs[input];
  if (!ANSWERS.includes(input) || value === null || value <= LAST_COMPLAINT) return '';
  if (inputs.usage === null || medianUsage === null) return ' (counts half: usage is not known)';
  return inputs.usage < medianUsage ? ' (counts less: uses it little)' : '';
}

const MISSING: Readonly<Record<AdvocateInput, string>> = {
  health: 'no health score',
  expansion: 'not known whether it grew',
  ltv: 'no lifetime value',
  retentionCost: 'not known what it costs against what it pays',
  tickets: 'tickets not known',
  nps: 'no NPS answer',
  csat: 'no CSAT answer',
  usage: 'usage not known',
};

function sayMissing(input: AdvocateInput, { answers }: KnownAccount, { sources }: Yardsticks): string {
  const old: Answer | undefined = answers[input];
  const isExpired =
    (input === 'nps' || input === 'csat') && sources[input] === 'surveys' && old !== undefined;
  if (!isExpired) return MISSING[input];
  return `${input.toUpperCase()} ${formatNumber(old.score, 'en')} of ${formatDay(old.on, 'en')} is too old to count`;
}

function counted(count: number, what: string): string {
  return `${formatNumber(count, 'en')} ${what}${count === 1 ? '' : 's'}`;
}

/** Whole percent of 0-100. */
function percent(value: number): string {
  if (value > 0 && value < 0.5) return 'less than 1 %';
  return `${formatNumber(Math.round(value), 'en')} %`;
}
