import { expect, test } from 'vitest';
import { initialsOf } from '../../src/cards/templates/initials.ts';

test.each([
  ['Chiara Bellandi', 'CB'],
  ['Ana María de la Cruz', 'AC'],
  ['Plato', 'P'],
  ['🎉 Mo 🍕', 'M'],
  ['“Łukasz” d’Arc', 'ŁD'],
  ['1234', ''],
  ['', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
