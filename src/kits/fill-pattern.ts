import { capitalise } from '../i18n/capitalise.ts';
import type { Grammar } from '../i18n/grammar.ts';
import { isPlaceholder, placeholderFacts, type Piece, type PlaceholderType } from '../schemas/pattern.ts';

export interface Filling {
  /** What a placeholder stands for, or null where this kit has nothing for it. */
  readonly valueOf: (name: string) => string | null;
  readonly grammar: Grammar;
  readonly locale: string;
}

/**
 * A pattern with its placeholders filled, as somebody would have written it: phrases begin sentences with a capital,
 * no full stop stands twice, what was left out leaves no hole.
 * @returns null where a placeholder has no value
 */
export function fillPieces(pieces: readonly Piece[], { valueOf, grammar, locale }: Filling): string | null {
  let text = '';
  let last: PlaceholderType | null = null;
  for (const piece of pieces) {
    if ('text' in piece) {
      const joined = joinWords(text, piece.text, last);
      text = joined.before + joined.words;
      if (piece.text.trim() !== '') last = null;
      continue;
    }
    const value = valueOf(piece.name);
    if (value === null) return null;
    const type = isPlaceholder(piece.name) ? placeholderFacts(piece.name).type : 'sentence';
    const opens = last === 'disclosure' || SENTENCE_BEGINS.test(text);
    const word = type === 'phrase' && opens ? capitalise(value, locale) : value;
    text = grammar.join(text, word);
    last = type;
  }
  return grammar.typeset(tidy(text));
}

/** At the beginning, on a new line, or behind the end of a sentence; quotes and signs may stand between. */
const SENTENCE_BEGINS = /(?:^|\n|[.!?…؟]["”“»’)]*[\s\u00a0]|[。！？])[^\p{L}\p{N}\n]*$/u;
const SENTENCE_ENDS = /[.!?…。！？؟]["”“»’)」』]*$/u;

/** A value with an end of its own takes the place of the pattern's full stop, or gives way to its comma. */
function joinWords(
  before: string,
  words: string,
  last: PlaceholderType | null,
): { readonly before: string; readonly words: string } {
  if (last === null || !SENTENCE_ENDS.test(before)) return { before, words };
  if (last === 'sentence' && /^[\s\u00a0]?[,;:،؛、：]/u.test(words))
    return { before: before.replace(/[.。]$/u, ''), words };
  return { before, words: words.replace(/^([\s\u00a0]?["”“»’)」』]*)[.。]/u, '$1') };
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n\u00a0\u202f]+(?=\n|$)/gu, '')
    .replace(/ {2,}/gu, ' ')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
