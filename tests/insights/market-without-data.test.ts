import { expect, test } from 'vitest';
import { learnMarket } from '../../src/insights/learn-market.ts';
import { openStudy } from '../../src/insights/study.ts';
import { describeInsights } from '../../src/report/describe-insights.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';
import { makeStudyInput } from './make-study.ts';
import { insightsWith } from '../report/market-figures.ts';

const HEADER = ['account_id', 'industry', 'signed_up_at', 'churned_at', 'acquisition_channel', 'ltv'];

const SEGMENTS = {
  bakeries: { accounts: { industry: 'bakery' }, pains: [{ pain: 'waste', text: 'Bread in the bin.' }] },
};

/** Whatever the accounts are, everything is learned and described without a fault. */
async function learnFrom(rows: (string | number | null)[][], header: readonly string[] = HEADER) {
  const ids = rows.map(([id]) => String(id));
  await using snapshot = await makeSnapshot({
    accounts: csv(header, rows),
    pains: csv(
      ['account_id', 'pain'],
      ids.map((id) => [id, 'waste']),
    ),
    tickets: csv(
      ['account_id', 'at', 'topic'],
      ids.map((id) => [id, '2026-10-01', 'billing']),
    ),
    activity: csv(
      ['account_id', 'at', 'action'],
      ids.map((id) => [id, '2024-01-05', 'baked']),
    ),
  });
  const content = { segments: SEGMENTS, useCases: { bake: { actions: ['baked'] } } };
  const learned = await learnMarket(openStudy(makeStudyInput(snapshot, content)), {
    leaks: new Set(),
    standing: {},
  });
  const sections = describeInsights(insightsWith(learned), { segment: null, affiliate: null }, 'EUR');
  expect(notFinite([learned])).toEqual([]);
  expect(JSON.stringify(sections)).not.toMatch(/NaN|Infinity|undefined|∞/);
  return learned;
}

/** Numbers that are none, with where they stand. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

const account = (id: number, churned: string | null = null) => [
  `a${id}`,
  'bakery',
  '2024-01-01',
  churned,
  'ads',
  100,
];

test('of a single account', async () => {
  const { niches, channels, pains } = await learnFrom([account(1)]);
  expect(niches.accounts).toBe(1);
  expect(channels.scopes[0]?.channels[0]?.stayed?.verdict).toBe('too-few');
  expect(pains.scopes[1]?.pains[0]?.pain).toBe('waste');
});

test('of accounts that all left, or all stayed', async () => {
  for (const churned of ['2025-01-01', null]) {
    const learned = await learnFrom(Array.from({ length: 60 }, (_, id) => account(id, churned)));
    expect(learned.niches.given[0]?.stayed?.verdict).toBe('too-few');
    expect(learned.useCases.scopes[0]?.useCases[0]?.stayed.verdict).toBe('too-few');
    expect(learned.pains.recordedFor).toBe(churned === null ? 'stayed' : 'left');
  }
});

test('of accounts of which nothing but the id is known', async () => {
  const rows = Array.from({ length: 30 }, (_, id) => [`a${id}`, 'bakery']);
  const { channels, pains, niches, useCases } = await learnFrom(rows, ['account_id', 'industry']);
  expect([channels.scopes, pains.recordedFor, useCases.scopes]).toEqual([[], 'none', []]);
  expect(niches.search.reason).toBe('The data does not say who left.');
});

test('of accounts whose every other value is missing', async () => {
  const rows = Array.from({ length: 30 }, (_, id) => [`a${id}`, null, null, null, null, null]);
  const { channels, niches } = await learnFrom(rows);
  expect(channels.scopes[0]).toMatchObject({ accounts: 0, unknown: 30, channels: [] });
  expect(niches).toMatchObject({ accounts: 30, outside: { accounts: 30 } });
});

test('of amounts beyond all measure, days before signup and days to come', async () => {
  const rows = Array.from({ length: 60 }, (_, id) => [
    `a${id}`,
    'bakery',
    '2024-06-01',
    id % 3 === 0 ? '2023-01-01' : null,
    id % 2 === 0 ? 'ads' : 'friends',
    id % 2 === 0 ? -1e300 : 1e300,
  ]);
  const { channels } = await learnFrom(rows);
  expect(channels.scopes[0]?.channels.map(({ worth }) => worth?.median?.median).sort()).toEqual([
    -1e300, 1e300,
  ]);
});
