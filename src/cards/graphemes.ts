/** Marks that only choose between a coloured and a plain drawing of an emoji, and the frame of keycaps: fonts have no glyph for them. */
const SELECTORS = /[\ufe0e\ufe0f\u20e3]/gu;
/** The narrow unbreakable space of French punctuation, which many fonts lack. */
const NARROW_SPACE = /\u202f/gu;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What people count as characters: 👩‍🍳 is one. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The text as fonts can draw it. */
export function drawable(text: string): string {
  return text.replace(SELECTORS, '').replace(NARROW_SPACE, '\u00a0').replace(/ +/g, ' ').trim();
}

/** Where a line may break. Unbreakable spaces stay inside of words. */
export function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

export function hasEmoji(text: string): boolean {
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text);
}
