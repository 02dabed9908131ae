import { expect, test } from 'vitest';
import { initialsOf } from '../../src/cards/templates/initials.ts';

test.each([
  ['Chiara Bellandi', 'CB'],
  ['Ana María de la Cruz', 'AC'],
  ['Plato', 'P'],
  ['🎉 Mo 🍕', 'M'],
  ['“Łukasz” d’Arc', 'ŁD'],
  ['1234', ''],
  ['أحمد الفارسي', 'أ'],
  ['山田 太郎', '山'],
  ['株式会社山田商店', '山'],
  ['김민수', '김'],
  ['Chiara أحمد', 'C'],
  ['', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
