import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Face } from '../../src/cards/face.ts';
import type { FontFile } from '../../src/cards/fonts.ts';
import { readSheet, renderSpecimen, specimenTypefaces, strayInk } from './render-specimen.ts';
import { type Specimen, SPECIMENS } from './specimens.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Pixels that may differ: the dot of a letter has a hundred at this size, the ladder of 髙 twenty. */
const ALLOWED = 8;

const typefaces = specimenTypefaces();

async function strayInkOf(specimen: Specimen, drawn: Partial<Specimen> = {}): Promise<number> {
  const reference = await readSheet(join(import.meta.dirname, 'reference', `${specimen.name}.png`));
  const ours = await renderSpecimen({ ...specimen, ...drawn }, typefaces);
  return strayInk(ours, reference);
}

function specimen(name: string): Specimen {
  const found = SPECIMENS.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`there is no specimen ${name}`);
  return found;
}

test.each(SPECIMENS)('draws $name letter by letter as Chromium does: $text', async (each) => {
  expect(await strayInkOf(each)).toBeLessThanOrEqual(ALLOWED);
});

/** What must not pass: one letter, one mark, the joining, the order. */
const WRONG: readonly (readonly [what: string, name: string, from: string | RegExp, to: string])[] = [
  ['ta for tha, which is one dot', 'ar-dots', 'ثبت', 'تبت'],
  ['ha for ta marbuta', 'ar-endings', 'قهوة', 'قهوه'],
  ['fa for qaf', 'ar-endings', 'قرطبة', 'فرطبة'],
  ['ya for alef maqsura', 'ar-endings', 'مقهى', 'مقهي'],
  ['letters that are not joined', 'ar-endings', 'فستق', 'ف\u200cستق'],
  ['no tanwin', 'ar-marks', 'مجانًا', 'مجانا'],
  ['fatha for kasra', 'ar-marks', 'ؤسِّ', 'ؤسَّ'],
  ['no ligature of lam and alef', 'ar-ligatures', 'لأن', 'ل\u200cأن'],
  ['numbers around the stroke swapped', 'ar-numbers', '24/7', '7/24'],
  ['the sign on the other side of its number', 'ar-numbers', '30%', '%30'],
  ['a name that is not kept apart', 'en-arabic-name', /[\u2068\u2069]/gu, ''],
  ['ka for ga', 'ja-sentence', 'が、', 'か、'],
  ['tsu of full size', 'ja-sentence', 'まっ', 'まつ'],
  ['another ideograph', 'ja-kanji', '税', '説'],
  ['takahashi with the usual letter', 'ja-kanji', '髙', '高'],
  ['a full stop of the full width', 'ja-headline', '」と、', '」と，'],
  ['a usual space for the narrow one', 'fr-spaces', /\u00ab\u00a0/u, '«'],
  ['a chef without hat', 'emoji', '👩\u200d🍳', '👩🍳'],
  ['another flag', 'emoji', '🇩🇪', '🇧🇪'],
];

test.each(WRONG)('sees %s (%s)', async (_what, name, from, to) => {
  const right = specimen(name);
  const text = right.text.replace(from, to);
  expect(text).not.toBe(right.text);
  expect(await strayInkOf(right, { text })).toBeGreaterThan(2 * ALLOWED);
});

test('sees marks that stand where satori alone puts them: below instead of above', async () => {
  const faces = new Map<string, Face>();
  const open = (file: FontFile): Face => {
    const face = typefaces.open(file);
    const shape: Face['shape'] = (text, style) => {
      const { width, glyphs } = face.shape(text, style);
      return { width, glyphs: glyphs.map((glyph) => ({ ...glyph, y: -glyph.y })) };
    };
    const flipped = faces.get(file.path) ?? { ...face, shape };
    faces.set(file.path, flipped);
    return flipped;
  };
  const marks = specimen('ar-marks');
  const reference = await readSheet(join(import.meta.dirname, 'reference', 'ar-marks.png'));
  expect(strayInk(await renderSpecimen(marks, { ...typefaces, open }), reference)).toBeGreaterThan(
    2 * ALLOWED,
  );
});
