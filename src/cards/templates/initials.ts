import { graphemesOf } from '../graphemes.ts';

/** The first letters of the first and last names that have one. */
export function initialsOf(name: string): string {
  const letters = name
    .split(' ')
    .flatMap((word) => graphemesOf(word).find((grapheme) => /\p{L}/u.test(grapheme)) ?? []);
  return letters
    .filter((_, index) => index === 0 || index === letters.length - 1)
    .join('')
    .toUpperCase();
}
