import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { messageOf } from '../core/errors.ts';
import type { Brand } from '../schemas/program.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { packPart, writePart } from './part-file.ts';
import { MissingGlyphs, renderBand, renderScene, type Seconds } from './render-part.ts';
import { openStudio } from './studio.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly brand: Brand;
  readonly site: string;
  readonly cacheDir: string;
}

/** One thing to render. Scenes have a template, bands have none. */
export interface Job {
  readonly id: number;
  readonly item: PlannedScene | PlannedBand;
}

export type Answer =
  | { readonly id: number; readonly part: Uint8Array; readonly seconds: Seconds }
  | { readonly id: number; readonly missing: readonly string[] }
  | { readonly id: number; readonly failure: string };

if (parentPort) serve(parentPort, workerData as WorkerSetup);

function serve(port: NonNullable<typeof parentPort>, { brand, site, cacheDir }: WorkerSetup): void {
  // One thread each: as many workers as cores already keep all of them busy.
  sharp.concurrency(1);
  sharp.cache(false);
  const studio = openStudio(brand, site);
  // Awaited with the first job; without this a failure before that would end the thread instead of reaching its job.
  studio.catch(() => undefined);
  port.on('message', ({ id, item }: Job) => {
    const rendered = studio.then((opened) =>
      'template' in item ? renderScene(item, opened) : renderBand(item, opened),
    );
    void rendered
      .then(({ part, seconds }) => {
        const bytes = packPart(part);
        writePart(cacheDir, item.digest, bytes);
        port.postMessage({ id, part: bytes, seconds } satisfies Answer);
      })
      .catch((thrown: unknown) => port.postMessage(answerFailure(id, thrown)));
  });
}

function answerFailure(id: number, thrown: unknown): Answer {
  return thrown instanceof MissingGlyphs
    ? { id, missing: thrown.graphemes }
    : { id, failure: messageOf(thrown) };
}
