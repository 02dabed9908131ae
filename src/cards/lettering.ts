import { directionOf } from '../i18n/locales.ts';
import { chooseFaces, type Stretch } from './choose-face.ts';
import type { Face, Shaped } from './face.ts';
import { graphemesOf, isIgnorable, NARROW_SPACE, withoutSoftHyphens } from './graphemes.ts';
import { inVisualOrder, isSpace, partsOf, splitSpaces } from './line-parts.ts';
import { mayBeTracked } from './scripts.ts';
import { type Role, ROLES, type Typefaces } from './typefaces.ts';

/** What French typesetters put before ; ! ?, of the usual space. */
const NARROW = 0.6;
/** The room of a letter that no font has, in font sizes. */
const UNKNOWN_WIDTH = 1;
/** Words of which the widths are kept; names come and go. */
const MOST_KEPT = 50_000;

/** Glyphs of one font on a line; x is from its left end, in font sizes. */
export interface Piece {
  readonly face: Face;
  readonly shaped: Shaped;
  readonly x: number;
}

/** A line as it is seen, from left to right; the width is in font sizes. */
export interface LaidLine {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

/** How texts of a locale are set in the fonts of a brand. */
export class Lettering {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly #typefaces: Typefaces;
  readonly #widths = new Map<string, number>();

  constructor(typefaces: Typefaces, locale: string) {
    this.locale = locale;
    this.direction = directionOf(locale);
    this.#typefaces = typefaces;
  }

  /** The line as it is drawn; `tracking` is added after every letter, in font sizes. */
  layLine(line: string, role: Role, tracking: number = ROLES[role].tracking): LaidLine {
    const parts = partsOf(withoutSoftHyphens(line), this.direction);
    const laid = parts.flatMap(({ text, level }) =>
      isSpace(text)
        ? [{ face: null, shaped: { width: this.#space(text, role), glyphs: [] }, level }]
        : this.#shape(text, role, tracking, level % 2 === 1).map((shaped) => ({ ...shaped, level })),
    );
    const pieces: Piece[] = [];
    let x = 0;
    for (const { face, shaped } of inVisualOrder(laid)) {
      if (face) pieces.push({ face, shaped, x });
      x += shaped.width;
    }
    return { pieces, width: x };
  }

  /** Its width, in font sizes. */
  widthOf(line: string, role: Role): number {
    return splitSpaces(withoutSoftHyphens(line)).reduce(
      (sum, part) => sum + (isSpace(part) ? this.#space(part, role) : this.#widthOfWord(part, role)),
      0,
    );
  }

  /** Graphemes of a text that no font has. */
  missingIn(text: string, role: Role): string[] {
    return splitSpaces(withoutSoftHyphens(text))
      .filter((part) => !isSpace(part))
      .flatMap((word) => this.#stretches(word, role))
      .flatMap(({ text: stretch, face }) =>
        face ? [] : graphemesOf(stretch).filter((each) => !isIgnorable(each)),
      );
  }

  /** Where the baseline of a line stands below its top, in whole pixels; the same whatever is written on it. */
  baselineOf(role: Role, size: number, lineHeight: number): number {
    const { ascent, descent } = this.#usual(role);
    const [above, below] = [Math.round(ascent * size), Math.round(descent * size)];
    return above + Math.floor((lineHeight - above - below) / 2);
  }

  /** Height of a line that nobody has set, in font sizes. */
  usualLineHeight(role: Role): number {
    const { ascent, descent } = this.#usual(role);
    return ascent + descent;
  }

  #widthOfWord(word: string, role: Role): number {
    const key = `${role} ${word}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (this.#widths.size >= MOST_KEPT) this.#widths.clear();
    const width = partsOf(word, this.direction)
      .flatMap(({ text, level }) => this.#shape(text, role, ROLES[role].tracking, level % 2 === 1))
      .reduce((sum, { shaped }) => sum + shaped.width, 0);
    this.#widths.set(key, width);
    return width;
  }

  /** A word of one direction, in the order in which it is read. */
  #shape(word: string, role: Role, tracking: number, rightToLeft: boolean) {
    const style = {
      rightToLeft,
      tracking: mayBeTracked(word) ? tracking : 0,
      narrowMarks: role === 'headline',
      locale: this.locale,
    };
    return this.#stretches(word, role).map(({ text, face }) => ({
      face,
      shaped: face?.shape(text, style) ?? { width: UNKNOWN_WIDTH * graphemesOf(text).length, glyphs: [] },
    }));
  }

  #stretches(word: string, role: Role): Stretch[] {
    return chooseFaces(word, role, this.locale, this.#typefaces);
  }

  #space(space: string, role: Role): number {
    const style = { rightToLeft: false, tracking: ROLES[role].tracking, narrowMarks: false, locale: '' };
    const usual = this.#usual(role);
    const width = usual.shape('n n', style).width - usual.shape('nn', style).width;
    return width * (space === NARROW_SPACE ? NARROW : 1);
  }

  /** The brand's own face of a role: spaces and baselines are its. */
  #usual(role: Role): Face {
    const file = this.#typefaces.fonts[role].brand[0]?.[0];
    if (!file) throw new Error('a family has at least one file');
    return this.#typefaces.open(file);
  }
}
