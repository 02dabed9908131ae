import { expect, test } from 'vitest';
import { contrast, mix, readable } from '../../src/theme/color.ts';
import {
  buildDarkPalette,
  buildLightPalette,
  type Palette,
  SHAPE_CONTRAST,
  TEXT_CONTRAST,
} from '../../src/theme/palette.ts';

/** Brands of every temper: dark, pale, grey, loud, and one that nobody could read. */
const BRANDS = {
  mulberry: { primary: '#8a1f4f', accent: '#ffb627', ink: '#26121e', paper: '#fff8ef' },
  yellow: { primary: '#ffe600', accent: '#00aaff', ink: '#111111', paper: '#ffffff' },
  midgrey: { primary: '#777777', accent: '#888888', ink: '#222222', paper: '#fafafa' },
  green: { primary: '#00c853', accent: '#d500f9', ink: '#003d00', paper: '#f1fff4' },
  black: { primary: '#000000', accent: '#ff0000', ink: '#000000', paper: '#ffffff' },
  pale: { primary: '#e8d9ff', accent: '#fff3b0', ink: '#9a9a9a', paper: '#fdfdfd' },
};

/** Every pair of colours that stylesheets lay on each other, with the contrast it needs. */
const PAIRS = [
  ...(['paper', 'raised', 'sunk', 'tint'] as const).flatMap((ground) => [
    ['ink', ground, TEXT_CONTRAST] as const,
    ['muted', ground, TEXT_CONTRAST] as const,
    ['link', ground, TEXT_CONTRAST] as const,
  ]),
  ['ink', 'mark', TEXT_CONTRAST],
  ['on-brand', 'brand', TEXT_CONTRAST],
  ['on-brand', 'brand-hover', TEXT_CONTRAST],
  ['on-brand-muted', 'brand', TEXT_CONTRAST],
  ['on-accent', 'accent', TEXT_CONTRAST],
  ['outline', 'paper', SHAPE_CONTRAST],
  ['outline', 'raised', SHAPE_CONTRAST],
] as const satisfies readonly (readonly [keyof Palette, keyof Palette, number])[];

test.each(Object.entries(BRANDS))(
  'text can be read in the colours of %s, by day and by night',
  (_, colors) => {
    for (const palette of [buildLightPalette(colors), buildDarkPalette(colors)]) {
      const low = PAIRS.flatMap(([text, ground, least]) => {
        const found = contrast(palette[text], palette[ground]);
        return found < least ? [`${text} on ${ground}: ${found.toFixed(2)}`] : [];
      });
      expect(low).toEqual([]);
    }
  },
);

test('a brand whose colours can be read is shown as it is', () => {
  const palette = buildLightPalette(BRANDS.mulberry);
  expect(palette).toMatchObject({ brand: '#8a1f4f', link: '#8a1f4f', accent: '#ffb627', paper: '#fff8ef' });
});

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('mixing nothing or everything changes nothing', () => {
  expect(mix('#8a1f4f', '#fff8ef', 1)).toBe('#8a1f4f');
  expect(mix('#8a1f4f', '#fff8ef', 0)).toBe('#fff8ef');
});

test('what cannot be reached in a hue becomes black or white', () => {
  expect(readable('#ffe600', ['#ffffff', '#7a7a7a'], 5)).toBe('#000000');
});
