import { KithError, messageOf, type Problem } from '../core/errors.ts';
import { MissingGlyphs } from './draw-part.ts';

/** Where a scene or band is seen: its first card, and how many cards it has. */
export interface Shown {
  readonly path: string;
  readonly count: number;
}

/** Why a scene or band could not be drawn. */
export function problemOf(thrown: unknown, shown: Shown, texts: readonly string[]): Problem {
  if (thrown instanceof MissingGlyphs) return missingProblem(thrown.graphemes, shown, texts);
  const known = thrown instanceof KithError ? thrown : null;
  return {
    message: `The card ${nameOf(shown)} cannot be drawn: ${messageOf(thrown)}`,
    hint:
      known?.hint ??
      'Its texts and pictures are what it is made of; if those are in order, please report this.',
    where: known?.where,
  };
}

/** What a card leaves out for want of room. */
export function cutProblem(cut: string, shown: Shown): Problem {
  return {
    message: `The card ${nameOf(shown)} does not show all of “${cut}”`,
    hint: 'Shorten the text; the card ends it with an ellipsis.',
  };
}

function missingProblem(graphemes: readonly string[], shown: Shown, texts: readonly string[]): Problem {
  const characters = graphemes.map((grapheme) => `${grapheme} (${codePoints(grapheme)})`).join(', ');
  const text = texts.find((candidate) => graphemes.some((grapheme) => candidate.includes(grapheme))) ?? '';
  return {
    message: `The card ${nameOf(shown)} cannot be drawn: no font has ${characters} of “${text}”`,
    hint: 'Write it with other characters, or name a family in brand.fonts that has them.',
    where: { file: 'content/program.yaml', key: 'brand.fonts' },
  };
}

function nameOf({ path, count }: Shown): string {
  return count > 1 ? `${path} (and ${count - 1} more)` : path;
}

function codePoints(grapheme: string): string {
  return Array.from(
    grapheme,
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
}
