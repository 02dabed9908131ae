import { z } from 'zod';

/** C0 and C1 controls, and the characters that turn the direction of the text around them. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Spaces of every kind but the two that French typography puts before marks, so that lines do not break there. */
const SPACES = /[\s--[\u00a0\u202f]]+/gv;

/** Longest name of a person or a company that a card can still show. */
export const LONGEST_NAME = 80;

/** A text without control and direction characters and without doubled spaces, in normal form. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(SPACES, ' ').replace(UNPRINTABLE, '').replace(/ +/g, ' ').trim();
}

/** A sentence or a title: cleaned, not empty. */
export function line(longest = 300) {
  return z
    .string()
    .transform(cleanText)
    .pipe(z.string().min(1, 'must not be empty').max(longest, `must be at most ${longest} characters`));
}

/** The name of a person or a company, safe to show anywhere. */
export const DisplayNameSchema = line(LONGEST_NAME);

/** BCP 47, as far as Kith needs it: `en`, `fr`, `pt-BR`. */
export const LocaleSchema = z
  .string()
  .regex(/^[a-z]{2}(?:-[A-Z]{2})?$/, 'must be a locale such as "en" or "pt-BR"');

/**
 * A text in every locale that has one: one string for the default locale, or a text for each locale.
 * @example reward: Two months free
 * @example reward: { en: Two months free, fr: Deux mois offerts }
 */
export function localized(longest = 300) {
  return z.union([line(longest), z.record(LocaleSchema, line(longest))]);
}

export type Localized = z.infer<ReturnType<typeof localized>>;

/** The text for a locale, else the default locale's, else the first that there is. */
export function inLocale(text: Localized, locale: string, defaultLocale: string): string {
  if (typeof text === 'string') return text;
  const found = text[locale] ?? text[defaultLocale] ?? Object.values(text)[0];
  return found ?? '';
}
