import { describe, expect, test } from 'vitest';
import { csv } from '../make-snapshot.ts';
import {
  accountsOf,
  ACCOUNT_COLUMNS,
  CONVERSION_COLUMNS,
  dayBefore,
  find,
  learnFrom,
  partners,
  salesOf,
  TERMS,
  type Rows,
} from './make-referrals.ts';

const OTHERS = accountsOf(null, 120, { left: 40 });

describe('quality', () => {
  test('customers that stay or leave more often than all others are told apart', async () => {
    const learned = await learnFrom(
      {
        accounts: [
          ...accountsOf('good', 40),
          ...accountsOf('bad', 40, { left: 32 }),
          ...accountsOf('usual', 40, { left: 13 }),
          ...OTHERS,
        ],
      },
      { affiliates: partners('good', 'bad', 'usual', 'idle') },
    );
    expect(learned.list.map(({ affiliate, verdict }) => [affiliate, verdict])).toEqual([
      ['bad', 'worse'],
      ['good', 'better'],
      ['usual', 'unclear'],
    ]);
    expect(learned.counts).toMatchObject({ affiliates: 4, referring: 3, judged: 3, better: 1, worse: 1 });
    const good = find(learned, 'good');
    expect(good.retention?.among).toMatchObject({ share: 1, n: 40 });
    expect(good.retention?.others).toMatchObject({ share: 1 - 85 / 200, n: 200 });
    expect(good).toMatchObject({ referred: 40, customers: 40, lastSignup: '2026-08-01', leads: null });
    // Half of 1000-1039; ranks 14 and 27 of 40.
    expect(good.ltv).toEqual({ median: 1019.5, n: 40, low: 1013, high: 1026 });
  });

  test('churn counts customers lost for each customer and month', async () => {
    const accounts = [
      ['a', '2026-01-01', '2026-03-02', 'one', 1], // 60 days
      ['b', '2026-11-01', null, 'one', 1], // 20 days
      ['c', '2026-10-12', null, null, 1], // 40 days
    ] as const;
    const { churn } = find(await learnFrom({ accounts }, { affiliates: partners('one') }), 'one');
    expect(churn?.among.events).toBe(1);
    expect(churn?.among.exposure).toBeCloseTo(80 / 30.4375, 9);
    expect(churn?.others).toMatchObject({ events: 0, rate: 0 });
  });

  test('below 20 accounts that had the time to leave nothing is said, however good they look', async () => {
    const learn = (count: number) =>
      learnFrom({ accounts: [...accountsOf('good', count), ...OTHERS] }, { affiliates: partners('good') });
    expect(find(await learn(19), 'good').verdict).toBe('too-few');
    expect(find(await learn(20), 'good').verdict).toBe('better');
  });

  test('young customers are not called better while they leave faster', async () => {
    const young: Rows = Array.from({ length: 60 }, (_, at) => [
      `y${at}`,
      dayBefore('2026-08-10', at % 10),
      at < 6 ? '2026-08-20' : null,
      'young',
      1,
    ]);
    const old: Rows = Array.from({ length: 200 }, (_, at) => [
      `o${at}`,
      dayBefore('2020-08-10', at),
      at < 90 ? dayBefore('2026-08-10', at) : null,
      null,
      1,
    ]);
    const learned = await learnFrom({ accounts: [...young, ...old] }, { affiliates: partners('young') });
    const { retention, churn, verdict } = find(learned, 'young');
    expect(retention?.verdict).toBe('better');
    expect(churn?.among.rate).toBeGreaterThan(churn?.others.rate ?? 1);
    expect(verdict).toBe('unclear');
  });

  test('scores are compared as means, NPS as promoters less detractors', async () => {
    const header = [
      'account_id',
      'signed_up_at',
      'churned_at',
      'referred_by',
      'nps',
      'health',
      'tickets_90d',
    ];
    const rows = Array.from(
      { length: 90 },
      (_, at) =>
        [
          ...[`a${at}`, '2025-01-01', null, at < 30 ? 'one' : null],
          ...[at < 30 ? [9, 10, 8][at % 3] : [3, 7, 9][at % 3], at < 30 ? 80 + (at % 5) : 60 + (at % 9), 2],
        ] as (string | number | null)[],
    );
    const learned = await learnFrom({ accounts: csv(header, rows) }, { affiliates: partners('one') });
    const { scores } = find(learned, 'one');
    expect(scores.nps?.among).toMatchObject({ n: 30 });
    expect(scores.nps?.among.mean).toBeCloseTo((20 * 100) / 30, 9);
    expect(scores.nps?.others.mean).toBeCloseTo(0, 9);
    expect(scores.nps?.verdict).toBe('better');
    expect(scores.health).toMatchObject({ verdict: 'better', among: { mean: 82 }, others: { n: 60 } });
    expect(scores.tickets?.verdict).toBe('unclear');
    expect(scores.usage).toBeUndefined();
  });

  test('affiliates are known by other spellings of their ids, and by ids that no address can hold', async () => {
    const affiliates = csv(
      ['affiliate_id', 'name'],
      [
        ['Harbour_Inn', 'Harbour Inn'],
        ['Zoë', 'Zoë'],
      ],
    );
    const accounts: Rows = [
      ['a', '2026-01-01', null, 'harbour inn', 1],
      ['b', '2026-01-01', null, 'HARBOUR-INN', 1],
      ['c', '2026-01-01', null, 'Zoë', 1],
      ['d', '2026-01-01', null, 'harbor inn', 1],
    ];
    const learned = await learnFrom({ accounts, affiliates }, { affiliates: partners('harbour-inn', 'zoe') });
    expect(learned.list.map(({ affiliate, referred }) => [affiliate, referred])).toEqual([
      ['harbour-inn', 2],
      ['zoe', 1],
    ]);
    expect(learned.notes).toContain(
      '1 account names an affiliate that Kith does not know ("harbor-inn"): counted for nobody.',
    );
  });

  test('affiliates are compared with each other channel', async () => {
    const channel = (name: string, count: number, left: number) =>
      accountsOf(null, count, { left, prefix: name }).map((row) => [...row, name]);
    const accounts = csv(
      [...ACCOUNT_COLUMNS, 'acquisition_channel'],
      [
        ...accountsOf('one', 60, { left: 3 }).map((row) => [...row, 'referral']),
        ...channel('search', 80, 40),
        ...channel('event', 40, 2),
        ...channel('fax', 19, 19),
      ],
    );
    const { channels } = await learnFrom(
      { accounts, conversions: salesOf(accountsOf('one', 60, { left: 3 }), 3) },
      { affiliates: partners('one'), program: { commission: TERMS } },
    );
    expect(channels.map((row) => [row.channel, row.accounts, row.comparison?.verdict])).toEqual([
      [null, 60, undefined],
      ['search', 80, 'better'],
      ['event', 40, 'unclear'],
    ]);
    // 59 accounts have had three sales by then and one left before the first: 3 x 100 x 20 %.
    expect(channels[0]?.cost).toBeCloseTo((0.2 * 100 * sales(accountsOf('one', 60, { left: 3 }), 3)) / 60, 9);
    expect(channels[1]?.cost).toBeNull();
  });

  test('only the affiliates with the most accounts are listed, and those that stand out', async () => {
    const many = Array.from({ length: 1010 }, (_, at) => `a${at}`);
    const accounts: Rows = [
      ...many.flatMap((id, at) => (at < 1005 ? [...accountsOf(id, 2)] : [...accountsOf(id, 1)])),
    ];
    const affiliates = { ...partners(...many), a1009: { account: 'a1009-0' } };
    const learned = await learnFrom({ accounts }, { affiliates });
    expect(learned.list).toHaveLength(1001);
    expect(learned.list.at(-1)).toMatchObject({ affiliate: 'a1009', signs: [{ kind: 'own-account' }] });
    expect(learned.counts.referring).toBe(1009);
  });
});

function sales(accounts: Rows, months: number): number {
  return salesOf(accounts, months).length;
}

describe('money', () => {
  const program = { commission: TERMS };
  const customer = accountsOf('one', 1); // signed up on 1 August 2026
  const sale = (
    at: string,
    amount: number,
    invoice: string | null,
    more: { currency?: string; kind?: string } = {},
  ) =>
    ['one', 'one-0', at, more.kind ?? 'sale', amount, more.currency ?? 'EUR', invoice, null, null] as const;
  const learn = async (conversions: Rows, more: object = {}) =>
    learnFrom(
      { accounts: customer, conversions },
      { affiliates: partners('one'), program: { ...program, ...more } },
    );

  test('is sales less refunds, and commission a share of it', async () => {
    const learned = await learn([
      sale('2026-09-01T10:00:00Z', 300, 'i1'),
      sale('2026-10-01T10:00:00Z', 300, 'i2'),
      sale('2026-10-05T10:00:00Z', 100, 'c1', { kind: 'refund' }),
    ]);
    expect(find(learned, 'one').money).toMatchObject({
      ...{ invoices: 2, refunds: 1, net: 500, commission: 100, afterCommission: 400 },
      turnover: [{ currency: 'EUR', sales: 600, refunds: 100, net: 500, counted: true }],
      commissionPerAccount: 100,
    });
    expect(learned.money).toMatchObject({ net: 500, commission: 100 });
  });

  test('commission ends with its months, and stays with the affiliate where refunds do not take it back', async () => {
    const old = accountsOf('one', 1).map(() => ['one-0', '2024-01-01', null, 'one', 1]);
    const rows = [
      sale('2024-03-01T10:00:00Z', 100, 'i1'),
      sale('2025-02-28T10:00:00Z', 100, 'i2'),
      sale('2025-03-01T10:00:00Z', 100, 'i3'),
      sale('2024-04-01T10:00:00Z', 40, 'c1', { kind: 'refund' }),
    ];
    const commission = async (terms: object) =>
      find(
        await learnFrom(
          { accounts: old, conversions: rows },
          { affiliates: partners('one'), program: { commission: { ...TERMS, ...terms } } },
        ),
        'one',
      ).money?.commission;
    expect(await commission({})).toBeCloseTo(0.2 * 160, 9);
    expect(await commission({ returned: false })).toBeCloseTo(0.2 * 200, 9);
    expect(await commission({ months: 24 })).toBeCloseTo(0.2 * 260, 9);
  });

  test('an invoice told twice counts once, and a refund of it is another thing', async () => {
    const learned = await learn([
      sale('2026-09-01T10:00:00Z', 300, 'i1'),
      sale('2026-09-01T10:01:00Z', 300, 'i1'),
      sale('2026-09-09T10:00:00Z', 50, 'i1', { kind: 'refund' }),
      sale('2026-09-10T10:00:00Z', 20, null),
      sale('2026-09-10T10:00:00Z', 20, null),
    ]);
    expect(find(learned, 'one').money).toMatchObject({ invoices: 3, refunds: 1, net: 290 });
    expect(learned.notes).toContain(
      '1 conversion repeats an invoice that was told before: each counts once.',
    );
  });

  test('an invoice that two affiliates claim counts for the first', async () => {
    const rows: Rows = [
      ['two', 'one-0', '2026-09-02T10:00:00Z', 'sale', 300, 'EUR', 'i1', null, null],
      sale('2026-09-01T10:00:00Z', 300, 'i1'),
    ];
    const learned = await learnFrom(
      { accounts: customer, conversions: rows },
      { affiliates: partners('one', 'two'), program },
    );
    expect(learned.list.map(({ affiliate, money }) => [affiliate, money?.net])).toEqual([['one', 300]]);
  });

  test('other currencies are kept apart, or converted by a rate, and never added up', async () => {
    const rows = [
      sale('2026-09-01T10:00:00Z', 300, 'i1'),
      sale('2026-10-01T10:00:00Z', 100, 'i2', { currency: 'usd' }),
      sale('2026-11-01T10:00:00Z', 100, 'i3', { currency: 'GBP' }),
    ];
    const apart = await learn(rows);
    expect(find(apart, 'one').money).toMatchObject({ net: 300, commission: 60, invoices: 3 });
    expect(find(apart, 'one').money?.turnover.filter(({ counted }) => !counted)).toEqual([
      { currency: 'GBP', sales: 100, refunds: 0, net: 100, counted: false },
      { currency: 'USD', sales: 100, refunds: 0, net: 100, counted: false },
    ]);
    expect(apart.notes).toContain(
      'Sales in GBP, USD are kept apart and not part of any sum in EUR: content/program.yaml has no rate for them. Add rates: { GBP: … }.',
    );
    const converted = await learn(rows, { rates: { USD: 0.9, GBP: 1.2 } });
    expect(find(converted, 'one').money?.net).toBeCloseTo(300 + 90 + 120, 9);
    expect(converted.notes.join()).not.toContain('kept apart');
  });

  test('what a unit of commission stands against is the lifetime value of enough paying accounts', async () => {
    const accounts = accountsOf('one', 30);
    const learned = await learnFrom(
      { accounts: [...accounts, ...OTHERS], conversions: salesOf(accounts, 2) },
      { affiliates: partners('one'), program },
    );
    const { money } = find(learned, 'one');
    // Lifetime values are 1000-1029; the youngest signed up in August and has had two sales as well.
    expect(money?.returned?.of).toBe('ltv');
    expect(money?.returned?.ratio.ratio).toBeCloseTo(1014.5 / 40, 9);
    expect(money?.leftPerAccount).toMatchObject({ mean: 160, n: 30 });
  });

  test('without terms there is no commission and no proposal, and it says so', async () => {
    const learned = await learn([sale('2026-09-01T10:00:00Z', 300, 'i1')], { commission: undefined });
    const one = find(learned, 'one');
    expect(one.money).toMatchObject({ net: 300, commission: null, afterCommission: null, returned: null });
    expect(one.proposal).toBeNull();
    expect(learned.notes).toContain(
      'content/program.yaml has no "commission": what affiliates cost and what to pay them is not worked out. Add commission: { rate: 0.2, months: 12 }.',
    );
  });
});

describe('data that cannot be right', () => {
  test('accounts that affiliates are said to have referred to each other in a circle count for nobody', async () => {
    const accounts: Rows = [
      ['acc-a', '2025-01-01', null, 'c', 1],
      ['acc-b', '2025-01-01', null, 'a', 1],
      ['acc-c', '2025-01-01', null, 'b', 1],
      ['acc-d', '2025-01-01', null, 'a', 1],
    ];
    const affiliates = {
      a: { account: 'acc-a' },
      b: { account: 'acc-b' },
      c: { account: 'acc-c' },
      d: { account: 'acc-d' },
    };
    const learned = await learnFrom({ accounts }, { affiliates });
    expect(learned.notes).toContain(
      'The accounts of a, b, c are said to have referred each other in a circle, which cannot be: they count as referred by nobody. Correct referred_by.',
    );
    expect(learned.list.map(({ affiliate, referred, signs }) => [affiliate, referred, signs.length])).toEqual(
      [
        ['a', 1, 1],
        ['b', 0, 1],
        ['c', 0, 1],
      ],
    );
    expect(find(learned, 'a').signs[0]).toMatchObject({ kind: 'circle' });
  });

  test('an account that referred itself counts for nobody and is a sign', async () => {
    const accounts: Rows = [
      ['own', '2025-01-01', null, 'a', 1],
      ['friend', '2025-01-01', null, 'a', 1],
    ];
    const one = find(await learnFrom({ accounts }, { affiliates: { a: { account: 'own' } } }), 'a');
    expect(one.referred).toBe(1);
    expect(one.signs.map(({ kind }) => kind)).toEqual(['own-account']);
  });

  test('conversions of affiliates and accounts that nobody knows are said', async () => {
    const conversions: Rows = [
      ['ghost', 'one-0', '2026-09-01T10:00:00Z', 'sale', 300, 'EUR', 'i1', null, null],
      ['one', 'nobody', '2026-09-01T10:00:00Z', 'sale', 50, 'EUR', 'i2', null, null],
    ];
    const learned = await learnFrom(
      { accounts: accountsOf('one', 1), conversions },
      { affiliates: partners('one'), program: { commission: TERMS } },
    );
    expect(learned.notes).toEqual(
      expect.arrayContaining([
        'There are conversions of affiliates that Kith does not know ("ghost"): counted for nobody.',
        '1 conversion is of accounts that are not among the accounts: the money counts, the customers do not.',
        '1 account is credited to another affiliate in the conversions than in referred_by: the one has the customer, the other the money.',
      ]),
    );
    expect(find(learned, 'one').money?.net).toBe(50);
    expect(learned.money?.net).toBe(50);
  });

  test('dates before the signup are said, and such accounts are left out of churn', async () => {
    const accounts: Rows = [
      ['a', '2026-01-01', '2025-12-01', 'one', 1],
      ['b', '2026-01-01', null, 'one', 1],
      ['c', '2026-01-01', null, null, 1],
    ];
    const conversions: Rows = [
      ['one', 'b', '2025-11-01T10:00:00Z', 'sale', 300, 'EUR', 'i1', null, null],
      ['one', 'b', '2025-11-01T10:00:00Z', 'lead', null, null, null, '2025-11-02T10:00:00Z', 'x'],
    ];
    const learned = await learnFrom({ accounts, conversions }, { affiliates: partners('one') });
    expect(find(learned, 'one').churn?.among).toMatchObject({ events: 0 });
    expect(learned.notes).toEqual(
      expect.arrayContaining([
        '1 account has left before signing up: they are left out of monthly churn.',
        '1 conversion is dated before the signup of the account: the money counts; check the dates.',
        '1 conversion is dated before the click: left out where clicks matter.',
      ]),
    );
  });

  test('who left without a day is left out of churn', async () => {
    const accounts = csv(
      ['account_id', 'signed_up_at', 'churned_at', 'churned', 'referred_by'],
      [
        ['a', '2026-01-01', null, 'true', 'one'],
        ['b', '2026-01-01', '2026-02-01', 'true', 'one'],
        ['c', '2026-01-01', null, 'false', null],
      ],
    );
    const learned = await learnFrom({ accounts }, { affiliates: partners('one') });
    expect(find(learned, 'one').churn?.among).toMatchObject({ events: 1 });
    expect(find(learned, 'one').churn?.among.exposure).toBeCloseTo(31 / 30.4375, 9);
    expect(learned.notes).toContain('1 account has left without a day: they are left out of monthly churn.');
  });

  test('extreme amounts and values are left out of sums, and nothing overflows', async () => {
    const accounts = [
      ...accountsOf('one', 25).map(([id, signup, churn, by], at) => [
        ...[id ?? null, signup ?? null, churn ?? null, by ?? null],
        at === 0 ? '1e300' : 100,
      ]),
      ...OTHERS,
    ];
    const conversions: Rows = [
      ...salesOf(accountsOf('one', 25), 1),
      ['one', 'one-0', '2026-10-02T10:00:00Z', 'sale', '1e300', 'EUR', 'huge', null, null],
      ['one', 'one-1', '2026-10-02T10:00:00Z', 'sale', null, 'EUR', 'empty', null, null],
    ];
    const learned = await learnFrom(
      { accounts, conversions },
      { affiliates: partners('one'), program: { commission: TERMS } },
    );
    const { money, ltv } = find(learned, 'one');
    expect(money?.net).toBe(2500);
    expect(money?.returned?.ratio).toMatchObject({ n: 24, ratio: 5 });
    expect(ltv?.median).toBe(100);
    expect(learned.notes).toEqual(
      expect.arrayContaining([
        '1 conversion has an amount above a trillion, which must be a slip: left out.',
        '1 conversion has no amount, and counts as an invoice of nothing.',
      ]),
    );
    expect(JSON.stringify(learned)).not.toContain('null,"high":null');
  });

  test('what happens after the day does not count', async () => {
    const accounts = accountsOf('one', 3); // 1 August, 18 July, 4 July
    const conversions: Rows = [
      ['one', 'one-2', '2026-07-20T23:59:59Z', 'sale', 10, 'EUR', 'i1', null, null],
      ['one', 'one-2', '2026-07-21T00:00:00Z', 'sale', 10, 'EUR', 'i2', null, null],
    ];
    const learned = await learnFrom(
      { accounts, conversions },
      { affiliates: partners('one'), asOf: '2026-07-20' },
    );
    expect(find(learned, 'one')).toMatchObject({ referred: 2, money: { net: 10 } });
  });
});

describe('little data', () => {
  test('no accounts yet', async () => {
    const learned = await learnFrom(
      { accounts: accountsOf('one', 1), conversions: salesOf(accountsOf('one', 1), 1) },
      { affiliates: partners('one'), asOf: '2020-01-01' },
    );
    expect(learned).toMatchObject({
      ...{ list: [], channels: [] },
      counts: { referring: 0, accounts: 0, referred: 0 },
    });
  });

  test('one account', async () => {
    const accounts: Rows = [['only', '2025-01-01', null, 'one', 5]];
    const conversions: Rows = [['one', 'only', '2025-03-01T10:00:00Z', 'sale', 9, 'EUR', 'i1', null, null]];
    const learned = await learnFrom(
      { accounts, conversions },
      { affiliates: partners('one'), program: { commission: TERMS } },
    );
    expect(find(learned, 'one')).toMatchObject({
      ...{ referred: 1, customers: 1, verdict: 'too-few', ltv: null, churn: null, scores: {} },
      money: { net: 9, returned: null, leftPerAccount: null },
      proposal: { rate: 0.2, months: 12, basis: 'too-few' },
    });
  });

  test('all values missing', async () => {
    const accounts: Rows = Array.from({ length: 30 }, (_, at) => [`a${at}`, null, null, 'one', null]);
    const learned = await learnFrom({ accounts }, { affiliates: partners('one') });
    expect(find(learned, 'one')).toMatchObject({ referred: 30, verdict: 'too-few', ltv: null, churn: null });
    expect(find(learned, 'one').firstSignup).toBeNull();
  });

  test('accounts that all left, or all stayed', async () => {
    const one = find(
      await learnFrom(
        { accounts: [...accountsOf('one', 30), ...accountsOf(null, 60)] },
        { affiliates: partners('one') },
      ),
      'one',
    );
    expect(one.verdict).toBe('unclear');
    const gone = find(
      await learnFrom(
        { accounts: [...accountsOf('one', 30, { left: 30 }), ...accountsOf(null, 60, { left: 60 })] },
        { affiliates: partners('one') },
      ),
      'one',
    );
    expect(gone.verdict).toBe('unclear');
  });

  test('without churn there is no quality, and without referrers no affiliate', async () => {
    const unsaid = await learnFrom(
      { accounts: csv(['account_id', 'referred_by'], [['a', 'one']]) },
      { affiliates: partners('one') },
    );
    expect(find(unsaid, 'one')).toMatchObject({
      customers: null,
      retention: null,
      churn: null,
      verdict: 'too-few',
    });
    const undated = await learnFrom(
      {
        accounts: csv(
          ['account_id', 'signed_up_at', 'referred_by'],
          [
            ['a', '2025-01-01', 'one'],
            ['b', '2025-01-01', null],
          ],
        ),
      },
      { affiliates: partners('one') },
    );
    expect(find(undated, 'one')).toMatchObject({ customers: null, churn: null, firstSignup: '2025-01-01' });
    expect(undated.usualChurn).toBeNull();
    const unknown = await learnFrom(
      { accounts: csv(['account_id'], [['a']]) },
      { affiliates: partners('one') },
    );
    expect(unknown.list).toEqual([]);
    expect(unknown.notes).toContain(
      'Neither the accounts (referred_by) nor conversions say who was referred: nothing is known about affiliates.',
    );
  });

  test('where accounts do not say who referred them, their first lead or sale does', async () => {
    const conversions: Rows = [
      ['two', 'a', '2026-03-01T10:00:00Z', 'sale', 9, 'EUR', 'i1', null, null],
      ['one', 'a', '2026-02-01T10:00:00Z', 'lead', null, null, null, null, null],
      ['two', 'b', '2026-03-01T10:00:00Z', 'sale', 9, 'EUR', 'i2', null, null],
      ['two', 'c', '2026-03-01T10:00:00Z', 'cancellation', null, null, null, null, null],
    ];
    for (const header of [
      ['account_id', 'signed_up_at'],
      ['account_id', 'signed_up_at', 'referred_by'],
    ]) {
      const rows = ['a', 'b', 'c'].map((id) => [id, '2026-01-01', null].slice(0, header.length));
      const learned = await learnFrom(
        { accounts: csv(header, rows), conversions },
        { affiliates: partners('one', 'two') },
      );
      expect(learned.list.map(({ affiliate, referred }) => [affiliate, referred])).toEqual([
        ['one', 1],
        ['two', 1],
      ]);
      expect(learned.notes[0]).toBe(
        'No account says who referred it (referred_by): each counts for the affiliate of its first lead or sale in the conversions.',
      );
    }
  });

  test('what conversions and contacts lack is said', async () => {
    const conversions = csv(CONVERSION_COLUMNS.slice(0, 7), [
      ['one', 'one-0', '2026-09-01T10:00:00Z', 'lead', null, null, null],
    ]);
    const { notes } = await learnFrom(
      { accounts: accountsOf('one', 1), conversions },
      { affiliates: partners('one'), program: { commission: TERMS } },
    );
    expect(notes).toEqual([
      'The conversions have no click times (clicked_at): leads that come seconds after a click are not seen.',
      'The conversions have no addresses (address): many leads from one address are not seen.',
      'There are no e-mail addresses of contacts: friends at an affiliate’s own domain are not seen.',
    ]);
  });
});
