import { expect, test } from 'vitest';
import { learnPains } from '../../src/insights/pains/learn-pains.ts';
import { learnTopics } from '../../src/insights/pains/learn-topics.ts';
import { learnUseCases } from '../../src/insights/pains/learn-use-cases.ts';
import { openStudy } from '../../src/insights/study.ts';
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';
import { makeStudyInput, type StudyContent } from './make-study.ts';

const SIGNUP = '2024-01-01';
const LEFT = '2025-06-30';

/** Accounts that are alike: so many, whether they stayed, and what they have. */
interface Group {
  readonly n: number;
  readonly stayed: boolean;
  readonly things?: readonly string[];
  readonly industry?: string;
  readonly grown?: boolean;
}

interface Account extends Group {
  readonly id: string;
}

function accountsOf(groups: readonly Group[]): Account[] {
  return groups.flatMap((group, index) =>
    Array.from({ length: group.n }, (_, each) => ({ ...group, id: `${index}-${each}` })),
  );
}

function accountsCsv(accounts: readonly Account[]): string {
  return csv(
    ['account_id', 'industry', 'signed_up_at', 'churned_at', 'expansion_mrr'],
    accounts.map(({ id, industry, stayed, grown }) => [
      id,
      industry ?? 'bakery',
      SIGNUP,
      stayed ? null : LEFT,
      grown ? 5 : 0,
    ]),
  );
}

const painsCsv = (accounts: readonly Account[]) =>
  csv(
    ['account_id', 'pain'],
    accounts.flatMap(({ id, things }) => (things ?? []).map((thing) => [id, thing])),
  );

async function withPains(groups: readonly Group[]): Promise<Snapshot> {
  const accounts = accountsOf(groups);
  return makeSnapshot({ accounts: accountsCsv(accounts), pains: painsCsv(accounts) });
}

const study = (snapshot: Snapshot, content: StudyContent = {}) =>
  openStudy(makeStudyInput(snapshot, content));
const text = 'In their words.';

/** `waste` goes with staying; `queues` is named with it and by itself means nothing; `dust` is named by all alike. */
const BOTH: readonly Group[] = [
  { n: 60, stayed: true, things: ['waste', 'queues'] },
  { n: 20, stayed: true, things: ['waste', 'dust'] },
  { n: 30, stayed: true, things: ['dust'] },
  { n: 10, stayed: true, things: ['queues'] },
  { n: 5, stayed: false, things: ['waste', 'queues'] },
  { n: 30, stayed: false, things: ['dust'] },
  { n: 25, stayed: false, things: ['queues'] },
];

test('the pain that goes with staying comes first, against those that left', async () => {
  await using snapshot = await withPains(BOTH);
  const { recordedFor, onlyAnswers, scopes } = await learnPains(study(snapshot));
  expect([recordedFor, onlyAnswers]).toEqual(['both', false]);
  expect(scopes[0]).toMatchObject({ segment: null, accounts: 180, answers: 180 });
  expect(
    scopes[0]?.pains.map(({ pain, accounts, comparison }) => [pain, accounts, comparison?.verdict]),
  ).toEqual([
    ['waste', 85, 'better'],
    ['queues', 100, 'unclear'],
    ['dust', 80, 'unclear'],
  ]);
  expect(scopes[0]?.pains[0]?.comparison).toMatchObject({
    among: { share: 80 / 120, n: 120 },
    others: { share: 5 / 60, n: 60 },
  });
});

test('a pain is not called good because the segment that names it is', async () => {
  await using snapshot = await withPains([
    { n: 90, stayed: true, things: ['waste'], industry: 'bakery' },
    { n: 30, stayed: true, things: ['dust'], industry: 'bakery' },
    { n: 15, stayed: false, things: ['waste'], industry: 'bakery' },
    { n: 5, stayed: false, things: ['dust'], industry: 'bakery' },
    { n: 10, stayed: true, things: ['waste'], industry: 'mill' },
    { n: 50, stayed: true, things: ['dust'], industry: 'mill' },
    { n: 12, stayed: false, things: ['waste'], industry: 'mill' },
    { n: 60, stayed: false, things: ['dust'], industry: 'mill' },
  ]);
  const segments = {
    bakeries: { accounts: { industry: 'bakery' } },
    mills: { accounts: { industry: 'mill' } },
  };
  const verdictOf = async (content: StudyContent) => {
    const { scopes } = await learnPains(study(snapshot, content));
    return scopes[0]?.pains.find(({ pain }) => pain === 'waste')?.comparison?.verdict;
  };
  expect(await verdictOf({})).toBe('better');
  expect(await verdictOf({ segments })).toBe('unclear');
});

test('knows which pains a text speaks of and which guides answer them', async () => {
  await using snapshot = await withPains(BOTH);
  const content: StudyContent = {
    segments: { bakeries: { accounts: { industry: 'bakery' }, pains: [{ pain: 'dust', text }] } },
    guides: {
      'sweep-up': { pain: 'dust' },
      'sweep-mills': { pain: 'dust', segments: ['mills'] },
      'bake-less': { pain: 'waste', segments: ['bakeries'] },
    },
  };
  const { scopes } = await learnPains(study(snapshot, content));
  const facts = scopes[1]?.pains.map(({ pain, written, guides }) => [pain, written, guides]);
  expect(facts).toEqual([
    ['waste', false, ['bake-less']],
    ['queues', false, []],
    ['dust', true, ['sweep-up']],
  ]);
});

test('the pains of the text and the others share the doubt evenly', async () => {
  await using snapshot = await withPains(BOTH);
  const p = async (written: string[]) => {
    const segments = {
      bakeries: { accounts: { industry: 'bakery' }, pains: written.map((pain) => ({ pain, text })) },
    };
    const { scopes } = await learnPains(study(snapshot, { segments }));
    return scopes[1]?.pains[0]?.comparison?.p ?? 0;
  };
  // Alone in its half: two halves. One of three in the only group: three.
  expect((await p(['waste'])) / (await p(['waste', 'queues', 'dust']))).toBeCloseTo(2 / 3, 6);
});

test('a reason that only a small segment gives is held against all others, however many reasons there are', async () => {
  const many = Array.from({ length: 14 }, (_, at) => ({
    n: 30 + at,
    stayed: false,
    things: [`reason-${at}`],
  }));
  await using snapshot = await withPains([
    ...many.map((group) => ({ ...group, industry: 'bakery' })),
    { n: 12, stayed: false, things: ['dust'], industry: 'mill' },
    { n: 18, stayed: false, things: ['reason-0'], industry: 'mill' },
    { n: 5, stayed: false, things: ['dust'], industry: 'bakery' },
  ]);
  const segments = { mills: { accounts: { industry: 'mill' } } };
  const { recordedFor, scopes } = await learnPains(study(snapshot, { segments }));
  expect(recordedFor).toBe('left');
  expect(scopes[0]?.pains.map(({ pain }) => pain)).not.toContain('dust');
  const dust = scopes[1]?.pains.find(({ pain }) => pain === 'dust');
  expect(dust?.comparison).toMatchObject({ among: { share: 0.4, n: 30 }, verdict: 'better' });
  const others = many.reduce((sum, { n }) => sum + n, 0) + 5;
  expect(dust?.comparison?.others).toMatchObject({ share: 5 / others, n: others });
});

test('pains of accounts that left alone are reasons for leaving, compared with other accounts that left', async () => {
  await using snapshot = await withPains([
    { n: 100, stayed: true },
    { n: 40, stayed: false, things: ['price'], industry: 'mill' },
    { n: 10, stayed: false, things: ['noise'], industry: 'mill' },
    { n: 10, stayed: false, things: ['price'] },
    { n: 40, stayed: false, things: ['noise'] },
  ]);
  const segments = { mills: { accounts: { industry: 'mill' } } };
  const { recordedFor, scopes } = await learnPains(study(snapshot, { segments }));
  expect(recordedFor).toBe('left');
  expect(scopes[0]?.pains[0]).toMatchObject({
    pain: 'noise',
    comparison: null,
    share: { share: 0.5, n: 100 },
  });
  const price = scopes[1]?.pains.find(({ pain }) => pain === 'price');
  expect(price).toMatchObject({
    share: { share: 0.8, n: 50 },
    comparison: { verdict: 'better', others: { share: 0.2 } },
  });
});

test('pains of customers alone are compared with nothing', async () => {
  await using snapshot = await withPains([
    { n: 60, stayed: true, things: ['waste'] },
    { n: 60, stayed: false },
  ]);
  const { recordedFor, scopes } = await learnPains(study(snapshot));
  expect(recordedFor).toBe('stayed');
  expect(scopes[0]?.pains[0]).toMatchObject({ comparison: null, share: { share: 1, n: 60 } });
});

test('where accounts that stayed were asked more often, only answers are compared', async () => {
  await using snapshot = await withPains([
    { n: 90, stayed: true, things: ['waste'] },
    { n: 60, stayed: true, things: ['dust'] },
    { n: 30, stayed: false, things: ['waste'] },
    { n: 20, stayed: false, things: ['dust'] },
    { n: 100, stayed: false },
  ]);
  const { onlyAnswers, scopes } = await learnPains(study(snapshot));
  expect(onlyAnswers).toBe(true);
  expect(scopes[0]?.pains.map(({ comparison }) => [comparison?.verdict, comparison?.others.n])).toEqual([
    ['unclear', 50],
    ['unclear', 50],
  ]);
});

test('without pains, without knowing who left, and with one account nothing is claimed', async () => {
  const accounts = accountsOf(BOTH);
  await using none = await makeSnapshot({ accounts: accountsCsv(accounts) });
  expect(await learnPains(study(none))).toEqual({ recordedFor: 'none', onlyAnswers: false, scopes: [] });
  await using unknown = await makeSnapshot({
    accounts: csv(
      ['account_id'],
      accounts.map(({ id }) => [id]),
    ),
    pains: painsCsv(accounts),
  });
  const { recordedFor, scopes } = await learnPains(study(unknown));
  expect([recordedFor, scopes[0]?.pains[0]?.accounts]).toEqual(['none', 100]);
  await using one = await withPains([{ n: 1, stayed: true, things: ['waste'] }]);
  expect((await learnPains(study(one))).recordedFor).toBe('stayed');
});

test('an account that names a pain twice counts once', async () => {
  await using snapshot = await withPains([
    { n: 30, stayed: true, things: ['waste', 'waste', 'waste'] },
    { n: 30, stayed: false, things: ['dust'] },
  ]);
  const { scopes } = await learnPains(study(snapshot));
  expect(scopes[0]?.pains.map(({ pain, accounts }) => [pain, accounts])).toEqual([
    ['waste', 30],
    ['dust', 30],
  ]);
});

test('of very many pains the most frequent of each scope are looked at', async () => {
  const many = Array.from({ length: 70 }, (_, index): Group => {
    return { n: 70 - index, stayed: true, things: [`p${String(index).padStart(2, '0')}`] };
  });
  await using snapshot = await withPains([
    ...many,
    { n: 30, stayed: false, things: ['p00'] },
    { n: 3, stayed: true, things: ['own'], industry: 'mill' },
  ]);
  const segments = { mills: { accounts: { industry: 'mill' }, pains: [{ pain: 'unheard-of', text }] } };
  const { scopes } = await learnPains(study(snapshot, { segments }));
  expect(scopes[0]?.pains.map(({ pain }) => pain)).toEqual(
    Array.from({ length: 12 }, (_, index) => `p${String(index).padStart(2, '0')}`),
  );
  expect(scopes[1]?.pains.map(({ pain }) => pain)).toEqual(['own']);
});

/** Tickets in the last 90 days of each account. */
async function withTickets(groups: readonly Group[], at: (account: Account) => string): Promise<Snapshot> {
  const accounts = accountsOf(groups);
  const tickets = accounts.flatMap((account) =>
    (account.things ?? []).map((topic) => [account.id, at(account), topic]),
  );
  return makeSnapshot({
    accounts: accountsCsv(accounts),
    tickets: csv(['account_id', 'at', 'topic'], tickets),
  });
}

const FRICTION: readonly Group[] = [
  { n: 60, stayed: true, things: ['billing'] },
  { n: 20, stayed: true, things: ['crash'] },
  { n: 100, stayed: true },
  { n: 15, stayed: false, things: ['billing'] },
  { n: 45, stayed: false, things: ['crash'] },
  { n: 20, stayed: false },
];

const before = ({ stayed }: Group) => (stayed ? '2026-11-01T10:00:00Z' : '2025-06-01T10:00:00Z');

test('topics of tickets that go with leaving are found among accounts with as many tickets', async () => {
  await using snapshot = await withTickets(FRICTION, before);
  const { scopes } = await learnTopics(study(snapshot));
  expect(
    scopes[0]?.topics.map(({ topic, accounts, comparison }) => [topic, accounts, comparison.verdict]),
  ).toEqual([
    ['crash', 65, 'worse'],
    ['billing', 75, 'unclear'],
  ]);
  expect(scopes[0]?.topics[0]?.comparison).toMatchObject({
    among: { share: 0.75, n: 60 },
    others: { share: 0.25, n: 80 },
  });
});

test('more tickets of every kind before leaving are no topic', async () => {
  await using snapshot = await withTickets(
    [
      { n: 60, stayed: true, things: ['billing'] },
      { n: 60, stayed: true, things: ['crash'] },
      { n: 40, stayed: true, things: ['billing', 'crash'] },
      { n: 80, stayed: true },
      { n: 10, stayed: false, things: ['billing'] },
      { n: 10, stayed: false, things: ['crash'] },
      { n: 80, stayed: false, things: ['billing', 'crash'] },
    ],
    before,
  );
  const { scopes } = await learnTopics(study(snapshot));
  expect(scopes[0]?.topics.map(({ comparison }) => comparison.verdict)).toEqual(['unclear', 'unclear']);
});

test('tickets of another time do not count, nor those after leaving', async () => {
  await using early = await withTickets(FRICTION, () => '2024-02-01T10:00:00Z');
  expect((await learnTopics(study(early))).scopes[0]?.topics.map(({ accounts }) => accounts)).toEqual([0, 0]);
  await using late = await withTickets(FRICTION, () => '2026-11-01T10:00:00Z');
  const { scopes } = await learnTopics(study(late));
  expect(scopes[0]?.topics.map(({ comparison }) => comparison.among.n)).toEqual([0, 0]);
});

test('without a day of leaving it says that topics cannot be told', async () => {
  await using snapshot = await makeSnapshot({
    accounts: csv(['account_id', 'churned'], [['a', 'no']]),
    tickets: csv(['account_id', 'at', 'topic'], [['a', '2026-01-01', 'billing']]),
  });
  const { scopes, reason } = await learnTopics(study(snapshot));
  expect(scopes).toEqual([]);
  expect(reason).toBe(
    'The data does not say when accounts left, so tickets before leaving cannot be told from others.',
  );
});

/** Each account did its things on this day after signup. */
async function withActivity(groups: readonly Group[], day: string): Promise<Snapshot> {
  const accounts = accountsOf(groups);
  const rows = accounts.flatMap(({ id, things }) =>
    (things ?? []).map((action) => [id, `${day}T09:00:00Z`, action]),
  );
  return makeSnapshot({
    accounts: accountsCsv(accounts),
    activity: csv(['account_id', 'at', 'action'], rows),
  });
}

const USE: readonly Group[] = [
  { n: 80, stayed: true, things: ['baked', 'swept'], grown: true },
  { n: 20, stayed: true, things: ['swept'] },
  { n: 40, stayed: true },
  { n: 10, stayed: false, things: ['baked', 'swept'] },
  { n: 20, stayed: false, things: ['swept'] },
  { n: 50, stayed: false },
];

const FILES = {
  useCases: {
    'plan-the-bake': { actions: ['baked', 'bakde'] },
    'keep-it-clean': { actions: ['swept'] },
    'sell-online': {},
  },
};

const USE_CASES: StudyContent = {
  ...FILES,
  segments: { bakeries: { accounts: { industry: 'bakery' }, useCases: ['keep-it-clean'] } },
};

test('a use case begun early goes with staying and growing', async () => {
  await using snapshot = await withActivity(USE, '2024-01-20');
  const { scopes, unmapped, unknownActions, reason } = await learnUseCases(study(snapshot, USE_CASES));
  const verdicts = scopes[1]?.useCases.map((each) => [
    each.useCase,
    each.stayed.verdict,
    each.grown?.verdict,
    each.listed,
  ]);
  expect(verdicts?.[0]).toEqual(['plan-the-bake', 'better', 'better', false]);
  expect(scopes[1]?.useCases[0]?.stayed).toMatchObject({
    among: { share: 80 / 90, n: 90 },
    others: { share: 60 / 130, n: 130 },
  });
  expect([unmapped, reason]).toEqual([['sell-online'], null]);
  expect(unknownActions).toEqual([{ useCase: 'plan-the-bake', action: 'bakde' }]);
});

test('a use case that names no actions is known by those whose words lead to it', async () => {
  await using snapshot = await withActivity(USE, '2024-01-20');
  const opened = study(snapshot, {
    useCases: { 'plan-the-bake': {}, 'keep-it-clean': { actions: ['swept'] } },
  });
  const words = { title: 'Bake', text: 'By the plan.' };
  const actions = {
    baked: { ...words, useCase: 'plan-the-bake' },
    mopped: { ...words, useCase: 'keep-it-clean' },
  };
  const learned = await learnUseCases({ ...opened, project: { ...opened.project, actions } });
  expect(learned.scopes[0]?.useCases.map(({ useCase, accounts }) => [useCase, accounts])).toEqual([
    ['plan-the-bake', 90],
    ['keep-it-clean', 130],
  ]);
  expect([learned.unmapped, learned.unknownActions]).toEqual([[], []]);
});

test('what was done after the first 30 days, or before signup, says nothing', async () => {
  for (const day of ['2024-01-31', '2023-12-31']) {
    await using snapshot = await withActivity(USE, day);
    const { scopes } = await learnUseCases(study(snapshot, USE_CASES));
    expect(scopes[0]?.useCases.map(({ accounts }) => accounts)).toEqual([0, 0]);
  }
});

test('accounts that left within the first 30 days had no time and do not count', async () => {
  const accounts = csv(
    ['account_id', 'signed_up_at', 'churned_at'],
    [
      ...Array.from({ length: 30 }, (_, index) => [`s${index}`, SIGNUP, null]),
      ...Array.from({ length: 30 }, (_, index) => [
        `l${index}`,
        SIGNUP,
        index < 10 ? '2024-01-15' : '2024-01-31',
      ]),
    ],
  );
  const activity = csv(['account_id', 'at', 'action'], [['s0', '2024-01-02', 'baked']]);
  await using snapshot = await makeSnapshot({ accounts, activity });
  const { scopes } = await learnUseCases(study(snapshot, FILES));
  const [bake] = scopes[0]?.useCases ?? [];
  expect((bake?.stayed.among.n ?? 0) + (bake?.stayed.others.n ?? 0)).toBe(50);
});

test('without actions in any file, or without a day of signup, it says so', async () => {
  await using snapshot = await withActivity(USE, '2024-01-20');
  const none = await learnUseCases(study(snapshot, { useCases: { 'plan-the-bake': {} } }));
  expect(none).toEqual({
    scopes: [],
    unmapped: ['plan-the-bake'],
    unknownActions: [],
    reason:
      'Neither content/use-cases/ nor content/actions.yaml says by which actions of your data they are known.',
  });
  await using undated = await makeSnapshot({
    accounts: csv(['account_id', 'churned'], [['a', 'no']]),
    activity: csv(['account_id', 'at', 'action'], [['a', '2026-01-01', 'baked']]),
  });
  expect((await learnUseCases(study(undated, FILES))).reason).toBe(
    'The accounts have no signed_up_at, so what they did early cannot be told from what they did later.',
  );
});
