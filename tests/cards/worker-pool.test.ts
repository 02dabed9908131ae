import { expect, test } from 'vitest';
import { WorkerPool } from '../../src/cards/worker-pool.ts';
import { BRAND, makeScene, makeSite } from './sample-plan.ts';

test('a pool that is closed finishes what it renders, begins nothing more, and its threads end', async () => {
  const { site, cacheDir } = await makeSite();
  const pool = new WorkerPool({ site, cacheDir }, 1);
  const jobs = Promise.allSettled(
    ['one', 'two', 'three'].map((headline) =>
      pool.render({ item: makeScene('statement', 'og', { headline }), brand: BRAND }),
    ),
  );
  await pool[Symbol.asyncDispose]();
  const [first, ...rest] = await jobs;
  expect(first).toMatchObject({ status: 'fulfilled', value: { part: expect.anything() as unknown } });
  expect(rest).toMatchObject([
    { status: 'rejected', reason: { message: 'the rendering was stopped' } },
    { status: 'rejected', reason: { message: 'the rendering was stopped' } },
  ]);
});

test('a pool that has nothing left to do can be closed, and one that never had anything', async () => {
  const { site, cacheDir } = await makeSite();
  const pool = new WorkerPool({ site, cacheDir }, 2);
  await pool.render({ item: makeScene('statement', 'og', {}), brand: BRAND });
  await pool[Symbol.asyncDispose]();
  await new WorkerPool({ site, cacheDir }, 2)[Symbol.asyncDispose]();
});
