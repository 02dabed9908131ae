import { describe, expect, test } from 'vitest';
import { Random } from '../../scripts/sample-data/random.ts';
import { learnAffiliates } from '../../src/insights/affiliates/learn-affiliates.ts';
import { forecast, learnGoals } from '../../src/insights/goals/learn-goals.ts';
import { readReferrals } from '../../src/insights/affiliates/referrals.ts';
import { openStudy } from '../../src/insights/study.ts';
import type { GoalInsight } from '../../src/schemas/insights/goals.ts';
import { ProgramSchema } from '../../src/schemas/program.ts';
import {
  accountsOf,
  ACCOUNT_COLUMNS,
  CONVERSION_COLUMNS,
  dayBefore,
  partners,
  type Rows,
} from './affiliates/make-referrals.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';
import { makeProgram, makeStudyInput } from './make-study.ts';

interface Given {
  readonly accounts: Rows | string;
  readonly conversions?: Rows;
  readonly asOf?: string;
  readonly affiliates?: object;
}

async function goalsOf(
  goals: readonly object[],
  { accounts, conversions, ...more }: Given,
): Promise<GoalInsight[]> {
  await using snapshot = await makeSnapshot({
    accounts: typeof accounts === 'string' ? accounts : csv(ACCOUNT_COLUMNS, accounts),
    ...(conversions ? { conversions: csv(CONVERSION_COLUMNS, conversions) } : {}),
  });
  const content = { affiliates: partners('one', 'two'), program: { goals, rates: { USD: 0.5 } }, ...more };
  const study = openStudy(makeStudyInput(snapshot, content as object));
  const referrals = await readReferrals(study);
  return await learnGoals(study, referrals, await learnAffiliates(study, referrals));
}

/** One account a day up to the given one, referred by `one`. */
const daily = (last: string, count: number): Rows =>
  Array.from({ length: count }, (_, at) => [`d${at}`, dayBefore(last, at), null, 'one', 1]);

const growth = { metric: 'growth', target: 100, from: '2026-01-01', by: '2026-04-10' }; // 100 days

describe('growth', () => {
  test.each([
    ['2026-02-19', 50, 'ahead', 50],
    ['2026-02-19', 49, 'behind', 50],
    ['2026-02-19', 120, 'ahead', 50],
    ['2026-04-10', 100, 'reached', 100],
    ['2026-04-10', 99, 'behind', 100],
    ['2026-05-01', 99, 'missed', 100],
  ])(
    'on %s with an account a day for %i days it is %s, the line being at %i',
    async (asOf, count, status, pace) => {
      const last = asOf < growth.by ? asOf : growth.by;
      const [goal] = await goalsOf([growth], { accounts: daily(last, count), asOf });
      // Those before the first day do not count.
      expect(goal).toMatchObject({ status, pace, actual: Math.min(count, status === 'ahead' ? 50 : count) });
    },
  );

  test('counts accounts of affiliates that are known, and says what the ones with signs brought', async () => {
    const accounts: Rows = [
      ...daily('2026-02-19', 10),
      ['x', '2026-02-01', null, 'stranger', 1],
      ['y', '2026-02-01', null, null, 1],
      ['home', '2026-02-01', null, 'two', 1],
      ['z', '2026-02-01', null, 'two', 1],
    ];
    const [goal] = await goalsOf([growth], {
      ...{ accounts, asOf: '2026-02-19' },
      affiliates: { one: {}, two: { account: 'home' } },
    });
    expect(goal).toMatchObject({ actual: 11, fromSigns: 1 });
  });

  test('says what is needed a month and what the last 90 days brought', async () => {
    const [goal] = await goalsOf([{ ...growth, from: '2025-08-05', target: 300 }], {
      accounts: daily('2026-02-19', 120),
      asOf: '2026-02-19',
    });
    expect(goal?.monthly?.needed).toBeCloseTo((180 / 50) * 30.4375, 9);
    expect(goal?.monthly?.recent).toBeCloseTo(30.4375, 9);
  });

  test('without a first day the year before the last one counts', async () => {
    const [goal, leap] = await goalsOf(
      [
        { metric: 'growth', target: 100, by: '2026-06-30' },
        { metric: 'growth', target: 100, by: '2028-02-29' },
      ],
      { accounts: daily('2026-02-19', 10), asOf: '2026-02-19' },
    );
    expect(goal).toMatchObject({ from: '2025-07-01', actual: 10 });
    expect(leap).toMatchObject({ from: '2027-03-01', status: 'not-begun', actual: null });
  });

  test('is not known without signups, and a pace of a few days is no forecast', async () => {
    const [unknown] = await goalsOf([growth], {
      ...{ accounts: csv(['account_id', 'referred_by'], [['a', 'one']]), asOf: '2026-02-19' },
    });
    expect(unknown).toMatchObject({ status: 'unknown', actual: null });
    const [early] = await goalsOf([growth], { accounts: daily('2026-01-20', 15), asOf: '2026-01-20' });
    expect(early?.forecast).toBeNull();
  });
});

describe('revenue', () => {
  const goal = { metric: 'revenue', target: 1000, from: '2026-01-01', by: '2026-04-10' };
  const sale = (
    at: string,
    amount: number,
    more: { kind?: string; currency?: string; account?: string } = {},
  ) =>
    [
      ...['one', more.account ?? 'd0', at, more.kind ?? 'sale', amount, more.currency ?? 'EUR'],
      ...[`${at}${more.kind ?? ''}${more.account ?? ''}`, null, null],
    ] as Rows[number];
  const accounts = daily('2025-06-01', 3);

  test('is sales less refunds of the days that count, in the program’s currency', async () => {
    const conversions = [
      sale('2025-12-31T23:59:59Z', 7),
      sale('2026-01-01T00:00:00Z', 100),
      sale('2026-02-01T10:00:00Z', 100, { currency: 'USD' }),
      sale('2026-02-01T10:00:00Z', 900, { currency: 'CHF', account: 'd1' }),
      sale('2026-02-02T10:00:00Z', 30, { kind: 'refund' }),
      sale('2026-02-20T00:00:00Z', 7),
    ];
    const [found] = await goalsOf([goal], { accounts, conversions, asOf: '2026-02-19' });
    expect(found).toMatchObject({ actual: 120, pace: 500, status: 'behind' });
    expect(found?.monthly?.recent).toBeCloseTo((120 / 50) * 30.4375, 9);
  });

  test('is not known without conversions', async () => {
    expect((await goalsOf([goal], { accounts }))[0]).toMatchObject({ status: 'unknown', actual: null });
  });
});

describe('retention', () => {
  const goal = { metric: 'retention', target: 0.8, by: '2027-12-31' };
  const old = (by: string, count: number, left: number) =>
    accountsOf(by, count, { left, after: 100 }).map(([id, signup, churn, who, ltv]): Rows[number] => [
      ...[id ?? null, dayBefore(String(signup), 500), churn == null ? null : dayBefore(String(churn), 500)],
      ...[who ?? null, ltv ?? null],
    ]);

  test.each([
    [200, 10, 'ahead'],
    [200, 40, 'unclear'],
    [200, 90, 'behind'],
  ])('%i accounts of which %i left within a year are %s', async (count, left, status) => {
    const [found] = await goalsOf([goal], { accounts: old('one', count, left) });
    expect(found).toMatchObject({ status, pace: null, forecast: null });
    expect(found?.share).toMatchObject({ n: count, share: 1 - left / count });
  });

  test('names the affiliate without which it would be highest', async () => {
    const [found] = await goalsOf([goal], { accounts: [...old('one', 60, 3), ...old('two', 40, 30)] });
    expect(found?.without).toEqual({ affiliate: 'two', accounts: 40, share: 0.95 });
    const [even] = await goalsOf([goal], { accounts: [...old('one', 60, 6), ...old('two', 60, 6)] });
    expect(even?.without).toBeNull();
  });

  test('accounts of less than a year do not count, and with a first day only those whose year ended since', async () => {
    const accounts: Rows = [
      ['a', '2025-11-22', null, 'one', 1],
      ['b', '2025-11-21', null, 'one', 1],
      ['c', '2025-01-01', '2025-12-31', 'one', 1],
      ['d', '2024-12-31', null, 'one', 1],
    ];
    const [all, since] = await goalsOf([goal, { ...goal, from: '2026-01-01' }], { accounts });
    expect(all?.share).toMatchObject({ n: 3, share: 2 / 3 });
    expect(since?.share).toMatchObject({ n: 2, share: 0.5 });
    const [none] = await goalsOf([goal], { accounts: [['a', '2025-11-22', null, 'one', 1]] });
    expect(none).toMatchObject({ status: 'unknown', share: null });
  });
});

test('what is to come lies in the forecast 93-97 % of the time', () => {
  const random = new Random(11, 'forecast', 0);
  const period = (days: number) => {
    const amounts = Array.from({ length: random.poisson(days * 0.6) }, () => Math.exp(random.normal(4, 0.5)));
    const sum = (power: number) => amounts.reduce((total, amount) => total + amount ** power, 0);
    return { actual: sum(1), squares: sum(2) };
  };
  const runs = 4000;
  const held = Array.from({ length: runs }, () => {
    const { actual, squares } = period(100);
    const found = forecast(actual, squares, 0.8, 'revenue');
    const end = actual + period(80).actual;
    return found !== null && found.low <= end && end <= found.high;
  }).filter(Boolean).length;
  expect(held / runs).toBeGreaterThan(0.93);
  expect(held / runs).toBeLessThan(0.97);
});

describe('content/program.yaml', () => {
  const messages = (more: object) => {
    const parsed = ProgramSchema.safeParse({ ...makeProgram(), ...more });
    return parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  };

  test.each([
    [
      { metric: 'retention', target: 85, by: '2027-01-01' },
      'goals.0.target: must be a share of 0-1, such as 0.85',
    ],
    [
      { metric: 'growth', target: 8.5, by: '2027-01-01' },
      'goals.0.target: must be a whole number of accounts',
    ],
    [
      { metric: 'growth', target: 8, from: '2027-01-01', by: '2027-01-01' },
      'goals.0.from: must be before the day in "by"',
    ],
  ])('refuses the goal %j', (goal, message) => {
    expect(messages({ goals: [goal] })).toEqual([message]);
  });

  test('refuses a commission in percent, and a rate for no currency', () => {
    expect(messages({ commission: { rate: 20 } })).toEqual([
      'commission.rate: must be below 1, such as 0.2 for 20 %',
    ]);
    expect(messages({ rates: { dollars: 0.9 } })).toHaveLength(1);
    expect(messages({ commission: { rate: 0.2 }, rates: { USD: 0.9 } })).toEqual([]);
  });
});
