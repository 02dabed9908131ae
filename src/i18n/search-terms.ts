/**
 * Words as a search index takes them. Where a script puts no spaces between words, browsers cut what somebody types into
 * parts, at places of their own ("ド|タキ|ャン"), and look for those: the parts go with the words.
 */
export function searchTerms(words: readonly string[], locale: string): string {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  return words
    .map((word) => {
      const parts = [...segmenter.segment(word)].filter(({ isWordLike }) => isWordLike);
      const cut = parts.map(({ segment }) => segment).join(' ');
      return parts.length > 1 && !/[\s\p{P}]/u.test(word) ? `${word} ${cut}` : word;
    })
    .join(', ');
}
