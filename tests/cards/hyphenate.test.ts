import { expect, test } from 'vitest';
import { isJoint, syllablesOf } from '../../src/cards/hyphenate.ts';

test.each([
  ['de', 'Schichtplanungssoftware', 'Schicht|pla|nungs|soft|ware'],
  ['de', 'Urlaubsübergabe', 'Urlaubs|über|gabe'],
  ['fr', 'Réapprovisionnement', 'Réap|pro|vi|sion|ne|ment'],
  ['en', 'Responsibilities', 'Respon|si|bil|i|ties'],
  ['ar', 'المناوبات', 'المناوبات'],
  ['ja', '飲食店', '飲食店'],
  ['xx', 'Schichtplanung', 'Schichtplanung'],
  ['', 'Schichtplanung', 'Schichtplanung'],
])('%s parts %s between syllables, with three letters at either end', (locale, word, expected) => {
  expect(syllablesOf(word, locale).join('|')).toBe(expected);
});

test('knows where words of a compound meet', () => {
  expect(['Arbeits', 'Wochenendzuschlags', 'Schichtplanungs'].every(isJoint)).toBe(true);
  expect(['Arbei', 'Scha', 'Kas'].some(isJoint)).toBe(false);
});
