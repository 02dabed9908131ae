import { expect, test } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { KNOWN_LOCALES } from '../../src/i18n/locales.ts';

/** Paths of all leaves, with what each is. */
function shape(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, child]) => shape(child, `${path}.${key}`));
}

test.each(KNOWN_LOCALES)('%s says everything that English says', (locale) => {
  expect(shape(messagesFor(locale)).sort()).toEqual(shape(messagesFor('en')).sort());
});

test('French contracts "de" before a vowel', () => {
  const { offer } = messagesFor('fr');
  expect(offer.through('Anaïs')).toBe('Avec le lien d’Anaïs');
  expect(offer.through('Élodie')).toBe('Avec le lien d’Élodie');
  expect(offer.through('Chiara')).toBe('Avec le lien de Chiara');
});

test('the disclosure names the reward with and without a name', () => {
  const { disclosure } = messagesFor('en');
  expect(disclosure('Ada', 'customer', 'Halfpast')).toBe('Ada earns a reward if you sign up.');
  expect(disclosure('Ada', 'employee', 'Halfpast')).toBe(
    'Ada works at Halfpast and earns a reward if you sign up.',
  );
  expect(disclosure(null, 'customer', 'Halfpast')).toBe(
    'Whoever sent you here earns a reward if you sign up.',
  );
});

test('a language without interface texts is refused with what to do', () => {
  expect(() => messagesFor('pt')).toThrow('There are no interface texts for "pt"');
});
