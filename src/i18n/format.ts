import type { Day, Month } from '../schemas/date.ts';
import { localeFacts } from './locales.ts';

/** Making a formatter takes a hundred times as long as using it, and pages are many. */
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(
    `number ${locale} ${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(localeFacts(locale).intl ?? locale, options),
  );
}

function kept<Formatter extends Intl.NumberFormat | Intl.DateTimeFormat>(
  key: string,
  make: () => Formatter,
): Formatter {
  const found = formatters.get(key) as Formatter | undefined;
  if (found) return found;
  const made = make();
  formatters.set(key, made);
  return made;
}

/** Arabic formats come with marks of direction, which pages have no need of: their text knows its own. */
const DIRECTION_MARKS = /[\u200e\u200f\u061c]/gu;
/** Japanese sets counters without the space that `Intl` puts: "15日". */
const SPACE_BEFORE_COUNTER = / (?=[\p{Script=Han}\p{Script=Hiragana}])/gu;

function format(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  return numberFormat(locale, options)
    .format(value)
    .replace(DIRECTION_MARKS, '')
    .replace(SPACE_BEFORE_COUNTER, '');
}

/** `12,5` or `12.5`: at most one decimal. */
export function formatNumber(value: number, locale: string): string {
  return format(value, locale, { maximumFractionDigits: 1 });
}

/** A rounded figure with all the digits that rounding left, up to three: `1,250`, `0.051`. */
export function formatMeasure(value: number, locale: string): string {
  return format(value, locale, { maximumSignificantDigits: 3 });
}

/** A share of 0-1 as whole percent, or with more decimals: `94%`, `94 %`. */
export function formatShare(share: number, locale: string, decimals = 0): string {
  return format(share, locale, { style: 'percent', maximumFractionDigits: decimals });
}

/** Units that are the same letters in every language with Latin letters, as `Intl` knows them. */
const UNITS: Readonly<Record<string, string>> = { h: 'hour', min: 'minute' };

/** A rounded figure with its unit: `6.5 h`, `6.5 時間`. */
export function formatQuantity(value: number, unit: string, locale: string): string {
  const known = UNITS[unit];
  if (known === undefined || localeFacts(locale).spellsUnits !== true)
    return unit === '' ? formatMeasure(value, locale) : `${formatMeasure(value, locale)}\u202f${unit}`;
  return format(value, locale, {
    ...{ style: 'unit', unit: known, unitDisplay: 'long' },
    maximumSignificantDigits: 3,
  });
}

/** The size of a file: `340 kB`, `1.2 MB`, `340 ko`. */
export function formatBytes(bytes: number, locale: string): string {
  const [value, unit] = bytes < 999_500 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const maximumFractionDigits = unit === 'megabyte' ? 1 : 0;
  return numberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(value);
}

/** `1 day`, `15 jours`. */
export function formatDays(days: number, locale: string): string {
  return format(days, locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
}

/** A whole amount of money: `€1,200`, `1 200 €`. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  return format(amount, locale, { style: 'currency', currency, maximumFractionDigits: 0 });
}

/** `28 February 2027`, `28 février 2027`; English days are written the British way. */
export function formatDay(day: Day, locale: string): string {
  const words = dateFormat(locale, { dateStyle: 'long' }).format(new Date(`${day}T00:00:00Z`));
  // French counts the first day of a month only: "1er mars".
  return locale.startsWith('fr') ? words.replace(/^1(?=\s)/u, '1er') : words;
}

/** `February 2027`, `février 2027`. */
export function formatMonth(month: Month, locale: string): string {
  return dateFormat(locale, { month: 'long', year: 'numeric' }).format(new Date(`${month}-01T00:00:00Z`));
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { intl, intlOfDays } = localeFacts(locale);
  return kept(
    `date ${locale} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(intlOfDays ?? intl ?? locale, { ...options, timeZone: 'UTC' }),
  );
}
