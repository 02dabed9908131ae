import { formatMoney, formatShare } from '../i18n/format.ts';
import type { Comparison, Interval, Median, Share } from '../schemas/insights/figures.ts';

/** Figures in the words of a report, which is for the company itself and in English. */

const LOCALE = 'en';

/** `84 % (79–88 %)` */
export function shareWithInterval({ share, low, high }: Share): string {
  return `${percent(share)} (${wholePercent(low)}–${percent(high)})`;
}

/** `84 %` */
export function percent(share: number): string {
  return `${wholePercent(share)} %`;
}

function wholePercent(share: number): string {
  return formatShare(share, LOCALE).replace('%', '').trim();
}

/** `€1,200 (€1,050–€1,340)` */
export function moneyWithInterval({ median, low, high }: Median, currency: string): string {
  return `${money(median, currency)} (${money(low, currency)}–${money(high, currency)})`;
}

/** `€1,200` */
export function money(amount: number, currency: string): string {
  return formatMoney(amount, currency, LOCALE);
}

/** `between 6 and 20 points more`, `between 3 points fewer and 5 more` */
export function pointsBetween({ low, high }: Interval): string {
  const [one, other] = [Math.round(low * 100), Math.round(high * 100)];
  if (one >= 0) return `between ${one} and ${other} points more`;
  if (other <= 0) return `between ${-other} and ${-one} points fewer`;
  return `between ${-one} points fewer and ${other} more`;
}

/** How sure a comparison is: the interval and how many accounts stand behind it. */
export function howSure({ difference, among, verdict }: Comparison): string {
  if (verdict === 'too-few') return `Too few accounts to say (${among.n}).`;
  const reach = pointsBetween(difference);
  const sentence = `${reach.charAt(0).toUpperCase()}${reach.slice(1)}, over ${among.n} accounts`;
  return verdict === 'unclear' ? `${sentence}: it may well be chance.` : `${sentence}.`;
}
