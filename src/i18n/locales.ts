/** What a locale is called by those who speak it, and which way it runs. */
export interface LocaleFacts {
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The locales whose interface texts Kith has. */
export const LOCALES = {
  en: { name: 'English', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
} as const satisfies Record<string, LocaleFacts>;

export type KnownLocale = keyof typeof LOCALES;
export const KNOWN_LOCALES = Object.keys(LOCALES) as readonly KnownLocale[];

export function isKnownLocale(locale: string): locale is KnownLocale {
  return Object.hasOwn(LOCALES, locale);
}

/** What a language calls itself; the locale itself where Kith does not know it. */
export function languageName(locale: string): string {
  return isKnownLocale(locale) ? LOCALES[locale].name : locale;
}

/** What a language is called in English, for reports: `French`. */
export function englishName(locale: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
}

/** Path of a page in a locale: the default one has no prefix. `path` begins and ends with a slash. */
export function localePath(path: string, locale: string, defaultLocale: string): string {
  return locale === defaultLocale ? path : `/${locale}${path}`;
}

/** Which way a locale runs; that of its script where Kith does not know it. */
export function directionOf(locale: string): LocaleFacts['direction'] {
  if (isKnownLocale(locale)) return LOCALES[locale].direction;
  return /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?:-|$)/.test(locale) ? 'rtl' : 'ltr';
}
