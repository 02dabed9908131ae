import { expect, test } from 'vitest';
import type { FontFile } from '../../src/cards/fonts.ts';
import { Lettering } from '../../src/cards/lettering.ts';
import { filesOf, readTypefaces, resolveTypefaces } from '../../src/cards/typefaces.ts';
import { isInRange } from '../../src/cards/unicode-range.ts';
import { BRAND } from './sample-plan.ts';

/** The files that are read for a text. */
function filesReadFor(text: string, locale: string): string[] {
  const typefaces = readTypefaces(BRAND, process.cwd());
  const read = new Set<string>();
  const open = (file: FontFile) => {
    read.add(file.family);
    return typefaces.open(file);
  };
  new Lettering({ ...typefaces, open }, locale).layLine(text, 'label');
  return [...read].toSorted();
}

test('reads no more fonts than a text needs', () => {
  expect(filesReadFor('Friday’s rota, done by Tuesday', 'en')).toEqual(['Figtree latin 700']);
  expect(filesReadFor('Recommended by أحمد', 'en')).toEqual([
    'Figtree latin 700',
    'IBM Plex Sans Arabic arabic 700',
  ]);
  expect(filesReadFor('飲食店', 'ja')).toEqual(['IBM Plex Sans JP japanese 700']);
});

test('reads one slice of a large family for a rare letter, not all hundred', () => {
  const slices = filesReadFor('髙橋', 'ja').filter((family) => /JP \d+ /.test(family));
  expect(slices).toHaveLength(1);
});

test('draws a script in the family that the brand names for it', () => {
  const brand = { ...BRAND, fonts: { ...BRAND.fonts, scripts: { Arabic: 'IBM Plex Sans JP' } } };
  const families = filesOf(resolveTypefaces(brand, process.cwd())).map(({ family }) => family);
  expect(families.some((family) => family.includes('Sans Arabic'))).toBe(false);
  const named = { ...BRAND, fonts: { ...BRAND.fonts, scripts: { Hebrew: 'Cairo' } } };
  expect(() => resolveTypefaces(named, process.cwd())).toThrow('The font "Cairo" is not installed');
});

test('reads CSS ranges', () => {
  const range = 'U+9ad9, U+25ee8,U+3040-309F';
  expect(['髙', 'あ', 'ん', '\u{25ee8}'].every((letter) => isInRange(letter, range))).toBe(true);
  expect(['高', 'ア', 'a'].some((letter) => isInRange(letter, range))).toBe(false);
});
