import { expect, test } from 'vitest';
import { formatDay, formatMoney, formatNumber, formatShare } from '../../src/i18n/format.ts';
import { KNOWN_LOCALES, localeFacts, localePath, spoken } from '../../src/i18n/locales.ts';
import { messagesFor } from '../../src/i18n/messages.ts';

const OTHERS = KNOWN_LOCALES.filter((locale) => locale !== 'en');

/** What is the same word in several languages, or a name. */
const SHARED =
  /^(?:LinkedIn|X|Facebook|Instagram|WhatsApp|Newsletter|E-mail|Pin|Story|Kits?|Portal|ZIP|Skyscraper|Billboard|Messages|Guides?|Conditions|Images?|Site|Medium Rectangle|WhatsApp, messages)$/iu;

/** Texts by their path; functions are called with words that mark where they stand. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsOf(child, `${path}.${key}`));
}

test.each(OTHERS)('no text of the interface is left in English in %s', (locale) => {
  const english = new Map(textsOf(messagesFor('en')));
  const left = textsOf(messagesFor(locale)).filter(
    ([path, text]) => english.get(path) === text && !SHARED.test(text),
  );
  expect(left).toEqual([]);
});

test.each(KNOWN_LOCALES)('texts in %s say the names and numbers that they are given', (locale) => {
  const { title, forAudience, recommends, recommendation, nav, offer, portal, program, quote, pair } =
    messagesFor(locale);
  expect(title('Seite', 'Halfpast')).toMatch(/Seite.*Halfpast|Halfpast.*Seite/u);
  for (const text of [forAudience('Halfpast', 'Läden'), recommends('Halfpast', 'Läden')]) {
    expect(text).toContain('Halfpast');
    expect(text).toContain('Läden');
  }
  expect(recommendation('Ada', 'Halfpast', 'Läden')).toMatch(/Ada/u);
  expect(nav.home('Halfpast')).toContain('Halfpast');
  expect(offer.through('Bo')).toContain('Bo');
  expect(program.title('Halfpast')).toContain('Halfpast');
  expect(portal.headline('Ada')).toContain('Ada');
  expect(portal.zip(12, 34)).toMatch(/12.*34/u);
  expect(portal.kitHolds(12, 34)).toMatch(/12.*34/u);
  expect(quote('so')).toMatch(/^\P{L}+so\P{L}+$/u);
  expect(pair('Ada', 'Halfpast')).toMatch(/Ada.*Halfpast|Halfpast.*Ada/u);
});

test('Arabic runs from right to left, the others from left to right', () => {
  expect(KNOWN_LOCALES.filter((locale) => localeFacts(locale).direction === 'rtl')).toEqual(['ar']);
  expect(spoken('ar', 'en')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(spoken('de', 'ar')).toEqual({ lang: 'de', dir: 'ltr' });
  expect(spoken('ar', 'ar')).toEqual({});
  expect(localePath('/guides/', 'ar', 'en')).toBe('/ar/guides/');
});

test('Arabic counts in six forms', () => {
  const { portal, minutes } = messagesFor('ar');
  const forms = [0, 1, 2, 3, 11, 100].map((count) => portal.newImages(count));
  expect(forms).toEqual([
    'لا صور جديدة',
    'صورة جديدة',
    'صورتان جديدتان',
    '3 صور جديدة',
    '11 صورة جديدة',
    '100 صورة جديدة',
  ]);
  expect([1, 2, 5, 12].map((count) => minutes(count))).toEqual([
    'دقيقة واحدة للقراءة',
    'دقيقتان للقراءة',
    '5 دقائق للقراءة',
    '12 دقيقة للقراءة',
  ]);
});

test.each(KNOWN_LOCALES)('figures in %s have Latin digits, and no marks of direction', (locale) => {
  const figures = [
    formatNumber(1234.5, locale),
    formatShare(0.94, locale),
    formatMoney(1200, 'EUR', locale),
    formatDay('2026-11-22', locale),
  ].join(' ');
  expect(figures).toMatch(/2026/u);
  expect(figures).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9\u200e\u200f\u061c]/u);
});

test.each<[string, string, string]>([
  ['en', '1,234.5', '94%'],
  ['fr', '1\u202f234,5', '94\u00a0%'],
  ['de', '1.234,5', '94\u00a0%'],
  ['ja', '1,234.5', '94%'],
  ['ar', '1,234.5', '94%'],
])('figures in %s are written as there', (locale, number, share) => {
  expect([formatNumber(1234.5, locale), formatShare(0.94, locale)]).toEqual([number, share]);
});

test('lists are joined as each language does', () => {
  const joined = KNOWN_LOCALES.map((locale) => messagesFor(locale).list(['1', null, false, '2']));
  expect(joined).toEqual(['1, 2', '1, 2', '1, 2', '1、2', '1، 2']);
});
