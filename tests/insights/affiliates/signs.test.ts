import { describe, expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import { compareWithOthers } from '../../../src/insights/affiliates/compare-affiliates.ts';
import { csv } from '../make-snapshot.ts';
import {
  accountsOf,
  dayBefore,
  find,
  learnFrom,
  partners,
  salesOf,
  TERMS,
  type Rows,
} from './make-referrals.ts';

/** What the signs of `one` are: kind, count, of, value. */
async function signsOf(...given: Parameters<typeof learnFrom>) {
  const learned = await learnFrom(...given);
  return find(learned, 'one').signs.map(({ kind, count, of, value }) => [kind, count, of, value]);
}

describe('people at the accounts', () => {
  const accounts = accountsOf('one', 12);
  const contacts = (email: (at: number) => string) =>
    csv(
      ['account_id', 'email'],
      accounts.map(([id], at) => [id ?? null, email(at)]),
    );
  const affiliates = { one: { email: 'Jo@one.example', account: 'home' } };

  test('the affiliate’s own address is a sign, and so is its domain', async () => {
    const emails = (at: number) =>
      at === 0 ? 'JO@one.example' : at < 5 ? `x${at}@one.example` : `x@c${at}.example`;
    expect(await signsOf({ accounts, contacts: contacts(emails) }, { affiliates })).toEqual([
      ['own-email', 1, 12, 'jo@one.example'],
      ['own-domain', 5, 12, 'one.example'],
    ]);
  });

  test('its own account may have its own people', async () => {
    const own = [...accounts.slice(0, 11), ['home', '2025-01-01', null, 'one', 1] as const];
    const people = csv(
      ['account_id', 'email'],
      own.map(([id = null], at) => [id, id === 'home' ? 'jo@one.example' : `x@c${at}.example`]),
    );
    // It referred itself, which is a sign of its own, but not one in what its people are called.
    expect(await signsOf({ accounts: own, contacts: people }, { affiliates })).toEqual([
      ['own-account', 1, 1, null],
    ]);
  });

  test('the address may stand in the table of affiliates', async () => {
    const table = csv(['affiliate_id', 'name', 'email'], [['one', 'One', 'jo@one.example']]);
    const given = { accounts, contacts: contacts((at) => `x${at}@one.example`), affiliates: table };
    expect(await signsOf(given, { affiliates: partners('one') })).toEqual([
      ['own-domain', 12, 12, 'one.example'],
    ]);
  });

  test('a domain or a person at many accounts is a sign, free mail is not', async () => {
    const signs = (email: (at: number) => string) =>
      signsOf({ accounts, contacts: contacts(email) }, { affiliates });
    expect(await signs((at) => (at < 3 ? `x${at}@chain.example` : `x@c${at}.example`))).toEqual([
      ['one-domain', 3, 12, 'chain.example'],
    ]);
    expect(await signs((at) => `person${at}@gmail.com`)).toEqual([]);
    expect(await signs((at) => (at < 4 ? `max+${at}@gmail.com` : `x@c${at}.example`))).toEqual([
      ['one-person', 4, 12, 'max@gmail.com'],
    ]);
    expect(await signs((at) => (at < 2 ? 'x@chain.example' : `x@c${at}.example`))).toEqual([]);
  });

  test('what is not an address is nobody’s', async () => {
    expect(await signsOf({ accounts, contacts: contacts(() => 'unknown') }, { affiliates })).toEqual([]);
  });
});

describe('leads', () => {
  const lead = (by: string, at: number, seconds: number | null, address: string | null): Rows[number] => {
    const click = Date.parse('2026-05-01T10:00:00Z') + at * 3_600_000;
    const when = (after: number) => new Date(click + after * 1000).toISOString().slice(0, 19) + 'Z';
    return [
      by,
      null,
      when(seconds ?? 0),
      'lead',
      null,
      null,
      null,
      seconds === null ? null : when(0),
      address,
    ];
  };
  const others = Array.from({ length: 60 }, (_, at) => lead('two', at, 40 + at, `b${at}`));
  const accounts = accountsOf('one', 1);
  const affiliates = partners('one', 'two');

  test('that come seconds after the click more often than others’ are a sign', async () => {
    const leads = (hasty: number) =>
      Array.from({ length: 30 }, (_, at) => lead('one', at, at < hasty ? 9 : 10, `a${at}`));
    expect(await signsOf({ accounts, conversions: [...leads(12), ...others] }, { affiliates })).toEqual([
      ['hasty', 12, 30, null],
    ]);
    expect(await signsOf({ accounts, conversions: [...leads(2), ...others] }, { affiliates })).toEqual([]);
  });

  test('that have no click, or one after them, are left aside', async () => {
    const leads = Array.from({ length: 30 }, (_, at) => lead('one', at, at < 12 ? -5 : null, `a${at}`));
    expect(await signsOf({ accounts, conversions: [...leads, ...others] }, { affiliates })).toEqual([]);
  });

  test('of which many come from one address are a sign', async () => {
    const leads = (same: number) =>
      Array.from({ length: 24 }, (_, at) => lead('one', at, 60, at < same ? '203.0.113.7' : `a${at}`));
    expect(await signsOf({ accounts, conversions: [...leads(5), ...others] }, { affiliates })).toEqual([
      ['one-address', 5, 24, '203.0.113.7'],
    ]);
    expect(await signsOf({ accounts, conversions: [...leads(4), ...others] }, { affiliates })).toEqual([]);
  });
});

describe('refunds', () => {
  const [own, others] = [accountsOf('one', 30), accountsOf('two', 120)];
  const refund = (by: string, at: number): Rows[number] => [
    ...[by, `${by}-${at}`, '2026-11-10T10:00:00Z', 'refund', 50, 'EUR', `c-${by}-${at}`, null, null],
  ];
  const sales = [...salesOf(own, 1), ...salesOf(others, 1)];
  const learn = (refunds: number) =>
    signsOf(
      {
        accounts: [...own, ...others],
        conversions: [
          ...sales,
          ...Array.from({ length: refunds }, (_, at) => refund('one', at)),
          ...Array.from({ length: 4 }, (_, at) => refund('two', at)),
        ],
      },
      { affiliates: partners('one', 'two') },
    );

  test('of clearly more accounts than those of other affiliates are a sign', async () => {
    expect(await learn(10)).toEqual([['refunds', 10, 30, null]]);
    expect(await learn(2)).toEqual([]);
  });

  test('of late are a sign even where they were rare before', async () => {
    const early = accountsOf('one', 300, { prefix: 'early' }).map(([id, , churn, by, ltv]): Rows[number] => [
      ...[id ?? null, '2024-01-01', churn ?? null, by ?? null, ltv ?? null],
    ]);
    const late = Array.from({ length: 25 }, (_, at): Rows[number] => [
      `late-${at}`,
      '2026-09-01',
      null,
      'one',
      1,
    ]);
    const usual = Array.from({ length: 400 }, (_, at): Rows[number] => [
      `two-${at}`,
      '2026-09-01',
      null,
      'two',
      1,
    ]);
    const paid = (rows: Rows, at: string): Rows =>
      rows.map(([id, , , by]) => [by ?? null, id ?? null, at, 'sale', 9, 'EUR', `i-${id ?? ''}`, null, null]);
    const back = (rows: Rows): Rows =>
      rows.map(([id, , , by]) => [
        ...[by ?? null, id ?? null, '2026-11-01T10:00:00Z', 'refund', 9, 'EUR', `c-${id ?? ''}`, null, null],
      ]);
    const signs = await signsOf(
      {
        accounts: [...early, ...late, ...usual],
        conversions: [
          ...paid(early, '2024-03-01T10:00:00Z'),
          ...paid([...late, ...usual], '2026-10-01T10:00:00Z'),
          ...back([...late.slice(0, 8), ...usual.slice(0, 12)]),
        ],
      },
      { affiliates: partners('one', 'two') },
    );
    expect(signs.filter(([kind]) => kind !== 'burst')).toEqual([['recent-refunds', 8, 25, null]]);
  });
});

test('what is rare everywhere is not found where chance put three of them', () => {
  const random = new Random(5, 'rare', 0);
  let alarms = 0;
  for (let round = 0; round < 40; round += 1) {
    const groups = Array.from({ length: 400 }, (_, at): [string, { count: number; n: number }] => {
      const drawn = Array.from({ length: 30 }, () => random.chance(0.01)).filter(Boolean);
      return [`a${at}`, { count: drawn.length, n: 30 }];
    });
    if (compareWithOthers('refunds', new Map(groups)).length > 0) alarms += 1;
  }
  expect(alarms / 40).toBeLessThan(0.1);
});

describe('signups', () => {
  const spread = (by: string, days: readonly number[]): Rows =>
    days.map((day, at) => [`${by}-${at}`, dayBefore('2026-11-01', day), null, by, 1]);
  const even = (count: number, step: number) => Array.from({ length: count }, (_, at) => at * step);

  test('in a burst are a sign, with the first day of it', async () => {
    const accounts = spread('one', [...even(20, 14), 100, 101, 102, 102, 103, 104, 104]);
    expect(await signsOf({ accounts }, { affiliates: partners('one') })).toEqual([
      ['burst', 8, 27, dayBefore('2026-11-01', 104)],
    ]);
  });

  test('that double every 200 days are none', async () => {
    const growing = Array.from({ length: 800 }, (_, at) => Math.round(-200 * Math.log2(1 - at / 805)));
    expect(await signsOf({ accounts: spread('one', growing) }, { affiliates: partners('one') })).toEqual([]);
  });

  test('of an affiliate of many years have to be denser, since there were more weeks for chance', async () => {
    const year = [...even(15, 24), 168, 169, 170, 171];
    const learn = (days: readonly number[]) =>
      signsOf({ accounts: spread('one', days) }, { affiliates: partners('one') });
    expect(await learn(year)).toEqual([['burst', 5, 19, dayBefore('2026-11-01', 171)]]);
    expect(await learn([...year, 1600])).toEqual([]);
  });

  test('that come by chance are hardly ever called a burst', async () => {
    const ids = Array.from({ length: 200 }, (_, at) => `p${at}`);
    const random = new Random(3, 'signups', 0);
    const accounts = ids.flatMap((id) =>
      spread(
        id,
        Array.from({ length: 12 + random.integer(0, 60) }, () => random.integer(0, 900)),
      ),
    );
    const { counts } = await learnFrom({ accounts }, { affiliates: partners(...ids) });
    expect(counts.withSigns).toBeLessThan(2);
  });
});

describe('leaving', () => {
  test('right after the last commission, more often than others’ customers, is a sign', async () => {
    // First sale 60 days after the signup, commission for 3 months from then on.
    const leaving = accountsOf('one', 30, { left: 14, after: 165 });
    const staying = accountsOf('two', 90, { left: 6, after: 165 });
    const accounts = [...leaving, ...staying].map(([id, signup, churn, by, ltv]): Rows[number] => [
      ...[id ?? null, dayBefore(String(signup), 300), churn == null ? null : dayBefore(String(churn), 300)],
      ...[by ?? null, ltv ?? null],
    ]);
    const learn = (months: number) =>
      signsOf(
        { accounts, conversions: salesOf(accounts, 3) },
        { affiliates: partners('one', 'two'), program: { commission: { ...TERMS, months } } },
      );
    expect(await learn(3)).toEqual([['leaving-after-commission', 14, 30, null]]);
    // Who leaves before commission ends has not waited for it, and is not counted.
    expect(await learn(1)).toEqual([]);
    expect(await learn(5)).toEqual([]);
  });
});
