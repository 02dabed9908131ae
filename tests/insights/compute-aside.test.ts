import { expect, test } from 'vitest';
import { computeAside } from '../../src/insights/compute-aside.ts';
import type { Sample } from '../../src/insights/churn/read-accounts.ts';

/** Accounts that leave the more often the lower their health is. */
function makeSample(accounts: number): Sample {
  const noise = (row: number) => ((row * 7919) % 1000) / 1000;
  const health = Array.from({ length: accounts }, (_, row) => (row * 31) % 100);
  return {
    left: Uint8Array.from(health, (value, row) => (noise(row) * 100 > value ? 1 : 0)),
    days: new Float64Array(accounts).fill(NaN),
    columns: [
      {
        ...{ name: 'health', sql: 'accounts.health', counted: null, source: 'account', emptyTells: true },
        ...{ kind: 'number', values: health },
      },
    ],
    unused: [],
  };
}

test('a thread of its own computes the same', async () => {
  const sample = makeSample(600);
  const here = await computeAside('trainModel', 600, sample);
  expect(here.drivers.map(({ column }) => column)).toEqual(['health']);
  expect(await computeAside('trainModel', 1_000_000, sample)).toEqual(here);
});

test('what goes wrong in a thread goes wrong here', async () => {
  const broken = { ...makeSample(10), columns: null } as unknown as Sample;
  await expect(computeAside('trainModel', 1_000_000, broken)).rejects.toThrow('null');
});
