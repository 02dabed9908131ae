import { expect, test } from 'vitest';
import { KithError } from '../../src/core/errors.ts';
import { learnInsights } from '../../src/insights/learn-insights.ts';
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';
import { makeStudyInput, type StudyContent } from './make-study.ts';

const METRIC = {
  column: 'loaves_saved',
  statistic: 'median' as const,
  better: 'more' as const,
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

test('counts the accounts of a segment, and those that are customers', async () => {
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS });
  const { segments } = await learn(snapshot);
  expect(segments).toEqual([{ segment: 'bakeries', accounts: 10, customers: 8 }]);
});

test('knows on a day who had left by then', async () => {
  await using snapshot = await makeSnapshot({ accounts: ACCOUNTS });
  expect((await learn(snapshot)).standing).toEqual({ b1: 'customer', b9: 'left', nobody: 'unknown' });
  expect((await learn(snapshot, { asOf: '2024-04-30' })).standing['b9']).toBe('customer');
});

test('without churn there is no retention, and it says so', async () => {
  await using snapshot = await makeSnapshot({ accounts: csv(['account_id', 'industry'], [['a', 'bakery']]) });
  const { standing, missing } = await learn(snapshot);
  expect(standing['b1']).toBe('unknown');
  expect(missing).toEqual([
    'No data on people at the accounts (contacts): nothing is said about them.',
    'No data on what accounts did in the product (activity): nothing is said about them.',
    'No data on support tickets (tickets): nothing is said about them.',
    'No data on the pains that brought the accounts (pains): nothing is said about them.',
    'No data on answers to NPS and CSAT surveys (surveys): nothing is said about them.',
    'No data on requests for a referral, a case study or a review (asks): nothing is said about them.',
    'No data on leads, sales, refunds and cancellations that affiliates brought (conversions): nothing is said about them.',
    "No data on the rows of an affiliate platform's export (affiliates): nothing is said about them.",
    'The accounts have no acquisition_channel: channels are not compared.',
    'The accounts have neither churned_at nor churned: no retention, and nobody is called at risk.',
    'The accounts have no ltv: lifetime value is not counted.',
  ]);
});

test('counts pains by account', async () => {
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
  const { scopes } = (await learn(snapshot)).pains;
  const bakeries = scopes.find(({ segment }) => segment === 'bakeries');
  expect(bakeries?.accounts).toBe(10);
  expect(bakeries?.pains.map(({ pain, accounts }) => [pain, accounts])).toEqual([
    ['waste', 2],
    ['queues', 1],
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
