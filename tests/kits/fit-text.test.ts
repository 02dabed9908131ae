import { expect, test } from 'vitest';
import { TEXT_LIMITS, fitText, xLength } from '../../src/kits/fit-text.ts';

test.each([
  ['plain words', 11],
  [`see https://example.com/${'long/'.repeat(60)}`, 4 + 23],
  ['“quotes”, dashes – and it’s', 27],
  ['100 €', 6],
  ['日本', 4],
  ['French\u00a0: no-break', 17],
  ['try oat.io now', 4 + 23 + 4],
])('X counts %j as %i', (text, length) => {
  expect(xLength(text)).toBe(length);
});

test('an emoji counts two or more', () => {
  expect(xLength('👩‍🍳')).toBeGreaterThanOrEqual(2);
});

test('the first pattern that fits is used, whole', () => {
  const limit = { most: 5, measure: (text: string) => text.length };
  expect(fitText(['too long', 'fits', 'no'], limit)).toBe('fits');
  expect(fitText(['12345'], limit)).toBe('12345');
  expect(fitText(['123456'], limit)).toBeNull();
});

test('a text of exactly 280 fits X, one more does not', () => {
  expect(fitText(['a'.repeat(280)], TEXT_LIMITS.x)).not.toBeNull();
  expect(fitText(['a'.repeat(281)], TEXT_LIMITS.x)).toBeNull();
});
