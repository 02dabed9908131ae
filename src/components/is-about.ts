/** Words that Pagefind marked in a page. */
const MARKED = /<mark>(.*?)<\/mark>/gu;
/** Scripts that put no spaces between words: Pagefind looks for the parts of what somebody typed. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Whether a page that Pagefind found holds what somebody looks for. Pagefind shortens a word that no page has until one
 * has it: "onboarding" finds every "on". A page counts where a word in it shares at least half of a word that was typed.
 * @param excerpt HTML with what was found in marks; where it has none, the page was found by its title or its search words
 */
export function isAbout(excerpt: string, query: string): boolean {
  const found = [...excerpt.matchAll(MARKED)].map(([, word = '']) => fold(word));
  if (found.length === 0 || UNSPACED.test(query)) return true;
  const typed = query.split(/[^\p{L}\p{M}\p{N}]+/u).map(fold);
  return typed.some((word) => word !== '' && found.some((each) => shared(each, word) * 2 >= word.length));
}

/** Letters alone, without accents and umlauts, however they are written: "Überstunden" is "ueberstunden". */
function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/([aou])e/g, '$1');
}

/** Length of the longest run of letters that is in both. */
function shared(one: string, other: string): number {
  const starts = [...other].map((_, start) => start);
  return Math.max(
    0,
    ...starts.map((start) => {
      const lengths = starts.map((_, index) => index + 1).filter((length) => start + length <= other.length);
      return Math.max(...lengths.filter((length) => one.includes(other.slice(start, start + length))), 0);
    }),
  );
}
