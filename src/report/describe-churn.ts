import { count } from '../core/table.ts';
import type { AtRisk, Churn, Driver } from '../schemas/insights/churn.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import { money, percent } from './figures.ts';
import type { Finding, Focus, Section } from './section.ts';

const MOST_COLUMNS = 7;
const MOST_VALUES = 2;
const MOST_ACCOUNTS = 12;
const MOST_REASONS = 2;
const MOST_LEAKS = 3;

/** Who may leave, how sure that is, what goes with it and what to do; under a focus, only whom of it that concerns. */
export function describeChurn({ churn }: Insights, focus: Focus, currency: string): Section | null {
  if (churn === null) return null;
  const isFocused = focus.segment !== null || focus.affiliate !== null;
  const listed = churn.atRisk.filter((account) => isWithin(account, focus));
  if (isFocused && listed.length === 0) return null;
  return {
    title: 'Who may leave',
    summary: summarise(churn, listed, isFocused, currency),
    findings: isFocused ? [callThem(null)] : [...describeModel(churn), ...describeDrivers(churn)],
    ...(listed.length > 0 ? { table: tableOf(listed, currency) } : {}),
    notes: [
      ...more((isFocused ? listed.length : churn.atRiskCount) - MOST_ACCOUNTS, 'accounts'),
      ...(isFocused ? [] : [...sayHow(churn), ...sayLeaks(churn)]),
    ],
  };
}

function isWithin({ segments, referredBy }: AtRisk, { segment, affiliate }: Focus): boolean {
  return (segment === null || segments.includes(segment)) && (affiliate === null || referredBy === affiliate);
}

function summarise(churn: Churn, listed: readonly AtRisk[], isFocused: boolean, currency: string): string {
  if (isFocused) {
    const are = listed.length === 1 ? 'customer here is' : 'customers here are';
    return `${count(listed.length)} ${are} at risk of leaving.`;
  }
  if (churn.signal !== 'clear') return churn.words;
  const worth = churn.mrrAtRisk === null ? '' : `, who pay ${money(churn.mrrAtRisk, currency)} a month`;
  const are = churn.atRiskCount === 1 ? 'is' : 'are';
  return `${count(churn.atRiskCount)} of ${count(churn.customers)} customers ${are} at risk of leaving${worth}. ${churn.words}`;
}

function describeModel({ signal, liftAt10, base, calibration, atRiskCount }: Churn): Finding[] {
  const said = calibration.at(-1)?.predicted;
  if (signal !== 'clear' || liftAt10 === null || said === undefined) return [];
  const { share, low, high, n } = liftAt10;
  const proved = {
    what: `Of the tenth of the accounts that it called most likely to leave, ${percent(share)} did, against ${percent(base.share)} of all; it had said ${percent(said)}.`,
    sure: `Between ${percent(low)} and ${percent(high)}, over ${count(n)} accounts that it had not seen.`,
  };
  return atRiskCount === 0 ? [{ ...proved, next: null }] : [callThem(proved)];
}

function callThem(proved: Pick<Finding, 'what' | 'sure'> | null): Finding {
  const next =
    'Let customer success call them, those who pay most first, and ask them for nothing until then. Kith shows them in no case study and proposes them as no advocates.';
  return { what: 'These accounts look like others that left.', sure: null, ...proved, next };
}

function describeDrivers({ drivers, atRisk }: Churn): Finding[] {
  const columns = [...new Set(drivers.map(({ column }) => column))];
  const shown = columns.slice(0, MOST_COLUMNS);
  const left = columns.length - shown.length;
  const where = atRisk.length > 0 ? ' on half of the accounts below' : ' on half of your customers';
  const test = `What goes with leaving need not be why. Choose what you can change, and try it${where}.`;
  return shown.map((column, at) => ({
    what: sayColumn(
      column,
      drivers.filter((driver) => driver.column === column),
    ),
    sure: null,
    next: at < shown.length - 1 ? null : [test, ...more(left, 'columns')].join(' '),
  }));
}

function sayColumn(column: string, drivers: readonly Driver[]): string {
  const name = column.replace(/_90d$|_30d$/, '').replaceAll('_', ' ');
  const groups = drivers.slice(0, MOST_VALUES).flatMap(({ value, among, others, usual, from, upTo }) => {
    if (value !== null && drivers.length > 1) return [[value, among] as const];
    if (value !== null) return [[value, among] as const, ['all others', others] as const];
    if (usual) return [['few for their age', others] as const, ['many', among] as const];
    return [[`${upTo ?? 0} or less`, others] as const, [`${from ?? 0} or more`, among] as const];
  });
  const said = groups.map(([which, { share, low, high, n }], at) => {
    const left = at === 0 ? ' left' : '';
    return `${which}: ${percent(share)} of ${count(n)}${left} (${pointsOf(low)}–${pointsOf(high)})`;
  });
  return `${name} ${said.join('; ')}.`;
}

function pointsOf(share: number): number {
  return Math.round(100 * share);
}

function tableOf(listed: readonly AtRisk[], currency: string): NonNullable<Section['table']> {
  const hasMrr = listed.some(({ mrr }) => mrr !== null);
  return {
    head: ['account', 'chance', ...(hasMrr ? ['a month'] : []), 'why'],
    rows: listed.slice(0, MOST_ACCOUNTS).map(({ account, name, probability, mrr, reasons }) => [
      name ?? account,
      percent(probability),
      ...(hasMrr ? [mrr === null ? '' : money(mrr, currency)] : []),
      reasons.length === 0
        ? 'many small things'
        : reasons
            .slice(0, MOST_REASONS)
            .map(({ words }) => words)
            .join(', '),
    ]),
  };
}

function sayHow({ auc, n, leavers, base, method }: Churn): string[] {
  if (auc === null) return [];
  const learned = `Learned from ${count(n)} accounts, of which ${count(leavers)} left (${percent(base.share)}).`;
  return [[learned, ...method].join(' ')];
}

function sayLeaks({ leaks }: Churn): string[] {
  return [
    ...leaks.slice(0, MOST_LEAKS).map(({ words }) => `Left out: ${words}`),
    ...more(leaks.length - MOST_LEAKS, 'columns that know the outcome'),
  ];
}

function more(n: number, what: string): string[] {
  return n > 0 ? [`And ${count(n)} more ${what} in --json.`] : [];
}
