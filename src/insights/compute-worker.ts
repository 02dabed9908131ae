import { parentPort, workerData } from 'node:worker_threads';
import { COMPUTATIONS, type Computations } from './computations.ts';

/** What a thread is started with. */
export interface Task {
  readonly name: keyof Computations;
  readonly input: unknown;
}

const { name, input } = workerData as Task;
const compute = COMPUTATIONS[name] as (given: unknown) => unknown;
parentPort?.postMessage(compute(input));
