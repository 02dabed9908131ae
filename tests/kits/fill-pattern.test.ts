import { expect, test } from 'vitest';
import { grammarOf } from '../../src/i18n/grammar.ts';
import { fillPieces } from '../../src/kits/fill-pattern.ts';
import { parsePattern } from '../../src/schemas/pattern.ts';

const VALUES: Readonly<Record<string, string>> = {
  product: 'oatmark',
  audience: 'dental clinics',
  friendReward: 'your first month free',
  pain: 'Nobody told me.',
  question: 'Is six too few?',
  headline: 'The bread is out. Go home.',
  company: 'Forno "Rosa" {x}',
  disclosureLabel: '#ad',
  steps: '1. Send the list\n2. Publish',
  nothing: '',
};

function fill(pattern: string, locale = 'en', values = VALUES): string | null {
  const { pieces } = parsePattern(pattern);
  return fillPieces(pieces, { valueOf: (name) => values[name] ?? null, grammar: grammarOf(locale), locale });
}

test.each([
  ['a phrase begins a text with a capital', '{friendReward} for you', 'Your first month free for you'],
  ['and a sentence', 'Look. {friendReward} for you', 'Look. Your first month free for you'],
  ['and a line', 'Look:\n{friendReward}', 'Look:\nYour first month free'],
  ['also behind a quote or a disclosure', '{disclosureLabel} {audience} 👇', '#ad Dental clinics 👇'],
  ['not in the middle', 'For {audience}: {friendReward}', 'For dental clinics: your first month free'],
  ['names stay as they are', '{product} for you', 'oatmark for you'],
  ['no full stop twice', '{headline}. And: {pain}.', 'The bread is out. Go home. And: Nobody told me.'],
  ['nor behind a question in quotes', '“{question}”. Yes.', '“Is six too few?” Yes.'],
  ['a full stop gives way to a colon', '{pain}: {product}', 'Nobody told me: oatmark'],
  ['lists have lines of their own', 'First:\n{steps}\nThen', 'First:\n1. Send the list\n2. Publish\nThen'],
  ['what is empty leaves no hole', 'One {nothing} two.\n\n{nothing}\n\nThree {nothing}', 'One two.\n\nThree'],
  ['values are no patterns', 'At {company}', 'At Forno "Rosa" {x}'],
  ['braces stand for themselves when doubled', '{{product}} {product}', '{product} oatmark'],
])('%s', (_, pattern, text) => {
  expect(fill(pattern)).toBe(text);
});

test('without a value there is no text', () => {
  expect(fill('Use {coupon} at {product}')).toBeNull();
});

test.each([
  ['le lien de {product} : oui', 'Anaïs', 'le lien d’Anaïs\u00a0: oui'],
  ['Ce que {product} fait', 'Oatmark', 'Ce qu’Oatmark fait'],
  ['à côté de {product}', 'hôtels', 'à côté d’hôtels'],
  ['les pages de {product}', 'Halfpast', 'les pages de Halfpast'],
  ['le lien de {product}', 'Yves', 'le lien d’Yves'],
  ['le lien de {product}', 'Yann', 'le lien de Yann'],
  ['chez {product}', 'Oatmark', 'chez Oatmark'],
  ['« {product} » ?', 'Oatmark', '«\u00a0Oatmark\u00a0»\u00a0?'],
])('French: %j with %j', (pattern, product, text) => {
  expect(fill(pattern, 'fr', { product })).toBe(text);
});
