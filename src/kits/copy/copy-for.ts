import { isKnownLocale, type KnownLocale } from '../../i18n/locales.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { KitCopy } from './kit-copy.ts';

const COPIES: Readonly<Record<KnownLocale, KitCopy>> = { en, fr };

/** The copy of a locale, else of its language, else English. */
export function copyFor(locale: string): KitCopy {
  const language = locale.slice(0, 2);
  if (isKnownLocale(locale)) return COPIES[locale];
  return isKnownLocale(language) ? COPIES[language] : en;
}
