import { expect, test } from 'vitest';
import { fitsOn, lengthOn, xLength } from '../../src/kits/count-length.ts';

test.each([
  ['plain words', 11],
  [`see https://example.com/${'long/'.repeat(60)}`, 4 + 23],
  ['“quotes”, dashes – and it’s', 27],
  ['100 €', 6],
  ['日本', 4],
  ['한국어', 6],
  ['مرحبا', 5],
  ['French\u00a0: no-break', 17],
  ['try oat.io now', 4 + 23 + 4],
  ['👩‍🍳', 2],
  ['🇫🇷 👍🏽', 2 + 1 + 2],
])('X counts %j as %i', (text, length) => {
  expect(xLength(text)).toBe(length);
});

test('a post of exactly 280 fits X, one more does not, and 140 Japanese letters are enough', () => {
  expect(fitsOn('x', 'a'.repeat(280))).toBe(true);
  expect(fitsOn('x', 'a'.repeat(281))).toBe(false);
  expect(fitsOn('x', '本'.repeat(140))).toBe(true);
  expect(fitsOn('x', '本'.repeat(141))).toBe(false);
});

test('Google Ads counts full-width letters double', () => {
  expect(lengthOn('ad', '予定表 A')).toBe(8);
  expect(fitsOn('ad', '本'.repeat(15))).toBe(true);
  expect(fitsOn('ad', '本'.repeat(16))).toBe(false);
});

test('on Facebook the link does not count, which stands as a card below', () => {
  const link = `https://example.com/${'long/'.repeat(100)}`;
  expect(lengthOn('facebook', `four ${link}`)).toBe(5);
  expect(lengthOn('message', `four ${link}`)).toBe(5 + link.length);
});

test('what has no limit always fits', () => {
  expect(fitsOn('email', 'a'.repeat(100_000))).toBe(true);
});
