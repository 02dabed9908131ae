import { expect, test } from 'vitest';
import { grammarOf } from '../../src/i18n/grammar.ts';
import { chooseWording, type Voice, type Wish } from '../../src/kits/choose-wording.ts';
import type { KitValues } from '../../src/kits/kit-facts.ts';
import type { Choice, Pattern } from '../../src/schemas/copy.ts';
import { PLACEHOLDER_NAMES } from '../../src/schemas/pattern.ts';

const NOTHING = Object.fromEntries(PLACEHOLDER_NAMES.map((name) => [name, []])) as unknown as KitValues;

function voice(values: Partial<KitValues> = {}, more: Partial<Voice> = {}): Voice {
  return {
    ...{ affiliate: 'rosa', kind: 'customer', segment: 'bakeries', locale: 'en', parts: {} },
    grammar: grammarOf('en'),
    rewardWithEnd: null,
    values: { ...NOTHING, product: ['Oatmark'], ...values },
    ...more,
  };
}

const wish = (most = 100): Wish => ({
  ...{ name: 'x-offer.text', order: 0, own: { link: 'https://oatmark.example' } },
  fits: (text) => text.length <= most,
});

const group = (...texts: (string | Partial<Pattern>)[]): Pattern[] =>
  texts.map((text) => ({
    ...{ text: '', for: null, segments: null },
    ...(typeof text === 'string' ? { text } : text),
  }));

const choose = (choice: Choice, who: Voice, what = wish()) => chooseWording(choice, who, what).text;

test('a wording without all its values steps aside, down to the next group', () => {
  const choice = [group('{company} uses {product}', '{proof}'), group('Look at {product}')];
  expect(choose(choice, voice())).toBe('Look at Oatmark');
  expect(choose(choice, voice({ company: ['Forno Rosa'] }))).toBe('Forno Rosa uses Oatmark');
});

test('a wording that is too long steps aside, and what fits nowhere says so', () => {
  const choice = [group('A long way to say {product}'), group('{product}!')];
  expect(choose(choice, voice(), wish(10))).toBe('Oatmark!');
  expect(chooseWording(choice, voice(), wish(5))).toEqual({ text: null, wasTooLong: true });
  expect(chooseWording([group('{proof}')], voice(), wish(5))).toEqual({ text: null, wasTooLong: false });
});

test('a last day and a coupon are told wherever a wording tells them', () => {
  const choice = [group('Look', 'Until {ends}', 'Code {coupon}', 'Until {ends} with {coupon}')];
  const told = (values: Partial<KitValues>) =>
    new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((affiliate) => choose(choice, voice(values, { affiliate }))));
  expect(told({})).toEqual(new Set(['Look']));
  expect(told({ ends: ['May'] })).toEqual(new Set(['Until May']));
  expect(told({ coupon: ['C1'], ends: ['May'] })).toEqual(new Set(['Until May with C1']));
});

test('wordings are for kinds of affiliates and for segments', () => {
  const choice = [
    group({ text: 'We use it', for: ['customer'] }, { text: 'For cafes', segments: ['cafes'] }),
    group('Look'),
  ];
  expect(choose(choice, voice())).toBe('We use it');
  expect(choose(choice, voice({}, { kind: 'vendor' }))).toBe('Look');
  expect(choose(choice, voice({}, { kind: 'vendor', segment: 'cafes' }))).toBe('For cafes');
});

test('affiliates take turns, each always with the same', () => {
  const choice = [group('one', 'two', 'three')];
  const said = (affiliate: string) => choose(choice, voice({}, { affiliate }));
  const all = Array.from({ length: 60 }, (_, index) => said(`affiliate-${index}`));
  for (const text of ['one', 'two', 'three']) {
    expect(all.filter((each) => each === text).length).toBeGreaterThan(10);
  }
  expect(said('rosa')).toBe(said('rosa'));
});

test('of several pains the next is taken where one is too long, with the answer that belongs to a question', () => {
  const values = { question: ['A very long question indeed?', 'Short?'], answer: ['No.', 'Yes.'] };
  expect(choose([group('{question} {answer}')], voice(values), wish(12))).toBe('Short? Yes.');
});

test('texts one after another take pains one after another', () => {
  const pains = ['one', 'two', 'three'];
  const said = [0, 1, 2].map((order) =>
    choose([group('{pain}')], voice({ pain: pains }), { ...wish(), order }),
  );
  expect(new Set(said)).toEqual(new Set(pains));
});

test('a part is filled in its place, in a wording that this affiliate can say', () => {
  const parts = {
    who: [group({ text: 'We at {company} say:', for: ['customer'] }), group('Hear:')],
    code: [group('Code {coupon}.'), group('')],
  };
  const choice = [group('{who} {product}. {code}')];
  expect(choose(choice, voice({ company: ['Forno'], coupon: ['C1'] }, { parts }))).toBe(
    'We at Forno say: Oatmark. Code C1.',
  );
  expect(choose(choice, voice({}, { parts }))).toBe('Hear: Oatmark.');
  expect(choose(choice, voice({}, { parts: { who: [group('{company}')] } }))).toBeNull();
});

test('names that every object has are no placeholders', () => {
  expect(choose([group('{constructor} {toString}')], voice())).toBeNull();
});

test('a reward that ends says when, also in a wording that does not name the last day', () => {
  const parts = { offer: [group('until {ends}: {friendReward}')] };
  const ending = voice(
    { friendReward: ['two months free'], ends: ['1 May'] },
    { rewardWithEnd: 'two months free (until 1 May)', parts },
  );
  expect(choose([group('You get {friendReward}.')], ending)).toBe('You get two months free (until 1 May).');
  expect(choose([group('{ends}: {friendReward}')], ending)).toBe('1 May: two months free');
  expect(choose([group('{friendReward}, {offer}')], ending)).toBe(
    'Two months free, until 1 May: two months free',
  );
  expect(choose([group('{friendReward}')], voice({ friendReward: ['two months free'] }))).toBe(
    'Two months free',
  );
});
