import { directionOf } from '../i18n/locales.ts';
import { chooseFaces, type Stretch } from './choose-face.ts';
import type { Face, Shaped } from './face.ts';
import { graphemesOf, isIgnorable, NARROW_SPACE, withoutSoftHyphens } from './graphemes.ts';
import { inVisualOrder, isSpace, partsOf, splitSpaces } from './line-parts.ts';
import { isIdeographic, mayBeTracked } from './scripts.ts';
import { type Role, ROLES, type Typefaces } from './typefaces.ts';

/** What French typesetters put before ; ! ?, of the usual space. */
const NARROW = 0.75;
/** The room of a letter that no font has, in font sizes. */
const UNKNOWN_WIDTH = 1;
/** Words of which the widths are kept; names come and go. */
const MOST_KEPT = 50_000;

/** The half of an opening bracket that is empty would look like an indent at the start of a line. */
const OPENS = /^[「『（［｛【〈《〔〘〖]/u;

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
  readonly #usualFaces = new Map<Role, Face>();

  constructor(typefaces: Typefaces, locale: string) {
    this.locale = locale;
    this.direction = directionOf(locale);
    this.#typefaces = typefaces;
  }

  /** The line as it is drawn; `tracking` is added after every letter, in font sizes. */
  layLine(line: string, role: Role, tracking: number = ROLES[role].tracking): LaidLine {
    const parts = startNarrow(partsOf(withoutSoftHyphens(line), this.direction));
    const spacing = mayBeTracked(line) ? tracking : 0;
    const laid = parts.flatMap(({ text, level, narrow }) =>
      isSpace(text)
        ? [{ face: null, shaped: { width: this.#space(text, role, spacing), glyphs: [] }, level }]
        : this.#shape(text, role, tracking, level, narrow).map((shaped) => ({ ...shaped, level })),
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
    const spacing = mayBeTracked(line) ? ROLES[role].tracking : 0;
    const parts = startNarrow(splitSpaces(withoutSoftHyphens(line)).map((text) => ({ text })));
    return parts.reduce(
      (sum, { text, narrow }) =>
        sum + (isSpace(text) ? this.#space(text, role, spacing) : this.#widthOfWord(text, role, narrow)),
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

  #widthOfWord(word: string, role: Role, narrow: boolean): number {
    const key = `${role} ${narrow ? '<' : ''}${word}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (this.#widths.size >= MOST_KEPT) this.#widths.clear();
    const width = partsOf(word, this.direction)
      .flatMap(({ text, level }) => this.#shape(text, role, ROLES[role].tracking, level, narrow))
      .reduce((sum, { shaped }) => sum + shaped.width, 0);
    this.#widths.set(key, width);
    return width;
  }

  /** A word of one direction, in the order in which it is read. */
  #shape(word: string, role: Role, tracking: number, level: number, narrow: boolean) {
    const style = {
      rightToLeft: level % 2 === 1,
      tracking: mayBeTracked(word) ? tracking : 0,
      locale: this.locale,
    };
    return this.#stretches(word, role).map(({ text, face }) => {
      const narrowMarks = (narrow || role === 'headline') && isIdeographic(text);
      const unknown = { width: UNKNOWN_WIDTH * graphemesOf(text).length, glyphs: [] };
      return { face, shaped: face?.shape(text, { ...style, narrowMarks }) ?? unknown };
    });
  }

  #stretches(word: string, role: Role): Stretch[] {
    return chooseFaces(word, role, this.locale, this.#typefaces);
  }

  #space(space: string, role: Role, tracking: number): number {
    const style = { rightToLeft: false, tracking, narrowMarks: false, locale: '' };
    const usual = this.#usual(role);
    const width = usual.shape('n n', style).width - usual.shape('nn', style).width;
    return width * (space === NARROW_SPACE ? NARROW : 1);
  }

  /** The brand's own face of a role: spaces and baselines are its. */
  #usual(role: Role): Face {
    const known = this.#usualFaces.get(role);
    if (known) return known;
    const [{ face }] = chooseFaces('n', role, this.locale, this.#typefaces) as [Stretch];
    if (!face) throw new Error('every family has Latin letters');
    this.#usualFaces.set(role, face);
    return face;
  }
}

/** The parts of a line, of which an opening bracket at the very start is narrow. */
function startNarrow<Part extends { readonly text: string }>(parts: readonly Part[]) {
  return parts.flatMap((part, index): (Part & { readonly narrow: boolean })[] => {
    if (index > 0 || !OPENS.test(part.text)) return [{ ...part, narrow: false }];
    const rest = part.text.slice(1);
    const start = { ...part, text: part.text.slice(0, 1), narrow: true };
    return rest === '' ? [start] : [start, { ...part, text: rest, narrow: false }];
  });
}
