import { expect, test } from 'vitest';
import { Random } from '../../scripts/sample-data/random.ts';
import { learnNiches } from '../../src/insights/niches/learn-niches.ts';
import { buildOptions } from '../../src/insights/niches/niche-options.ts';
import { openStudy } from '../../src/insights/study.ts';
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import { csv, makeSnapshot } from './make-snapshot.ts';
import { makeStudyInput, type StudyContent } from './make-study.ts';

const HEADER = [
  'account_id',
  'industry',
  'size',
  'ovens',
  'till',
  'signed_up_at',
  'churned_at',
  'loaves_saved',
  'health',
];

interface Baker {
  readonly industry: string;
  readonly size: string;
  readonly ovens: number;
  readonly till: string;
}

const INDUSTRIES = ['bakery', 'mill', 'cafe', 'kiosk'];
const SIZES = ['small', 'medium', 'large'];
const TILLS = ['Yes', 'No'];

/** So many accounts that differ in everything at random; how likely each is to stay is up to the caller. */
function accountsOf(n: number, chance: (baker: Baker) => number, seed = 1): string {
  const random = new Random(seed, 'niches', 0);
  const rows = Array.from({ length: n }, (_, index) => {
    const baker: Baker = {
      industry: random.pick(INDUSTRIES),
      size: random.pick(SIZES),
      ovens: random.integer(1, 40),
      till: random.pick(TILLS),
    };
    const stays = random.chance(chance(baker));
    const { industry, size, ovens, till } = baker;
    // What follows from staying would be the best niche of all, if it were looked at.
    const [saved, health] = stays ? [9, 90] : [1, 10];
    return [
      `a${index}`,
      industry,
      size,
      ovens,
      till,
      '2025-01-01',
      stays ? null : '2025-06-01',
      saved,
      health,
    ];
  });
  return csv(HEADER, rows);
}

async function learn(snapshot: Snapshot, content: StudyContent = {}) {
  const program = {
    proof: { metric: { column: 'loaves_saved', statistic: 'median', label: 'loaves', unit: '' } },
  };
  return learnNiches(openStudy(makeStudyInput(snapshot, { program, ...content })));
}

const rulesOf = ({ search }: Awaited<ReturnType<typeof learn>>) => search.niches.map(({ rule }) => rule);

test('a value that splits accounts is found in one half and confirmed in the other', async () => {
  await using snapshot = await makeSnapshot({
    accounts: accountsOf(1500, ({ industry }) => (industry === 'mill' ? 0.92 : 0.6)),
  });
  const learned = await learn(snapshot);
  expect(rulesOf(learned)).toEqual([{ industry: 'mill' }]);
  const { search } = learned;
  const [mills] = search.niches;
  expect(mills?.stayed.verdict).toBe('better');
  expect(mills?.accounts).toBeGreaterThan(300);
  // Only the half that had no part in the search.
  expect((mills?.stayed.among.n ?? 0) + (mills?.stayed.others.n ?? 0)).toBe(search.confirmed);
  expect(search.searched + search.confirmed).toBe(1500);
  expect(Math.abs(search.searched - 750)).toBeLessThan(100);
  expect(search.columns).toEqual(['industry', 'size', 'ovens', 'till']);
});

test('a band of numbers and a pair of conditions are found as rules to paste', async () => {
  await using banded = await makeSnapshot({
    accounts: accountsOf(1500, ({ ovens }) => (ovens >= 30 ? 0.95 : 0.6)),
  });
  const [rule] = rulesOf(await learn(banded));
  expect(Object.keys(rule ?? {})).toEqual(['ovens']);
  expect((rule as { ovens: { min: number } }).ovens.min).toBeGreaterThanOrEqual(28);
  await using paired = await makeSnapshot({
    accounts: accountsOf(3000, ({ industry, size }) =>
      industry === 'cafe' && size === 'large' ? 0.97 : 0.6,
    ),
  });
  expect(rulesOf(await learn(paired))).toEqual([{ industry: 'cafe', size: 'large' }]);
});

test('niches that leave are told too', async () => {
  await using snapshot = await makeSnapshot({
    accounts: accountsOf(1500, ({ industry }) => (industry === 'kiosk' ? 0.4 : 0.8)),
  });
  const learned = await learn(snapshot);
  expect(learned.search.niches.map(({ rule, stayed }) => [rule, stayed.verdict])).toEqual([
    [{ industry: 'kiosk' }, 'worse'],
  ]);
});

test('where nothing splits accounts, one search in twenty finds a niche', async () => {
  const rounds = 12;
  let found = 0;
  for (let seed = 1; seed <= rounds; seed += 1) {
    await using snapshot = await makeSnapshot({ accounts: accountsOf(600, () => 0.7, seed) });
    const { search } = await learn(snapshot);
    expect(search.candidates).toBeGreaterThan(50);
    found += Math.min(1, search.niches.length);
  }
  expect(found).toBeLessThanOrEqual(2);
});

test('a given segment is not found again, neither by its own rule nor by another name', async () => {
  const mills = ({ industry }: Baker) => (industry === 'mill' ? 0.95 : 0.6);
  await using snapshot = await makeSnapshot({ accounts: accountsOf(1500, mills) });
  const segments = { millers: { accounts: { industry: 'mill' } } };
  expect(rulesOf(await learn(snapshot, { segments }))).toEqual([]);
});

test('inside a segment a niche is held against the others of that segment', async () => {
  const chance = ({ industry, size }: Baker) =>
    industry === 'mill' ? (size === 'small' ? 0.95 : 0.55) : 0.75;
  await using snapshot = await makeSnapshot({ accounts: accountsOf(4000, chance) });
  const segments = { millers: { accounts: { industry: 'mill' } } };
  const { search } = await learn(snapshot, { segments });
  const [niche] = search.niches;
  expect(niche?.rule).toEqual({ industry: 'mill', size: 'small' });
  expect(niche?.inside).toBe('millers');
  expect(niche?.stayed.others.share).toBeCloseTo(0.55, 1);
});

test('sizes, success and overlaps of the given segments', async () => {
  const accounts = csv(
    ['account_id', 'industry', 'size', 'signed_up_at', 'churned_at'],
    Array.from({ length: 100 }, (_, index) => [
      `a${index}`,
      index < 60 ? 'bakery' : 'mill',
      index >= 40 && index < 70 ? 'large' : 'small',
      '2024-01-01',
      index < 30 || index >= 95 ? '2025-01-01' : null,
    ]),
  );
  await using snapshot = await makeSnapshot({ accounts });
  const segments = {
    bakeries: { accounts: { industry: 'bakery' } },
    'large-ones': { accounts: { size: 'large' } },
    nobody: { accounts: { industry: 'zoo' } },
  };
  const { accounts: all, outside, given, overlaps } = await learn(snapshot, { segments });
  expect([all, outside]).toEqual([100, { accounts: 30, customers: 25 }]);
  expect(given.map(({ segment, accounts: n, customers, share }) => [segment, n, customers, share])).toEqual([
    ['bakeries', 60, 30, 0.6],
    ['large-ones', 30, 30, 0.3],
    ['nobody', 0, 0, 0],
  ]);
  expect(given.map(({ stayed }) => stayed?.verdict)).toEqual(['worse', 'better', 'too-few']);
  expect(overlaps).toEqual([{ segments: ['bakeries', 'large-ones'], accounts: 20, share: 20 / 30 }]);
});

test('too few accounts, nobody who left on record, or no columns: it says so', async () => {
  await using few = await makeSnapshot({ accounts: accountsOf(40, () => 0.5) });
  expect((await learn(few)).search.reason).toBe(
    'It takes 200 accounts that are old enough to be judged, and there are 40.',
  );
  await using unknown = await makeSnapshot({ accounts: csv(['account_id', 'industry'], [['a', 'bakery']]) });
  const learned = await learn(unknown, { segments: { bakeries: { accounts: { industry: 'bakery' } } } });
  expect(learned.search.reason).toBe('The data does not say who left.');
  expect(learned.given[0]).toMatchObject({ accounts: 1, stayed: null });
  await using bare = await makeSnapshot({ accounts: csv(['account_id', 'churned'], [['a', 'no']]) });
  expect((await learn(bare)).search.reason).toBe(
    'The accounts have no columns by which somebody could be addressed.',
  );
});

test('constant, empty, extreme and one-of-a-kind columns make no niche and no fault', async () => {
  const rows = Array.from({ length: 400 }, (_, index) => [
    `a${index}`,
    'same',
    null,
    index % 100 === 0 ? 1e300 : -1e300,
    `unique ${index}`,
    index % 2 === 0 ? '2024-01-01' : '2023-05-05',
    index % 3 === 0 ? '2025-01-01' : null,
  ]);
  const header = ['account_id', 'constant', 'empty', 'extreme', 'unique', 'signed_up_at', 'churned_at'];
  await using snapshot = await makeSnapshot({ accounts: csv(header, rows) });
  const { search } = await learn(snapshot);
  expect([search.reason, search.niches]).toEqual([null, []]);
});

test('where everybody stayed there is no niche', async () => {
  await using snapshot = await makeSnapshot({ accounts: accountsOf(400, () => 1) });
  expect(rulesOf(await learn(snapshot))).toEqual([]);
});

test('values of text are options when frequent, numbers become bands that share their cuts', () => {
  const texts = buildOptions('till', ['a', 'a', 'a', 'b', 'b', null, 'rare'], 2);
  expect(texts.options.map(({ condition }) => condition)).toEqual(['a', 'b']);
  expect([...texts.codes]).toEqual([0, 0, 0, 1, 1, -1, -1]);
  const numbers = buildOptions('ovens', [1, 2, 3, 4, 5, 6, 7, 8, null], 2);
  expect(numbers.options.map(({ condition }) => condition)).toEqual([
    { max: 3 },
    { max: 5 },
    { min: 5 },
    { min: 7 },
    { min: 3, max: 7 },
  ]);
  const fits = (at: number) =>
    [...numbers.codes].flatMap((code, index) =>
      numbers.options[at]?.bins.includes(code) ? [index + 1] : [],
    );
  expect([...fits(0)]).toEqual([1, 2, 3]);
  expect(buildOptions('all', [2, 2, 2], 2).options.map(({ condition }) => condition)).toEqual([
    { max: 2 },
    { min: 2 },
  ]);
  expect(buildOptions('none', [null, null], 2).options).toEqual([]);
});
