import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentProgress } from '../../../src/core/progress.ts';
import { learnAffiliates } from '../../../src/insights/affiliates/learn-affiliates.ts';
import { learnGoals } from '../../../src/insights/goals/learn-goals.ts';
import { readReferrals } from '../../../src/insights/affiliates/referrals.ts';
import { openStudy } from '../../../src/insights/study.ts';
import { mergeAffiliates } from '../../../src/project/affiliates-from-table.ts';
import { readProject } from '../../../src/project/read-project.ts';
import type { AffiliatesInsight } from '../../../src/schemas/insights/affiliates.ts';
import type { GoalInsight } from '../../../src/schemas/insights/goals.ts';
import type { SqlValue } from '../../../src/schemas/snapshot.ts';
import { pullSnapshot } from '../../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../../src/sources/snapshot.ts';

/** The committed sample data through a real pull, and its rows for counting them in another way. */
const AS_OF = '2026-11-21';
let folder = '';
let learned: AffiliatesInsight;
let goals: GoalInsight[];
let accounts: Row[];
let conversions: Row[];
type Row = Record<string, SqlValue>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-affiliates-'));
  const project = await readProject(process.cwd());
  const target = join(folder, 'snapshot.duckdb');
  if (!project.sources) throw new Error('The sample site has no data');
  await pullSnapshot(
    { site: project.site, sources: project.sources, today: AS_OF, refusedRowsLimit: 0, target },
    { progress: silentProgress },
  );
  await using snapshot = await openSnapshot(target);
  const { affiliates } = await mergeAffiliates(project, snapshot);
  const study = openStudy({ snapshot, project, affiliates, asOf: AS_OF });
  const referrals = await readReferrals(study);
  learned = await learnAffiliates(study, referrals);
  goals = await learnGoals(study, referrals, learned);
  accounts = await snapshot.query('SELECT * FROM accounts');
  conversions = await snapshot.query('SELECT * FROM conversions ORDER BY "at"');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the planted good and bad affiliates are found, and no others', () => {
  const by = (verdict: string) =>
    learned.list.filter((one) => one.verdict === verdict).map(({ affiliate }) => affiliate);
  expect(by('better').sort()).toEqual(['harbour-inn', 'tallybook']);
  expect(by('worse')).toEqual(['plateful']);
  expect(learned.list).toHaveLength(12);
});

test('the bad one shows every planted sign, and no other affiliate any', () => {
  const signs = learned.list.flatMap(({ affiliate, signs: found }) =>
    found.map(({ kind, value }) => [affiliate, kind, value]),
  );
  expect(signs).toEqual([
    ['plateful', 'own-domain', 'plateful.example'],
    ['plateful', 'one-address', '5ca1ab1e'],
    ['plateful', 'hasty', null],
    ['plateful', 'refunds', null],
    ['plateful', 'burst', '2026-07-21'],
  ]);
});

test('more is proposed for the good ones, less for the bad one, the standard for all others', () => {
  const changed = learned.list.flatMap(({ affiliate, proposal }) =>
    proposal && proposal.rate !== 0.2 ? [[affiliate, proposal.basis, proposal.rate > 0.2]] : [],
  );
  expect(changed.sort()).toEqual([
    ['harbour-inn', 'stay-longer', true],
    ['plateful', 'leave-sooner', false],
    ['tallybook', 'stay-longer', true],
  ]);
});

test('affiliates bring customers who stay more often than those of the average channels, and paid search fewer', () => {
  const verdict = (channel: string) =>
    learned.channels.find((row) => row.channel === channel)?.comparison?.verdict;
  expect(verdict('paid-search')).toBe('better');
  expect(verdict('organic-search')).toBe('better');
  expect(verdict('referral')).toBe('unclear');
});

test('the money of every affiliate is that of its rows, counted one by one', () => {
  const rates: Record<string, number> = { EUR: 1, GBP: 1.16, USD: 0.91 };
  const seen = new Set<string>();
  const first = new Map<string, Date>();
  const net = new Map<string, number>();
  const base = new Map<string, Map<string, number>>();
  for (const row of conversions) {
    const { kind, affiliate_id, account_id, invoice_id, amount, currency, at } = row as Record<
      string,
      string
    >;
    if (kind !== 'sale' && kind !== 'refund') continue;
    if (seen.has(`${kind} ${String(invoice_id)}`)) continue;
    seen.add(`${kind} ${String(invoice_id)}`);
    const [who, account] = [String(affiliate_id), String(account_id)];
    const value = Number(amount) * (rates[String(currency)] ?? 0) * (kind === 'sale' ? 1 : -1);
    net.set(who, (net.get(who) ?? 0) + value);
    const day = new Date(String(at));
    if (!first.has(account)) first.set(account, day);
    const end = new Date(first.get(account) ?? day);
    end.setUTCMonth(end.getUTCMonth() + 12);
    const ofAffiliate = base.get(who) ?? new Map<string, number>();
    if (day < end) ofAffiliate.set(account, (ofAffiliate.get(account) ?? 0) + value);
    base.set(who, ofAffiliate);
  }
  expect(net.size).toBe(12);
  for (const { affiliate, money } of learned.list) {
    const counted = [...(base.get(affiliate)?.values() ?? [])].reduce(
      (sum, one) => sum + Math.max(0, one),
      0,
    );
    expect(money?.net, affiliate).toBeCloseTo(net.get(affiliate) ?? 0, 4);
    expect(money?.commission, affiliate).toBeCloseTo(0.2 * counted, 4);
  }
});

test('the customers of every affiliate are those of its rows, counted one by one', () => {
  const mature = (row: Row) => String(row['signed_up_at']) <= '2026-08-23';
  const months = (row: Row) =>
    (Date.parse(String(row['churned_at'] ?? AS_OF)) - Date.parse(String(row['signed_up_at']))) /
    86_400_000 /
    30.4375;
  for (const { affiliate, referred, retention, churn, ltv } of learned.list) {
    const own = accounts.filter((row) => row['referred_by'] === affiliate);
    const old = own.filter(mature);
    expect(referred).toBe(own.length);
    expect(retention?.among.n).toBe(old.length);
    expect(retention?.among.share).toBeCloseTo(
      old.filter((row) => row['churned_at'] === null).length / old.length,
      9,
    );
    expect(retention?.others.n).toBe(accounts.filter(mature).length - old.length);
    expect(churn?.among.exposure).toBeCloseTo(
      own.reduce((sum, row) => sum + months(row), 0),
      6,
    );
    const values = own
      .flatMap((row) => (row['ltv'] === null ? [] : [Number(row['ltv'])]))
      .sort((a, b) => a - b);
    const middle = (values.length - 1) / 2;
    expect(ltv?.median).toBeCloseTo(
      ((values[Math.floor(middle)] ?? 0) + (values[Math.ceil(middle)] ?? 0)) / 2,
      9,
    );
  }
});

test('goals stand where the rows say', () => {
  const [growth, revenue, retention] = goals;
  const since = accounts.filter(
    (row) => row['referred_by'] !== null && String(row['signed_up_at']) >= '2026-07-01',
  );
  expect(growth).toMatchObject({ metric: 'growth', actual: since.length, status: 'ahead' });
  expect(growth?.fromSigns).toBe(since.filter((row) => row['referred_by'] === 'plateful').length);
  expect(revenue).toMatchObject({ metric: 'revenue', status: 'behind' });
  const old = accounts.filter(
    (row) => row['referred_by'] !== null && String(row['signed_up_at']) <= '2025-11-21',
  );
  expect(retention?.share?.n).toBe(old.length);
  expect(retention?.status).toBe('ahead');
});
