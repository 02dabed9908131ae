import { Worker } from 'node:worker_threads';
import { COMPUTATIONS, type Computations } from './computations.ts';
import type { Task } from './compute-worker.ts';

/** Of fewer accounts a computation is done sooner than a thread has started. */
const FEWEST_ACCOUNTS = 5_000;

/**
 * Computes in a thread of its own what takes long, so that the database is asked for other things meanwhile. The result is the
 * same either way.
 */
export async function computeAside<Name extends keyof Computations>(
  name: Name,
  accounts: number,
  input: Parameters<Computations[Name]>[0],
): Promise<ReturnType<Computations[Name]>> {
  type Result = ReturnType<Computations[Name]>;
  const compute = COMPUTATIONS[name] as (given: typeof input) => Result;
  if (accounts < FEWEST_ACCOUNTS) return compute(input);
  const workerData: Task = { name, input };
  const worker = new Worker(new URL('./compute-worker.ts', import.meta.url), { workerData });
  return new Promise<Result>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => reject(new Error(`The thread that computes ${name} ended without a result`)));
  });
}
