import { expect, test } from 'vitest';
import { learnChannels } from '../../src/insights/channels/learn-channels.ts';
import { openStudy } from '../../src/insights/study.ts';
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';
import { makeStudyInput, type StudyContent } from './make-study.ts';

type Cells = (string | number | null)[];

const HEADER = [
  'account_id',
  'industry',
  'signed_up_at',
  'churned_at',
  'acquisition_channel',
  'ltv',
  'expansion_mrr',
];

/** Accounts of a channel: so many, of which so many stayed; those that stayed are worth 100 more each. */
function through(
  channel: string | null,
  n: number,
  stayed: number,
  more: { industry?: string; ltv?: number } = {},
): Cells[] {
  const { industry = 'bakery', ltv = 1000 } = more;
  return Array.from({ length: n }, (_, index) => {
    const stays = index < stayed;
    const worth = ltv + (index % 7) + (stays ? 100 : 0);
    return ['', industry, '2024-01-01', stays ? null : '2024-07-01', channel, worth, index % 3 === 0 ? 5 : 0];
  });
}

const accounts = (rows: Cells[], header: readonly string[] = HEADER) =>
  csv(
    header,
    rows.map((row, index) => [`a${index}`, ...row.slice(1)]),
  );

async function learn(snapshot: Snapshot, content: StudyContent = {}) {
  return learnChannels(openStudy(makeStudyInput(snapshot, content)));
}

const BASIC = [
  ...through('friends', 60, 56),
  ...through('ads', 50, 15),
  ...through('search', 80, 52),
  ...through('fairs', 70, 46),
  ...through('mail', 60, 39),
  ...through('rare', 4, 4),
  ...through(null, 5, 5),
];

test('good and bad channels stand out against the usual ones', async () => {
  await using snapshot = await makeSnapshot({ accounts: accounts(BASIC) });
  const { scopes } = await learn(snapshot);
  const channels = scopes[0]?.channels ?? [];
  expect(channels.map(({ channel, accounts: n, stayed }) => [channel, n, stayed?.verdict])).toEqual([
    ['search', 80, 'unclear'],
    ['fairs', 70, 'unclear'],
    ['friends', 60, 'better'],
    ['mail', 60, 'unclear'],
    ['ads', 50, 'worse'],
    ['rare', 4, 'too-few'],
  ]);
  const friends = channels[2];
  expect(friends?.stayed?.with).toEqual(['fairs', 'mail', 'rare', 'search']);
  expect(friends?.stayed?.among).toMatchObject({ share: 56 / 60, n: 60 });
  expect(friends?.stayed?.others).toMatchObject({ share: (52 + 46 + 39 + 4) / 214, n: 214 });
  expect(friends?.share).toMatchObject({ share: 60 / 324, n: 324 });
  expect(scopes[0]).toMatchObject({ segment: null, accounts: 324, unknown: 5 });
});

test('counts cancellations for each customer and month', async () => {
  await using snapshot = await makeSnapshot({ accounts: accounts(through('ads', 30, 10)) });
  const rate = (await learn(snapshot)).scopes[0]?.channels[0]?.monthlyChurn;
  // 20 were customers from January to July 2024, 182 days; 10 until today, 1,055 days.
  expect(rate?.events).toBe(20);
  expect(rate?.exposure).toBeCloseTo((20 * 182 + 10 * 1055) / 30.44, 6);
});

test('worth is a median with the ranks of its interval, held against the same usual channels', async () => {
  const rows = [
    ...through('friends', 60, 60, { ltv: 5000 }),
    ...through('search', 60, 60),
    ...through('fairs', 60, 60),
    ...through('mail', 60, 60),
  ];
  await using snapshot = await makeSnapshot({ accounts: accounts(rows) });
  const friends = (await learn(snapshot)).scopes[0]?.channels.find(({ channel }) => channel === 'friends');
  // 5100-5106, nine each of the smaller four: the 22nd and 39th of 60 are 5102 and 5104, the middle ones 5103.
  expect(friends?.worth?.median).toEqual({ median: 5103, n: 60, low: 5102, high: 5104 });
  expect(friends?.worth?.others).toMatchObject({ median: 1103, n: 180 });
  expect(friends?.worth?.verdict).toBe('better');
  expect(friends?.worth?.difference?.amount).toBe(4000);
  expect(friends?.stayed?.verdict).toBe('too-few');
});

test('every segment is compared within itself', async () => {
  const rows = [
    ...through('friends', 120, 110, { industry: 'mill' }),
    ...through('search', 120, 60, { industry: 'mill' }),
    ...through('friends', 60, 40),
    ...through('search', 60, 40),
  ];
  await using snapshot = await makeSnapshot({ accounts: accounts(rows) });
  const segments = {
    mills: { accounts: { industry: 'mill' } },
    bakeries: { accounts: { industry: 'bakery' } },
  };
  const { scopes } = await learn(snapshot, { segments });
  const verdicts = scopes.map(({ segment, channels }) => [
    segment,
    channels.map(({ stayed }) => stayed?.verdict),
  ]);
  expect(scopes.map(({ accounts: n }) => n)).toEqual([360, 240, 120]);
  expect(verdicts.slice(1)).toEqual([
    ['mills', ['better', 'worse']],
    ['bakeries', ['unclear', 'unclear']],
  ]);
  expect(scopes[2]?.channels[0]?.stayed?.others.n).toBe(60);
});

test('where more channels stand out than not, each is compared with all others together', async () => {
  const rows = [
    ...through('a', 200, 190),
    ...through('b', 200, 150),
    ...through('c', 200, 100),
    ...through('d', 200, 40),
  ];
  await using snapshot = await makeSnapshot({ accounts: accounts(rows) });
  const channels = (await learn(snapshot)).scopes[0]?.channels ?? [];
  expect(channels.map(({ stayed }) => [stayed?.verdict, stayed?.with, stayed?.others.n])).toEqual([
    ['better', null, 600],
    ['better', null, 600],
    ['worse', null, 600],
    ['worse', null, 600],
  ]);
});

test('more than twelve channels: the rarer ones count among the others', async () => {
  const rows = Array.from({ length: 15 }, (_, index) =>
    through(`c${String(index).padStart(2, '0')}`, 40 - index, 20),
  ).flat();
  await using snapshot = await makeSnapshot({ accounts: accounts(rows) });
  const { scopes, rareChannels } = await learn(snapshot);
  expect(rareChannels).toBe(3);
  expect(scopes[0]?.channels).toHaveLength(12);
  expect(scopes[0]?.accounts).toBe(rows.length);
  expect(scopes[0]?.channels[0]?.stayed?.others.n).toBe(rows.length - 40);
});

test('young accounts are counted but not judged', async () => {
  const young = through('friends', 30, 30).map((row) => row.with(2, '2026-11-01'));
  await using snapshot = await makeSnapshot({
    accounts: accounts([...young, ...through('friends', 20, 10)]),
  });
  const friends = (await learn(snapshot)).scopes[0]?.channels[0];
  expect([friends?.accounts, friends?.stayed?.among.n]).toEqual([50, 20]);
});

test('who left on an unknown day counts as left, without months', async () => {
  const header = [...HEADER, 'churned'];
  const rows = through('ads', 30, 20).map((row, index) => [...row.with(3, null), index < 20 ? 'no' : 'yes']);
  await using snapshot = await makeSnapshot({ accounts: accounts(rows, header) });
  const ads = (await learn(snapshot)).scopes[0]?.channels[0];
  expect(ads?.stayed?.among.share).toBeCloseTo(2 / 3, 12);
  expect(ads?.monthlyChurn?.events).toBe(0);
  expect(ads?.monthlyChurn?.exposure).toBeCloseTo((20 * 1055) / 30.44, 6);
});

test('an account that left before it signed up adds no months', async () => {
  const rows = through('ads', 30, 29).map((row) => (row[3] === null ? row : row.with(3, '2023-06-01')));
  await using snapshot = await makeSnapshot({ accounts: accounts(rows) });
  const ads = (await learn(snapshot)).scopes[0]?.channels[0];
  expect(ads?.monthlyChurn?.exposure).toBeCloseTo((29 * 1055) / 30.44, 6);
});

test('without dates and flags channels are compared by worth alone, without worth by staying alone', async () => {
  const half = HEADER.filter(
    (name) => name !== 'signed_up_at' && name !== 'churned_at' && name !== 'expansion_mrr',
  );
  const worth = BASIC.map((row) => [row[0] ?? '', row[1] ?? '', row[4] ?? null, row[5] ?? null]);
  await using onlyWorth = await makeSnapshot({ accounts: accounts(worth, half) });
  const first = await learn(onlyWorth);
  expect(first.outcome).toBeNull();
  expect(first.scopes[0]?.channels[0]).toMatchObject({ stayed: null, grown: null, monthlyChurn: null });
  expect(first.scopes[0]?.channels[0]?.worth?.median?.n).toBe(80);
  const staying = BASIC.map((row) => row.slice(0, 5));
  await using onlyStaying = await makeSnapshot({ accounts: accounts(staying, HEADER.slice(0, 5)) });
  const second = await learn(onlyStaying);
  expect(second.worthColumn).toBeNull();
  expect(second.scopes[0]?.channels[2]).toMatchObject({ channel: 'friends', worth: null, grown: null });
  expect(second.scopes[0]?.channels[2]?.stayed?.verdict).toBe('better');
});

test('without a column of channels, or with an empty one, or with a single account, nothing is claimed', async () => {
  await using none = await makeSnapshot({ accounts: csv(['account_id', 'churned'], [['a', 'no']]) });
  expect((await learn(none)).scopes).toEqual([]);
  await using empty = await makeSnapshot({ accounts: accounts(through(null, 30, 20)) });
  expect((await learn(empty)).scopes).toEqual([{ segment: null, accounts: 0, unknown: 30, channels: [] }]);
  await using one = await makeSnapshot({ accounts: accounts(through('ads', 1, 1)) });
  expect((await learn(one)).scopes[0]?.channels[0]).toMatchObject({
    accounts: 1,
    stayed: { verdict: 'too-few' },
    worth: { median: null },
  });
});

test('where everybody stayed, or nobody, or all are worth the same, no channel is better', async () => {
  for (const stayed of [1, 0]) {
    const rows = ['a', 'b', 'c'].flatMap((channel) =>
      through(channel, 40, 40 * stayed).map((row) => row.with(5, 10)),
    );
    await using snapshot = await makeSnapshot({ accounts: accounts(rows) });
    const verdicts = (await learn(snapshot)).scopes[0]?.channels.flatMap(({ stayed: kept, worth }) => [
      kept?.verdict,
      worth?.verdict,
    ]);
    expect(new Set(verdicts)).toEqual(new Set(['too-few']));
  }
});

test('names of channels may hold anything', async () => {
  const evil = `o'); DROP TABLE accounts; --`;
  await using snapshot = await makeSnapshot({
    accounts: accounts([...through(evil, 30, 20), ...through('$asOf', 30, 20)]),
  });
  expect((await learn(snapshot)).scopes[0]?.channels.map(({ channel }) => channel)).toEqual(['$asOf', evil]);
});
