import { expect, test } from 'vitest';
import { describePerson } from '../../src/i18n/describe-person.ts';
import { initials } from '../../src/components/initials.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { jsonForScript } from '../../src/layouts/json-for-script.ts';

const { pair } = messagesFor('en');

test.each([
  ['Chiara Bellandi', 'CB'],
  ['Plateful', 'P'],
  ['Jean-Luc de la Tour', 'JT'],
  ['émile zola', 'ÉZ'],
  ['  (Ada)  ', ''],
  ['王 小明', '王小'],
])('initials of %s are %s', (name, expected) => {
  expect(initials(name, 'en')).toBe(expected);
});

test.each([
  ['Owner', 'Osteria Lumen', 'Owner, Osteria Lumen'],
  ['Partner manager, Plateful tills', 'Plateful', 'Partner manager, Plateful tills'],
  ['Host of the Night Shift podcast', 'The Night Shift', 'Host of the Night Shift podcast'],
  [null, 'Osteria Lumen', 'Osteria Lumen'],
  ['Owner', null, 'Owner'],
  [null, null, ''],
])('%s at %s is described once', (role, company, expected) => {
  expect(describePerson({ name: 'Ada', role, company }, pair)).toBe(expected);
});

test('a company that is its own name is not repeated', () => {
  expect(describePerson({ name: 'Plateful', role: null, company: 'Plateful' }, pair)).toBe('');
});

test('structured data cannot end its script', () => {
  const json = jsonForScript({ name: '</script><script>alert(1)</script><!--' });
  expect(json).not.toMatch(/[<>]/);
  expect(JSON.parse(json)).toEqual({ name: '</script><script>alert(1)</script><!--' });
});
