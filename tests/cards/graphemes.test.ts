import { expect, test } from 'vitest';
import { drawable, graphemesOf, isEmoji } from '../../src/cards/graphemes.ts';

test('sets French marks as French printers do: narrow before ; ! ?, wide before : and within guillemets', () => {
  expect(drawable('Prêt ? Oui : « non » ! Là ; ici', 'fr')).toBe(
    'Prêt\u202f? Oui\u00a0: «\u00a0non\u00a0»\u202f! Là\u202f; ici',
  );
  expect(drawable('Prêt ? Oui', 'en')).toBe('Prêt ? Oui');
});

test('leaves no space twice and none at the ends', () => {
  expect(drawable('  a  b ', 'de')).toBe('a b');
});

test.each(['👨‍👩‍👧‍👦', '🇩🇪', '👍🏿', '1️⃣', '❤️', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'])('counts %s as one, and as an emoji', (emoji) => {
  expect(graphemesOf(emoji)).toEqual([emoji]);
  expect(isEmoji(emoji)).toBe(true);
});

test.each(['©', '1', '#', 'é'])('counts %s as no emoji', (letter) => {
  expect(isEmoji(letter)).toBe(false);
});

test.each([
  ['Le cours de 6 h a son coach', 'Le cours de 6\u00a0h a son coach'],
  ['The 6 am class', 'The 6\u00a0am class'],
  ['100 € als Gutschein', '100\u00a0€ als Gutschein'],
  ['so wusste Frau Dodds es', 'so wusste Frau\u00a0Dodds es'],
  ['10 hotels, 3 amis, 4 hours', '10 hotels, 3 amis, 4 hours'],
])('keeps a number with its unit and a title with its name: %s', (text, typeset) => {
  expect(drawable(text, 'de')).toBe(typeset);
});

test.each([
  ['de', 'Bis zum 28. Februar 2027: drei Monate', 'Bis zum 28.\u00a0Februar\u00a02027: drei Monate'],
  ['en', 'Until 28 February 2027', 'Until 28\u00a0February\u00a02027'],
  ['ar', 'حتى 28 فبراير 2027', 'حتى 28\u00a0فبراير\u00a02027'],
  ['de', 'Es schlägt 10. Gehen Sie.', 'Es schlägt 10. Gehen Sie.'],
])('keeps a day with its month (%s): %s', (locale, text, typeset) => {
  expect(drawable(text, locale)).toBe(typeset);
});
