import { expect, test } from 'vitest';
import { chooseOverallSteps, chooseSegmentSteps } from '../../../src/insights/playbook/choose-steps.ts';
import { compareShares } from '../../../src/insights/statistics/compare-shares.ts';
import { measureShare } from '../../../src/insights/statistics/share.ts';
import type { Verdict } from '../../../src/schemas/insights/figures.ts';
import type { Habit, PlaybookOutcome } from '../../../src/schemas/insights/playbook.ts';

/** How many of how many did well, of those that did it and of the others. */
const COUNTS: Readonly<Record<Verdict, readonly [number, number, number]>> = {
  better: [180, 120, 200],
  worse: [120, 180, 200],
  unclear: [24, 20, 30],
  'too-few': [5, 3, 6],
};

function comparison(verdict: Verdict) {
  const [among, others, n] = COUNTS[verdict];
  const [made] = compareShares([{ among: { count: among, n }, others: { count: others, n } }]);
  if (made?.verdict !== verdict) throw new Error(`The counts make ${made?.verdict ?? 'nothing'}`);
  return made;
}

function habit(actions: Readonly<Record<string, number>>, outcome: PlaybookOutcome = 'stayed'): Habit {
  return {
    outcome,
    actions: Object.keys(actions),
    inOrder: false,
    support: measureShare(30, 100),
    comparison: comparison('better'),
    order: null,
    some: null,
    days: Object.values(actions),
  };
}

const shared = (of: Habit, verdict: Verdict) => ({ habit: of, comparison: comparison(verdict) });

test('steps stand in the order of their days, each once, those that keep accounts before those of the same day', () => {
  const { steps } = chooseOverallSteps([
    habit({ invite: 3, publish: 9, swap: 14 }),
    habit({ publish: 8, payroll: 9 }, 'grew'),
  ]);
  expect(steps).toEqual([
    { action: 'invite', day: 3, outcome: 'stayed' },
    { action: 'publish', day: 9, outcome: 'stayed' },
    { action: 'payroll', day: 9, outcome: 'grew' },
    { action: 'swap', day: 14, outcome: 'stayed' },
  ]);
});

test('there are at most five steps, and what keeps accounts goes first', () => {
  const { steps } = chooseOverallSteps([
    habit({ a: 1, b: 2, c: 3 }),
    habit({ d: 4, e: 5 }),
    habit({ f: 0 }, 'grew'),
  ]);
  expect(steps.map(({ action }) => action)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('where nothing was found there are no steps', () => {
  const nothing = { source: null, isProven: false, steps: [] };
  expect(chooseOverallSteps([])).toEqual(nothing);
  expect(chooseSegmentSteps([], [])).toEqual(nothing);
});

const ALL = habit({ all: 1 });
const OWN = habit({ own: 2 });

test.each([
  ['holds here', 'better', [], 'everybody', true, 'all'],
  ['holds here, whatever else was found', 'better', [OWN], 'everybody', true, 'all'],
  ['cannot be told here', 'unclear', [], 'everybody', false, 'all'],
  ['cannot be told for want of accounts', 'too-few', [], 'everybody', false, 'all'],
  ['cannot be told, and something else holds', 'unclear', [OWN], 'own', true, 'own'],
  ['does harm, and something else holds', 'worse', [OWN], 'own', true, 'own'],
  ['does harm', 'worse', [], null, false, undefined],
] as const)('what counts for all accounts %s', (_, verdict, own, source, isProven, first) => {
  const chosen = chooseSegmentSteps(own, [shared(ALL, verdict)]);
  expect([chosen.source, chosen.isProven, chosen.steps[0]?.action]).toEqual([source, isProven, first]);
});

test('what is surely worth nothing here is not taken', () => {
  const [nothing] = compareShares([{ among: { count: 700, n: 1000 }, others: { count: 700, n: 1000 } }]);
  if (!nothing) throw new Error('no comparison');
  expect(chooseSegmentSteps([], [{ habit: ALL, comparison: nothing }]).steps).toEqual([]);
});

test('what hardly anybody does here is not taken, unless there is hardly anybody', () => {
  const rare = (n: number) => compareShares([{ among: { count: 0, n: 0 }, others: { count: n / 2, n } }]);
  const stepsOf = (n: number) =>
    chooseSegmentSteps(
      [],
      rare(n).map((made) => ({ habit: ALL, comparison: made })),
    ).steps.length;
  expect([stepsOf(300), stepsOf(10)]).toEqual([0, 1]);
});

test('staying and growing are chosen each by itself, and proven only together', () => {
  const grows = habit({ payroll: 5 }, 'grew');
  const both = [shared(ALL, 'unclear'), shared(grows, 'better')];
  expect(chooseSegmentSteps([], both)).toMatchObject({ source: 'everybody', isProven: false });
  expect(chooseSegmentSteps([OWN], both)).toMatchObject({
    ...{ source: 'both', isProven: true },
    steps: [{ action: 'own' }, { action: 'payroll' }],
  });
});
