import { expect, test } from 'vitest';
import { contrast, READABLE } from '../../src/cards/color.ts';
import { buildTheme } from '../../src/cards/theme.ts';

const BRANDS = {
  usual: { primary: '#8a1f4f', accent: '#ffb627', ink: '#26121e', paper: '#fff8ef' },
  dark: { primary: '#7c3aed', accent: '#22d3ee', ink: '#f8fafc', paper: '#0b1020' },
  pale: { primary: '#ffd6e0', accent: '#ff8fab', ink: '#4a4a4a', paper: '#ffffff' },
  single: { primary: '#808080', accent: '#808080', ink: '#808080', paper: '#808080' },
  neon: { primary: '#00ff00', accent: '#ffff00', ink: '#00ffff', paper: '#ff00ff' },
};

test.each(Object.entries(BRANDS))('every text of a %s brand reads on its ground', (_name, colors) => {
  for (const { ground, strong, soft, mark } of Object.values(buildTheme({ colors }))) {
    for (const color of [strong, soft, mark])
      expect(contrast(ground, color)).toBeGreaterThanOrEqual(READABLE);
  }
});

test('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('an accent like the primary colour is drawn apart from it', () => {
  const { primary, accent } = buildTheme({ colors: { ...BRANDS.usual, accent: BRANDS.usual.primary } });
  expect(contrast(primary.ground, accent.ground)).toBeGreaterThan(1.2);
});
