import { expect, test } from 'vitest';
import { KithError } from '../../src/core/errors.ts';
import { learnInsights } from '../../src/insights/learn-insights.ts';
import { roundTo } from '../../src/insights/publish-proofs.ts';
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';
import { makeStudyInput, type StudyContent } from './make-study.ts';

const METRIC = {
  column: 'loaves_saved',
  statistic: 'median' as const,
  label: 'loaves saved a day',
  unit: '',
};

const PROOF = { minimumAccounts: 5, show: ['metric', 'retention', 'accounts', 'ltv'] };
const BAKERIES = { bakeries: { accounts: { industry: 'bakery' }, metric: METRIC } };
const STORIES = Object.fromEntries(['b1', 'b9', 'nobody'].map((account) => [account, { account }]));

async function learn(snapshot: Snapshot, more: StudyContent = {}) {
  const content = { program: { proof: PROOF }, segments: BAKERIES, caseStudies: STORIES, ...more };
  return learnInsights(makeStudyInput(snapshot, content));
}

/** Ten bakeries, b0-b9, and two mills. b9 left after 4 months, b8 after 20; b7 is too new to tell. */
const ACCOUNTS = csv(
  ['account_id', 'industry', 'signed_up_at', 'churned_at', 'ltv', 'loaves_saved'],
  [
    ...Array.from({ length: 7 }, (_, index) => [
      `b${index}`,
      'bakery',
      `2024-0${index + 1}-01`,
      null,
      1000 + index,
      index,
    ]),
    ['b7', 'bakery', '2026-06-01', null, 50, null],
    ['b8', 'bakery', '2024-01-01', '2025-09-01', 2000, 30],
    ['b9', 'bakery', '2024-01-01', '2024-05-01', 10, 40],
    ['m0', 'mill', '2024-01-01', null, 9999, 999],
    ['m1', 'mill', '2024-01-01', null, 9999, 999],
  ],
);

test('measures accounts, retention, lifetime value and the metric of a segment', async () => {
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS });
  const { segments } = await learn(snapshot);
  expect(segments).toEqual([
    {
      segment: 'bakeries',
      accounts: 10,
      customers: 8,
      // b0-b6, b8 and b9 signed up a year ago or more; all but b9 stayed for 12 months.
      retention: { share: 8 / 9, n: 9, formula: 'retained-12-months' },
      // 10, 50, 1000-1006, 2000: between the fifth, 1002, and the sixth, 1003.
      medianLtv: { value: 1002.5, n: 10 },
      metric: { value: 4, n: 9 },
      pains: [],
    },
  ]);
});

test('publishes figures with n, formula and period, rounded', async () => {
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS });
  const { proofs } = await learn(snapshot);
  const period = { from: '2024-01-01', to: '2026-06-01' };
  const plain = { segment: 'bakeries', label: null, unit: '', ...period };
  expect(proofs).toEqual([
    { ...plain, kind: 'metric', value: 4, n: 9, formula: 'median', label: 'loaves saved a day' },
    { ...plain, kind: 'retention', value: 0.89, n: 9, formula: 'retained-12-months' },
    { ...plain, kind: 'accounts', value: 5, n: 8, formula: 'count' },
    { ...plain, kind: 'ltv', value: 1000, n: 10, formula: 'median' },
  ]);
});

test('publishes nothing over fewer accounts than the minimum', async () => {
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS });
  const nine = await learn(snapshot, {
    program: { proof: { minimumAccounts: 9, show: ['metric', 'retention'] } },
  });
  expect(nine.proofs.map(({ kind }) => kind)).toEqual(['metric', 'retention']);
  const ten = await learn(snapshot, {
    program: { proof: { minimumAccounts: 10, show: ['metric', 'retention', 'accounts'] } },
  });
  expect(ten.proofs).toEqual([]);
});

test('knows on a day who had left by then', async () => {
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS });
  expect((await learn(snapshot)).standing).toEqual({ b1: 'customer', b9: 'left', nobody: 'unknown' });
  expect((await learn(snapshot, { asOf: '2024-04-30' })).standing['b9']).toBe('customer');
});

test('without dates, retention is the share that is still there', async () => {
  const rows = Array.from({ length: 8 }, (_, index) => [`a${index}`, 'bakery', index < 2 ? 'yes' : 'no']);
  await using snapshot = await makeSnapshot({ accounts: csv(['account_id', 'industry', 'churned'], rows) });
  const { segments, proofs, missing } = await learn(snapshot);
  expect(segments[0]?.retention).toEqual({ share: 0.75, n: 8, formula: 'still-customers' });
  expect(segments[0]).toMatchObject({ customers: 6, medianLtv: null, metric: null });
  expect(proofs.map(({ kind, from }) => [kind, from])).toEqual([
    ['retention', null],
    ['accounts', null],
  ]);
  expect(missing).toContain('The accounts have no ltv: lifetime value is not counted.');
});

test('without churn there is no retention, and it says so', async () => {
  await using snapshot = await makeSnapshot({ accounts: csv(['account_id', 'industry'], [['a', 'bakery']]) });
  const { segments, standing, missing } = await learn(snapshot);
  expect(segments[0]?.retention).toBeNull();
  expect(standing['b1']).toBe('unknown');
  expect(missing).toEqual([
    'No data on people at the accounts (contacts): nothing is said about them.',
    'No data on what accounts did in the product (activity): nothing is said about them.',
    'No data on support tickets (tickets): nothing is said about them.',
    'No data on the pains that brought the accounts (pains): nothing is said about them.',
    'No data on answers to NPS and CSAT surveys (surveys): nothing is said about them.',
    'No data on leads, sales, refunds and cancellations that affiliates brought (conversions): nothing is said about them.',
    "No data on the rows of an affiliate platform's export (affiliates): nothing is said about them.",
    'The accounts have no acquisition_channel: channels are not compared.',
    'The accounts have neither churned_at nor churned: no retention, and nobody is called at risk.',
    'The accounts have no ltv: lifetime value is not counted.',
  ]);
});

test('counts pains by account, most frequent first', async () => {
  const pains = csv(
    ['account_id', 'pain'],
    [
      ['b0', 'waste'],
      ['b1', 'waste'],
      ['b1', 'waste'],
      ['b1', 'queues'],
      ['m0', 'dust'],
    ],
  );
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS, pains });
  const [segment] = (await learn(snapshot)).segments;
  expect(segment?.pains).toEqual([
    { pain: 'waste', n: 2, share: 0.2 },
    { pain: 'queues', n: 1, share: 0.1 },
  ]);
});

test.each([
  [{ industry: ['bakery', 'mill'] }, 12],
  [{ industry: { not: 'mill' } }, 10],
  [{ loaves_saved: { min: 5, max: 30 } }, 3],
  [{ signed_up_at: { min: '2026-01-01' } }, 1],
  [[{ industry: 'mill' }, { loaves_saved: 40 }], 3],
  [{ industry: 'bakery', loaves_saved: { min: 30 } }, 2],
  [{ industry: 'o\'bakery"; DROP TABLE accounts; --' }, 0],
])('the rule %j fits %i accounts', async (rule, accounts) => {
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS });
  const { segments } = await learn(snapshot, { segments: { any: { accounts: rule } } });
  expect(segments[0]?.accounts).toBe(accounts);
});

test('a rule over a column that is not there names the columns that are', async () => {
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS });
  const segments = {
    one: { accounts: { industri: 'bakery' } },
    two: { accounts: { flour: 'rye' } },
  };
  const error = await learn(snapshot, { segments }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(KithError);
  expect((error as KithError).problems.map(({ message, where }) => [where?.file, message])).toEqual([
    ['content/segments/one.mdx', 'The accounts have no column "industri"'],
    ['content/segments/two.mdx', 'The accounts have no column "flour"'],
  ]);
});

test('ranks advocates by score, with amounts by their place among all accounts', async () => {
  const accounts = csv(
    ['account_id', 'health', 'usage', 'nps', 'tickets_90d', 'ltv'],
    [
      ['best', 90, 95, 10, 0, 5000],
      ['worst', 20, 10, 2, 30, 100],
      ['middle', 60, 50, 7, 3, 1000],
      ['unknown', null, null, null, null, 700],
    ],
  );
  await using snapshot = await makeSnapshot({ accounts });
  const { advocates, scores } = await learn(snapshot, { segments: {} });
  expect(advocates.map(({ account }) => account)).toEqual(['best', 'middle', 'worst']);
  expect(scores).toMatchObject({ accounts: 4, scored: 3 });
  // health 90 x 7, usage 95 x 8, nps 100 x 5, tickets 100 - 16.7 (fewest of three) x 3, ltv 87.5 (best of four) x 5
  const expected = (90 * 7 + 95 * 8 + 100 * 5 + (100 - 100 / 6) * 3 + 87.5 * 5) / 28;
  expect(advocates[0]?.score).toBeCloseTo(expected, 6);
});

test('rounds to significant digits', () => {
  expect([4.37, 1234, 0.0512, 0].map((value) => roundTo(value, 2))).toEqual([4.4, 1200, 0.051, 0]);
});
