import satori from 'satori';
import { graphemesOf, wordsOf } from './graphemes.ts';
import { h } from './h.ts';
import { type Role, ROLES, type Typefaces } from './typefaces.ts';

/** Width of a text on one line at a font size of one pixel. */
export type Measure = (text: string, role: Role) => number;

/** Texts to be measured, and the voice in which they are set. */
export interface Wording {
  readonly text: string;
  readonly role: Role;
}

/** Large enough that satori's whole pixels are exact to a thousandth. */
const SIZE = 1000;
/** A space is what it adds between two letters. */
const [SPACED, UNSPACED] = ['n n', 'nn'];
export const ELLIPSIS = '…';

/**
 * Measures all pieces of the wordings that are not known yet with one layout; the measure then adds them up.
 * `missing` are the graphemes that no font has.
 */
export async function measureWordings(wordings: readonly Wording[], typefaces: Typefaces) {
  const pieces = new Map<string, Wording>();
  for (const { text, role } of wordings) {
    for (const piece of [SPACED, UNSPACED, ELLIPSIS, ...piecesOf(text)]) {
      pieces.set(keyOf(piece, role), { text: piece, role });
    }
  }
  const known = typefaces.widths;
  const unknown = new Map([...pieces].filter(([key]) => !known.has(key)));
  const missing = unknown.size > 0 ? await layOut(unknown, typefaces) : new Set<string>();
  // Only this call's own pieces: a word that another text had must not change how this one is set.
  const widths = new Map(Array.from(pieces.keys(), (key) => [key, known.get(key) ?? 0]));
  const measure: Measure = (text, role) => measureText(text, role, widths);
  return { measure, missing };
}

/** Words, and the graphemes of which their beginnings are made up where they must be cut. */
function piecesOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => [word.text, ...graphemesOf(word.text)]);
}

function measureText(text: string, role: Role, widths: ReadonlyMap<string, number>): number {
  const widthOf = (piece: string) => widths.get(keyOf(piece, role)) ?? widthOfGraphemes(piece, role, widths);
  const words = wordsOf(text);
  const space = widthOf(SPACED) - widthOf(UNSPACED);
  return words.reduce(
    (sum, word, index) => sum + widthOf(word.text) + (word.spaced && index > 0 ? space : 0),
    0,
  );
}

function widthOfGraphemes(piece: string, role: Role, widths: ReadonlyMap<string, number>): number {
  return graphemesOf(piece).reduce((sum, grapheme) => sum + (widths.get(keyOf(grapheme, role)) ?? 1), 0);
}

/** Puts the widths of pieces that every font can draw among the known ones, and returns the graphemes that none can. */
async function layOut(pieces: ReadonlyMap<string, Wording>, typefaces: Typefaces): Promise<Set<string>> {
  const widths = new Map<string, number>();
  const missing = new Set<string>();
  const boxes = Array.from(pieces, ([key, { text, role }]) =>
    h('span', { key, style: { ...styleOf(role, typefaces), fontSize: SIZE } }, text),
  );
  await satori(h('div', { style: { flexDirection: 'column', alignItems: 'flex-start' } }, ...boxes), {
    width: SIZE * 100,
    fonts: await typefaces.fontsFor(Array.from(pieces.values(), ({ text }) => text).join(' ')),
    embedFont: false,
    onNodeDetected: ({ type, key, width }) => {
      if (type === 'span' && key !== undefined) widths.set(String(key), width / SIZE);
    },
    loadAdditionalAsset: (_language, segment) => {
      for (const grapheme of graphemesOf(segment)) missing.add(grapheme);
      return Promise.resolve([]);
    },
  });
  if (missing.size === 0) for (const [key, width] of widths) typefaces.widths.set(key, width);
  return missing;
}

/** The style of a voice, but for size and colour. */
export function styleOf(role: Role, typefaces: Pick<Typefaces, 'family'>) {
  const { weight, tracking } = ROLES[role];
  return {
    fontFamily: typefaces.family(role),
    fontWeight: weight,
    letterSpacing: `${tracking}em`,
    whiteSpace: 'nowrap',
  };
}

function keyOf(piece: string, role: Role): string {
  return `${role} ${piece}`;
}
