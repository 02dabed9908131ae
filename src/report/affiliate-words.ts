import type { AffiliateInsight, Mean, Returned } from '../schemas/insights/affiliates.ts';
import type { Median, Rate } from '../schemas/insights/figures.ts';
import { money } from './figures.ts';
import { shown } from './name-lists.ts';

/** What affiliates are called, and the figures that only their part of the report has. */

/** `Harbour Inn Group (harbour-inn)`; `Tallybook`, where that is all there is to it. */
export function nameOf({ affiliate, name, company }: AffiliateInsight): string {
  const called = company ?? name;
  return called.toLowerCase().replaceAll(' ', '-') === affiliate ? called : `${called} (${affiliate})`;
}

/** `0.2 % (0.1–0.5 %)` */
export function rateWithInterval({ rate, low, high }: Rate): string {
  return `${tenths(rate)} % (${tenths(low)}–${tenths(high)} %)`;
}

/** `0.2 %` */
export function tenthsOfPercent(rate: number): string {
  return `${tenths(rate)} %`;
}

function tenths(rate: number): string {
  return (rate * 100).toFixed(1);
}

/** `71 (67–75)` */
export function meanWithInterval({ mean, low, high }: Mean, digits: number): string {
  return `${fixed(mean, digits)} (${fixed(low, digits)} to ${fixed(high, digits)})`;
}

/** `€3,883 (3,229–4,537)` */
export function shortMoney(
  { low, high }: { low: number; high: number },
  amount: number,
  currency: string,
): string {
  return `${money(amount, currency)} (${plain(low)}–${plain(high)})`;
}

export function medianMoney(median: Median, currency: string): string {
  return shortMoney(median, median.median, currency);
}

/** `$900`; `900 EURO`, where the data holds what is no currency code. */
export function moneyIn(code: string, amount: number): string {
  return /^[A-Z]{3}$/.test(code) ? money(amount, code) : `${plain(amount)} ${shown(code)}`;
}

/** `12,345` */
export function plain(amount: number): string {
  return Math.round(amount).toLocaleString('en');
}

/** `3.5` */
export function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** `Each €1 of commission stands against €15 of lifetime value (14.2–16.1)` */
export function describeReturn({ of, ratio }: Returned, currency: string): string {
  const amount = `${money(ratio.ratio, currency)} of ${of === 'ltv' ? 'lifetime value' : 'revenue'}`;
  return `Each ${money(1, currency)} of commission stands against ${amount} (${fixed(ratio.low, 1)}–${fixed(ratio.high, 1)})`;
}
