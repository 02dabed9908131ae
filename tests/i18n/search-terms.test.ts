import { expect, test } from 'vitest';
import { searchTerms } from '../../src/i18n/search-terms.ts';

test.each([
  ['ja', ['ドタキャン', '当日欠勤', '残業'], 'ドタキャン ド タキ ャン, 当日欠勤 当日 欠勤, 残業'],
  ['en', ['no-show', 'sick call'], 'no-show, sick call'],
  ['fr', ['feuille d’heures'], 'feuille d’heures'],
  ['ar', ['ساعات إضافية'], 'ساعات إضافية'],
])('in %s words stand as they are, with the parts that browsers cut them into', (locale, words, terms) => {
  expect(searchTerms(words, locale)).toBe(terms);
});
