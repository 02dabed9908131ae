import { expect, test } from 'vitest';
import { digest } from '../../src/core/digest.ts';

test('does not depend on the order of keys, and depends on everything else', () => {
  expect(digest({ a: 1, b: [2, { c: null }] })).toBe(digest({ b: [2, { c: null }], a: 1 }));
  const others = [{ a: 1 }, { a: '1' }, { a: [1] }, { a: null }, { b: 1 }, [{ a: 1 }], { a: 1, b: null }].map(
    digest,
  );
  expect(new Set(others).size).toBe(others.length);
});

test.each([
  [{ page: { title: undefined } }, '$.page.title is undefined'],
  [[1, Number.NaN], '$[1] is the number NaN'],
  [{ at: new Date(0) }, '$.at is Date'],
  [{ run: () => 1 }, '$.run is function'],
])('refuses what JSON cannot hold, and says where', (value, message) => {
  expect(() => digest(value)).toThrow(message);
});
