import { breakEvenly, breakLines, endsSentence, runsOn, type WidthOf } from './break-lines.ts';
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
  readonly role: Role;
  readonly room: Room;
  readonly widthOf: WidthOf;
  readonly locale: string;
  /** Height of a line in font sizes. */
  readonly leading: number;
}

/** One line less is worth this share of the size. */
const FEWER_LINES_FROM = 0.88;
/** For well broken lines, a text is never set smaller than this share of the size. */
const WELL_BROKEN_FROM = 0.8;
/** To be rid of a flaw is worth this share of the size; among many lines, in which people read on, less. */
const FLAW_COST = 0.15;
const FEW_LINES = 4;
/** Words whole are worth this share of the size at which an author's soft hyphens would part them. */
const WHOLE_FROM = 0.72;
/** What fits no other way is set in lines that stand this much closer, as far as the room wants them no closer. */
const TIGHT = 0.9;
/** The last line of a sentence hangs alone where it is shorter than this share of the longest line. */
const WIDOW = 0.5;
/** A sentence that begins within a line is worse than a line that hangs alone, so many times. */
const RUN_ON_COST = 2.5;
/** What is so many times as long as all lines of a room together fits in no way. */
const HOPELESS = 1.25;
/** Words are seldom longer: what is clipped is clipped after one. */
const LONGEST_WORD = 60;

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
  const { copy, most } = findRoom({ text, role, room, widthOf, locale, leading });
  for (const word of widerWords({ ...copy, text }, most?.size ?? room.min)) measure.onBroken?.(word);
  if (!most) return finish({ size: room.min, lines: shorten(copy) }, role, copy, true);
  const fewer = findLargest(copy, most.lines.length - 1);
  const few = fewer && fewer.size >= most.size * FEWER_LINES_FROM ? fewer : most;
  return finish(breakWell(copy, few, fewer), role, copy, false);
}

/** How the text is set as large as it can be: with room between the lines, else with less; nothing where it does not fit. */
function findRoom(given: Copy): { readonly copy: Copy; readonly most: Setting | null } {
  const { room } = given;
  const leading = Math.max(room.lineHeight, given.leading * TIGHT);
  const hopeless = clipHopeless({ ...given, leading });
  if (hopeless) return { copy: hopeless, most: null };
  const loose = partAtHyphens(given);
  const loosest = findLargest(loose, room.maxLines);
  if (loosest) return { copy: loose, most: loosest };
  const tight = { ...loose, leading };
  return { copy: tight, most: findLargest(tight, room.maxLines) };
}

/**
 * The beginning of a text that is far too long for its room, cut off where nobody sees it, so that sizes are not tried in
 * vain with thousands of letters; null where the text may fit.
 */
function clipHopeless(copy: Copy): Copy | null {
  const { text, room, widthOf } = copy;
  const most = (HOPELESS * mostLines(copy) * room.width) / room.min;
  if (text.length < most / 2) return null;
  const width = widthOf(text);
  if (width <= most) return null;
  const graphemes = graphemesOf(text);
  let count = Math.ceil((graphemes.length * most) / width);
  while (widthOf(graphemes.slice(0, count).join('')) <= most) count = Math.ceil(count * 1.2);
  const rest = graphemes.slice(count, count + LONGEST_WORD);
  return { ...copy, text: graphemes.slice(0, count + Math.max(0, rest.indexOf(' '))).join('') };
}

/** Lines that have room at the smallest size. */
function mostLines(copy: Copy): number {
  const { min, height, maxLines } = copy.room;
  return Math.max(1, Math.min(maxLines, Math.floor(height / lineHeightOf(min, copy))));
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
    const isWhole = size === room.min || widestWord * size <= room.width;
    const lines = isWhole ? breakLines(text, room.width / size, widthOf, locale) : null;
    if (lines && lines.length <= maxLines && lines.length * lineHeightOf(size, copy) <= room.height) {
      found = { size, lines };
      low = size + 1;
    } else {
      high = size - 1;
    }
  }
  return found;
}

/**
 * Of the settings hardly smaller than the largest, in as many lines or one less, the one that loses least by its size and
 * its flaws; of equals the largest. In a headline a line more is worth it too where each sentence gets lines of its own.
 */
function breakWell(copy: Copy, best: Setting, fewer: Setting | null): Setting {
  const smallest = Math.max(copy.room.min, Math.ceil(best.size * WELL_BROKEN_FROM));
  const sizes = Array.from({ length: best.size - smallest + 1 }, (_, index) => best.size - index);
  const tried = sizes.map((size) => even(copy, { ...best, size }));
  if (fewer && fewer.size >= smallest) tried.push(even(copy, fewer));
  if (copy.role === 'headline' && tried[0]?.lines.some(runsOn)) tried.push(...inOneMore(copy, best, sizes));
  const costs = tried.map((setting) => costOf(setting, best, copy.widthOf));
  return tried[costs.indexOf(Math.min(...costs))] ?? best;
}

/** The text in a line more than it needs, at the sizes at which there is room for that. */
function inOneMore(copy: Copy, { lines }: Setting, sizes: readonly number[]): Setting[] {
  const { text, room, widthOf, locale } = copy;
  const count = lines.length + 1;
  if (count > room.maxLines) return [];
  return sizes.flatMap((size) => {
    if (count * lineHeightOf(size, copy) > room.height) return [];
    const broken = breakEvenly(text, room.width / size, count, widthOf, locale);
    return broken ? [{ size, lines: broken }] : [];
  });
}

function costOf({ size, lines }: Setting, best: Setting, widthOf: WidthOf): number {
  const flaw = FLAW_COST * Math.min(1, FEW_LINES / lines.length);
  return 1 - size / best.size + flaw * countFlaws(lines, widthOf);
}

function even({ text, room, widthOf, locale }: Copy, setting: Setting): Setting {
  const lines = breakEvenly(text, room.width / setting.size, setting.lines.length, widthOf, locale);
  return lines ? { ...setting, lines } : setting;
}

/** Sentences that begin within a line, and last lines that hang alone. */
function countFlaws(lines: readonly string[], widthOf: WidthOf): number {
  const longest = Math.max(0, ...lines.map(widthOf));
  const widows = lines.filter((line, index) => {
    const before = lines[index - 1];
    const goesOn = before !== undefined && !endsSentence(before);
    const isLast = index === lines.length - 1 || endsSentence(line);
    return goesOn && isLast && widthOf(line) < WIDOW * longest;
  });
  return RUN_ON_COST * lines.filter(runsOn).length + widows.length;
}

/** The beginning of the text that fits at the smallest size, with an ellipsis: after a whole word where there is more than one. */
function shorten(copy: Copy): string[] {
  const { text, room, widthOf, locale } = copy;
  const width = room.width / room.min;
  const lines = breakLines(text, width, widthOf, locale).slice(0, mostLines(copy));
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
