import { count } from '../core/table.ts';
import type { AtRisk, Churn, Driver } from '../schemas/insights/churn.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import { money, percent, shareWithInterval } from './figures.ts';
import type { Finding, Focus, Section } from './section.ts';

const MOST_DRIVERS = 6;
const MOST_ACCOUNTS = 12;
const MOST_LEAKS = 3;

/** Who may leave, how sure that is, why, and what to do about it; under a focus, only whom of it that concerns. */
export function describeChurn({ churn }: Insights, focus: Focus, currency: string): Section | null {
  if (churn === null) return null;
  const isFocused = focus.segment !== null || focus.affiliate !== null;
  const listed = churn.atRisk.filter((account) => isWithin(account, focus));
  if (isFocused && listed.length === 0) return null;
  return {
    title: 'Who may leave',
    summary: [churn.words, ...(churn.signal === 'clear' ? [sayHowMany(churn, listed, isFocused, currency)] : [])].join(' '),
    findings: isFocused ? [] : [...describeModel(churn), ...describeDrivers(churn.drivers)],
    ...(listed.length > 0 ? { table: tableOf(listed, currency) } : {}),
    notes: [...sayMore(churn, listed), ...(isFocused ? [] : sayHow(churn))],
  };
}

function isWithin({ segments, referredBy }: AtRisk, { segment, affiliate }: Focus): boolean {
  return (segment === null || segments.includes(segment)) && (affiliate === null || referredBy === affiliate);
}

function sayHowMany(churn: Churn, listed: readonly AtRisk[], isFocused: boolean, currency: string): string {
  if (isFocused) return `${customers(listed.length)} at risk here.`;
  const worth = churn.mrrAtRisk === null ? '' : `, worth ${money(churn.mrrAtRisk, currency)} a month`;
  return `${customers(churn.atRiskCount)} of ${count(churn.customers)} at risk today${worth}.`;
}

function customers(n: number): string {
  return `${count(n)} ${n === 1 ? 'customer' : 'customers'}`;
}

function describeModel({ signal, liftAt10, base, atRiskCount }: Churn): Finding[] {
  if (signal !== 'clear' || liftAt10 === null) return [];
  return [
    {
      what: `Of the tenth that the model held most likely to leave, ${percent(liftAt10.share)} left, against ${percent(base.share)} of all accounts.`,
      sure: `${percent(liftAt10.low)} to ${percent(liftAt10.high)}, over ${count(liftAt10.n)} accounts that it had not seen.`,
      next:
        atRiskCount === 0
          ? null
          : 'Call the accounts below before you ask any of them for anything. They are shown in no case study and asked for no referral.',
    },
  ];
}

function describeDrivers(drivers: readonly Driver[]): Finding[] {
  const shown = drivers.slice(0, MOST_DRIVERS);
  const more = drivers.length - shown.length;
  return shown.map((driver, at) => ({
    what: sayDriver(driver),
    sure: null,
    next: at === shown.length - 1 && more > 0 ? `And ${more} more in --json.` : null,
  }));
}

function sayDriver({ column, value, among, others, from, upTo }: Driver): string {
  const name = column.replaceAll('_', ' ');
  const shares = (what: string, against: string) =>
    `${name}: ${shareWithInterval(among)} left ${what}, ${shareWithInterval(others)} ${against}.`;
  if (value !== null) return shares(`with ${value}`, 'of the others');
  return shares(`from ${from ?? 0} on`, `up to ${upTo ?? 0}`);
}

function tableOf(listed: readonly AtRisk[], currency: string): NonNullable<Section['table']> {
  return {
    head: ['account', 'chance', 'a month', 'why'],
    rows: listed.slice(0, MOST_ACCOUNTS).map(({ account, name, probability, mrr, reasons }) => [
      name === null ? account : `${name} (${account})`,
      percent(probability),
      mrr === null ? '?' : money(mrr, currency),
      reasons.map(({ words }) => words).join(', '),
    ]),
  };
}

function sayMore(churn: Churn, listed: readonly AtRisk[]): string[] {
  const more = listed.length - MOST_ACCOUNTS;
  return more > 0 ? [`And ${count(more)} more in --json.`] : [];
}

function sayHow({ leaks, n, leavers, drivers }: Churn): string[] {
  return [
    ...leaks.slice(0, MOST_LEAKS).map(({ words }) => `Left out: ${words}`),
    ...(leaks.length > MOST_LEAKS ? [`And ${leaks.length - MOST_LEAKS} more columns that know it, in --json.`] : []),
  ];
}
