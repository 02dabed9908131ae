import { breakEvenly, breakLines, runsOn, type WidthOf } from './break-lines.ts';
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
/** Well broken lines are worth this share of the size. */
const WELL_BROKEN_FROM = 0.8;
/** A last line shorter than this share of the longest hangs alone. */
const WIDOW = 0.5;

interface Setting {
  readonly size: number;
  readonly lines: readonly string[];
}

/**
 * Sets a text as large as the room allows, in whole pixels; prefers fewer lines, and lines of like length, to a little
 * more size. What does not fit at the smallest size ends in an ellipsis.
 */
export function fitText(text: string, role: Role, room: Room, measure: Measure): FittedText {
  const widthOf: WidthOf = (line) => measure(line, role);
  const most = findLargest(text, room, room.maxLines, widthOf);
  if (!most) return finish({ size: room.min, lines: shorten(text, room, widthOf) }, role, room, true);
  const fewer = findLargest(text, room, most.lines.length - 1, widthOf);
  const few = fewer && fewer.size >= most.size * FEWER_LINES_FROM ? fewer : most;
  return finish(breakWell(text, few, fewer, room, widthOf), role, room, false);
}

/** The largest size at which the text stands in that many lines. Words are broken at the smallest size only. */
function findLargest(text: string, room: Room, maxLines: number, widthOf: WidthOf): Setting | null {
  const widestWord = Math.max(0, ...wordsOf(text).map((word) => widthOf(word.text)));
  let found: Setting | null = null;
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

/** The setting with the fewest flaws among those hardly smaller than the largest, or with a line less; of equals the largest. */
function breakWell(
  text: string,
  best: Setting,
  fewer: Setting | null,
  room: Room,
  widthOf: WidthOf,
): Setting {
  const smallest = Math.max(room.min, Math.ceil(best.size * WELL_BROKEN_FROM));
  const sizes = Array.from({ length: best.size - smallest + 1 }, (_, index) => best.size - index);
  const tried = [
    ...sizes.map((size) => even(text, { ...best, size }, room, widthOf)),
    ...(fewer && fewer.size >= smallest ? [even(text, fewer, room, widthOf)] : []),
  ];
  const scored = tried.map((setting) => ({ setting, flaws: countFlaws(setting.lines, widthOf) }));
  const least = Math.min(...scored.map(({ flaws }) => flaws));
  return scored.find(({ flaws }) => flaws === least)?.setting ?? best;
}

function even(text: string, setting: Setting, room: Room, widthOf: WidthOf): Setting {
  const lines = breakEvenly(text, room.width / setting.size, setting.lines.length, widthOf);
  return lines ? { ...setting, lines } : setting;
}

/** Sentences that begin within a line, and a last line that hangs alone. */
function countFlaws(lines: readonly string[], widthOf: WidthOf): number {
  const longest = Math.max(0, ...lines.map(widthOf));
  const widow = lines.length > 1 && widthOf(lines.at(-1) ?? '') < WIDOW * longest;
  return lines.filter(runsOn).length + (widow ? 1 : 0);
}

/** The beginning of the text that fits at the smallest size, with an ellipsis. */
function shorten(text: string, room: Room, widthOf: WidthOf): string[] {
  const width = room.width / room.min;
  const most = Math.max(1, Math.min(room.maxLines, Math.floor(room.height / lineHeightOf(room.min, room))));
  const lines = breakLines(text, width, widthOf).slice(0, most);
  const last = graphemesOf(lines.at(-1) ?? '');
  while (last.length > 0 && widthOf(last.join('')) + widthOf(ELLIPSIS) > width) last.pop();
  return [...lines.slice(0, -1), `${last.join('').replace(/[\s,;:–—-]+$/u, '')}${ELLIPSIS}`];
}

function finish({ size, lines }: Setting, role: Role, room: Room, cut: boolean): FittedText {
  return { role, size, lineHeight: lineHeightOf(size, room), lines, cut };
}

function lineHeightOf(size: number, room: Room): number {
  return Math.round(size * room.lineHeight);
}
