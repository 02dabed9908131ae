import { describe, expect, test } from 'vitest';
import { Random } from '../../../scripts/sample-data/random.ts';
import { compareShares } from '../../../src/insights/statistics/compare-shares.ts';
import { findStandouts, type Pattern } from '../../../src/insights/statistics/find-standouts.ts';

/** `UCBAdmissions` of R's datasets: for each department admitted and rejected men, then women. */
const ADMISSIONS: readonly (readonly [string, number, number, number, number])[] = [
  ['A', 512, 313, 89, 19],
  ['B', 353, 207, 17, 8],
  ['C', 120, 205, 202, 391],
  ['D', 138, 279, 131, 244],
  ['E', 53, 138, 94, 299],
  ['F', 22, 351, 24, 317],
];

function admissions(departments: string) {
  const patterns = ADMISSIONS.filter(([stratum]) => departments.includes(stratum)).flatMap(
    ([stratum, admitted, rejected, women, rejectedWomen]): Pattern[] => [
      { stratum, features: [0], n: admitted + rejected, good: admitted },
      { stratum, features: [], n: women + rejectedWomen, good: women },
    ],
  );
  return findStandouts(patterns, { groups: [[0]], looksFor: 'either' }).get(0);
}

test('tests as Cochran, Mantel and Haenszel do', () => {
  // statsmodels 0.15.0: StratifiedTable(tables).test_null_odds(correction=False).pvalue
  expect(admissions('ABDF')?.p).toBeCloseTo(0.003825389339894736, 8);
  expect(admissions('AB')?.p).toBeCloseTo(8.393413724039345e-5, 9);
});

test('a difference of less than two points is not found, however sure it is', () => {
  const million = (points: number) => [
    pattern([0], 500_000, 350_000 + points * 5000),
    pattern([], 500_000, 350_000),
  ];
  const one = findStandouts(million(1), { groups: [[0]], looksFor: 'either' }).get(0);
  const three = findStandouts(million(3), { groups: [[0]], looksFor: 'either' }).get(0);
  expect([one?.found, one?.p, three?.found]).toEqual([false, 1, true]);
});

test('of very many accounts the largest difference comes first, although all are sure', () => {
  const groups = [[0, 1, 2, 3]];
  const patterns = [
    pattern([0], 400_000, 260_000),
    pattern([1], 300_000, 195_600),
    pattern([2], 300_000, 194_400),
    pattern([3], 500_000, 425_000),
  ];
  expect(found(findStandouts(patterns, { groups, looksFor: 'either' }))).toEqual([3]);
});

const pattern = (features: readonly number[], n: number, good: number, stratum = ''): Pattern => ({
  stratum,
  features,
  n,
  good,
});

const found = (standouts: ReturnType<typeof findStandouts>) =>
  [...standouts].flatMap(([feature, standout]) => (standout.found ? [feature] : []));

test('what is merely there together with what matters is not found', () => {
  // 0 matters; 1 is mostly named by accounts that name 0, and changes nothing.
  const patterns = [
    pattern([0, 1], 200, 180),
    pattern([0], 100, 90),
    pattern([1], 50, 30),
    pattern([], 400, 240),
  ];
  expect(found(findStandouts(patterns, { groups: [[0, 1]], looksFor: 'either' }))).toEqual([0]);
  const alone = patterns.map((each) => ({ ...each, features: each.features.filter((one) => one === 1) }));
  expect(found(findStandouts(alone, { groups: [[1]], looksFor: 'either' }))).toEqual([1]);
});

test('good groups do not make the usual ones look bad', () => {
  const patterns = [
    pattern([0], 900, 830),
    pattern([1], 700, 640),
    pattern([2], 400, 260),
    pattern([3], 400, 262),
    pattern([4], 400, 258),
  ];
  const groups = [[0, 1, 2, 3, 4]];
  expect(found(findStandouts(patterns, { groups, looksFor: 'either' })).sort()).toEqual([0, 1]);
  // Each against all others together, the usual ones are worse.
  const others = (index: number) => patterns.filter((_, other) => other !== index);
  const plain = compareShares(
    patterns.map(({ n, good }, index) => ({
      among: { count: good, n },
      others: {
        count: others(index).reduce((sum, each) => sum + each.good, 0),
        n: others(index).reduce((sum, each) => sum + each.n, 0),
      },
    })),
  );
  expect(plain.map(({ verdict }) => verdict)).toEqual(['better', 'better', 'worse', 'worse', 'worse']);
});

test('finds what two strata agree on although together they say the opposite', () => {
  const patterns = [
    pattern([0], 100, 95, 'easy'),
    pattern([], 400, 340, 'easy'),
    pattern([0], 400, 200, 'hard'),
    pattern([], 100, 30, 'hard'),
  ];
  const standout = findStandouts(patterns, { groups: [[0]], looksFor: 'better' }).get(0);
  expect(standout?.found).toBe(true);
});

test('finds only what is looked for', () => {
  const patterns = [pattern([0], 100, 40), pattern([], 300, 240)];
  const looking = (looksFor: 'better' | 'worse' | 'either') =>
    findStandouts(patterns, { groups: [[0]], looksFor }).get(0)?.found;
  expect([looking('better'), looking('worse'), looking('either')]).toEqual([false, true, true]);
});

test('says nothing of few accounts, nor where hardly anybody does badly', () => {
  const few = [pattern([0], 15, 1), pattern([], 300, 290)];
  expect(findStandouts(few, { groups: [[0]], looksFor: 'either' }).get(0)).toEqual({ found: false, p: null });
  const nobody = [pattern([0], 100, 98), pattern([], 300, 300)];
  expect(findStandouts(nobody, { groups: [[0]], looksFor: 'either' }).get(0)?.p).toBeNull();
  expect(findStandouts([], { groups: [[0]], looksFor: 'either' }).get(0)?.p).toBeNull();
});

test('what is clear alone is not clear as one of many, nor in the worse half of the doubt', () => {
  const one = [pattern([0], 100, 75), pattern([], 300, 185)];
  const p = (groups: number[][], patterns: readonly Pattern[] = one) =>
    findStandouts(patterns, { groups, looksFor: 'either' }).get(0)?.p ?? 0;
  const alone = p([[0]]);
  expect(alone).toBeLessThan(0.05);
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((feature) => pattern([feature], 60, 39));
  expect(p([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]], [...one, ...nine])).toBeGreaterThan(0.05);
  const two = [...one, pattern([1], 300, 198)];
  expect(p([[0], [1]], two) / p([[0]], two)).toBeCloseTo(2, 6);
});

describe('over many samples', () => {
  /** Accounts that name each of eight things by itself; `effects` are log-odds of doing well. */
  function sample(random: Random, accounts: number, effects: readonly number[]): Pattern[] {
    const counts = new Map<string, { features: number[]; n: number; good: number }>();
    for (let account = 0; account < accounts; account += 1) {
      const features = Array.from({ length: 8 }, (_, index) => index).filter(() => random.chance(0.35));
      const odds = features.reduce((sum, feature) => sum + (effects[feature] ?? 0), 0.2);
      const into = counts.get(features.join()) ?? { features, n: 0, good: 0 };
      counts.set(features.join(), into);
      into.n += 1;
      if (random.chance(1 / (1 + Math.exp(-odds)))) into.good += 1;
    }
    return [...counts.values()].map((each) => ({ ...each, stratum: '' }));
  }

  /** Each thing for itself, as one question: what there was before. */
  function findPlain(patterns: readonly Pattern[]): number[] {
    const sum = (fits: (each: Pattern) => boolean) =>
      patterns
        .filter(fits)
        .reduce((all, { n, good }) => ({ n: all.n + n, count: all.count + good }), { n: 0, count: 0 });
    return compareShares(
      Array.from({ length: 8 }, (_, feature) => ({
        among: sum(({ features }) => features.includes(feature)),
        others: sum(({ features }) => !features.includes(feature)),
      })),
    ).flatMap(({ verdict }, feature) => (verdict === 'better' || verdict === 'worse' ? [feature] : []));
  }

  const groups = [[0, 1, 2, 3, 4, 5, 6, 7]];

  test('where there is nothing, one question in twenty finds anything', () => {
    const random = new Random(11, 'nothing', 0);
    const rounds = 1000;
    let alarms = 0;
    for (let round = 0; round < rounds; round += 1) {
      const patterns = sample(random, 160, []);
      if (found(findStandouts(patterns, { groups, looksFor: 'either' })).length > 0) alarms += 1;
    }
    expect(alarms / rounds).toBeLessThan(0.065);
    expect(alarms).toBeGreaterThan(0);
  });

  test('finds more of what there is than testing each for itself, with no more false alarms', () => {
    const random = new Random(12, 'something', 0);
    const rounds = 400;
    const tally = { step: { hits: 0, alarms: 0 }, plain: { hits: 0, alarms: 0 } };
    for (let round = 0; round < rounds; round += 1) {
      const patterns = sample(random, 160, [1.6, 1.6]);
      const ways = {
        step: found(findStandouts(patterns, { groups, looksFor: 'either' })),
        plain: findPlain(patterns),
      };
      for (const way of ['step', 'plain'] as const) {
        tally[way].hits += ways[way].filter((feature) => feature < 2).length;
        if (ways[way].some((feature) => feature >= 2)) tally[way].alarms += 1;
      }
    }
    expect(tally.step.hits).toBeGreaterThan(tally.plain.hits);
    expect(tally.step.alarms / rounds).toBeLessThan(0.065);
  });
});
