import { describe, expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import { learnChurn } from '../../../src/insights/churn/learn-churn.ts';
import { learnInsights } from '../../../src/insights/learn-insights.ts';
import { openStudy } from '../../../src/insights/study.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';
import { makeStudyInput } from '../make-study.ts';
import { churnFrom, churnOf, makeAccounts, type MadeAccount } from './made-accounts.ts';

/** Usage from 0 to 99, and a chance of leaving from 0.9 down to 0.02. */
const usageOf = (index: number) => (index * 61) % 100;
const byUsage = (index: number) => 0.9 - 0.0088 * usageOf(index);

const TELLING = makeAccounts(
  1500,
  {
    usage: ({ index }) => usageOf(index),
    contract: ({ left, random }) => (random.chance(left ? 0.7 : 0.4) ? 'monthly' : 'yearly'),
    mrr: ({ random }) => random.integer(20, 400),
    color: ({ random }) => random.pick(['red', 'green', 'blue']),
  },
  byUsage,
);

describe('where the data tells who leaves', () => {
  test('it says how well, against accounts that the model has not seen', async () => {
    const churn = await churnOf({ accounts: TELLING });
    expect(churn).toMatchObject({ signal: 'clear', n: 1500, leaks: [], unused: [] });
    expect(churn.words).toMatch(
      /^A clear signal: .* in \d\d of 100 cases \(\d\d–\d\d\), where a coin picks it in 50\.$/,
    );
    expect(churn.auc).toBeGreaterThan(0.78);
    expect(churn.aucInterval?.low).toBeLessThan(churn.auc ?? 0);
    expect(churn.brier).toBeLessThan(0.8 * churn.baseBrier);
    expect(churn.liftAt10?.lift).toBeGreaterThan(1.6);
  });

  test('a probability means what it says', async () => {
    const { calibration } = await churnOf({ accounts: TELLING });
    expect(calibration).toHaveLength(10);
    expect(calibration.reduce((sum, { observed }) => sum + observed.n, 0)).toBe(1500);
    const held = calibration.filter(({ predicted, observed }) => {
      return observed.low <= predicted && predicted <= observed.high;
    });
    expect(held.length).toBeGreaterThanOrEqual(9);
  });

  test('it names what goes with leaving, and nothing that does not', async () => {
    const { drivers } = await churnOf({ accounts: TELLING });
    expect(drivers.map(({ column, value, goesWith }) => [column, value, goesWith])).toEqual([
      ['usage', null, 'staying'],
      ['contract', 'monthly', 'leaving'],
    ]);
    const [usage] = drivers;
    expect([usage?.upTo, usage?.from]).toEqual([25, 74]);
    expect(usage?.others.share).toBeGreaterThan(0.7);
    expect(usage?.among.share).toBeLessThan(0.25);
  });

  test('customers at risk have a high probability and reasons that hold for them', async () => {
    const { atRisk, atRiskCount, base, customers, threshold, mrrAtRisk } = await churnOf({
      accounts: TELLING,
    });
    expect(atRiskCount).toBeGreaterThan(10);
    expect(atRiskCount).toBeLessThanOrEqual(Math.ceil(customers / 10));
    expect(atRisk).toHaveLength(atRiskCount);
    expect(threshold).toBeGreaterThanOrEqual(Math.min(2 * base.share, (1 + base.share) / 2));
    expect(mrrAtRisk).toBeCloseTo(
      atRisk.reduce((sum, { mrr }) => sum + (mrr ?? 0), 0),
      6,
    );
    expect(atRisk.map(({ probability }) => probability)).toEqual(
      atRisk.map(({ probability }) => probability).toSorted((one, other) => other - one),
    );
    for (const { account, probability, reasons } of atRisk) {
      expect(probability).toBeGreaterThanOrEqual((threshold ?? 1) - 1e-9);
      const said = new Map(reasons.map(({ column, value }) => [column, value]));
      expect([...said.keys()].filter((column) => column !== 'usage' && column !== 'contract')).toEqual([]);
      expect(said.get('usage')).toBe(usageOf(Number(account.slice(1))));
      expect(said.get('contract') ?? 'monthly').toBe('monthly');
      expect(reasons.find(({ column }) => column === 'usage')?.words).toMatch(/^usage \d+ \(usual \d+\)$/);
    }
  });

  test('nobody who has left is at risk', async () => {
    await using snapshot = await makeSnapshot({ accounts: TELLING });
    const { atRisk } = await churnFrom(snapshot);
    const gone = await snapshot.query<{ account_id: string }>(
      'SELECT account_id FROM accounts WHERE churned',
    );
    const left = new Set(gone.map(({ account_id }) => account_id));
    expect(atRisk.filter(({ account }) => left.has(account))).toEqual([]);
  });

  test('it knows the segments and the affiliate of an account at risk', async () => {
    const rows = TELLING.split('\n');
    const accounts = rows
      .map((row, at) => (row === '' ? '' : `${row},${at === 0 ? 'referred_by' : 'rosa'}`))
      .join('\n');
    const { atRisk } = await churnOf(
      { accounts },
      { segments: { monthly: { accounts: { contract: 'monthly' } } } },
    );
    expect(new Set(atRisk.map(({ referredBy }) => referredBy))).toEqual(new Set(['rosa']));
    const monthly = atRisk.filter(({ segments }) => segments.includes('monthly'));
    expect(monthly.length).toBeGreaterThan(0);
    expect(monthly.length).toBeLessThan(atRisk.length);
  });

  test('the same accounts in another order say the same', async () => {
    const [head, ...rows] = TELLING.trimEnd().split('\n');
    const turned = [head, ...rows.toReversed(), ''].join('\n');
    expect(await churnOf({ accounts: turned })).toEqual(await churnOf({ accounts: TELLING }));
  });

  test('content names an account at risk: it stands so', async () => {
    await using snapshot = await makeSnapshot({ accounts: TELLING });
    const { atRisk } = await churnFrom(snapshot);
    const [risky = ''] = atRisk.map(({ account }) => account);
    const rows = await snapshot.query<{ account_id: string }>(
      'SELECT account_id FROM accounts WHERE NOT churned AND usage > 95 ORDER BY account_id LIMIT 1',
    );
    const safe = rows[0]?.account_id ?? '';
    const content = {
      caseStudies: { bad: { account: risky }, good: { account: safe } },
      affiliates: { rosa: { account: 'nobody' } },
    };
    const { standing, churn } = await learnInsights(makeStudyInput(snapshot, content));
    expect(standing).toEqual({ [risky]: 'at-risk', [safe]: 'customer', nobody: 'unknown' });
    expect(churn?.atRisk.map(({ account }) => account)).toContain(risky);
  });
});

test('of more than five hundred at risk all are counted, the first are listed, and those that content names', async () => {
  const isWeak = (index: number) => index % 9 === 0;
  const rows = Array.from({ length: 14_000 }, (_, index) => {
    const left = new Random(5, 'many', index).chance(isWeak(index) ? 0.6 : 0.05);
    return [`b${index}`, isWeak(index) ? index % 45 : 50 + (index % 50), left ? 'yes' : 'no'];
  });
  await using snapshot = await makeSnapshot({ accounts: csv(['account_id', 'usage', 'churned'], rows) });
  const few = await churnFrom(snapshot);
  expect(few.atRisk).toHaveLength(500);
  expect(few.atRiskCount).toBeGreaterThan(510);
  const { atRisk } = await learnChurn(openStudy(makeStudyInput(snapshot)), []);
  expect(atRisk.size).toBe(few.atRiskCount);
  const listed = new Set(few.atRisk.map(({ account }) => account));
  const others = await snapshot.query<{ account_id: string }>(
    'SELECT account_id FROM accounts WHERE NOT churned AND usage < 45 ORDER BY account_id',
  );
  const beyond = others.map(({ account_id }) => account_id).filter((account) => !listed.has(account));
  const [named = ''] = beyond;
  const more = await churnFrom(snapshot, {}, ['b1', named]);
  expect(more.atRisk).toHaveLength(501);
  expect(more.atRisk.map(({ account }) => account)).toContain(named);
});

describe('where the data says nothing', () => {
  const none = async (accounts: string) => {
    const churn = await churnOf({ accounts });
    expect(churn).toMatchObject({ signal: 'none', atRisk: [], atRiskCount: 0, threshold: null, drivers: [] });
    return churn.words;
  };

  test('it says so: no signal', async () => {
    const words = await none(makeAccounts(800, { staff: ({ random }) => random.integer(1, 90) }));
    expect(words).toMatch(/^No signal: the data does not tell who leaves\. .* Nobody is called at risk\.$/);
  });

  test.each([
    [
      'nobody has left',
      () => 0,
      'No signal: of 200 accounts old enough to be judged none has left, so there is nothing to learn from.',
    ],
    [
      'all have left',
      () => 1,
      'No signal: of 200 accounts old enough to be judged all have left, so there is nothing to learn from.',
    ],
    [
      'few have left',
      (index: number) => Number(index < 12),
      'No signal: of 200 accounts old enough to be judged only 12 left; it takes at least 50 to learn who leaves.',
    ],
    [
      'few have stayed',
      (index: number) => Number(index >= 3),
      'No signal: of 200 accounts old enough to be judged only 3 stayed; it takes at least 50 to learn who leaves.',
    ],
  ])('%s', async (_, chance, words) => {
    expect(await none(makeAccounts(200, { staff: ({ index }) => index }, chance))).toBe(words);
  });

  test('of one account', async () => {
    expect(await none(makeAccounts(1, { staff: () => 3 }))).toBe(
      'No signal: of 1 account old enough to be judged none has left, so there is nothing to learn from.',
    );
  });

  test('of accounts that are all too young', async () => {
    const accounts = csv(
      ['account_id', 'signed_up_at', 'churned_at'],
      Array.from({ length: 60 }, (_, index) => [`y${index}`, '2026-11-01', index < 20 ? '2026-11-10' : null]),
    );
    expect(await none(accounts)).toBe(
      'No signal: there is no account old enough to be judged, so there is nothing to learn from.',
    );
  });

  test('where the data does not say who left there is no model at all', async () => {
    await using snapshot = await makeSnapshot({ accounts: csv(['account_id', 'usage'], [['a', 5]]) });
    const { churn, missing } = await learnInsights(makeStudyInput(snapshot));
    expect(churn).toBeNull();
    expect(missing).toContain(
      'The accounts have neither churned_at nor churned: no retention, and nobody is called at risk.',
    );
  });
});

describe('columns that are of no use are named, and do no harm', () => {
  const usage = { usage: ({ index }: { index: number }) => usageOf(index) };
  const withColumn = (name: string, make: (index: number) => string | number | null) =>
    churnOf({ accounts: makeAccounts(1500, { ...usage, [name]: ({ index }) => make(index) }, byUsage) });

  test.each([
    ['the same for all', () => 7, 'extra: the same for all accounts.'],
    ['empty for all', () => null, 'extra: empty for all accounts.'],
    [
      'a different text for each',
      (index: number) => `text ${index}`,
      'extra: 1,500 different texts, none of which enough accounts share.',
    ],
    ['a day', (index: number) => `2025-0${(index % 9) + 1}-11`, 'extra: days are not looked at.'],
  ])('%s', async (_, make, words) => {
    const { unused, auc } = await withColumn('extra', make);
    expect(unused).toEqual([{ column: 'extra', words }]);
    expect(auc).toBeGreaterThan(0.75);
  });

  test('ten thousand different texts', async () => {
    const accounts = makeAccounts(10_000, { ...usage, note: ({ index }) => `${index} words` }, byUsage);
    const { unused, auc } = await churnOf({ accounts });
    expect(unused[0]?.words).toBe('note: 10,000 different texts, none of which enough accounts share.');
    expect(auc).toBeGreaterThan(0.75);
  });

  test.each([
    ['one absurd number', (index: number) => (index === 3 ? 1e308 : index % 7)],
    ['absurd numbers both ways', (index: number) => (index % 2 === 0 ? 1e308 : -1e308)],
    ['numbers next to nothing', (index: number) => (index % 3) * 1e-300],
  ])('%s', async (_, make) => {
    const { auc, signal, atRisk, drivers } = await withColumn('expansion_mrr', make);
    expect(signal).toBe('clear');
    expect(auc).toBeGreaterThan(0.75);
    expect(atRisk.length).toBeGreaterThan(0);
    expect(atRisk.every(({ probability }) => probability > 0 && probability < 1)).toBe(true);
    expect(drivers.map(({ column }) => column)).toEqual(['usage']);
  });

  test('absurd numbers that tell something are understood', async () => {
    const expansion_mrr = ({ left, random }: MadeAccount) =>
      random.chance(left ? 0.8 : 0.3) ? 1e308 : -1e308;
    const { auc, drivers } = await churnOf({ accounts: makeAccounts(1500, { expansion_mrr }) });
    expect(auc).toBeGreaterThan(0.7);
    expect(drivers.map(({ column }) => column)).toEqual(['expansion_mrr']);
  });

  test('a name of a column and a value that are SQL', async () => {
    const accounts = makeAccounts(
      1500,
      {
        ...usage,
        plan: ({ left, random }) => (random.chance(left ? 0.8 : 0.3) ? `o'x"; DROP TABLE accounts` : 'plain'),
      },
      byUsage,
    );
    const { atRisk, drivers } = await churnOf({ accounts });
    expect(drivers.map(({ value }) => value)).toContain(`o'x"; DROP TABLE accounts`);
    expect(atRisk.length).toBeGreaterThan(0);
  });
});

test('the database and the program give an account the same probability', async () => {
  const accounts = makeAccounts(
    1500,
    {
      usage: ({ index }) => (index % 11 === 0 ? null : usageOf(index)),
      contract: ({ left, random }) =>
        random.pick(left ? ['monthly', 'trial'] : ['monthly', 'yearly', 'yearly']),
      pays_late: ({ random }) => (random.chance(0.3) ? 'true' : 'false'),
      region: ({ random }) => `r${random.integer(1, 60)}`,
    },
    byUsage,
  );
  const { atRisk, atRiskCount, threshold } = await churnOf({ accounts });
  // The database counted and chose them; the program says how probable: all it chose, and none below what was asked.
  expect(atRisk).toHaveLength(atRiskCount);
  expect(Math.min(...atRisk.map(({ probability }) => probability))).toBeGreaterThanOrEqual(
    (threshold ?? 1) - 1e-9,
  );
});
