/** Making one takes longer than using it a thousand times. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  const found = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'grapheme' });
  segmenters.set(locale, found);
  return found;
}

/** Up to two initials of a name, as whole letters however they are encoded: "CB" for "Chiara Bellandi". */
export function initials(name: string, locale: string): string {
  const segmenter = segmenterFor(locale);
  const words = name.split(/[\s-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 2 ? [words[0], words.at(-1)] : words;
  return chosen
    .map((word) => segmenter.segment(word ?? '').containing(0)?.segment ?? '')
    .join('')
    .toLocaleUpperCase(locale);
}
