import { expect, test } from 'vitest';
import { advocateScore, type AdvocateInputs } from '../../../src/insights/advocates/advocate-score.ts';
import { AdvocateWeightsSchema } from '../../../src/schemas/program.ts';

const NOTHING: AdvocateInputs = {
  health: null,
  expansion: null,
  ltv: null,
  retentionCost: null,
  tickets: null,
  nps: null,
  csat: null,
  usage: null,
};
const NO_WEIGHTS = AdvocateWeightsSchema.parse(
  Object.fromEntries(Object.keys(NOTHING).map((input) => [input, 0])),
);
const SETTINGS = { weights: NO_WEIGHTS, minimumCoverage: 0.5, medianUsage: 50 };

test("Natero's published example: (83*7 + 71*5 + 78*8 + 54*3) / 23 = 75", () => {
  const weights = { ...NO_WEIGHTS, health: 7, expansion: 5, usage: 8, tickets: 3 };
  const inputs = { ...NOTHING, health: 83, expansion: 71, usage: 78, tickets: 54 };
  const { score, coverage } = advocateScore(inputs, { ...SETTINGS, weights });
  expect(Math.round(score ?? 0)).toBe(75);
  expect(coverage).toBe(1);
});

test('missing inputs are skipped and the weights re-based', () => {
  const weights = { ...NO_WEIGHTS, health: 3, usage: 1 };
  const scored = advocateScore({ ...NOTHING, health: 80 }, { ...SETTINGS, weights });
  expect(scored).toMatchObject({ score: 80, coverage: 0.75 });
});

test('below the minimum coverage there is no score', () => {
  const weights = { ...NO_WEIGHTS, health: 1, usage: 3 };
  const scored = advocateScore({ ...NOTHING, health: 80 }, { ...SETTINGS, weights });
  expect(scored).toMatchObject({ score: null, coverage: 0.25 });
});

test('an account without any input has no score, even where none is asked for', () => {
  const settings = { ...SETTINGS, weights: AdvocateWeightsSchema.parse({}), minimumCoverage: 0 };
  expect(advocateScore(NOTHING, settings)).toMatchObject({ score: null, coverage: 0 });
});

test('weights of zero count nothing', () => {
  const scored = advocateScore({ ...NOTHING, health: 80 }, { ...SETTINGS, minimumCoverage: 0 });
  expect(scored).toMatchObject({ score: null, coverage: 0 });
});

test('the points of all inputs make the score, and the most that they could give make 100', () => {
  const settings = { ...SETTINGS, weights: AdvocateWeightsSchema.parse({}) };
  const { score, points } = advocateScore(
    { ...NOTHING, health: 80, nps: 100, usage: 20, tickets: 30 },
    settings,
  );
  const all = Object.values(points);
  expect(all.reduce((sum, { won }) => sum + won, 0)).toBeCloseTo(score ?? 0, 9);
  expect(all.reduce((sum, { of }) => sum + of, 0)).toBeCloseTo(100, 9);
  expect(points.csat).toEqual({ won: 0, of: 0 });
});

/** The weight with which an NPS answer counted, where usage itself weighs nothing and health weighs as much. */
function counted(nps: number, usage: number | null, medianUsage: number | null = 50): number {
  const weights = { ...NO_WEIGHTS, health: 1, nps: 1 };
  const { of } = advocateScore({ ...NOTHING, health: 0, nps, usage }, { ...SETTINGS, weights, medianUsage })
    .points.nps;
  return of / (100 - of);
}

test.each<[string, number, number | null, number | null, number]>([
  ['in full with the median usage', 100, 50, 50, 1],
  ['in full with more', 100, 90, 50, 1],
  ['less with less: a quarter and half of the rest', 100, 25, 50, 0.625],
  ['a quarter without any', 100, 0, 50, 0.25],
  ['a quarter without any, where half of the customers use nothing', 100, 0, 0, 0.25],
  ['half where the usage is not known', 100, null, 50, 0.5],
  ['half where nobody’s usage is known', 100, null, null, 0.5],
  ['in full where it is a complaint', 60, 0, 50, 1],
  ['less from 7 on', 70, 0, 50, 0.25],
])('an answer counts %s', (_, nps, usage, medianUsage, weight) => {
  expect(counted(nps, usage, medianUsage)).toBeCloseTo(weight, 9);
});

test('of two equally happy customers the heavier user scores higher, whatever else they have', () => {
  const settings = { ...SETTINGS, weights: AdvocateWeightsSchema.parse({}) };
  const happy = { ...NOTHING, health: 60, tickets: 50, ltv: 50, nps: 100, csat: 100 };
  const scores = [10, 30, 50, 70, 90].map((usage) => advocateScore({ ...happy, usage }, settings).score ?? 0);
  expect(scores).toEqual([...scores].sort((a, b) => a - b));
  expect(new Set(scores).size).toBe(5);
});
