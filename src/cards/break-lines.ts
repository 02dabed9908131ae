import { graphemesOf } from './graphemes.ts';
import { isJoint, syllablesOf } from './hyphenate.ts';
import { unitsOf } from './phrases.ts';
import { isIdeographic } from './scripts.ts';
import { joinWords, type Word, wordsOf } from './words.ts';

/** A line that goes on after the end of a sentence, or into a remark in brackets: people read it as one. */
const RUN_ON = /[.!?…؟] |[。！？](?!$|[」』）”’])|.（/u;
/** A line at which a sentence ends. */
const ENDS = /[.!?…؟。！？][」』）”’"»)\s]*$/u;

/** Width of a line, in any unit. */
export type WidthOf = (line: string) => number;

/** Lines no wider than `width`, as few as there can be: each takes what fits. */
export function breakLines(text: string, width: number, widthOf: WidthOf, locale = ''): string[] {
  const lines: Word[][] = [];
  for (const word of wordsOf(text, locale).flatMap((whole) => breakWord(whole, width, widthOf, locale))) {
    const line = lines.at(-1);
    if (line && widthOf(joinWords([...line, word])) <= width) line.push(word);
    else lines.push([word]);
  }
  return lines.map(joinWords);
}

/**
 * That many lines no wider than `width`, of lengths as like as possible: the sum of the squares of what they leave free
 * is least, and sentences begin on a line of their own where they can. Null where there are no such lines.
 */
export function breakEvenly(
  text: string,
  width: number,
  count: number,
  widthOf: WidthOf,
  locale = '',
): string[] | null {
  const words = wordsOf(text, locale);
  // best[n]: the best lines for the first n words, after each round with one line more.
  let best: (Broken | null)[] = words.map(() => null);
  best.unshift({ lines: [], cost: 0 });
  for (let round = 0; round < count; round++) {
    best = [null, ...words.map((_, last) => bestEnd(words, last, best, width, widthOf))];
  }
  return best.at(-1)?.lines ?? null;
}

/** Whether a sentence ends before the end of the line. */
export function runsOn(line: string): boolean {
  return RUN_ON.test(line);
}

/** Whether a sentence ends with the line. */
export function endsSentence(line: string): boolean {
  return ENDS.test(line);
}

interface Broken {
  readonly lines: string[];
  readonly cost: number;
}

/** The best lines up to a word, of which the last begins after any of the `before`. Hyphens cost as much as an empty line. */
function bestEnd(
  words: readonly Word[],
  last: number,
  before: readonly (Broken | null)[],
  width: number,
  widthOf: WidthOf,
) {
  let found: Broken | null = null;
  for (let first = last; first >= 0; first--) {
    const line = joinWords(words.slice(first, last + 1));
    const free = width - widthOf(line);
    if (free < 0) break;
    const earlier = before[first];
    const flaws = Number(runsOn(line)) + Number(words[last]?.hyphen ?? false);
    const cost = (earlier?.cost ?? Infinity) + free ** 2 + flaws * width ** 2;
    if (earlier && cost < (found?.cost ?? Infinity)) found = { lines: [...earlier.lines, line], cost };
  }
  return found;
}

/** A word wider than a line, in pieces that are not: at hyphens between syllables, else anywhere that its script allows. */
function breakWord(word: Word, width: number, widthOf: WidthOf, locale: string): Word[] {
  if (widthOf(word.text) <= width) return [word];
  const syllables = putTogether(syllablesOf(word.text, locale), width, widthOf);
  return syllables.flatMap((text, index): Word[] => {
    const hyphen = index < syllables.length - 1 || word.hyphen;
    const spaced = word.spaced && index === 0;
    if (widthOf(text) <= width) return [{ text, spaced, hyphen }];
    const units = isIdeographic(text) ? unitsOf(text) : graphemesOf(text);
    const pieces = packed(units, width, widthOf);
    return pieces.map((piece, at) => ({
      text: piece,
      spaced: spaced && at === 0,
      hyphen: hyphen && at === pieces.length - 1,
    }));
  });
}

/** Pieces put together as far as they fit the width. */
function packed(pieces: readonly string[], width: number, widthOf: WidthOf): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(line + piece) <= width) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines;
}

interface Parted {
  readonly parts: readonly string[];
  readonly cost: number;
}

/**
 * Syllables put together to parts that fit the width with their hyphens: as few as there can be, of lengths as like as
 * possible, parted rather where words of a compound meet. A syllable that is too wide is a part.
 */
function putTogether(syllables: readonly string[], width: number, widthOf: WidthOf): string[] {
  // best[n]: the best parts of the first n syllables.
  const best: Parted[] = [{ parts: [], cost: 0 }];
  for (let end = 1; end <= syllables.length; end++) {
    let found: Parted | null = null;
    for (let start = end - 1; start >= 0; start--) {
      const part = syllables.slice(start, end).join('');
      const isLast = end === syllables.length;
      const share = widthOf(isLast ? part : `${part}-`) / width;
      if (share > 1 && start < end - 1) break;
      const before = best[start];
      const cost = (before?.cost ?? 0) + 1 + share ** 2 + (isLast || isJoint(part) ? 0 : 0.2);
      if (before && cost < (found?.cost ?? Infinity)) found = { parts: [...before.parts, part], cost };
    }
    if (found) best.push(found);
  }
  return [...(best.at(-1)?.parts ?? [])];
}
