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

/** Words of more graphemes than this may be parted at their hyphens. */
const LONG_WORD = 20;

/** A piece of a text that stands on one line, and whether a space is before it. */
export interface Word {
  readonly text: string;
  readonly spaced: boolean;
}

/** Where a line may break: at spaces, and after the hyphens of very long words. Unbreakable spaces stay inside. */
export function wordsOf(text: string): Word[] {
  return text.split(' ').flatMap((word) => {
    const parts = graphemesOf(word).length > LONG_WORD ? word.split(/(?<=\p{L}-)(?=\p{L})/u) : [word];
    return parts.filter((part) => part !== '').map((part, index) => ({ text: part, spaced: index === 0 }));
  });
}

/** Words as a line of text. */
export function joinWords(words: readonly Word[]): string {
  return words.map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text)).join('');
}

/** The text in runs that are either all emoji or have none. */
export function emojiRuns(text: string): string[] {
  const runs: string[] = [];
  let wasEmoji: boolean | undefined;
  for (const grapheme of graphemesOf(text)) {
    const isEmoji = hasEmoji(grapheme);
    if (isEmoji === wasEmoji) runs.push((runs.pop() ?? '') + grapheme);
    else runs.push(grapheme);
    wasEmoji = isEmoji;
  }
  return runs;
}

export function hasEmoji(text: string): boolean {
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text);
}
