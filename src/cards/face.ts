import { readFileSync } from 'node:fs';
import { Blob, Buffer as Text, Direction, Face as HarfBuzzFace, Feature, Font, shape } from 'harfbuzzjs';
import { KithError, messageOf } from '../core/errors.ts';
import type { FontFile } from './fonts.ts';
import { isIgnorable } from './graphemes.ts';
import { unpackWoff } from './woff.ts';

/** How a piece of text is set. */
export interface Style {
  readonly rightToLeft: boolean;
  /** Added after every letter, in font sizes. */
  readonly tracking: number;
  /** Whether ideographic marks take half the room, as headlines want them. */
  readonly narrowMarks: boolean;
  /** Some letters differ from language to language. */
  readonly locale: string;
}

/** Glyphs from left to right; all numbers in font sizes, y upwards. */
export interface Shaped {
  readonly width: number;
  readonly glyphs: readonly { readonly id: number; readonly x: number; readonly y: number }[];
}

/** One font file, opened. */
export interface Face {
  readonly file: FontFile;
  /** Above and below the baseline, in font sizes. */
  readonly ascent: number;
  readonly descent: number;
  /** Whether it has every character of a grapheme that is drawn at all. */
  has(grapheme: string): boolean;
  shape(text: string, style: Style): Shaped;
  /** SVG path data of shaped glyphs at a size, the baseline beginning at x, y; rounded to hundredths of a pixel. */
  draw(shaped: Shaped, size: number, x: number, y: number): string;
}

/** Texts whose shapes are kept; names come and go, so that all are forgotten when there are too many. */
const MOST_KEPT = 20_000;

/** @throws KithError when the file is no font. */
export function openFace(file: FontFile): Face {
  const face = readFace(file);
  const font = new Font(face);
  const em = face.upem;
  const codes = new Set(face.collectUnicodes());
  const shapes = new Map<string, Shaped>();
  const outlines = new Map<number, Outline>();
  const { ascender, descender } = font.hExtents();
  return {
    file,
    ascent: ascender / em,
    descent: -descender / em,
    has: (grapheme) =>
      Array.from(grapheme).every(
        (character) => isIgnorable(character) || codes.has(character.codePointAt(0) ?? 0),
      ),
    shape: (text, style) => {
      const key = `${style.rightToLeft ? 'r' : 'l'}${style.narrowMarks ? 'n' : ''} ${style.tracking} ${style.locale} ${text}`;
      const known = shapes.get(key);
      if (known) return known;
      if (shapes.size >= MOST_KEPT) shapes.clear();
      const shaped = shapeText(font, em, text, style);
      shapes.set(key, shaped);
      return shaped;
    },
    draw: (shaped, size, x, y) =>
      shaped.glyphs
        .map((glyph) => {
          const outline = outlines.get(glyph.id) ?? font.glyphToJson(glyph.id);
          outlines.set(glyph.id, outline);
          return drawOutline(outline, x + glyph.x * size, y - glyph.y * size, size / em);
        })
        .join(''),
  };
}

type Outline = ReturnType<Font['glyphToJson']>;

function readFace({ path }: FontFile): HarfBuzzFace {
  try {
    return new HarfBuzzFace(new Blob(unpackWoff(readFileSync(path))));
  } catch (cause) {
    throw new KithError(`The font ${path} cannot be read: ${messageOf(cause)}`, {
      hint: 'Install the @fontsource package of the family anew.',
      cause,
    });
  }
}

/** Used again and again: those that are let go are freed when the collector comes to it, and not before. */
const buffer = new Text();

function shapeText(font: Font, em: number, text: string, style: Style): Shaped {
  buffer.reset();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(style.rightToLeft ? Direction.RTL : Direction.LTR);
  // Never the machine's own language.
  buffer.setLanguage(style.locale === '' ? 'en' : style.locale);
  // Marks that stand alone belong to no script, and would not be narrowed.
  if (style.narrowMarks) buffer.setScript('Hani');
  shape(font, buffer, featuresOf(style));
  const glyphs: { id: number; x: number; y: number }[] = [];
  let x = 0;
  const shaped = buffer.getGlyphInfosAndPositions();
  for (const [
    index,
    { codepoint: id, cluster, xAdvance = 0, xOffset = 0, yOffset = 0 },
  ] of shaped.entries()) {
    glyphs.push({ id, x: x + xOffset / em, y: yOffset / em });
    x += xAdvance / em + (shaped[index + 1]?.cluster === cluster ? 0 : style.tracking);
  }
  return { width: x, glyphs };
}

/** Letters that are set apart are not joined to one sign. */
function featuresOf({ tracking, narrowMarks }: Style): Feature[] {
  return [
    ...(tracking === 0 ? [] : [new Feature('liga', 0), new Feature('clig', 0)]),
    ...(narrowMarks ? [new Feature('halt', 1)] : []),
  ];
}

function drawOutline(outline: Outline, x: number, y: number, scale: number): string {
  return outline
    .map(({ type, values }) => {
      const points = values.map((value, index) =>
        round(index % 2 === 0 ? x + value * scale : y - value * scale),
      );
      return `${type}${points.join(' ')}`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
