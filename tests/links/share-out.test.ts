import { expect, test } from 'vitest';
import { creativeOn, landingPath, variantFor, type Sharer } from '../../src/links/share-out.ts';

const variant = (name: string, creatives: readonly string[] | null = null): Sharer => ({ name, creatives });
const EVENING = variant('evening');
const MONEY = variant('money');

const AFFILIATES = Array.from({ length: 60 }, (_, index) => `affiliate-${index}`);
const CREATIVES = [
  'x-pain',
  'x-offer',
  'linkedin-post',
  'email',
  'offer-story',
  'steps-og',
  'link-x',
  'headline-both',
];

/** Where every creative of every affiliate leads. */
function shareOut(variants: readonly Sharer[]): Map<string, string | null> {
  return new Map(
    AFFILIATES.flatMap((affiliate) =>
      CREATIVES.map((creative) => [
        `${affiliate} ${creative}`,
        variantFor(variants, { affiliate, segment: 'bakeries', creative }),
      ]),
    ),
  );
}

test('creatives are shared out evenly among the page and its variants', () => {
  const counts = Map.groupBy(shareOut([EVENING, MONEY]).values(), (name) => name);
  expect([...counts.keys()].sort()).toEqual(['evening', 'money', null].sort());
  const fair = (AFFILIATES.length * CREATIVES.length) / 3;
  for (const [name, all] of counts) {
    expect(all.length, String(name)).toBeGreaterThan(fair * 0.8);
    expect(all.length, String(name)).toBeLessThan(fair * 1.2);
  }
});

test('one more variant takes creatives away and moves none between the others', () => {
  const before = shareOut([EVENING]);
  const after = shareOut([EVENING, MONEY]);
  const moved = [...after].filter(([creative, name]) => name !== before.get(creative));
  expect(moved.length).toBeGreaterThan(0);
  expect(new Set(moved.map(([, name]) => name))).toEqual(new Set(['money']));
});

test('the order in which variants stand moves nothing', () => {
  expect(shareOut([MONEY, EVENING])).toEqual(shareOut([EVENING, MONEY]));
});

test('a creative that a variant names leads there for everybody, and no other does', () => {
  const shared = shareOut([EVENING, variant('money', ['x-pain'])]);
  for (const [creative, name] of shared) expect(name === 'money').toBe(creative.endsWith(' x-pain'));
  expect(new Set(shared.values())).toEqual(new Set([null, 'evening', 'money']));
});

test('what shows the segment’s own headline leads to the page that has it, unless a variant names it', () => {
  const all = ['statement-og', 'banner-statement-300x250', 'headline-promise', 'blog'];
  for (const affiliate of AFFILIATES)
    for (const creative of all)
      expect(variantFor([EVENING, MONEY], { affiliate, segment: 'bakeries', creative })).toBeNull();
  const named = variant('evening', ['statement-og']);
  expect(variantFor([named], { affiliate: 'rosa', segment: 'bakeries', creative: 'statement-og' })).toBe(
    'evening',
  );
});

test('without variants everything leads to the landing page', () => {
  expect(new Set(shareOut([]).values())).toEqual(new Set([null]));
});

test('a link names the variant with the creative, and its address', () => {
  expect(creativeOn('x-pain', 'evening')).toBe('x-pain.evening');
  expect(creativeOn('x-pain', null)).toBe('x-pain');
  expect(landingPath('rosa', 'bakeries')).toBe('/with/rosa/bakeries/');
  expect(landingPath('rosa', 'bakeries', 'evening')).toBe('/with/rosa/bakeries/evening/');
});
