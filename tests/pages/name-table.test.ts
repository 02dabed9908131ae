import { expect, test } from 'vitest';
import { nameTable } from '../../src/components/name-table.ts';

test.each([
  ['by the heads of its columns', '<thead><tr><th>name</th><th>can do</th></tr></thead>', 'name, can do'],
  ['by nothing of its rows', '<tr><th> name </th></tr><tr><td>Ana</td></tr>', 'name'],
  ['by words alone', '<th><strong>Tom</strong> &amp; <em>Ben</em></th>', 'Tom & Ben'],
  ['by the heads that say something', '<th></th><th>hours</th>', 'hours'],
  ['not at all where it has no heads', '<tr><th></th></tr><tr><td>Ana</td></tr>', null],
])('a table is named %s', (_, html, name) => {
  expect(nameTable(html)).toBe(name);
});
