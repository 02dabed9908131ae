/** A word of a text, and where it stands. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Scripts that put no spaces between words: each character counts as a word. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}`;

const WORD = new RegExp(String.raw`[[\p{L}\p{M}\p{N}]--[${UNSPACED}]]+|[${UNSPACED}]`, 'gv');

/** The words of a text: runs of letters and digits, whatever stands between them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found; found = WORD.exec(text)) {
    words.push({ text: found[0], start: found.index, end: WORD.lastIndex });
  }
  return words;
}
