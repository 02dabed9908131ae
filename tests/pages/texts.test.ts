import { expect, test } from 'vitest';
import { describePerson } from '../../src/components/describe-person.ts';
import { describeProof } from '../../src/components/describe-proof.ts';
import { initials } from '../../src/components/initials.ts';
import { jsonForScript } from '../../src/layouts/json-for-script.ts';
import type { Proof } from '../../src/schemas/proof.ts';

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
  expect(describePerson({ name: 'Ada', role, company })).toBe(expected);
});

test('a company that is its own name is not repeated', () => {
  expect(describePerson({ name: 'Plateful', role: null, company: 'Plateful' })).toBe('');
});

const PROOF: Proof = {
  segment: 'hotels',
  kind: 'metric',
  value: 6.5,
  n: 38,
  formula: 'median',
  label: { en: 'saved', fr: 'gagnées' },
  unit: 'h',
  from: null,
  to: null,
};
const setting = (locale: string) => ({ audience: 'hotels', program: 'Halfpast', locale, currency: 'EUR' });

test.each<[string, Partial<Proof>, string, string]>([
  ['a figure with its unit', {}, 'en', '6.5\u202fh'],
  ['a figure in French', {}, 'fr', '6,5\u202fh'],
  ['a percentage', { unit: '%', value: 12 }, 'en', '12%'],
  ['a share', { kind: 'retention', value: 0.94 }, 'en', '94%'],
  ['a count that was rounded down', { kind: 'accounts', value: 120, n: 126 }, 'en', '120+'],
  ['an exact count', { kind: 'accounts', value: 120, n: 120 }, 'en', '120'],
  ['money', { kind: 'ltv', value: 1200 }, 'en', '€1,200'],
])('%s', (_, change, locale, expected) => {
  expect(describeProof({ ...PROOF, ...change }, setting(locale)).figure).toBe(expected);
});

test('a figure is named in the language of the page', () => {
  expect(describeProof(PROOF, setting('fr')).label).toBe('gagnées');
});

test('structured data cannot end its script', () => {
  const json = jsonForScript({ name: '</script><script>alert(1)</script><!--' });
  expect(json).not.toMatch(/[<>]/);
  expect(JSON.parse(json)).toEqual({ name: '</script><script>alert(1)</script><!--' });
});
