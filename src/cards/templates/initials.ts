import { graphemesOf } from '../graphemes.ts';

/** Scripts that write names with capitals abbreviate them to those. */
const HAS_CAPITALS =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Adlam}]/u;
/** What kind of company it is says nothing of its name. */
const COMPANY = /^(?:株式会社|有限会社|合同会社|شركة )/u;

/**
 * The first letters of the first and last names that have one. Where names have no capitals, only the first letter of
 * the name stands for it: two would be read as a word.
 */
export function initialsOf(name: string): string {
  const letters = name
    .replace(COMPANY, '')
    .split(' ')
    .flatMap((word) => graphemesOf(word).find((grapheme) => /\p{L}/u.test(grapheme)) ?? []);
  const [first = '', last = ''] = [letters[0], letters.at(-1)];
  if (letters.length < 2 || !HAS_CAPITALS.test(first) || !HAS_CAPITALS.test(last)) return first.toUpperCase();
  return (first + last).toUpperCase();
}
