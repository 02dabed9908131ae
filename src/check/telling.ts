import { wordsOf } from './words.ts';

/**
 * Whether an id gives an account away wherever it stands: five characters or more with a digit and a letter, or eight
 * digits or more. "1042" and "team" stand in texts by chance.
 */
export function isTellingId(id: string): boolean {
  if (!/\d/.test(id)) return false;
  return /\p{L}/u.test(id) ? id.length >= 5 : id.replace(/\D/g, '').length >= 8;
}

/**
 * Whether a name is a name wherever it stands: two words or more that begin with capitals or digits somewhere, or one
 * word that no sentence holds by chance (a capital or a digit inside it, or a length of at least twelve).
 */
export function isTellingName(name: string): boolean {
  const words = wordsOf(name);
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (words.length >= 2) return letters >= 6 && /[\p{Lu}\p{N}]|[^\p{ASCII}]/u.test(name);
  return (letters >= 6 && /.[\p{Lu}\p{N}]/u.test(name)) || letters >= 12;
}

/** Whether a text is long enough to stand for itself: "none" and "one month free" say nothing about anybody. */
export function isTellingSentence(text: string): boolean {
  return wordsOf(text).length >= 4 && text.length >= 20;
}
