import { expect, test } from 'vitest';
import { Lettering } from '../../src/cards/lettering.ts';
import type { Role } from '../../src/cards/typefaces.ts';
import { specimenTypefaces } from './render-specimen.ts';

const typefaces = specimenTypefaces();
const lettering = (locale: string) => new Lettering(typefaces, locale);
const facesOf = (text: string, locale = 'en', role: Role = 'label') => [
  ...new Set(
    lettering(locale)
      .layLine(text, role)
      .pieces.map(({ face }) => face.file.family),
  ),
];

test.each([
  ['Chiara', ['Figtree latin 700']],
  ['Łukasz', ['Figtree latin 700', 'Figtree latin-ext 700']],
  ['أحمد', ['IBM Plex Sans Arabic arabic 700']],
  ['山田', ['IBM Plex Sans JP japanese 700']],
  ['Nguyễn', ['Bricolage Grotesque latin 700', 'Bricolage Grotesque vietnamese 700']],
  ['🍕', ['Noto Emoji emoji 700']],
  ['© 2026', ['Figtree latin 700']],
])('sets %s in %s', (text, families) => {
  expect(facesOf(text).toSorted()).toEqual([...families].toSorted());
});

test('finds the letters of names that the whole subset of a script lacks', () => {
  for (const name of ['髙橋', '山﨑', '草彅']) expect(lettering('ja').missingIn(name, 'label')).toEqual([]);
});

test('takes marks among ideographs from their font, and among Latin letters from theirs', () => {
  expect(facesOf('待って…', 'ja').every((family) => family.startsWith('IBM Plex Sans JP'))).toBe(true);
  expect(facesOf('Wait…', 'ja')).toEqual(['Figtree latin 700']);
});

test.each([
  ['ja', '「シフト作成が30分に」、と店長。'],
  ['ar', 'خصم 30% على (Halfpast) 1,200.50 €'],
  ['fr', 'Prêt\u202f? «\u00a0Oui\u00a0»'],
  ['en', 'Mo 👨‍👩‍👧‍👦 and 🇩🇪'],
])('measures %s as it is drawn: %s', (locale, text) => {
  const own = lettering(locale);
  for (const role of ['headline', 'text', 'label'] as const) {
    expect(own.widthOf(text, role)).toBeCloseTo(own.layLine(text, role).width, 1);
  }
});

test('sets an opening bracket at the start of a line without the indent of its empty half', () => {
  const own = lettering('ja');
  const bracket = own.widthOf('「', 'text');
  expect(bracket).toBeCloseTo(0.5, 2);
  expect(own.widthOf('店「', 'text') - own.widthOf('店', 'text')).toBeCloseTo(1, 2);
});

test('draws a narrow no-break space, narrower than the usual one', () => {
  const own = lettering('fr');
  const width = (space: string) => own.widthOf(`a${space}b`, 'text') - own.widthOf('ab', 'text');
  expect(width('\u202f')).toBeGreaterThan(0.1);
  expect(width('\u202f')).toBeLessThan(width('\u00a0'));
  expect(own.missingIn('a\u202fb', 'text')).toEqual([]);
});

test('never sets letters of joined scripts apart', () => {
  const own = lettering('ar');
  const [apart] = own.layLine('مجانا', 'headline', 0.5).pieces;
  const [joined] = own.layLine('مجانا', 'headline', 0).pieces;
  expect(apart?.shaped.width).toBe(joined?.shaped.width);
});

test('stands every script on the same baseline', () => {
  expect(lettering('ar').baselineOf('label', 40, 60)).toBe(lettering('en').baselineOf('label', 40, 60));
});
