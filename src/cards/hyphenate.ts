import { createRequire } from 'node:module';

/** Fewest letters before and after a hyphen. */
const LEAST = 3;

/** How the parts of German compounds mostly end before the next begins: Arbeits|zeit, Zuschlags|berechnung. */
const JOINT = /[bdfgklmnprt]s$/u;

interface Patterns {
  readonly hyphenateSync: (text: string, options: { hyphenChar: string; minWordLength: number }) => string;
}

const require = createRequire(import.meta.url);
const known = new Map<string, Patterns | null>();

/**
 * The syllables of a word, by the hyphenation patterns of TeX; the word whole where there are none for the language.
 * Nothing shorter than three letters stands alone. Patterns are read when the first word needs them.
 */
export function syllablesOf(word: string, locale: string): string[] {
  if (locale === '' || !/^\P{L}*\p{Script=Latin}[\p{L}\p{M}’'-]*\P{L}*$/u.test(word)) return [word];
  const patterns = patternsOf(locale.slice(0, 2).toLowerCase());
  if (!patterns) return [word];
  const syllables = patterns
    .hyphenateSync(word, { hyphenChar: '\u00ad', minWordLength: 2 * LEAST })
    .split('\u00ad');
  return mergeShort(syllables);
}

/** Whether the beginning of a word ends where the next word of a compound begins, as far as that is easily seen. */
export function isJoint(part: string): boolean {
  return JOINT.test(part);
}

function mergeShort(syllables: readonly string[]): string[] {
  const merged: string[] = [];
  for (const syllable of syllables) {
    const [first] = merged;
    if (merged.length === 1 && first !== undefined && first.length < LEAST) merged[0] = first + syllable;
    else merged.push(syllable);
  }
  const last = merged.at(-1) ?? '';
  if (merged.length > 1 && last.length < LEAST) merged.splice(-2, 2, (merged.at(-2) ?? '') + last);
  return merged;
}

function patternsOf(language: string): Patterns | null {
  const found = known.get(language);
  if (found !== undefined) return found;
  const patterns = readPatterns(language);
  known.set(language, patterns);
  return patterns;
}

function readPatterns(language: string): Patterns | null {
  try {
    return require(`hyphen/${language}`) as Patterns;
  } catch {
    return null;
  }
}
