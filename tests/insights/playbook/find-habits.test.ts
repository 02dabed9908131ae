import { describe, expect, test } from 'vitest';
import type { Random } from '../../../scripts/sample-data/random.ts';
import { whoDidAny, whoFollows, type EarlyLives } from '../../../src/insights/playbook/early-lives.ts';
import {
  chooseTelling,
  confirmFindings,
  findHabits,
  groupsOf,
  type Confirmed,
} from '../../../src/insights/playbook/find-habits.ts';
import { measureHabits } from '../../../src/insights/playbook/measure-habits.ts';
import { cutInHalves, sampleOf } from '../../../src/insights/playbook/samples.ts';
import { compareShares } from '../../../src/insights/statistics/compare-shares.ts';
import type { PlaybookOutcome } from '../../../src/schemas/insights/playbook.ts';
import { drawLives, inOrder, packLives, type Life } from './make-lives.ts';

function everybody({ members }: EarlyLives): Uint32Array {
  return members[0] ?? new Uint32Array();
}

function confirm(lives: EarlyLives, outcome: PlaybookOutcome = 'stayed'): Confirmed[] {
  const found = findHabits(lives, everybody(lives), outcome);
  const comparisons = confirmFindings(found);
  return found.flatMap((finding, index) => {
    const comparison = comparisons[index];
    return comparison ? [{ ...finding, comparison }] : [];
  });
}

function learn(lives: EarlyLives, outcome: PlaybookOutcome = 'stayed') {
  const confirmed = confirm(lives, outcome);
  const told = (helps: boolean) =>
    measureHabits(
      lives,
      everybody(lives),
      chooseTelling(confirmed.filter((finding) => finding.helps === helps)),
    );
  return { habits: told(true), warnings: told(false) };
}

function wordsOf(habits: readonly { actions: readonly string[]; inOrder: boolean }[]): string[] {
  return habits.map(({ actions, inOrder: ordered }) => actions.join(ordered ? ' > ' : ' + '));
}

const STAYS = (share: (steps: Life['steps']) => number) => (steps: Life['steps'], random: Random) => ({
  stayed: random.chance(share(steps)),
});

describe('finds', () => {
  test('an order of three, as one thing and not as its forty parts, and that the order matters', () => {
    const lives = drawLives(4000, 1, (drawn, random) => {
      const steps = random.chance(0.25) ? { ...drawn, c: 50, a: 100, f: 300 } : drawn;
      return { stayed: random.chance(inOrder(steps, 'c', 'a', 'f') ? 0.85 : 0.6), steps };
    });
    const { habits, warnings } = learn(packLives(lives));
    expect(wordsOf(habits)).toEqual(['c > a > f']);
    expect(warnings).toEqual([]);
    const [habit] = habits;
    expect(habit?.order?.verdict).toBe('better');
    expect(habit?.order?.others.low).toBeLessThan(0.6);
    expect(habit?.order?.others.high).toBeGreaterThan(0.6);
    expect(habit?.some?.verdict).toBe('unclear');
    // A quarter, and of the others the eighth that does all three, a sixth of them in this order.
    expect(habit?.support.share).toBeCloseTo(0.25 + 0.75 / 48, 1);
    expect(habit?.days).toEqual([2, 4, 12]);
  });

  test('an order of four', () => {
    const steps = ['a', 'b', 'c', 'd'];
    const lives = drawLives(6000, 2, (drawn, random) => {
      const follows = random.chance(0.3);
      const hours = follows ? Object.fromEntries(steps.map((step, at) => [step, 10 + at * 100])) : {};
      return { stayed: random.chance(follows ? 0.9 : 0.6), ...{ steps: { ...drawn, ...hours } } };
    });
    expect(wordsOf(learn(packLives(lives)).habits)).toEqual(['a > b > c > d']);
  });

  test('two things that must both be done, in whatever order', () => {
    const lives = drawLives(
      3000,
      3,
      STAYS((steps) => ('b' in steps && 'g' in steps ? 0.85 : 0.6)),
    );
    const { habits } = learn(packLives(lives));
    expect(wordsOf(habits)).toEqual(['b + g']);
    expect(habits[0]?.order).toBeNull();
  });

  test('a single thing without whatever happened to be done beside it', () => {
    const lives = drawLives(
      2000,
      4,
      STAYS((steps) => ('d' in steps ? 0.8 : 0.6)),
    );
    expect(wordsOf(learn(packLives(lives)).habits)).toEqual(['d']);
  });

  test('two things that help each by itself', () => {
    const lives = drawLives(
      6000,
      5,
      STAYS((steps) => 0.5 + ('d' in steps ? 0.2 : 0) + (inOrder(steps, 'a', 'b') ? 0.2 : 0)),
    );
    expect(wordsOf(learn(packLives(lives)).habits)).toEqual(['a > b', 'd']);
  });

  test('the whole of an order, although its first step is worth something too', () => {
    const lives = drawLives(
      6000,
      13,
      STAYS((steps) => 0.45 + ('a' in steps ? 0.15 : 0) + (inOrder(steps, 'a', 'b') ? 0.25 : 0)),
    );
    expect(wordsOf(learn(packLives(lives)).habits)).toEqual(['a > b']);
  });

  test('what accounts do that leave, as a warning', () => {
    const lives = drawLives(
      3000,
      6,
      STAYS((steps) => ('h' in steps ? 0.5 : 0.75)),
    );
    const { habits, warnings } = learn(packLives(lives));
    expect(habits).toEqual([]);
    expect(wordsOf(warnings)).toEqual(['h']);
    expect(warnings[0]?.comparison.verdict).toBe('worse');
  });

  test('what makes accounts grow among those that stayed, for those that left could not', () => {
    const lives = drawLives(4000, 7, (steps, random) => {
      const stayed = random.chance('a' in steps ? 0.9 : 0.4);
      return { stayed, grown: stayed && random.chance('e' in steps ? 0.5 : 0.25) };
    });
    expect(wordsOf(learn(packLives(lives), 'grew').habits)).toEqual(['e']);
  });
});

test('what differs by the age of the accounts alone is not confirmed, however it was found', () => {
  // Every second account is new, has stayed and does "a"; of the old ones a twentieth does, and stays a little more.
  const lives = packLives(
    Array.from({ length: 4000 }, (_, account) => {
      const isNew = account % 2 === 1;
      const doesA = isNew === account % 20 > 1;
      const stayed = isNew || Math.floor(account / 20) % 20 < (doesA ? 11 : 10);
      return { signup: isNew ? 20_400 : 20_000, stayed, steps: { b: 1, ...(doesA ? { a: 2 } : {}) } };
    }),
  );
  const confirming = sampleOf(lives, everybody(lives), 'stayed');
  const pattern = { codes: [0], inOrder: false };
  const finding = {
    outcome: 'stayed',
    pattern,
    helps: true,
    confirming,
    given: [],
    looked: [pattern],
  } as const;
  const isSearched = () => false;
  expect(groupsOf(confirming, pattern).among.count / 2000).toBeGreaterThan(0.9);
  expect(confirmFindings([{ ...finding, isSearched }])).toEqual([null]);
  const ageless = { ...confirming, strata: confirming.strata.map(() => 0), strataCount: 1 };
  expect(confirmFindings([{ ...finding, isSearched, confirming: ageless }])[0]?.verdict).toBe('better');
});

test('what is confirmed and says nothing more among accounts alike in something else is left out', () => {
  const group = (steps: Life['steps'], count: number, good: number) =>
    Array.from({ length: count }, (_, index) => ({ steps, stayed: index < good }));
  const lives = packLives([
    ...group({ a: 1, b: 2 }, 100, 92),
    ...group({ a: 1 }, 40, 34),
    ...group({ b: 2 }, 40, 27),
    ...group({ c: 3 }, 100, 60),
  ]);
  const confirming = { ...sampleOf(lives, everybody(lives), 'stayed'), strata: new Uint16Array(280) };
  const [a, b] = [0, 1].map((code): Confirmed => {
    const pattern = { codes: [code], inOrder: false };
    const [comparison] = compareShares([groupsOf(confirming, pattern)]);
    if (comparison?.verdict !== 'better') throw new Error('not better');
    const finding = { outcome: 'stayed', pattern, helps: true, confirming, given: [], looked: [] } as const;
    return { ...finding, isSearched: () => false, comparison };
  });
  expect(chooseTelling([a, b].flatMap((finding) => finding ?? []))).toEqual([a]);
});

test('follows an order only where each step came later than the one before', () => {
  const lives = packLives([
    { steps: { a: 1, b: 2, c: 3 }, stayed: true },
    { steps: { a: 2, b: 2, c: 3 }, stayed: true },
    { steps: { b: 1, a: 2 }, stayed: true },
  ]);
  const followers = (codes: number[], ordered: boolean) =>
    [0, 1, 2].filter(whoFollows(lives, { codes, inOrder: ordered }));
  expect(followers([0, 1], true)).toEqual([0]);
  expect(followers([0, 2], true)).toEqual([0, 1]);
  expect(followers([1, 0], true)).toEqual([2]);
  expect(followers([0, 1], false)).toEqual([0, 1, 2]);
  expect(followers([0, 1, 2], false)).toEqual([0, 1]);
});

test('tells forty actions apart', () => {
  const actions = Array.from({ length: 40 }, (_, code) => `a${String(code).padStart(2, '0')}`);
  const lives = packLives(
    actions.map((action) => ({ steps: { [action]: 1, [actions.at(-1) ?? '']: 2 }, stayed: true })),
  );
  const accounts = actions.map((_, account) => account);
  for (const code of accounts) {
    expect(accounts.filter(whoFollows(lives, { codes: [code], inOrder: false }))).toEqual(
      code === 39 ? accounts : [code],
    );
    const both = { codes: [code, 39], inOrder: true };
    expect(accounts.filter(whoFollows(lives, both))).toEqual(code === 39 ? [] : [code]);
    expect(accounts.filter(whoDidAny(lives, { codes: [code], inOrder: false }))).toContain(code);
  }
  expect(accounts.filter(whoDidAny(lives, { codes: [3, 35], inOrder: false }))).toEqual([3, 35]);
});

describe('does not report', () => {
  test('a difference that is sure and too small to act upon', () => {
    const lives = drawLives(
      40_000,
      8,
      STAYS((steps) => ('d' in steps ? 0.64 : 0.6)),
    );
    expect(learn(packLives(lives)).habits).toEqual([]);
  });

  test('an action that only new accounts could do, which have had less time to leave', () => {
    const lives = drawLives(6000, 9, (drawn, random, account) => {
      const isNew = account % 2 === 1;
      const { a = null, ...others } = drawn;
      const steps = isNew && a !== null ? { ...others, a } : others;
      return { stayed: random.chance(isNew ? 0.9 : 0.5), signup: isNew ? 20_400 : 20_000, steps };
    });
    const packed = packLives(lives);
    const did = lives.filter(({ steps }) => 'a' in steps);
    expect(did.filter(({ stayed }) => stayed).length / did.length).toBeGreaterThan(0.85);
    expect(learn(packed).habits).toEqual([]);
  });

  test('an order where things were done at the very same moment', () => {
    const lives = drawLives(4000, 10, (_, random) => {
      const both = random.chance(0.5);
      return {
        stayed: random.chance(both ? 0.85 : 0.6),
        steps: both ? { a: 5, b: 5 } : random.chance(0.5) ? { a: 5 } : { b: 5 },
      };
    });
    expect(wordsOf(learn(packLives(lives)).habits)).toEqual(['a + b']);
  });

  test('anything of one class alone', () => {
    for (const stayed of [true, false]) {
      const lives = packLives(drawLives(1000, 11, () => ({ stayed })));
      expect(learn(lives)).toEqual({ habits: [], warnings: [] });
      expect(learn(lives, 'grew')).toEqual({ habits: [], warnings: [] });
    }
  });
});

test(
  'where nothing is true, something is reported in at most one of twenty data sets',
  { timeout: 60_000 },
  () => {
    const runs = 400;
    let wrong = 0;
    for (let run = 0; run < runs; run += 1) {
      const lives = packLives(
        drawLives(
          600,
          1000 + run,
          STAYS(() => 0.7),
        ),
      );
      if (confirm(lives).length > 0) wrong += 1;
    }
    expect(wrong / runs).toBeLessThanOrEqual(0.05);
  },
);

test(
  'the intervals of what is reported hold the truth in 93-97 of 100 data sets',
  { timeout: 60_000 },
  () => {
    const runs = 400;
    let [reported, covered] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const lives = drawLives(
        800,
        5000 + run,
        STAYS((steps) => ('d' in steps ? 0.85 : 0.5)),
      );
      for (const { actions, comparison } of learn(packLives(lives)).habits) {
        if (actions.join() !== 'd') continue;
        reported += 1;
        if (comparison.difference.low <= 0.35 && 0.35 <= comparison.difference.high) covered += 1;
      }
    }
    expect(reported / runs).toBeGreaterThan(0.95);
    expect(covered / reported).toBeGreaterThanOrEqual(0.93);
    expect(covered / reported).toBeLessThanOrEqual(0.97);
  },
);

test.each([600, 120_000])('of %i accounts none is in the searched part and in the other', (count) => {
  const lives = packLives(Array.from({ length: count }, () => ({ steps: {}, stayed: true })));
  const [one, other] = cutInHalves(lives, everybody(lives));
  for (const half of [one, other]) {
    expect(half?.searched.length).toBeGreaterThan(Math.min(count / 2, 10_000) * 0.98);
    expect(half?.searched.length).toBeLessThanOrEqual(Math.min(count / 2, 10_000));
  }
  expect(one?.searched.some((account) => other?.isSearched(account))).toBe(false);
});

test('says on which day half of the successful accounts had taken each step', () => {
  const lives = drawLives(2000, 12, (_, random, account) => {
    const follows = random.chance(0.4);
    // Three of five on the third day, the others on the eighth; those that leave take their time.
    const hour = account % 5 < 2 ? 8 * 24 + 1 : 3 * 24 + 1;
    const stayed = random.chance(follows ? 0.75 : 0.4);
    const first = stayed ? hour : 25 * 24;
    return { stayed, steps: follows ? { a: first, b: first + 30 } : { a: 300 } };
  });
  const [habit] = learn(packLives(lives)).habits;
  expect([habit?.actions, habit?.days]).toEqual([['b'], [4]]);
});
