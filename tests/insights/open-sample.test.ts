import { expect, test } from 'vitest';
import { learnChannels } from '../../src/insights/channels/learn-channels.ts';
import { learnInsights } from '../../src/insights/learn-insights.ts';
import { openSample, type SampleSizes } from '../../src/insights/open-sample.ts';
import { learnPains } from '../../src/insights/pains/learn-pains.ts';
import { learnUseCases } from '../../src/insights/pains/learn-use-cases.ts';
import { keepEarly } from '../../src/insights/playbook/read-coverage.ts';
import { countPopulation } from '../../src/insights/playbook/judged-accounts.ts';
import { readEarlyLives } from '../../src/insights/playbook/read-early-lives.ts';
import { openStudy } from '../../src/insights/study.ts';
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';
import { makeStudyInput } from './make-study.ts';

/** 4000 accounts: 3000 of one kind, 960 of another, 40 of a third. A tenth of each left. */
const KINDS = Array.from({ length: 4000 }, (_, at) =>
  at % 100 === 0 ? 'rare' : at % 4 === 0 ? 'some' : 'most',
);
const hasLeft = (at: number) => Math.floor(at / 100) % 10 === 1;
const SEGMENTS = Object.fromEntries(['most', 'some', 'rare'].map((kind) => [kind, { accounts: { kind } }]));
const SIZES: SampleSizes = { all: 400, segment: 200 };
const COUNTS = [
  { segment: 'most', accounts: 3000 },
  { segment: 'some', accounts: 960 },
  { segment: 'rare', accounts: 40 },
];

function makeAccounts(): Promise<Snapshot> {
  const each = (row: (id: string, kind: string, at: number) => (string | null)[]) =>
    KINDS.map((kind, at) => row(`a${at}`, kind, at));
  return makeSnapshot({
    accounts: csv(
      ['account_id', 'kind', 'acquisition_channel', 'signed_up_at', 'churned_at', 'health'],
      each((id, kind, at) => [
        id,
        kind,
        at % 3 === 0 ? 'event' : 'search',
        '2025-03-01',
        hasLeft(at) ? '2025-09-01' : null,
        // Of those with a low one more than half left.
        String(hasLeft(at) ? (at % 3) + 1 : (at % 40) + 1),
      ]),
    ),
    activity: csv(
      ['account_id', 'at', 'action'],
      [...each((id) => [id, '2025-03-02T10:00:00Z', 'began']), ['a1', '2025-03-03T10:00:00Z', 'once']],
    ),
    // Reasons of those that left; all of one kind give the same.
    pains: csv(
      ['account_id', 'pain'],
      each((id, kind) => [id, kind === 'most' ? 'noise' : 'dust']).filter((_, at) => hasLeft(at)),
    ),
    surveys: csv(
      ['account_id', 'at', 'kind', 'score'],
      each((id) => [id, '2026-01-01', 'nps', '9']),
    ),
  });
}

const studyOf = (snapshot: Snapshot) => openStudy(makeStudyInput(snapshot, { segments: SEGMENTS }));

test('of many accounts a part is looked at, of a segment more, and of a small one all', async () => {
  await using snapshot = await makeAccounts();
  const { scopes } = await openSample(studyOf(snapshot), COUNTS, SIZES);
  const [all, most, some, rare] = scopes;
  expect(scopes.map(({ segment, accounts }) => [segment, accounts])).toEqual([
    [null, 4000],
    ['most', 3000],
    ['some', 960],
    ['rare', 40],
  ]);
  expect(Math.abs((all?.looked ?? 0) - 400)).toBeLessThan(80);
  // A tenth of all accounts is more than 200 of these.
  expect(Math.abs((most?.looked ?? 0) - 300)).toBeLessThan(70);
  expect(Math.abs((some?.looked ?? 0) - 200)).toBeLessThan(60);
  expect(rare?.looked).toBe(40);
});

test('its tables hold these accounts alone, the same ones each time, and the study keeps all', async () => {
  await using snapshot = await makeAccounts();
  const study = studyOf(snapshot);
  const { study: sample } = await openSample(study, COUNTS, SIZES);
  const ids = 'SELECT account_id FROM accounts ORDER BY account_id';
  const looked = await sample.snapshot.query(ids);
  expect(looked.length).toBeLessThan(700);
  for (const table of ['activity', 'surveys', 'actions'])
    expect(
      await sample.snapshot.query(`SELECT DISTINCT account_id FROM ${table} ORDER BY account_id`),
    ).toEqual(looked);
  expect(await study.snapshot.query(ids)).toHaveLength(4000);
  const again = await openSample(study, COUNTS, SIZES);
  expect(await again.study.snapshot.query(ids)).toEqual(looked);
});

test('all are looked at where there are not many more, or where there is one session only', async () => {
  await using snapshot = await makeAccounts();
  const study = studyOf(snapshot);
  const { scopes, study: same } = await openSample(study, COUNTS, { all: 2001, segment: 200 });
  expect(scopes).toEqual([]);
  expect(await same.snapshot.query('SELECT account_id FROM accounts')).toHaveLength(4000);
  const { facts, query } = snapshot;
  const alone = { facts, query, [Symbol.asyncDispose]: () => Promise.resolve() };
  const narrow = await openSample({ ...study, snapshot: alone }, COUNTS, SIZES);
  expect(narrow).toMatchObject({ scopes: [], study: { scopes: study.scopes } });
});

test('an account that is there for its segment alone counts in that and not among all', async () => {
  await using snapshot = await makeAccounts();
  const { study: sample, scopes } = await openSample(studyOf(snapshot), COUNTS, SIZES);
  const looked = scopes.map((scope) => scope.looked);
  const channels = await learnChannels(sample);
  expect(channels.scopes.map(({ accounts }) => accounts)).toEqual(looked);
  const pains = await learnPains(sample);
  expect(pains.scopes.map(({ accounts }) => accounts)).toEqual(looked);
  const outcome = sample.outcome ?? { stayed: '', grown: null, mature: '', words: '' };
  const span = { from: '2025-01-01', to: '2026-01-01' };
  const population = await countPopulation(sample, outcome, span, 30);
  expect([population.accounts, ...population.judged]).toEqual([looked[0], ...looked]);
  const read = { days: 30, span, names: ['began'], early: await keepEarly(sample, 30) };
  const lives = await readEarlyLives(sample, outcome, read);
  expect(lives.members.map(({ length }) => length)).toEqual(looked);
  expect(lives.count).toBeGreaterThan(looked[0] ?? 0);
});

test('a segment is held against the accounts outside it that are looked at among all', async () => {
  await using snapshot = await makeAccounts();
  const { study: sample } = await openSample(studyOf(snapshot), COUNTS, SIZES);
  const { recordedFor, scopes } = await learnPains(sample);
  expect(recordedFor).toBe('left');
  const most = scopes.find(({ segment }) => segment === 'most');
  const noise = most?.pains.find(({ pain }) => pain === 'noise')?.comparison;
  const [row] = await sample.snapshot.query<{ n: number }>(
    `SELECT count(*) AS n FROM accounts
     WHERE churned_at IS NOT NULL AND kind <> 'most' AND ${sample.scopes[0]?.where.sql ?? ''}`,
  );
  expect(noise?.among.share).toBe(1);
  expect(row?.n).toBeGreaterThan(0);
  const [all] = await sample.snapshot.query<{ n: number }>(
    `SELECT count(*) AS n FROM accounts WHERE churned_at IS NOT NULL AND ${sample.scopes[0]?.where.sql ?? ''}`,
  );
  expect(scopes[0]?.pains[0]?.share?.n).toBe(all?.n);
  expect(noise?.others).toMatchObject({ share: 0, n: row?.n });
});

test('what nobody in the sample did is not unknown if somebody else did it', async () => {
  await using snapshot = await makeAccounts();
  const study = openStudy(
    makeStudyInput(snapshot, {
      segments: SEGMENTS,
      useCases: { start: { actions: ['began', 'once', 'never'] } },
    }),
  );
  const { study: sample } = await openSample(study, COUNTS, { all: 40, segment: 1 });
  expect(await sample.snapshot.query(`SELECT * FROM activity WHERE action = 'once'`)).toEqual([]);
  const { unknownActions } = await learnUseCases(sample, study);
  expect(unknownActions).toEqual([{ useCase: 'start', action: 'never' }]);
});

test('groups are compared over the sample; what is published and who is at risk is of all', async () => {
  await using snapshot = await makeAccounts();
  const input = makeStudyInput(snapshot, { segments: SEGMENTS });
  const [whole, part] = [await learnInsights(input), await learnInsights(input, SIZES)];
  expect(whole.sample).toEqual([]);
  expect(part.sample[0]?.accounts).toBe(4000);
  expect(part.channels.scopes[0]?.accounts).toBe(part.sample[0]?.looked);
  expect(part.churn).toMatchObject({ signal: 'clear', customers: 3600 });
  expect(part.churn?.n).toBeLessThan(700);
  for (const same of ['segments', 'proofFigures', 'standing', 'niches', 'affiliates'] as const)
    expect(part[same]).toEqual(whole[same]);
});
