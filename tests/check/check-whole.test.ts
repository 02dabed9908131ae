import { expect, test } from 'vitest';
import { checkWhole, type WholeInput } from '../../src/check/check-whole.ts';

const file = (hash: string) => ({ hash });
const page = (digest: string) => ({ kind: 'page', digest });
const WHOLE: WholeInput = {
  interrupted: false,
  refused: false,
  manifest: {
    items: {
      '/a/': page('1'),
      'cards/a.png': { kind: 'card', digest: '2' },
      pagefind: { kind: 'search', digest: '3' },
    },
    files: { 'a/index.html': file('x'), 'cards/a.png': file('y') },
  },
  found: new Map([
    ['a/index.html', file('x')],
    ['cards/a.png', file('y')],
  ]),
  items: { '/a/': page('1'), 'cards/a.png': { kind: 'card', digest: '2' } },
};
const messages = (changes: Partial<WholeInput>) =>
  checkWhole({ ...WHOLE, ...changes }).map(({ message }) => message);

test('a dist as the last build left it is whole', () => {
  expect(messages({})).toEqual([]);
  expect(messages({ items: null })).toEqual([]);
});

test('an interrupted build and no build at all say so and nothing else', () => {
  expect(messages({ interrupted: true, found: new Map() })).toEqual([
    'The last build did not end: dist is not whole',
  ]);
  expect(messages({ manifest: { items: {}, files: {} } })).toEqual(['There is no finished build']);
});

test('a build that did not pass its check says so and nothing else', () => {
  expect(messages({ refused: true, found: new Map() })).toEqual([
    'The last build did not pass its check: do not publish dist',
  ]);
  expect(messages({ refused: true, interrupted: true })).toEqual([
    'The last build did not end: dist is not whole',
  ]);
});

test('files that are missing, changed or foreign are named', () => {
  const found = new Map([
    ['a/index.html', file('edited')],
    ['notes.txt', file('z')],
  ]);
  expect(messages({ found })).toEqual([
    '1 file is missing from dist: cards/a.png',
    '1 file is in dist not as the build left them: a/index.html',
    '1 file is in dist that no build put there: notes.txt',
  ]);
});

test('a page of the plan that the build wrote elsewhere is missed', () => {
  const files = { 'fr/a/index.html': file('x'), 'cards/a.png': file('y') };
  const found = new Map(Object.entries(files));
  expect(messages({ manifest: { ...WHOLE.manifest, files }, found })).toEqual([
    '1 file is not where the plan says: a/index.html',
  ]);
});

test('what changed, came or went since the build is out of date', () => {
  const items = { '/a/': page('new'), '/b/': page('1') };
  expect(messages({ items })).toEqual([
    'Out of date since content, data or the day changed: 2 pages, 1 card, such as /a/',
  ]);
});
