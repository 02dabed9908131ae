import bidiFactory, { type Bidi } from 'bidi-js';
import { FIXED_SPACE, NARROW_SPACE } from './graphemes.ts';

/** Letters that run from right to left, and the marks that keep a text's direction apart from its surroundings'. */
const NEEDS_ORDER =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u2066-\u2069]/u;
const ISOLATES = /[\u2066-\u2069]/gu;
/** A space of any kind is room, not a glyph. */
const SPACES: readonly string[] = [' ', FIXED_SPACE, NARROW_SPACE];
const SPLIT = new RegExp(`([${SPACES.join('')}])`, 'u');

let bidi: Bidi | undefined;

/** A word or a space, or of a word what runs in one direction; odd levels run from right to left. */
export interface Part {
  readonly text: string;
  readonly level: number;
}

/**
 * The parts of a line in the order in which they are read, with their levels.
 * @see https://www.unicode.org/reports/tr9/
 */
export function partsOf(line: string, direction: 'ltr' | 'rtl'): Part[] {
  if (direction === 'ltr' && !NEEDS_ORDER.test(line)) {
    return splitSpaces(line).map((text) => ({ text, level: 0 }));
  }
  bidi ??= bidiFactory();
  const { levels } = bidi.getEmbeddingLevels(line, direction);
  const parts: Part[] = [];
  let start = 0;
  for (let end = 1; end <= line.length; end++) {
    if (end < line.length && levels[end] === levels[start]) continue;
    const level = levels[start] ?? 0;
    const run = line.slice(start, end).replace(ISOLATES, '');
    parts.push(...splitSpaces(run).map((text) => ({ text, level })));
    start = end;
  }
  return parts;
}

/** A name that keeps its own direction, so that what stands around it keeps its place. */
export function isolate(name: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' || NEEDS_ORDER.test(name) ? `\u2068${name}\u2069` : name;
}

export function withoutIsolates(text: string): string {
  return text.replace(ISOLATES, '');
}

/** Words and spaces, each space a part of its own. */
export function splitSpaces(text: string): string[] {
  return text.split(SPLIT).filter((part) => part !== '');
}

export function isSpace(part: string): boolean {
  return SPACES.includes(part);
}

/** From the highest level down to the first, what stands at it or above is turned around (rule L2). */
export function inVisualOrder<Laid extends { readonly level: number }>(read: readonly Laid[]): Laid[] {
  const seen = [...read];
  const highest = Math.max(0, ...seen.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < seen.length; start++) {
      let end = start;
      while ((seen[end]?.level ?? 0) >= level) end++;
      seen.splice(start, end - start, ...seen.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return seen;
}
