import type { Day, Month } from '../schemas/date.ts';

/** Making a formatter takes a hundred times as long as using it, and pages are many. */
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
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

/** `12,5` or `12.5`: at most one decimal. */
export function formatNumber(value: number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}

/** A rounded figure with all the digits that rounding left, up to three: `1,250`, `0.051`. */
export function formatMeasure(value: number, locale: string): string {
  return numberFormat(locale, { maximumSignificantDigits: 3 }).format(value);
}

/** A share of 0-1 as whole percent, or with more decimals: `94%`, `94 %`. */
export function formatShare(share: number, locale: string, decimals = 0): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: decimals }).format(share);
}

/** The size of a file: `340 kB`, `1.2 MB`, `340 ko`. */
export function formatBytes(bytes: number, locale: string): string {
  const [value, unit] = bytes < 999_500 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const maximumFractionDigits = unit === 'megabyte' ? 1 : 0;
  return numberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(value);
}

/** `1 day`, `15 jours`. */
export function formatDays(days: number, locale: string): string {
  return numberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}

/** A whole amount of money: `€1,200`, `1 200 €`. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  return numberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}

/** `28 February 2027`, `28 février 2027`; English days are written the British way. */
export function formatDay(day: Day, locale: string): string {
  const language = locale === 'en' ? 'en-GB' : locale;
  const format = kept(
    `day ${language}`,
    () => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
  );
  const words = format.format(new Date(`${day}T00:00:00Z`));
  // French counts the first day of a month only: "1er mars".
  return language.startsWith('fr') ? words.replace(/^1(?=\s)/u, '1er') : words;
}

/** `February 2027`, `février 2027`. */
export function formatMonth(month: Month, locale: string): string {
  const format = kept(
    `month ${locale}`,
    () => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  );
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
