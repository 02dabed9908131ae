import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { KithError } from '../core/errors.ts';
import { MissingGlyphs } from './draw-part.ts';
import type { Part, Seconds } from './render-part.ts';
import { unpackPart } from './part-file.ts';
import type { Answer, Job, WorkerSetup } from './render-worker.ts';

interface Pending {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: Error) => void;
}

/** Threads that render scenes and bands. They start with the first thing to render, and only as many as there is work for. */
export class WorkerPool implements AsyncDisposable {
  readonly #setup: WorkerSetup;
  readonly #most: number;
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #waiting: Pending[] = [];
  readonly #running = new Map<Worker, Pending>();
  #isClosing = false;

  constructor(setup: WorkerSetup, most = availableParallelism()) {
    this.#setup = setup;
    this.#most = most;
  }

  /** @throws MissingGlyphs, or an error that names what went wrong. */
  async render(job: Job): Promise<{ part: Part; seconds: Seconds }> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#assign();
    });
    if ('missing' in answer) throw new MissingGlyphs(answer.missing);
    if ('failure' in answer) throw new KithError(answer.failure, answer);
    const part = unpackPart(Buffer.from(answer.part.buffer, answer.part.byteOffset, answer.part.byteLength));
    if (!part) throw new Error('the rendered rows arrived damaged');
    return { part, seconds: answer.seconds };
  }

  /** How many things it can render at once. */
  get size(): number {
    return this.#most;
  }

  /** What waits is not begun; what is being rendered is finished, for a thread stopped within native code may take the process with it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosing = true;
    const ended = this.#workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the rendering was stopped'));
    for (const worker of this.#idle.splice(0)) end(worker);
    await Promise.all(ended);
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#workers.length < this.#most ? this.#start() : undefined);
      const pending = worker && this.#waiting.shift();
      if (!worker || !pending) return;
      this.#running.set(worker, pending);
      worker.postMessage(pending.job);
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { workerData: this.#setup });
    worker.on('message', (answer: Answer) => {
      const pending = this.#running.get(worker);
      this.#running.delete(worker);
      pending?.resolve(answer);
      if (this.#isClosing) return end(worker);
      this.#idle.push(worker);
      this.#assign();
    });
    worker.on('error', (cause: Error) => this.#fail(worker, cause));
    worker.on('exit', () => this.#fail(worker, new Error('a rendering thread ended')));
    this.#workers.push(worker);
    return worker;
  }

  /** A thread is gone: its job fails, and so does what waits when none is left. */
  #fail(worker: Worker, cause: Error): void {
    this.#running.get(worker)?.reject(cause);
    this.#running.delete(worker);
    for (const list of [this.#workers, this.#idle]) {
      const index = list.indexOf(worker);
      if (index >= 0) list.splice(index, 1);
    }
    if (this.#workers.length === 0) for (const pending of this.#waiting.splice(0)) pending.reject(cause);
  }
}

/** Asks an idle thread to end by itself. */
function end(worker: Worker): void {
  worker.postMessage(null);
}
