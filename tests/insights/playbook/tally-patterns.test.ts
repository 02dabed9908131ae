import { expect, test } from 'vitest';
import { whoFollows } from '../../../src/insights/playbook/early-lives.ts';
import { sampleOf } from '../../../src/insights/playbook/samples.ts';
import { patternAt, strataAt, tallyPatterns } from '../../../src/insights/playbook/tally-patterns.ts';
import { drawLives, packLives } from './make-lives.ts';

test('counts for every pattern, by stratum, the accounts that followed it and those of them that did well', () => {
  const lives = packLives(
    drawLives(400, 3, (steps, random, account) => ({
      stayed: random.chance('a' in steps ? 0.8 : 0.5),
      signup: 20_000 + (account % 4),
    })),
  );
  const sample = sampleOf(
    lives,
    Uint32Array.from({ length: 400 }, (_, at) => at),
    'stayed',
  );
  expect(sample.strataCount).toBe(4);
  const tallied = tallyPatterns(sample);
  const met = new Set<string>();
  for (let place = 0; place < tallied.places; place += 1) {
    const pattern = patternAt(place, tallied.kinds);
    const { codes, inOrder } = pattern;
    const isPattern =
      new Set(codes).size === codes.length && (inOrder ? codes.length > 1 : isAscending(codes));
    const counted = [...sample.strata].reduce(
      (counts, stratum, at) => {
        const follows = isPattern && whoFollows(lives, pattern)(at) ? 1 : 0;
        counts.among[stratum] = (counts.among[stratum] ?? 0) + follows;
        counts.good[stratum] = (counts.good[stratum] ?? 0) + follows * (lives.stayed[at] ?? 0);
        return counts;
      },
      { among: [0, 0, 0, 0], good: [0, 0, 0, 0] },
    );
    const strata = strataAt(tallied, place);
    expect(strata.map(({ among }) => among)).toEqual(counted.among);
    expect(strata.map(({ goodAmong }) => goodAmong)).toEqual(counted.good);
    expect(tallied.followers[place]).toBe(sumOf(counted.among));
    if (isPattern) met.add(`${codes.join()}${inOrder ? ' in order' : ''}`);
  }
  // Of eight actions: each, pairs and triples in any order, and pairs and triples in order.
  expect(met.size).toBe(8 + 28 + 56 + 56 + 336);
  const strata = strataAt(tallied, 0);
  expect(sumOf(strata.map(({ n }) => n))).toBe(400);
  expect(sumOf(strata.map(({ good }) => good))).toBe(sumOf(lives.stayed));
});

function sumOf(counts: Iterable<number>): number {
  return [...counts].reduce((sum, count) => sum + count, 0);
}

function isAscending(codes: readonly number[]): boolean {
  return codes.every((code, at) => at === 0 || code > (codes[at - 1] ?? 0));
}
