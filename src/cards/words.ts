import { graphemesOf, SOFT_HYPHEN } from './graphemes.ts';
import { phrasesOf } from './phrases.ts';
import { isIdeographic } from './scripts.ts';

/** Words of more graphemes than this may be parted at their hyphens. */
const LONG_WORD = 20;
/** Languages that write words without spaces, and of which Node knows the words. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

/** A piece of a text that stands on one line. */
export interface Word {
  readonly text: string;
  /** Whether a space is before it. */
  readonly spaced: boolean;
  /** Whether a line that ends after it ends in a hyphen. */
  readonly hyphen: boolean;
}

/**
 * Where a line may break: at spaces, between the phrases of Japanese and Chinese, at soft hyphens, and after the
 * hyphens of very long words. No-break spaces stay inside.
 */
export function wordsOf(text: string, locale: string): Word[] {
  return text
    .split(' ')
    .filter((chunk) => chunk !== '')
    .flatMap((chunk) => {
      const parts = partsOf(chunk, locale);
      const soft = chunk.includes(SOFT_HYPHEN);
      return parts.map((part, index) => ({
        text: part,
        spaced: index === 0,
        hyphen: soft && index < parts.length - 1,
      }));
    });
}

function partsOf(chunk: string, locale: string): string[] {
  if (chunk.includes(SOFT_HYPHEN)) return chunk.split(SOFT_HYPHEN).filter((part) => part !== '');
  if (isIdeographic(chunk)) return phrasesOf(chunk, locale);
  if (UNSPACED.test(chunk)) return Array.from(segmenter.segment(chunk), ({ segment }) => segment);
  if (graphemesOf(chunk).length > LONG_WORD) return chunk.split(/(?<=\p{L}-)(?=\p{L})/u);
  return [chunk];
}

/** Words as a line of text. */
export function joinWords(words: readonly Word[]): string {
  const joined = words.map(({ text, spaced }, index) => {
    if (index === 0) return text;
    return `${spaced ? ' ' : words[index - 1]?.hyphen ? SOFT_HYPHEN : ''}${text}`;
  });
  return `${joined.join('')}${words.at(-1)?.hyphen ? '-' : ''}`;
}
