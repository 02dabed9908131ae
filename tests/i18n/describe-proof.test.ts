import { expect, test } from 'vitest';
import { describeProof } from '../../src/i18n/describe-proof.ts';
import { KNOWN_LOCALES } from '../../src/i18n/locales.ts';
import { FormulaSchema, type Formula, type Proof } from '../../src/schemas/proof.ts';

const PROOF: Proof = {
  segment: 'hotels',
  kind: 'metric',
  value: 6.5,
  isOver: false,
  n: 130,
  formula: 'median',
  label: { en: 'saved every week', fr: 'gagnées chaque semaine' },
  unit: 'h',
  days: null,
  from: '2022-03',
  to: '2026-11',
  asOf: '2026-11',
};

const KIND_OF: Readonly<Record<Formula, Proof['kind']>> = {
  count: 'accounts',
  'retained-12-months': 'retention',
  'still-customers': 'retention',
  median: 'metric',
  'median-at-most': 'metric',
  mean: 'metric',
  promoters: 'recommend',
  satisfied: 'satisfaction',
  'days-until-half': 'start',
  'share-within-days': 'steps',
};

const describe = (change: Partial<Proof>, locale = 'en') =>
  describeProof(
    { ...PROOF, ...change },
    { audience: 'hotels', program: 'Halfpast', locale, defaultLocale: 'en', currency: 'EUR' },
  );

test.each<[string, Partial<Proof>, string, string]>([
  ['a figure with its unit', {}, 'en', '6.5\u202fh'],
  ['a figure in French', {}, 'fr', '6,5\u202fh'],
  ['a figure of a small unit with all its digits', { value: 0.051, unit: '' }, 'en', '0.051'],
  ['a percentage', { unit: '%', value: 12.5 }, 'en', '12.5%'],
  ['a share', { kind: 'retention', formula: 'retained-12-months', value: 0.94 }, 'en', '94%'],
  ['a share of nearly all', { formula: 'promoters', value: 0.97, isOver: true }, 'en', 'over 97%'],
  ['the same in French', { formula: 'promoters', value: 0.97, isOver: true }, 'fr', 'plus de 97\u00a0%'],
  ['a count, which is rounded down', { kind: 'accounts', formula: 'count', value: 120 }, 'en', '120+'],
  ['money', { kind: 'ltv', value: 1200 }, 'en', '€1,200'],
  ['days', { kind: 'start', formula: 'days-until-half', value: 15 }, 'en', '15 days'],
  ['one day', { kind: 'start', formula: 'days-until-half', value: 1 }, 'fr', '1\u00a0jour'],
])('the figure of %s', (_, change, locale, expected) => {
  expect(describe(change, locale).figure.replaceAll('\u202f%', '\u00a0%')).toBe(expected);
});

test('a median says what it means: half of them, or more', () => {
  expect(describe({}).label).toBe('saved every week, or more, at half of the hotels');
  expect(describe({}, 'fr').label).toBe('gagnées chaque semaine, ou plus, pour la moitié des hotels');
  expect(describe({ formula: 'median-at-most' }).label).toBe(
    'saved every week, or less, at half of the hotels',
  );
  expect(describe({ formula: 'mean' }).label).toBe('saved every week, on average');
});

test.each([
  ['Hotels', 'bei der Hälfte der Hotels'],
  ['Hotels in Bayern', 'bei der Hälfte der Hotels in Bayern'],
  ['unabhängige Läden', 'bei der Hälfte (unabhängige Läden)'],
  ['Kleine Hotels', 'bei der Hälfte (Kleine Hotels)'],
  ['Cafés und kleine Hotels', 'bei der Hälfte (Cafés und kleine Hotels)'],
])('in German only what stays as it is takes the genitive: %s', (audience, expected) => {
  const setting = { audience, program: 'Halfpast', locale: 'de', defaultLocale: 'en', currency: 'EUR' };
  expect(describeProof(PROOF, setting).label).toBe(`saved every week: so\u00a0viel oder mehr ${expected}`);
});

test('the footnote gives formula, accounts, period and day', () => {
  expect(describe({}).method).toBe(
    'Measured at 130 hotels or more: half of them are at this figure or above. They signed up between March 2022 and November 2026. As of November 2026.',
  );
  expect(describe({}, 'fr').method).toBe(
    'Mesure faite sur au moins 130 hotels\u202f: la moitié atteint ce chiffre ou le dépasse. Inscriptions entre mars 2022 et novembre 2026. Données à jour en novembre 2026.',
  );
  expect(describe({ formula: 'promoters', from: '2026-05', to: '2026-05' }).method).toContain(
    'They answered in May 2026. As of',
  );
});

test('data without dates has a footnote without them', () => {
  expect(describe({ formula: 'still-customers', from: null, to: null, asOf: null }).method).toBe(
    'Share of at least 130 hotels in our records that are still customers, rounded down.',
  );
});

test('a label without languages stands on pages of every language, one without this language in the default one', () => {
  expect(describe({ label: 'saved' }, 'fr').short).toContain('saved');
  expect(describe({ label: { en: 'saved' } }, 'fr').short).toContain('saved');
});

test.each(
  KNOWN_LOCALES.flatMap((locale) => FormulaSchema.options.map((formula) => [locale, formula] as const)),
)('in %s, %s says how many accounts, and promises nothing', (locale, formula) => {
  const wording = describe({ formula, kind: KIND_OF[formula], value: 0.9, days: 14 }, locale);
  for (const text of [wording.method, wording.sentence, wording.short]) {
    expect(text).not.toMatch(/undefined|null|\byou\b|\bvous\b|\bwill\b|[+] ?\d|  /u);
    expect(text.trim()).toBe(text);
  }
  for (const text of [wording.sentence, wording.short]) {
    expect(text).toContain('130');
    expect(text).toContain('hotels');
    expect(text).toContain(formula === 'count' ? '130' : wording.figure);
    expect(text).not.toMatch(/[.]$/u);
  }
});
