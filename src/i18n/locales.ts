/** What a locale is called by those who speak it, which way it runs, and what it needs besides words. */
export interface LocaleFacts {
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** For `Intl`, where the bare locale would not write as this site does. */
  readonly intl?: string;
  /** The same for days alone. */
  readonly intlOfDays?: string;
  /**
   * Families that systems bring, for scripts that the brand's fonts do not have: a web font for Japanese weighs
   * megabytes. The brand's own fonts stand before them, for names and figures.
   */
  readonly fonts?: readonly string[];
  /** Short units are written as words: "6.5 h" means nothing to whoever does not read Latin letters. */
  readonly spellsUnits?: boolean;
}

/** The locales whose interface texts Kith has. */
export const LOCALES = {
  // Days the British way: "28 February 2027".
  en: { name: 'English', direction: 'ltr', intlOfDays: 'en-GB' },
  fr: { name: 'Français', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  ja: {
    name: '日本語',
    direction: 'ltr',
    // Apple, Android and Linux, Windows: gothic faces with a real bold. Yu Gothic proper is too thin on Windows.
    fonts: [
      'Hiragino Sans',
      'Noto Sans JP',
      'Noto Sans CJK JP',
      'IBM Plex Sans JP',
      'BIZ UDPGothic',
      'Yu Gothic UI',
      'Meiryo',
    ],
    spellsUnits: true,
  },
  // Latin digits: business software in the Gulf, the Levant and the Maghreb shows them, forms and cash registers take
  // them, and authors, prices and product names bring them along; two sets on one page would be worse than either.
  ar: {
    name: 'العربية',
    direction: 'rtl',
    intl: 'ar-u-nu-latn',
    fonts: ['SF Arabic', 'IBM Plex Sans Arabic', 'Noto Sans Arabic', 'Segoe UI', 'Geeza Pro', 'Tahoma'],
    spellsUnits: true,
  },
} as const satisfies Record<string, LocaleFacts>;

export type KnownLocale = keyof typeof LOCALES;
export const KNOWN_LOCALES = Object.keys(LOCALES) as readonly KnownLocale[];

const UNKNOWN: LocaleFacts = { name: '', direction: 'ltr' };

export function isKnownLocale(locale: string): locale is KnownLocale {
  return Object.hasOwn(LOCALES, locale);
}

/** The facts of a locale; of one that Kith does not know, those of a language that runs from left to right. */
export function localeFacts(locale: string): LocaleFacts {
  return isKnownLocale(locale) ? LOCALES[locale] : { ...UNKNOWN, name: locale };
}

/** What a language calls itself; the locale itself where Kith does not know it. */
export function languageName(locale: string): string {
  return localeFacts(locale).name;
}

/** What a language is called in English, for reports: `French`. */
export function englishName(locale: string): string {
  return nameOfLanguage(locale, 'en');
}

/** What a language is called in another one: `Englisch`, `الإنجليزية`. */
export function nameOfLanguage(language: string, inLocale: string): string {
  return new Intl.DisplayNames(inLocale, { type: 'language' }).of(language) ?? language;
}

/** Attributes of an element whose text is in another language than its page, which may run the other way; none where it is not. */
export function spoken(
  language: string | undefined,
  pageLocale?: string,
): { lang?: string; dir?: LocaleFacts['direction'] } {
  if (language === undefined || language === pageLocale) return {};
  return { lang: language, dir: localeFacts(language).direction };
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
