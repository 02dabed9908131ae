import { statSync } from 'node:fs';
import { join } from 'node:path';
import { KithError, type Problem, throwIfAny } from '../core/errors.ts';
import type { Progress } from '../core/progress.ts';
import type { Plan, PlannedCard, PlannedScene } from '../schemas/plan.ts';
import type { Shown } from './card-problems.ts';
import { bytesOf, joinCard } from './join-card.ts';
import { openBrands } from './open-brands.ts';
import { PartSource } from './part-source.ts';
import { pruneParts } from './prune-parts.ts';
import type { Part, Seconds } from './render-part.ts';
import { WorkerPool } from './worker-pool.ts';
import { createPieceWriter } from './write-pieces.ts';

export interface CardsInput {
  readonly plan: Pick<Plan, 'scenes' | 'bands' | 'cards' | 'programs'>;
  /** The folder that holds content/ and public/. */
  readonly site: string;
  /** Where rendered scenes and bands are kept, by digest. */
  readonly cacheDir: string;
  readonly outDir: string;
  /** Card path -> its digest in the last complete build. */
  readonly previous: ReadonlyMap<string, string>;
  /** How many threads render; as many as there are cores where left out. */
  readonly workers?: number | undefined;
}

export interface CardsResult {
  readonly made: number;
  readonly kept: number;
  /** Scenes and bands that were rendered rather than found in the cache. */
  readonly rendered: number;
  /** Seconds of work, added up over the threads. */
  readonly seconds: Seconds & { write: number };
  /** Card path -> size of its file. */
  readonly files: ReadonlyMap<string, { readonly bytes: number }>;
  /** Texts that did not fit and end in an ellipsis. */
  readonly problems: readonly Problem[];
}

/**
 * Writes the cards of a plan that changed: renders the scenes and bands that are not in the cache, and joins them.
 * @throws KithError with all problems: what no font can draw, a missing font or logo, a card too heavy.
 */
export async function renderCards(
  input: CardsInput,
  { progress }: { progress: Progress },
): Promise<CardsResult> {
  const { changed, files } = findChanged(input);
  const kept = files.size;
  progress.begin('cards', changed.length);
  const work = changed.length === 0 ? NO_WORK : await makeCards(changed, files, input, progress);
  throwIfAny(work.failures, 'the cards');
  if (work.rendered > 0) await pruneParts(input.cacheDir, digestsOf(input.plan));
  progress.end(`${changed.length} made from ${work.rendered} new scenes and bands, ${kept} kept`);
  return {
    made: changed.length,
    kept,
    rendered: work.rendered,
    seconds: work.seconds,
    files,
    problems: work.cuts,
  };
}

function digestsOf({ scenes, bands }: CardsInput['plan']): Set<string> {
  return new Set([...Object.values(scenes), ...Object.values(bands)].map(({ digest }) => digest));
}

type Files = Map<string, { bytes: number }>;

interface Work extends Pick<CardsResult, 'rendered' | 'seconds'> {
  readonly failures: readonly Problem[];
  readonly cuts: readonly Problem[];
}

const NO_WORK: Work = {
  rendered: 0,
  seconds: { layout: 0, raster: 0, encode: 0, write: 0 },
  failures: [],
  cuts: [],
};

/** Cards whose digest changed or whose file is gone; and the files that stay. */
function findChanged({ plan, previous, outDir }: CardsInput) {
  const files: Files = new Map();
  const changed = plan.cards.filter(({ path, digest }) => {
    const bytes = previous.get(path) === digest ? sizeOf(join(outDir, path)) : 0;
    if (bytes > 0) files.set(path, { bytes });
    return bytes === 0;
  });
  return { changed, files };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

async function makeCards(
  changed: readonly PlannedCard[],
  files: Files,
  { plan, site, cacheDir, outDir, workers }: CardsInput,
  progress: Progress,
): Promise<Work> {
  const brands = await openBrands(plan, site);
  await using pool = new WorkerPool({ site, cacheDir }, workers);
  const source = new PartSource(cacheDir, brands, pool);
  const scenes = await obtainScenes(changed, plan, source, pool.size);
  const write = createPieceWriter();
  let seconds = 0;
  await eachJoinable(changed, plan, scenes, source, pool.size, (card, { format, locale }, scene, band) => {
    const started = performance.now();
    const pieces = joinCard(card.path, format, scene, band, brands.of(locale).palette);
    write(join(outDir, card.path), pieces);
    files.set(card.path, { bytes: bytesOf(pieces) });
    seconds += (performance.now() - started) / 1000;
    progress.advance(files.size);
  });
  const { rendered, failures, cuts } = source;
  return { rendered, failures, cuts, seconds: { ...source.seconds, write: seconds } };
}

type Scenes = ReadonlyMap<string, Part | null>;

/** All scenes: they are few, and every band needs some of them. */
async function obtainScenes(
  cards: readonly PlannedCard[],
  { scenes }: CardsInput['plan'],
  source: PartSource,
  lanes: number,
): Promise<Scenes> {
  const parts = new Map<string, Part | null>();
  await eachOf(
    Map.groupBy(cards, ({ scene }) => scene),
    lanes,
    async ([key, shown]) => {
      parts.set(key, await source.obtain(entryOf(scenes, key, shown), shownBy(shown)));
    },
  );
  return parts;
}

/** Every card with its scene and band; band by band, so that of the bands, which are many, only those in work are in memory. */
async function eachJoinable(
  cards: readonly PlannedCard[],
  { scenes: planned, bands }: CardsInput['plan'],
  scenes: Scenes,
  source: PartSource,
  lanes: number,
  join: (card: PlannedCard, item: PlannedScene, scene: Part, band: Part | null) => void,
): Promise<void> {
  await eachOf(
    Map.groupBy(cards, ({ band }) => band),
    lanes,
    async ([key, shown]) => {
      const band = key === null ? null : await source.obtain(entryOf(bands, key, shown), shownBy(shown));
      if (key !== null && band === null) return;
      for (const card of shown) {
        const scene = scenes.get(card.scene);
        if (scene) source.attempt(() => join(card, entryOf(planned, card.scene, shown), scene, band));
      }
    },
  );
}

/** Does the work for every entry, in some lanes at once. */
async function eachOf<Entry>(
  entries: Iterable<Entry>,
  lanes: number,
  work: (entry: Entry) => Promise<void>,
): Promise<void> {
  const rest = Iterator.from(entries);
  const lane = async () => {
    for (const entry of rest) await work(entry);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function entryOf<Entry>(
  table: Readonly<Record<string, Entry>>,
  key: string,
  shown: readonly PlannedCard[],
): Entry {
  const entry = table[key];
  if (entry !== undefined) return entry;
  throw new KithError(`The card ${shownBy(shown).path} refers to "${key}", which the plan does not have`, {
    hint: 'This is a fault in Kith, not in your content. Please report it with the message above.',
  });
}

function shownBy(cards: readonly PlannedCard[]): Shown {
  return { path: cards[0]?.path ?? '', count: cards.length };
}
