import { breakEvenly, breakLines, runsOn, type WidthOf } from './break-lines.ts';
import { graphemesOf, SOFT_HYPHEN, withoutSoftHyphens } from './graphemes.ts';
import { ELLIPSIS, type Measure } from './measure.ts';
import { leadingOf } from './scripts.ts';
import type { Role } from './typefaces.ts';
import { joinWords, wordsOf } from './words.ts';

/**
 * The room that a text has: pixels, font sizes in whole pixels, height of a line in font sizes; lines of scripts that
 * need more height get it.
 */
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

/** A text and what it is set with. */
interface Copy {
  readonly text: string;
  readonly room: Room;
  readonly widthOf: WidthOf;
  readonly locale: string;
  /** Height of a line in font sizes. */
  readonly leading: number;
}

/** One line less is worth this share of the size. */
const FEWER_LINES_FROM = 0.88;
/** Well broken lines are worth this share of the size. */
const WELL_BROKEN_FROM = 0.8;
/** Words whole are worth this share of the size at which an author's soft hyphens would part them. */
const WHOLE_FROM = 0.72;
/** What fits no other way is set in lines that stand this much closer, as far as the room wants them no closer. */
const TIGHT = 0.9;
/** A last line shorter than this share of the longest hangs alone. */
const WIDOW = 0.5;

interface Setting {
  readonly size: number;
  readonly lines: readonly string[];
}

/**
 * Sets a text as large as the room allows, in whole pixels; prefers fewer lines, and lines of like length, to a little
 * more size. Words stay whole, but for the soft hyphens of the author where they gain much; one that is too wide at the
 * smallest size is broken, of which `measure.onBroken` is told. What still does not fit ends in an ellipsis.
 */
export function fitText(text: string, role: Role, room: Room, measure: Measure): FittedText {
  const { locale = '' } = measure;
  const widthOf: WidthOf = (line) => measure(line, role);
  const leading = Math.max(room.lineHeight, leadingOf(text));
  const loose = partAtHyphens({ text, room, widthOf, locale, leading });
  const tight = { ...loose, leading: Math.max(room.lineHeight, leading * TIGHT) };
  const loosest = findLargest(loose, room.maxLines);
  const [copy, most] = loosest ? [loose, loosest] : [tight, findLargest(tight, room.maxLines)];
  for (const word of widerWords(copy, most?.size ?? room.min)) measure.onBroken?.(word);
  if (!most) return finish({ size: room.min, lines: shorten(copy) }, role, copy, true);
  const fewer = findLargest(copy, most.lines.length - 1);
  const few = fewer && fewer.size >= most.size * FEWER_LINES_FROM ? fewer : most;
  return finish(breakWell(copy, few, fewer), role, copy, false);
}

/** The text with the author's soft hyphens only where words can be much larger for them, or do not fit without. */
function partAtHyphens(copy: Copy): Copy {
  if (!copy.text.includes(SOFT_HYPHEN)) return copy;
  const whole = { ...copy, text: withoutSoftHyphens(copy.text) };
  const [parted, unparted] = [copy, whole].map((each) => findLargest(each, copy.room.maxLines));
  const isBroken = widerWords(whole, unparted?.size ?? copy.room.min).length > 0;
  return unparted && !isBroken && unparted.size >= (parted?.size ?? 0) * WHOLE_FROM ? whole : copy;
}

/** Words that are wider than a line at a size. */
function widerWords({ text, room, widthOf, locale }: Copy, size: number): string[] {
  return wordsOf(text, locale)
    .map((word) => word.text)
    .filter((word) => widthOf(word) * size > room.width);
}

/** The largest size at which the text stands in that many lines. Words are broken at the smallest size only. */
function findLargest(copy: Copy, maxLines: number): Setting | null {
  const { text, room, widthOf, locale } = copy;
  const widestWord = Math.max(0, ...wordsOf(text, locale).map((word) => widthOf(joinWords([word]))));
  let found: Setting | null = null;
  let [low, high] = [room.min, room.max];
  while (low <= high && maxLines > 0) {
    const size = Math.floor((low + high) / 2);
    const lines = breakLines(text, room.width / size, widthOf, locale);
    const whole = size === room.min || widestWord * size <= room.width;
    if (whole && lines.length <= maxLines && lines.length * lineHeightOf(size, copy) <= room.height) {
      found = { size, lines };
      low = size + 1;
    } else {
      high = size - 1;
    }
  }
  return found;
}

/** The setting with the fewest flaws among those hardly smaller than the largest, or with a line less; of equals the largest. */
function breakWell(copy: Copy, best: Setting, fewer: Setting | null): Setting {
  const smallest = Math.max(copy.room.min, Math.ceil(best.size * WELL_BROKEN_FROM));
  const sizes = Array.from({ length: best.size - smallest + 1 }, (_, index) => best.size - index);
  const tried = [
    ...sizes.map((size) => even(copy, { ...best, size })),
    ...(fewer && fewer.size >= smallest ? [even(copy, fewer)] : []),
  ];
  const scored = tried.map((setting) => ({ setting, flaws: countFlaws(setting.lines, copy.widthOf) }));
  const least = Math.min(...scored.map(({ flaws }) => flaws));
  return scored.find(({ flaws }) => flaws === least)?.setting ?? best;
}

function even({ text, room, widthOf, locale }: Copy, setting: Setting): Setting {
  const lines = breakEvenly(text, room.width / setting.size, setting.lines.length, widthOf, locale);
  return lines ? { ...setting, lines } : setting;
}

/** Sentences that begin within a line, and a last line that hangs alone. */
function countFlaws(lines: readonly string[], widthOf: WidthOf): number {
  const longest = Math.max(0, ...lines.map(widthOf));
  const widow = lines.length > 1 && widthOf(lines.at(-1) ?? '') < WIDOW * longest;
  return lines.filter(runsOn).length + (widow ? 1 : 0);
}

/** The beginning of the text that fits at the smallest size, with an ellipsis: after a whole word where there is more than one. */
function shorten(copy: Copy): string[] {
  const { text, room, widthOf, locale } = copy;
  const width = room.width / room.min;
  const most = Math.max(1, Math.min(room.maxLines, Math.floor(room.height / lineHeightOf(room.min, copy))));
  const lines = breakLines(text, width, widthOf, locale).slice(0, most);
  const last = lines.at(-1) ?? '';
  const words = wordsOf(last, locale);
  const pieces =
    words.length > 1
      ? words.map(({ text: word, spaced }) => (spaced ? ` ${word}` : word))
      : graphemesOf(last);
  while (pieces.length > 0 && widthOf(pieces.join('').trim()) + widthOf(ELLIPSIS) > width) pieces.pop();
  return [
    ...lines.slice(0, -1),
    `${pieces
      .join('')
      .trim()
      .replace(/[\s,;:–—،、-]+$/u, '')}${ELLIPSIS}`,
  ];
}

function finish({ size, lines }: Setting, role: Role, copy: Copy, cut: boolean): FittedText {
  return { role, size, lineHeight: lineHeightOf(size, copy), lines: lines.map(withoutSoftHyphens), cut };
}

function lineHeightOf(size: number, { leading }: Copy): number {
  return Math.round(size * leading);
}
