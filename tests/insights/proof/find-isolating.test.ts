import { expect, test } from 'vitest';
import { findIsolating } from '../../../src/insights/proof/find-isolating.ts';

const NAMES = ['a', 'b', 'c', 'd'];

/** Accounts by the segments that they are in: `ab 30` is thirty accounts in a and b, and in no other. */
function find(accounts: readonly string[], published = 'abcd', minimum = 10) {
  const names = published.split('');
  const overlaps = accounts.map((line) => {
    const [segments = '', n] = line.split(' ');
    return { isIn: NAMES.map((name) => segments.includes(name)), n: Number(n) };
  });
  const isolating = findIsolating(
    overlaps,
    names.map((name) => NAMES.indexOf(name)),
    minimum,
  );
  return [...isolating].map(([segment, { outer, inner, accounts }]) => {
    const nameOf = (place: number) => NAMES[place] ?? '?';
    return `${nameOf(segment)}: ${inner.map(nameOf).join('+')} in ${nameOf(outer)}, ${accounts} besides`;
  });
}

test('of a segment within another one that has fewer than the minimum besides, only the larger is published', () => {
  expect(find(['ab 40', 'b 9'])).toEqual(['a: a in b, 9 besides']);
  expect(find(['ab 40', 'b 1'])).toEqual(['a: a in b, 1 besides']);
});

test('with as many as the minimum besides, both are', () => {
  expect(find(['ab 40', 'b 10'])).toEqual([]);
});

test('two segments of the same accounts tell nothing more together', () => {
  expect(find(['ab 40'])).toEqual([]);
});

test('segments that overlap tell nothing: neither holds the other', () => {
  expect(find(['ab 40', 'a 3', 'b 3'])).toEqual([]);
});

test('a segment that is not published cannot be subtracted', () => {
  expect(find(['ab 40', 'b 9'], 'bcd')).toEqual([]);
});

test('several segments that make up most of another one cannot all be published beside it', () => {
  expect(find(['ac 40', 'bc 30', 'c 4'])).toEqual(['b: a+b in c, 4 besides']);
  expect(find(['ac 40', 'bc 30', 'c 10'])).toEqual([]);
  expect(find(['ac 40', 'bc 30'])).toEqual([]);
});

test('in a chain each is held against those that are kept', () => {
  expect(find(['abc 40', 'bc 4', 'c 4'])).toEqual(['b: b in c, 4 besides', 'a: a in c, 8 besides']);
  expect(find(['abc 40', 'bc 6', 'c 6'])).toEqual(['b: b in c, 6 besides']);
});

test('of two segments of one size the first is kept, whatever else there is', () => {
  expect(find(['ab 40', 'a 0', 'b 0', 'cd 12', 'd 3'])).toEqual(['c: c in d, 3 besides']);
});
