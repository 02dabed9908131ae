import { expect, test } from 'vitest';
import { advocateScore, type AdvocateInputs } from '../../../src/insights/advocates/advocate-score.ts';
import { answerSources } from '../../../src/insights/advocates/answer-sources.ts';
import { rankCustomers } from '../../../src/insights/advocates/rank-customers.ts';
import { openStudy } from '../../../src/insights/study.ts';
import { AdvocateWeightsSchema } from '../../../src/schemas/program.ts';
import type { Snapshot } from '../../../src/schemas/snapshot.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';
import { AS_OF, makeStudyInput, type StudyContent } from '../make-study.ts';

async function rank(snapshot: Snapshot, content: StudyContent = {}) {
  return rankCustomers(openStudy(makeStudyInput(snapshot, content)), await answerSources(snapshot));
}

async function rankCsv(
  columns: readonly string[],
  rows: Parameters<typeof csv>[1],
  content: StudyContent = {},
) {
  await using snapshot = await makeSnapshot({ accounts: csv(columns, rows) });
  return await rank(snapshot, content);
}

/** A customer as the test knows it; many cells are empty, and many are the same. */
interface Customer {
  readonly id: string;
  readonly industry: string;
  readonly churned: boolean;
  readonly cells: Readonly<Record<(typeof CELLS)[number], number | null>>;
  /** Answers by the day on which they were given. */
  readonly surveys: readonly { readonly kind: 'nps' | 'csat'; readonly on: string; readonly score: number }[];
}

const CELLS = ['health', 'expansion_mrr', 'ltv', 'retention_cost', 'mrr', 'tickets_90d', 'usage'] as const;
const DAYS = ['2026-11-20', '2026-08-01', '2026-05-26', '2026-05-20', '2025-11-20'] as const;
const FIRST_FRESH_DAY = '2026-05-25';

test.each([1, 2, 3])(
  'finds the scores that the definition gives, over random accounts (%i)',
  async (seed) => {
    const customers = inventCustomers(seed, 110);
    await using snapshot = await makeSnapshot({
      accounts: csv(
        ['account_id', 'industry', 'churned', ...CELLS],
        customers.map(({ id, industry, churned, cells }) => [
          id,
          industry,
          String(churned),
          ...CELLS.map((cell) => cells[cell]),
        ]),
      ),
      surveys: csv(
        ['account_id', 'at', 'kind', 'score'],
        customers.flatMap(({ id, surveys }) => surveys.map(({ on, kind, score }) => [id, on, kind, score])),
      ),
    });
    const program = { advocates: { weights: { ltv: 2.5, csat: 0.1 }, minimumCoverage: 0.4 } };
    const segments = {
      bakeries: { accounts: { industry: 'bakery' } },
      mills: { accounts: { industry: 'mill' } },
    };
    const { rankings, medianUsage } = await rank(snapshot, { program, segments });

    const expected = scoreAll(customers, program.advocates);
    expect(medianUsage).toBeCloseTo(expected.medianUsage, 9);
    for (const [ranking, industry, most] of [
      [rankings[0], null, 100],
      [rankings[1], 'bakery', 20],
      [rankings[2], 'mill', 20],
    ] as const) {
      const among = expected.scored.filter((one) => industry === null || one.industry === industry);
      const best = among.filter(({ score }) => score !== null);
      expect(ranking?.customers).toBe(among.length);
      expect(ranking?.scored).toBe(best.length);
      expect(ranking?.meanCoverage).toBeCloseTo(mean(among.map(({ coverage }) => coverage)), 9);
      expect(ranking?.best.map(({ account }) => account)).toEqual(best.slice(0, most).map(({ id }) => id));
      for (const [at, found] of (ranking?.best ?? []).entries()) {
        expect(found.score).toBeCloseTo(best[at]?.score ?? NaN, 9);
        expect(found.coverage).toBeCloseTo(best[at]?.coverage ?? NaN, 9);
        for (const [input, value] of Object.entries(best[at]?.inputs ?? {})) {
          const got = found.inputs[input as keyof AdvocateInputs];
          if (value === null) expect(got).toBeNull();
          else expect(got).toBeCloseTo(value, 9);
        }
      }
    }
  },
);

test('ranks nobody who has left by the day, nor signed up after it', async () => {
  const rows = [
    ['stays', '2024-01-01', null, 90],
    ['left', '2024-01-01', '2026-01-01', 99],
    ['leaves later', '2024-01-01', '2026-11-21', 95],
    ['comes later', '2026-11-01', null, 97],
    ['no day', null, null, 80],
  ];
  const columns = ['account_id', 'signed_up_at', 'churned_at', 'health'];
  const program = { advocates: { minimumCoverage: 0 } };
  const { rankings } = await rankCsv(columns, rows, { program, asOf: '2026-10-15' });
  expect(rankings[0]?.best.map(({ account }) => account)).toEqual(['leaves later', 'stays', 'no day']);
  expect(rankings[0]?.customers).toBe(3);
});

test('an answer counts for the days that the program says, and only the latest one', async () => {
  const survey = (id: string, on: string, score: number) => [id, `${on}T09:00:00Z`, 'nps', score];
  await using snapshot = await makeSnapshot({
    accounts: csv(
      ['account_id', 'health', 'nps'],
      ['fresh', 'old', 'changed', 'none', 'tomorrow'].map((id) => [id, 50, 10]),
    ),
    surveys: csv(
      ['account_id', 'at', 'kind', 'score'],
      [
        survey('fresh', '2026-11-11', 8),
        survey('old', '2026-11-10', 8),
        survey('changed', '2026-11-12', 9),
        survey('changed', '2026-11-18', 3),
        survey('tomorrow', '2026-11-21', 7),
      ],
    ),
  });
  const program = { advocates: { freshDays: 9, minimumCoverage: 0 } };
  const { rankings } = await rank(snapshot, { program, asOf: '2026-11-20' });
  const nps = Object.fromEntries(rankings[0]?.best.map(({ account, inputs }) => [account, inputs.nps]) ?? []);
  expect(nps).toEqual({ fresh: 80, old: null, changed: 30, none: null, tomorrow: null });
});

test('without surveys of a kind, the column of the accounts counts', async () => {
  await using snapshot = await makeSnapshot({
    accounts: csv(['account_id', 'health', 'nps', 'csat'], [['a', 50, 9, 4]]),
    surveys: csv(['account_id', 'at', 'kind', 'score'], [['a', '2026-11-11', 'csat', 2]]),
  });
  const { rankings } = await rank(snapshot, { program: { advocates: { minimumCoverage: 0 } } });
  expect(rankings[0]?.best[0]?.inputs).toMatchObject({ nps: 90, csat: 25 });
});

test('a survey of CSAT that is not of 1 to 5 is left aside', async () => {
  await using snapshot = await makeSnapshot({
    accounts: csv(['account_id', 'health'], [['a', 50]]),
    surveys: csv(
      ['account_id', 'at', 'kind', 'score'],
      [
        ['a', '2026-11-11', 'csat', 4],
        ['a', '2026-11-12', 'csat', 10],
        ['a', '2026-11-13', 'csat', 0],
      ],
    ),
  });
  const { rankings } = await rank(snapshot, { program: { advocates: { minimumCoverage: 0 } } });
  expect(rankings[0]?.best[0]?.inputs.csat).toBe(75);
  expect((await answerSources(snapshot)).oddCsat).toBe(2);
});

test('cost counts as a share of revenue; what pays nothing costs most', async () => {
  const rows = [
    ['cheap', 1200, 500],
    ['dear', 300, 50],
    ['free', 10, 0],
    ['unknown', 300, null],
    ['nothing', 0, 0],
  ];
  const program = { advocates: { minimumCoverage: 0 } };
  const { rankings } = await rankCsv(['account_id', 'retention_cost', 'mrr'], rows, { program });
  expect(rankings[0]?.best.map(({ account }) => account)).toEqual(['cheap', 'dear', 'free']);
  expect(rankings[0]?.costs).toEqual({ known: 3, tooMuch: 2 });
});

test.each<[string, Parameters<typeof csv>[1], number]>([
  ['one account', [['only', 70, 1000, 50]], 1],
  ['accounts that are all the same', ['a', 'b', 'c'].map((id) => [id, 70, 1000, 50]), 3],
  ['accounts of which nothing is known', ['a', 'b'].map((id) => [id, null, null, null]), 0],
  [
    'amounts beyond measure',
    [
      ['a', 70, 1e300, 50],
      ['b', 70, -1e300, 50],
      ['c', 70, 0, 50],
    ],
    3,
  ],
])('holds for %s', async (_, rows, ranked) => {
  const columns = ['account_id', 'health', 'ltv', 'usage'];
  const { rankings } = await rankCsv(columns, rows, { program: { advocates: { minimumCoverage: 0.1 } } });
  expect(rankings[0]?.best).toHaveLength(ranked);
  expect(rankings[0]?.customers).toBe(rows.length);
  for (const { score } of rankings[0]?.best ?? []) {
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(100);
  }
});

test('holds where everybody has left', async () => {
  const { rankings, medianUsage } = await rankCsv(['account_id', 'churned', 'usage'], [['a', 'yes', 50]]);
  expect(rankings[0]).toMatchObject({ customers: 0, scored: 0, meanCoverage: 0, best: [] });
  expect(medianUsage).toBeNull();
});

test('ranks nobody where no input weighs anything', async () => {
  const weights = Object.fromEntries(Object.keys(AdvocateWeightsSchema.shape).map((input) => [input, 0]));
  const program = { advocates: { weights, minimumCoverage: 0 } };
  const { rankings } = await rankCsv(['account_id', 'health'], [['a', 70]], { program });
  expect(rankings[0]).toMatchObject({ customers: 1, scored: 0, meanCoverage: 0, best: [] });
});

test('of many with the same score, those with the first ids are kept', async () => {
  const rows = Array.from({ length: 150 }, (_, index) => [
    `a${String((index * 7) % 150).padStart(3, '0')}`,
    70,
  ]);
  const program = { advocates: { minimumCoverage: 0 } };
  const { rankings } = await rankCsv(['account_id', 'health'], rows, { program });
  expect(rankings[0]?.best.map(({ account }) => account)).toEqual(
    Array.from({ length: 100 }, (_, index) => `a${String(index).padStart(3, '0')}`),
  );
});

test('accounts with the same score stand in the order of their ids', async () => {
  const rows = ['c', 'a', 'b'].map((id) => [id, 70]);
  const { rankings } = await rankCsv(['account_id', 'health'], rows, {
    program: { advocates: { minimumCoverage: 0 } },
  });
  expect(rankings[0]?.best.map(({ account }) => account)).toEqual(['a', 'b', 'c']);
});

test('knows the segments of each, and gives a hundred of all and twenty of a segment', async () => {
  const rows = Array.from({ length: 130 }, (_, index) => [
    `a${String(index).padStart(3, '0')}`,
    index % 100,
    index % 2 ? 'x' : null,
  ]);
  const segments = { odd: { accounts: { industry: 'x' } }, healthy: { accounts: { health: { min: 90 } } } };
  const program = { advocates: { minimumCoverage: 0 } };
  const { rankings } = await rankCsv(['account_id', 'health', 'industry'], rows, { program, segments });
  expect(rankings.map(({ segment, customers, best }) => [segment, customers, best.length])).toEqual([
    [null, 130, 100],
    ['odd', 65, 20],
    ['healthy', 10, 10],
  ]);
  expect(rankings[0]?.best[0]).toMatchObject({ account: 'a099', segments: ['odd', 'healthy'] });
  expect(rankings[0]?.best[1]).toMatchObject({ account: 'a098', segments: ['healthy'] });
});

/** The definition, one account after the other: nothing of the SQL is used here. */
function scoreAll(all: readonly Customer[], advocates: { weights: object; minimumCoverage: number }) {
  const customers = all.filter(({ churned }) => !churned);
  const usages = known(customers.map(({ cells }) => cells.usage)).sort((a, b) => a - b);
  const medianUsage = ((usages[(usages.length - 1) >> 1] ?? 0) + (usages[usages.length >> 1] ?? 0)) / 2;
  const cost = ({ cells: { retention_cost: spent, mrr } }: Customer) =>
    spent === null || mrr === null ? null : mrr > 0 ? spent / (mrr * 12) : spent > 0 ? 1e9 : null;
  const place = (of: (customer: Customer) => number | null, customer: Customer): number | null => {
    const value = of(customer);
    const values = known(customers.map(of));
    if (value === null) return null;
    const below = values.filter((other) => other < value).length;
    const same = values.filter((other) => other === value).length;
    return (100 * (below + same / 2)) / values.length;
  };
  const less = (value: number | null) => (value === null ? null : 100 - value);
  const answer = ({ surveys }: Customer, kind: 'nps' | 'csat') =>
    surveys
      .filter((survey) => survey.kind === kind && survey.on >= FIRST_FRESH_DAY)
      .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.score - b.score))[0]?.score ?? null;
  const scored = customers.map((customer) => {
    const [nps, csat] = [answer(customer, 'nps'), answer(customer, 'csat')];
    const inputs: AdvocateInputs = {
      health: customer.cells.health,
      expansion: place(({ cells }) => cells.expansion_mrr, customer),
      ltv: place(({ cells }) => cells.ltv, customer),
      retentionCost: less(place(cost, customer)),
      tickets: less(place(({ cells }) => cells.tickets_90d, customer)),
      nps: nps === null ? null : nps * 10,
      csat: csat === null ? null : (csat - 1) * 25,
      usage: customer.cells.usage,
    };
    const weights = AdvocateWeightsSchema.parse(advocates.weights);
    const { score, coverage } = advocateScore(inputs, {
      weights,
      minimumCoverage: advocates.minimumCoverage,
      medianUsage,
    });
    return { id: customer.id, industry: customer.industry, inputs, score, coverage };
  });
  scored.sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.id < b.id ? -1 : 1));
  return { medianUsage, scored };
}

function inventCustomers(seed: number, count: number): Customer[] {
  const next = generator(seed);
  const whole = (most: number) => Math.floor(next() * (most + 1));
  const maybe = (value: number) => (next() < 0.3 ? null : value);
  return Array.from({ length: count }, (_, index) => ({
    id: `c${String(index).padStart(3, '0')}`,
    industry: next() < 0.4 ? 'bakery' : 'mill',
    churned: next() < 0.15,
    cells: {
      health: maybe(whole(100)),
      expansion_mrr: maybe(whole(3) * 10 - 10),
      ltv: maybe(whole(5000) / 10),
      retention_cost: maybe(whole(4) * 50),
      mrr: maybe(whole(4) * 20),
      tickets_90d: maybe(whole(5)),
      usage: maybe(whole(10) * 10),
    },
    surveys: Array.from({ length: whole(4) }, () => {
      const kind = next() < 0.5 ? ('nps' as const) : ('csat' as const);
      return { kind, on: DAYS[whole(4)] ?? AS_OF, score: kind === 'nps' ? whole(10) : 1 + whole(4) };
    }),
  }));
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
