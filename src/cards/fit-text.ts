import { graphemesOf, wordsOf } from './graphemes.ts';
import { ELLIPSIS, type Measure } from './measure.ts';
import type { Role } from './typefaces.ts';

/** The room that a text has: pixels, font sizes in whole pixels, height of a line in font sizes. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly min: number;
  readonly max: number;
  readonly lineHeight: number;
  readonly maxLines: number;
}

export interface FittedText {
  readonly role: Role;
  readonly size: number;
  /** Pixels. */
  readonly lineHeight: number;
  readonly lines: readonly string[];
  /** True where the end is left out: whoever draws it must say so. */
  readonly cut: boolean;
}

/** One line less is worth this share of the size. */
const FEWER_LINES_FROM = 0.88;

/**
 * Sets a text as large as the room allows, in whole pixels; prefers fewer lines to a little more size, and lines of
 * like length. What does not fit at the smallest size ends in an ellipsis.
 */
export function fitText(text: string, role: Role, room: Room, measure: Measure): FittedText {
  const widthOf = (line: string) => measure(line, role);
  const most = largest(text, room, room.maxLines, widthOf);
  if (most === null) return finish(shorten(text, room, widthOf), role, room.min, room, true);
  const fewer = largest(text, room, most.lines.length - 1, widthOf);
  const best = fewer && fewer.size >= most.size * FEWER_LINES_FROM ? fewer : most;
  return finish(balance(text, best, room, widthOf), role, best.size, room, false);
}

interface Setting {
  readonly size: number;
  readonly lines: readonly string[];
}
type WidthOf = (line: string) => number;

/** The largest size at which the text stands in that many lines, or null. Words are broken at the smallest size only. */
function largest(text: string, room: Room, maxLines: number, widthOf: WidthOf): Setting | null {
  let found: Setting | null = null;
  const widestWord = widest(wordsOf(text), widthOf);
  let [low, high] = [room.min, room.max];
  while (low <= high && maxLines > 0) {
    const size = Math.floor((low + high) / 2);
    const lines = breakLines(text, room.width / size, widthOf);
    const whole = size === room.min || widestWord * size <= room.width;
    if (whole && lines.length <= maxLines && lines.length * lineHeightOf(size, room) <= room.height) {
      found = { size, lines };
      low = size + 1;
    } else {
      high = size - 1;
    }
  }
  return found;
}

/** Greedy lines no wider than `width` font sizes. */
export function breakLines(text: string, width: number, widthOf: WidthOf): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text).flatMap((whole) => breakWord(whole, width, widthOf))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A word wider than a line, in pieces that are not. */
function breakWord(word: string, width: number, widthOf: WidthOf): string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const grapheme of graphemesOf(word)) {
    if (piece !== '' && widthOf(piece + grapheme) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += grapheme;
  }
  return [...pieces, piece];
}

/** The same number of lines in the narrowest column, so that none hangs alone. */
function balance(text: string, { size, lines }: Setting, room: Room, widthOf: WidthOf): readonly string[] {
  let balanced = lines;
  let [low, high] = [widest(lines.flatMap(wordsOf), widthOf), room.width / size];
  for (let step = 0; step < 8; step++) {
    const width = (low + high) / 2;
    const tried = breakLines(text, width, widthOf);
    if (tried.length <= lines.length) {
      balanced = tried;
      high = width;
    } else {
      low = width;
    }
  }
  return balanced;
}

/** The beginning of the text that fits at the smallest size, with an ellipsis. */
function shorten(text: string, room: Room, widthOf: WidthOf): string[] {
  const width = room.width / room.min;
  const maxLines = Math.max(
    1,
    Math.min(room.maxLines, Math.floor(room.height / lineHeightOf(room.min, room))),
  );
  const lines = breakLines(text, width, widthOf).slice(0, maxLines);
  const last = graphemesOf(lines.at(-1) ?? '');
  while (last.length > 0 && widthOf(last.join('')) + widthOf(ELLIPSIS) > width) last.pop();
  return [...lines.slice(0, -1), `${last.join('').replace(/[\s,;:–—-]+$/u, '')}${ELLIPSIS}`];
}

function widest(texts: readonly string[], widthOf: WidthOf): number {
  return Math.max(0, ...texts.map(widthOf));
}

function finish(lines: readonly string[], role: Role, size: number, room: Room, cut: boolean): FittedText {
  return { role, size, lineHeight: lineHeightOf(size, room), lines, cut };
}

function lineHeightOf(size: number, room: Room): number {
  return Math.round(size * room.lineHeight);
}
