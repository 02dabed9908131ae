import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { KithError, messageOf, type Where } from '../core/errors.ts';
import type { Brand } from '../schemas/program.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { packPart, writePart } from './part-file.ts';
import { MissingGlyphs } from './draw-part.ts';
import { renderBand, renderScene, type Seconds } from './render-part.ts';
import { openStudio, type Studio } from './studio.ts';

/** One thing to render. Scenes have a template, bands have none. */
export interface Job {
  readonly item: PlannedScene | PlannedBand;
  readonly brand: Brand;
}

/** What a worker is started with. */
export interface WorkerSetup {
  readonly site: string;
  readonly cacheDir: string;
}

/** One answer for each job, in turn. */
export type Answer =
  | { readonly part: Uint8Array; readonly seconds: Seconds }
  | { readonly missing: readonly string[] }
  | { readonly failure: string; readonly hint?: string | undefined; readonly where?: Where | undefined };

if (parentPort) serve(parentPort, workerData as WorkerSetup);

function serve(port: NonNullable<typeof parentPort>, { site, cacheDir }: WorkerSetup): void {
  // One thread each: as many workers as cores already keep all of them busy.
  sharp.concurrency(1);
  sharp.cache(false);
  const studios = new Map<string, Promise<Studio>>();
  const studioOf = (brand: Brand) => {
    const key = JSON.stringify(brand);
    const studio = studios.get(key) ?? openStudio(brand, site);
    studios.set(key, studio);
    return studio;
  };
  port.on('message', (job: Job | null) => {
    if (job === null) return port.close();
    void answer(job, studioOf, cacheDir).then((message) => port.postMessage(message));
  });
}

async function answer(
  { item, brand }: Job,
  studioOf: (brand: Brand) => Promise<Studio>,
  cacheDir: string,
): Promise<Answer> {
  try {
    const studio = await studioOf(brand);
    const { part, seconds } = await ('template' in item
      ? renderScene(item, studio)
      : renderBand(item, studio));
    const bytes = packPart(part);
    writePart(cacheDir, item.digest, bytes);
    return { part: bytes, seconds };
  } catch (thrown) {
    if (thrown instanceof MissingGlyphs) return { missing: thrown.graphemes };
    if (thrown instanceof KithError)
      return { failure: thrown.message, hint: thrown.hint, where: thrown.where };
    return { failure: messageOf(thrown) };
  }
}
