import type { FontScript } from '../schemas/font-scripts.ts';
import { isIgnorable } from './graphemes.ts';

/** Unicode's scripts that fonts are known for. Han is none: whose it is depends on who writes. */
const SCRIPTS: readonly FontScript[] = [
  'Latin',
  'Arabic',
  'Hebrew',
  'Cyrillic',
  'Greek',
  'Thai',
  'Devanagari',
  'Armenian',
  'Georgian',
  'Bengali',
  'Gujarati',
  'Gurmukhi',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Lao',
  'Myanmar',
  'Ethiopic',
];
const PATTERNS = new Map(SCRIPTS.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')]));
/** Ideographs, and the marks that stand between them, full-width Latin among them. */
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}\u30fb\u30fc\uff61-\uff9f]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** Letters of a word hang together: space between them would tear them apart. */
const JOINED = /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}]/u;
/** Letters that fill a line from top to bottom. */
const FULL = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Letters with marks above and below. */
const TALL =
  /[\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Ethiopic}]/u;

/** The script of a grapheme; null for what all scripts share, such as digits and stops, and for what is not known. */
export function scriptOf(grapheme: string, locale: string): FontScript | null {
  if (isIgnorable(grapheme)) return null;
  if (KANA.test(grapheme)) return 'Japanese';
  if (HANGUL.test(grapheme)) return 'Korean';
  if (HAN.test(grapheme)) return ideographsOf(locale);
  return SCRIPTS.find((name) => PATTERNS.get(name)?.test(grapheme)) ?? null;
}

/** Whose ideographs a locale writes. Names in other locales are drawn as Japan writes them. */
function ideographsOf(locale: string): FontScript {
  if (!locale.startsWith('zh')) return 'Japanese';
  return /-(?:TW|HK|MO)$/.test(locale) ? 'Traditional Chinese' : 'Simplified Chinese';
}

/** Scripts that no font is known for, so that an error can name them. */
const OTHERS = [
  'Adlam',
  'Bopomofo',
  'Cherokee',
  'Coptic',
  'Javanese',
  'Mongolian',
  'Nko',
  'Oriya',
  'Syriac',
  'Thaana',
  'Tibetan',
  'Tifinagh',
  'Vai',
  'Yi',
];

/** What people call the script of a grapheme that no font has; null for what has none. */
export function nameScript(grapheme: string): string | null {
  // Japan's ideographs are always there: what is missing is China's.
  if (/\p{Script=Han}/u.test(grapheme)) return 'Simplified Chinese';
  return (
    scriptOf(grapheme, '') ??
    OTHERS.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(grapheme)) ??
    null
  );
}

/** Whether a text has ideographs or kana. */
export function isIdeographic(text: string): boolean {
  return HAN.test(text) || KANA.test(text);
}

/** Whether letters may be set closer or wider than the font has them. */
export function mayBeTracked(text: string): boolean {
  return !JOINED.test(text) && !isIdeographic(text);
}

/** The least height of a line, in font sizes, at which lines of such letters do not touch. */
export function leadingOf(text: string): number {
  return TALL.test(text) ? 1.34 : FULL.test(text) ? 1.26 : 0;
}
