import { expect, test } from 'vitest';
import { advocateScore, type AdvocateInputs } from '../../src/insights/advocate-score.ts';
import { AdvocateWeightsSchema } from '../../src/schemas/program.ts';

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

test("Natero's published example: (83*7 + 71*5 + 78*8 + 54*3) / 23 = 75", () => {
  const weights = { ...NO_WEIGHTS, health: 7, expansion: 5, usage: 8, tickets: 3 };
  const { score, coverage } = advocateScore(
    { ...NOTHING, health: 83, expansion: 71, usage: 78, tickets: 54 },
    weights,
    0.5,
  );
  expect(Math.round(score ?? 0)).toBe(75);
  expect(coverage).toBe(1);
});

test('missing inputs are skipped and the weights re-based', () => {
  const weights = { ...NO_WEIGHTS, health: 3, usage: 1 };
  expect(advocateScore({ ...NOTHING, health: 80 }, weights, 0.5)).toEqual({ score: 80, coverage: 0.75 });
});

test('below the minimum coverage there is no score', () => {
  const weights = { ...NO_WEIGHTS, health: 1, usage: 3 };
  expect(advocateScore({ ...NOTHING, health: 80 }, weights, 0.5)).toEqual({ score: null, coverage: 0.25 });
});

test('an account without any input has no score, even where none is asked for', () => {
  expect(advocateScore(NOTHING, AdvocateWeightsSchema.parse({}), 0)).toEqual({ score: null, coverage: 0 });
});

test('weights of zero count nothing', () => {
  expect(advocateScore({ ...NOTHING, health: 80 }, NO_WEIGHTS, 0)).toEqual({ score: null, coverage: 0 });
});
