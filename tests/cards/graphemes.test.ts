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
