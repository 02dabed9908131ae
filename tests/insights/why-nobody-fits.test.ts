import { expect, test } from 'vitest';
import { whyNobodyFits } from '../../src/insights/why-nobody-fits.ts';
import type { Rule } from '../../src/schemas/rule.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';

const ACCOUNTS = csv(
  ['account_id', 'industry', 'size', 'seats', 'floors'],
  [
    ['a', 'dental', '1-10', 5, null],
    ['b', 'dental', '11-50', 80, null],
    ['c', 'retail', '1-10', 12, null],
  ],
);

test.each<[string, Rule, string]>([
  [
    'a slip',
    { industry: 'Dentel' },
    'Did you mean "dental"? In your data "industry" is dental (2), retail (1).',
  ],
  ['a value that nobody has', { industry: 'security' }, 'In your data "industry" is dental (2), retail (1).'],
  [
    'one of several lines',
    { industry: 'dental', size: ['200+'] },
    'In your data "size" is 1-10 (2), 11-50 (1).',
  ],
  ['a bound', { seats: { min: 100 } }, 'In your data "seats" goes from 5 to 80.'],
  ['a column without values', { floors: { max: 3 } }, 'In your data "floors" is empty for every account.'],
  [
    'lines that do not go together',
    { industry: 'retail', size: '11-50' },
    'Each line under "accounts" fits some accounts, but none fits all of them.',
  ],
])('%s is named with what the data has instead', async (_, rule, words) => {
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS });
  expect(await whyNobodyFits(snapshot, 'clinics', rule)).toBe(words);
});

test('of many values the most frequent are named', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => [`a${index}`, `kind-${Math.floor(index / 2)}`]);
  await using snapshot = await makeSnapshot({ accounts: csv(['account_id', 'kind'], rows) });
  const words = await whyNobodyFits(snapshot, 'clinics', { kind: 'entirely different' });
  expect(words).toMatch(/^In your data "kind" is kind-0 \(2\), .*, or something else\.$/);
  expect(words.match(/\(2\)/g)).toHaveLength(12);
});
