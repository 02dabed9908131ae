import { expect, test } from 'vitest';
import { SUM_UP_ACTIVITY } from '../../src/schemas/sum-up-activity.ts';
import { ask, makeFolder, pull } from './pull-site.ts';

const FILES = {
  'accounts.csv': 'account_id\na\nb\n',
  'activity.csv': [
    'account_id,at,action',
    'a,2026-03-05T10:00:00Z,invited staff',
    'a,2026-03-01T09:00:00Z,invited staff',
    'b,2026-04-01T00:00:00Z,invited staff',
    'a,2026-03-02T09:00:00Z,changed theme',
    '',
  ].join('\n'),
  'summed.csv': 'account_id,action,first_at,last_at,times\na,elsewhere,2026-01-01T00:00:00Z,,3\n',
};
const ACCOUNTS = { accounts: { file: 'accounts.csv' } };
const ACTIVITY = { ...ACCOUNTS, activity: { file: 'activity.csv' } };
const ROWS = 'SELECT * FROM actions ORDER BY account_id, action';

const SUMMED = [
  {
    ...{ account_id: 'a', action: 'changed theme', times: 1 },
    ...{ first_at: '2026-03-02T09:00:00.000Z', last_at: '2026-03-02T09:00:00.000Z' },
  },
  {
    ...{ account_id: 'a', action: 'invited staff', times: 2 },
    ...{ first_at: '2026-03-01T09:00:00.000Z', last_at: '2026-03-05T10:00:00.000Z' },
  },
  {
    ...{ account_id: 'b', action: 'invited staff', times: 1 },
    ...{ first_at: '2026-04-01T00:00:00.000Z', last_at: '2026-04-01T00:00:00.000Z' },
  },
];

test('a pull sums the activity up by account and action', async () => {
  const site = await makeFolder(FILES);
  const { facts, missing } = await pull(site, ACTIVITY);
  expect(await ask(site, ROWS)).toEqual(SUMMED);
  expect(facts.tables.actions).toEqual({
    ...{ source: 'activity.csv', read: 4, kept: 4, refused: 0 },
    columns: ['account_id', 'action', 'first_at', 'last_at', 'times'],
    isSummedUp: true,
  });
  expect(missing).not.toContain('actions');
});

test('actions that were summed up elsewhere are taken as they are, with or without activity', async () => {
  const site = await makeFolder(FILES);
  const actions = { file: 'summed.csv' };
  for (const sources of [
    { ...ACCOUNTS, actions },
    { ...ACTIVITY, actions },
  ]) {
    const { facts } = await pull(site, sources);
    expect(await ask(site, 'SELECT action, times FROM actions')).toEqual([{ action: 'elsewhere', times: 3 }]);
    expect(facts.tables.actions?.source).toBe('summed.csv');
  }
});

test('the SELECT gives the same rows where it stands in sources.yaml, as in a warehouse', async () => {
  const site = await makeFolder(FILES);
  const sql = SUM_UP_ACTIVITY.replace(/$/, ';');
  await pull(site, { ...ACCOUNTS, actions: { files: { activity: { file: 'activity.csv' } }, sql } });
  expect(await ask(site, ROWS)).toEqual(SUMMED);
});

test('without activity there are no actions, and the pull says so', async () => {
  const site = await makeFolder(FILES);
  const { facts, missing } = await pull(site, ACCOUNTS);
  expect(await ask(site, ROWS)).toEqual([]);
  expect(facts.tables.actions).toBeUndefined();
  expect(missing).toContain('actions');
});
