import type { Affiliate } from '../schemas/affiliate.ts';
import { allowedOn } from '../schemas/consent.ts';
import type { Day } from '../schemas/date.ts';
import type { PlannedAffiliate } from '../schemas/plan.ts';
import { inLocale } from '../schemas/text.ts';

/** An affiliate as it may be shown on a day: without consent nothing but what kind of referrer it is. */
export function publishAffiliate(
  id: string,
  affiliate: Affiliate,
  locale: string,
  defaultLocale: string,
  asOf: Day,
): PlannedAffiliate {
  const allowed = allowedOn(affiliate.consent, asOf);
  const named = allowed.has('name');
  const text = (value: Affiliate['role']) =>
    value === undefined ? null : inLocale(value, locale, defaultLocale);
  return {
    id,
    kind: affiliate.kind,
    name: named ? affiliate.name : null,
    role: named ? text(affiliate.role) : null,
    company: named ? (affiliate.company ?? null) : null,
    quote: named && allowed.has('quote') ? text(affiliate.quote) : null,
    face: named && allowed.has('face') ? (affiliate.face ?? null) : null,
    coupon: affiliate.coupon ?? null,
    lang: languageOf(affiliate.quote, affiliate.locale ?? defaultLocale, locale, defaultLocale),
  };
}

/** The language that a text is in when shown on a page in `locale`; one without languages is in the affiliate's own. */
function languageOf(text: Affiliate['quote'], own: string, locale: string, defaultLocale: string): string {
  if (text === undefined) return locale;
  if (typeof text === 'string') return own;
  return (
    [locale, defaultLocale, ...Object.keys(text)].find((language) => Object.hasOwn(text, language)) ?? locale
  );
}
