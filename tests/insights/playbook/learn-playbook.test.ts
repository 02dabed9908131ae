import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { generateSample } from '../../../scripts/sample-data/generate.ts';
import { NON_EFFECTS, PLAYBOOK } from '../../../scripts/sample-data/planted-effects.ts';
import { Random } from '../../../scripts/sample-data/random.ts';
import { silentProgress } from '../../../src/core/progress.ts';
import { learnPlaybook } from '../../../src/insights/playbook/learn-playbook.ts';
import { openStudy } from '../../../src/insights/study.ts';
import type { Actions } from '../../../src/schemas/actions.ts';
import type { Playbook } from '../../../src/schemas/insights/playbook.ts';
import type { Segment } from '../../../src/schemas/segment.ts';
import type { Snapshot } from '../../../src/schemas/snapshot.ts';
import { SourcesSchema } from '../../../src/schemas/sources.ts';
import { readProject } from '../../../src/project/read-project.ts';
import { pullSnapshot } from '../../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../../src/sources/snapshot.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';
import { makeStudyInput, type StudyContent } from '../make-study.ts';

/** What an account is and did: action -> day after signup, fractions are hours; before signup below 0. */
interface Account {
  readonly signup: string | null;
  readonly left?: string | null;
  readonly churned?: boolean;
  readonly industry?: string;
  readonly expansion?: number;
  readonly did: Readonly<Record<string, number>>;
}

const SIGNUP = '2025-06-01';
const DAY = 86_400_000;

function dayAfter(signup: string, days: number): string {
  return new Date(Date.parse(signup) + days * DAY).toISOString().slice(0, 10);
}

function tablesOf(accounts: readonly Account[]) {
  const ids = accounts.map((_, index) => `account-${index}`);
  return {
    accounts: csv(
      ['account_id', 'industry', 'signed_up_at', 'churned_at', 'churned', 'expansion_mrr'],
      accounts.map(({ signup, left, churned, industry, expansion }, index) => [
        ...[ids[index] ?? '', industry ?? 'mill', signup, left ?? null],
        ...[churned === undefined ? null : String(churned), expansion ?? 0],
      ]),
    ),
    activity: csv(
      ['account_id', 'at', 'action'],
      accounts.flatMap(({ signup, did }, index) =>
        Object.entries(did).map(([action, day]) => [
          ids[index] ?? '',
          new Date(Date.parse(signup ?? SIGNUP) + day * DAY).toISOString(),
          action,
        ]),
      ),
    ),
  };
}

async function learn(snapshot: Snapshot, content: StudyContent = {}): Promise<Playbook> {
  return learnPlaybook(openStudy(makeStudyInput(snapshot, content)));
}

async function learnFrom(accounts: readonly Account[], content: StudyContent = {}): Promise<Playbook> {
  await using snapshot = await makeSnapshot(tablesOf(accounts));
  return await learn(snapshot, content);
}

/** Accounts of which those that invited, then published stay more often; `drawn` may say otherwise. */
function draw(count: number, seed: number, drawn: (random: Random, follows: boolean) => Partial<Account>) {
  return Array.from({ length: count }, (_, index): Account => {
    const random = new Random(seed, 'learn', index);
    const follows = random.chance(0.4);
    const stays = random.chance(follows ? 0.9 : 0.6);
    const first = random.integer(0, 9);
    return {
      signup: SIGNUP,
      left: stays ? null : dayAfter(SIGNUP, 40 + random.integer(0, 300)),
      did: {
        start: 0,
        [follows ? 'invite' : 'publish']: first,
        [follows ? 'publish' : 'invite']: first + random.integer(1, 9),
        ...(random.chance(0.5) ? { tidy: random.integer(0, 29) } : {}),
      },
      ...drawn(random, follows),
    };
  });
}

const PLAIN = draw(1000, 1, () => ({}));

function habitsOf(playbook: Playbook, segment: string | null = null): string[] {
  const scope = playbook.scopes.find((each) => each.segment === segment);
  return (scope?.habits ?? []).map(
    ({ outcome, actions, inOrder }) => `${outcome}: ${actions.join(inOrder ? ' > ' : ' + ')}`,
  );
}

test('finds what accounts did first that stayed, over those that could do it', async () => {
  const { days, scopes, idle, wordless, notes } = await learnFrom(PLAIN);
  const [overall] = scopes;
  expect(days).toBe(30);
  expect(overall).toMatchObject({
    ...{ segment: null, judged: 1000, source: 'own', isProven: true, shared: [], warnings: [] },
    habits: [
      { outcome: 'stayed', actions: ['invite', 'publish'], inOrder: true, order: { verdict: 'better' } },
    ],
  });
  expect(overall?.steps.map(({ action }) => action)).toEqual(['invite', 'publish']);
  expect(idle.map(({ action }) => action)).toEqual(['tidy']);
  expect(wordless).toEqual(['invite', 'publish']);
  expect(notes).toEqual([]);
});

test('knows for which steps content has words', async () => {
  const actions: Actions = { invite: { title: 'Invite', text: 'Invite them.' } };
  expect((await learnFrom(PLAIN, { actions })).wordless).toEqual(['publish']);
});

test('counts early by playbook.days', async () => {
  const late = PLAIN.map(({ did, ...account }) => ({
    ...account,
    did: { start: 0, invite: 31 + (did['invite'] ?? 0), publish: 31 + (did['publish'] ?? 0), rest: 90 },
  }));
  expect(habitsOf(await learnFrom(late))).toEqual([]);
  const { days, scopes } = await learnFrom(late, { program: { playbook: { days: 60 } } });
  expect([days, scopes[0]?.habits[0]?.actions]).toEqual([60, ['invite', 'publish']]);
});

test('accounts that left within the first days do not count: they had no time to do anything', async () => {
  // Everybody greets on some day, if still there; leaving hangs on nothing.
  const accounts = draw(2000, 2, (random) => {
    const leavesOn = random.chance(0.5) ? random.integer(1, 29) : random.chance(0.3) ? 200 : null;
    const greetsOn = random.integer(0, 29);
    return {
      left: leavesOn === null ? null : dayAfter(SIGNUP, leavesOn),
      did: { start: 0, ...(leavesOn === null || greetsOn < leavesOn ? { greet: greetsOn } : {}) },
    };
  });
  const early = accounts.filter(({ left }) => left && left < dayAfter(SIGNUP, 30)).length;
  const shown = early.toLocaleString('en');
  const playbook = await learnFrom(accounts);
  expect(playbook.scopes[0]?.judged).toBe(2000 - early);
  expect(habitsOf(playbook)).toEqual([]);
  expect(playbook.notes).toEqual([
    `${shown} accounts that left within the first 30 days are left out: who leaves on day 10 cannot do anything on day 20, and it would look as if doing it had helped.`,
  ]);
});

test('accounts from before the log began, or whose first days it does not cover, do not count', async () => {
  const before = draw(300, 3, (random) => ({
    signup: '2024-01-01',
    left: random.chance(0.9) ? '2024-06-01' : null,
    did: {},
  }));
  const playbook = await learnFrom([...PLAIN, ...before]);
  expect(playbook.scopes[0]?.judged).toBe(1000);
  expect(habitsOf(playbook)).toEqual(['stayed: invite > publish']);
  expect(playbook.notes).toEqual([
    '300 accounts signed up when not all of the first 30 days are covered by the activity: left out.',
  ]);
  const cut = PLAIN.map(({ did, ...account }) => ({ ...account, did: { start: did['start'] ?? 0 } }));
  expect((await learnFrom(cut)).notes[0]).toBe('No account can be judged; it takes 200.');
});

test('actions before signup are not counted, and neither is what was done first then', async () => {
  const accounts = PLAIN.map((account, index) =>
    index < 400 ? { ...account, did: { ...account.did, invite: -3 } } : account,
  );
  const { notes, scopes } = await learnFrom(accounts);
  expect(notes).toEqual(['400 actions are dated before the signup of the account: not counted.']);
  const followed = PLAIN.slice(400).filter(({ did }) => (did['invite'] ?? 0) < (did['publish'] ?? 0)).length;
  expect(scopes[0]?.habits[0]?.support.share).toBeCloseTo(followed / 1000, 10);
});

test('accounts that cannot be dated or judged are left out, and it says how many', async () => {
  const others: Account[] = [
    ...Array.from({ length: 3 }, () => ({ signup: null, did: {} })),
    ...Array.from({ length: 4 }, () => ({ signup: SIGNUP, churned: true, did: { start: 0 } })),
    { signup: '2026-11-01', did: { start: 0 } },
  ];
  const playbook = await learnFrom([...PLAIN, ...others]);
  expect(playbook.scopes[0]?.judged).toBe(1000);
  expect(playbook.notes).toEqual([
    '1 account signed up less than 90 days ago: too early to tell.',
    '3 accounts have no day of signup: left out.',
    '4 accounts left on a day that the data does not tell: left out.',
  ]);
});

function nextDay(at: string): string {
  return new Date(Date.parse(at) + DAY).toISOString();
}

test('actions summed up elsewhere, even by the month, say the same as the activity', async () => {
  const tables = tablesOf(PLAIN);
  const rows = tables.activity
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));
  const again = rows.slice(0, 500).map(([id = '', at = '', action = '']) => [id, action, nextDay(at)]);
  const actions = csv(
    ['account_id', 'action', 'first_at'],
    [...again, ...rows.map(([id = '', at = '', action = '']) => [id, action, at])],
  );
  await using summed = await makeSnapshot({ accounts: tables.accounts, actions });
  expect(await learn(summed)).toEqual(await learnFrom(PLAIN));
});

describe('a sentence instead of a playbook where', () => {
  const { accounts, activity } = tablesOf(PLAIN);
  const without = (column: string) => accounts.replace(column, `other_${column}`);

  test.each([
    ['there is no activity', { accounts }, 'There is no activity, so nothing can be said about first steps.'],
    [
      'there is no day of signup',
      { accounts: without('signed_up_at'), activity },
      'The accounts have no signed_up_at: without the day of signup nobody knows which actions came early.',
    ],
    [
      'nobody knows when accounts left',
      { accounts: without('churned_at'), activity },
      'The accounts have no churned_at: without the day on which an account left, what it did early cannot be told from what it had no time to do.',
    ],
    [
      'nobody does anything early',
      {
        accounts,
        activity: csv(['account_id', 'at', 'action'], [['account-1', '2026-05-01T00:00:00Z', 'x']]),
      },
      'Hardly any account did anything in its first 30 days, so there is nothing to tell apart.',
    ],
    [
      'there is one account',
      tablesOf(PLAIN.slice(0, 1)),
      'Hardly any account did anything in its first 30 days, so there is nothing to tell apart.',
    ],
    [
      'there are few accounts',
      tablesOf(PLAIN.slice(0, 150)),
      'Only 150 accounts can be judged; it takes 200.',
    ],
  ])('%s', async (_, tables, sentence) => {
    await using snapshot = await makeSnapshot(tables);
    const playbook = await learn(snapshot);
    expect(playbook.scopes).toEqual([]);
    expect(playbook.notes[0]).toBe(sentence);
  });

  test('nobody left', async () => {
    const playbook = await learnFrom(PLAIN.map((account) => ({ ...account, left: null })));
    expect(playbook.scopes[0]).toMatchObject({ habits: [], steps: [], source: null, stayed: { share: 1 } });
  });

  test('nobody knows who grew', async () => {
    await using snapshot = await makeSnapshot({ accounts: without('expansion_mrr'), activity });
    const playbook = await learn(snapshot);
    expect(playbook.scopes[0]?.grew).toBeNull();
    expect(playbook.notes).toEqual([
      'The accounts have no expansion_mrr: what makes them grow is not looked at.',
    ]);
  });
});

describe('a segment', () => {
  const segments: Record<string, Partial<Segment>> = {
    mills: { accounts: { industry: 'mill' } },
    farms: { accounts: { industry: 'farm' } },
    inns: { accounts: { industry: 'inn' } },
  };

  test('has the steps of all accounts where they hold or cannot be told, and its own where they do not', async () => {
    // At farms the order is worth nothing, and tidying is worth much.
    const farms = draw(400, 5, (random) => {
      const tidies = random.chance(0.5);
      return {
        industry: 'farm',
        left: random.chance(tidies ? 0.92 : 0.5) ? null : '2026-01-01',
        did: {
          ...{ start: 0, invite: random.integer(0, 9), publish: random.integer(0, 9) },
          ...(tidies ? { tidy: 5 } : {}),
        },
      };
    });
    const inns = draw(60, 6, () => ({ industry: 'inn' }));
    const mills = draw(3000, 7, () => ({}));
    const playbook = await learnFrom([...mills, ...farms, ...inns], { segments });
    const told = playbook.scopes.map(({ segment, source, isProven, steps }) => [
      ...[segment, source, isProven],
      steps.map(({ action }) => action).join(),
    ]);
    expect(told).toEqual([
      [null, 'own', true, 'invite,publish'],
      ['mills', 'everybody', true, 'invite,publish'],
      ['farms', 'own', true, 'tidy'],
      ['inns', 'everybody', false, 'invite,publish'],
    ]);
    expect(habitsOf(playbook)).toEqual(['stayed: invite > publish']);
    expect(habitsOf(playbook, 'farms')).toEqual(['stayed: tidy']);
  });

  test('with an account in two segments counts it in both', async () => {
    const both = {
      all: { accounts: { industry: ['mill', 'inn'] } },
      mills: { accounts: { industry: 'mill' } },
    };
    const { scopes } = await learnFrom(PLAIN, { segments: both });
    expect(scopes.map(({ judged }) => judged)).toEqual([1000, 1000, 1000]);
  });
});

const NOISE = NON_EFFECTS.flatMap(({ feature }) => (feature.on === 'early-action' ? [feature.is] : []));

describe('the sample data', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

  async function learnSample(site: string): Promise<Playbook> {
    const project = await readProject('.');
    const sources = SourcesSchema.parse({
      accounts: project.sources?.accounts,
      activity: project.sources?.activity,
    });
    const folder = await mkdtemp(join(tmpdir(), 'kith-playbook-'));
    folders.push(folder);
    const target = join(folder, 'snapshot.duckdb');
    await pullSnapshot(
      { site, sources, today: '2026-11-21', refusedRowsLimit: 0, target },
      { progress: silentProgress },
    );
    await using snapshot = await openSnapshot(target);
    return await learnPlaybook(openStudy({ snapshot, project, affiliates: [], asOf: '2026-11-21' }));
  }

  const PLANTED = [`stayed: ${PLAYBOOK.join(' > ')}`, 'grew: connected-payroll'];

  function expectNoNoise({ scopes }: Playbook): void {
    const told = scopes.flatMap(({ habits, warnings }) =>
      [...habits, ...warnings].flatMap(({ actions }) => actions),
    );
    expect(told.filter((action) => (NOISE as string[]).includes(action))).toEqual([]);
    expect(scopes.flatMap(({ warnings }) => warnings)).toEqual([]);
  }

  test('as committed shows the playbook, that its order matters, and what makes accounts grow', async () => {
    const playbook = await learnSample('.');
    const [overall, ...segments] = playbook.scopes;
    expect(habitsOf(playbook)).toEqual(PLANTED);
    expect(overall?.habits[0]?.order?.verdict).toBe('better');
    expect(overall?.habits[0]?.some?.verdict).toBe('unclear');
    expect(overall?.habits[0]?.days).toEqual([3, 9, 14]);
    expect(playbook.wordless).toEqual([]);
    expect(playbook.idle.map(({ action }) => action)).toEqual(expect.arrayContaining(NOISE));
    expect(segments.map(({ source }) => source)).toEqual(segments.map(() => 'everybody'));
    expectNoNoise(playbook);
  });

  test.each([1, 7])(
    'of 20,000 accounts by seed %i shows it in every segment',
    { timeout: 240_000 },
    async (seed) => {
      const site = await mkdtemp(join(tmpdir(), 'kith-sample-'));
      folders.push(site);
      const options = { accounts: 20_000, affiliates: 12, activity: 180_000, seed };
      await generateSample({ ...options, out: join(site, 'content/data') }, silentProgress);
      const playbook = await learnSample(site);
      const [, ...segments] = playbook.scopes;
      expect(habitsOf(playbook)).toEqual(PLANTED);
      expect(segments).toHaveLength(6);
      for (const { isProven, source, steps } of segments) {
        expect([isProven, source]).toEqual([true, 'everybody']);
        expect(steps.map(({ action }) => action).toSorted()).toEqual(
          [...PLAYBOOK, 'connected-payroll'].toSorted(),
        );
      }
      expectNoNoise(playbook);
    },
  );
});
