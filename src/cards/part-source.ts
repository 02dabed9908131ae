import { KithError, type Problem } from '../core/errors.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { brokenProblem, cutProblem, problemOf, type Shown } from './card-problems.ts';
import { readPart } from './part-file.ts';
import type { OpenBrands } from './open-brands.ts';
import type { Part } from './render-part.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Where scenes and bands come from: the cache, else a rendering thread. Keeps the account of it. */
export class PartSource {
  readonly seconds = { layout: 0, raster: 0, encode: 0 };
  /** What could not be drawn. */
  readonly failures: Problem[] = [];
  /** What was shortened or broken. */
  readonly cuts: Problem[] = [];
  rendered = 0;
  readonly #cacheDir: string;
  readonly #brands: OpenBrands;
  readonly #pool: WorkerPool;
  readonly #underWay = new Map<string, Promise<Part>>();

  constructor(cacheDir: string, brands: OpenBrands, pool: WorkerPool) {
    this.#cacheDir = cacheDir;
    this.#brands = brands;
    this.#pool = pool;
  }

  /** The part, or null after noting why there is none. */
  async obtain(item: PlannedScene | PlannedBand, shown: Shown): Promise<Part | null> {
    try {
      const { palette } = this.#brands.of(item.locale);
      const part = readPart(this.#cacheDir, item.digest, palette.digest) ?? (await this.#render(item));
      this.cuts.push(...part.cut.map((text) => cutProblem(text, shown)));
      this.cuts.push(...part.broken.map((word) => brokenProblem(word, shown)));
      return part;
    } catch (thrown) {
      this.failures.push(problemOf(thrown, shown, textsOf(item)));
      return null;
    }
  }

  /** Does what may fail for one card only; other errors go on. */
  attempt(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof KithError)) throw thrown;
      this.failures.push(...thrown.problems);
    }
  }

  /** Affiliates without a name share a band: whoever comes second waits for the first. */
  #render(item: PlannedScene | PlannedBand): Promise<Part> {
    const before = this.#underWay.get(item.digest);
    if (before) return before;
    const rendering = this.#renderAnew(item).finally(() => this.#underWay.delete(item.digest));
    this.#underWay.set(item.digest, rendering);
    return rendering;
  }

  async #renderAnew(item: PlannedScene | PlannedBand): Promise<Part> {
    const { part, seconds } = await this.#pool.render({ item, brand: this.#brands.of(item.locale).brand });
    this.rendered++;
    for (const step of ['layout', 'raster', 'encode'] as const) this.seconds[step] += seconds[step];
    return part;
  }
}

/** All words of a scene or band. */
export function textsOf(item: PlannedScene | PlannedBand): string[] {
  if (!('template' in item)) return [item.headline, item.text];
  return [item.headline, item.text, item.kicker, item.note, item.call, ...item.items];
}
