import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CardsResult, renderCards } from '../../src/cards/render-cards.ts';
import { createPieceWriter } from '../../src/cards/write-pieces.ts';
import { silentProgress } from '../../src/core/progress.ts';
import { buildCardsPlan, CARDS_LOGO, type CardsPlan } from './cards-plan.ts';
import { middleOf } from './middle-of.ts';
import { openPlainLoops, type PlainLoop } from './plain-cards.ts';

export interface CardsBenchOptions {
  readonly affiliates?: number;
  readonly segments?: number;
  /** How many whole cards the plain loops render; their rates are taken to hold for all. */
  readonly sample?: number;
}

/** One way of making all cards. */
export interface CardsRate {
  readonly images: number;
  readonly seconds: number;
  readonly imagesPerSecond: number;
}

/** Scenes and bands joined: what was rendered for it, the work in seconds added up over threads, the size of all files. */
export interface JoinedRate extends CardsRate {
  readonly rendered: number;
  readonly split: CardsResult['seconds'];
  readonly bytes: number;
}

/** Whole cards, so many of them; `allSeconds` is what all would take at this rate. */
export interface PlainRate extends CardsRate {
  readonly allSeconds: number;
}

export interface CardsBench {
  readonly affiliates: number;
  readonly segments: number;
  readonly formats: number;
  readonly cores: number;
  /** Nothing cached: every scene and band is rendered. */
  readonly cold: JoinedRate;
  /** All parts cached, no card written yet: joining and writing only. The middle one of `ROUNDS`. */
  readonly cached: JoinedRate;
  /** Files of the same sizes with the same names, written one after another. The middle one of as many. */
  readonly written: CardsRate;
  /** One affiliate more. */
  readonly oneMore: JoinedRate;
  /** Nothing changed. */
  readonly unchanged: JoinedRate;
  /** Whole cards with satori and sharp: one after another, and as many at once as there are cores. */
  readonly plain: PlainRate;
  readonly plainAtOnce: PlainRate;
  /** Whole cards with satori and resvg, without the logo. */
  readonly resvg: PlainRate;
  /** How many times as many images a second `cold` makes as the faster plain loop with sharp. */
  readonly speedup: number;
  /** How many times as long `cached` takes as `written`. */
  readonly writing: number;
  /** The most memory that the process held until all cards were made, in bytes. */
  readonly peakMemory: number;
}

/** Joining and writing take turns so often: a disk is faster at one moment than at the next. */
const ROUNDS = 3;

/** Measures the cards of a synthetic plan in a folder of its own, and the plain ways beside it, in the same run. */
export async function benchCards(options: CardsBenchOptions = {}): Promise<CardsBench> {
  const { affiliates = 200, segments = 8, sample = 60 } = options;
  const site = await mkdtemp(join(tmpdir(), 'kith-bench-cards-'));
  try {
    await mkdir(join(site, 'public'));
    await writeFile(join(site, 'public', 'logo.svg'), CARDS_LOGO);
    const plan = buildCardsPlan(affiliates, segments);
    const made = await timeCards(plan, site, []);
    const { cached, written } = await timeInTurns(plan, site, made.files);
    const unchanged = await timeCards(plan, site, plan.cards);
    const oneMore = await timeCards(buildCardsPlan(affiliates + 1, segments), site, plan.cards);
    const peakMemory = process.resourceUsage().maxRSS * 1024;
    const loops = await openPlainLoops(plan, site);
    const cores = availableParallelism();
    const plain = await timeLoop(loops.sharp, sample, 1, plan.cards.length);
    const plainAtOnce = await timeLoop(loops.sharp, sample, cores, plan.cards.length);
    const resvg = await timeLoop(loops.resvg, sample, 1, plan.cards.length);
    const formats = new Set(Object.values(plan.scenes).map(({ format }) => format)).size;
    const fastest = Math.max(plain.imagesPerSecond, plainAtOnce.imagesPerSecond);
    return {
      ...{ affiliates, segments, formats, cores },
      ...{ cold: made.rate, cached, written, oneMore: oneMore.rate, unchanged: unchanged.rate },
      ...{ plain, plainAtOnce, resvg },
      speedup: round(made.rate.imagesPerSecond / fastest),
      writing: round(cached.seconds / written.seconds),
      peakMemory,
    };
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

/** The last cards stay. */
async function timeInTurns(
  plan: CardsPlan,
  site: string,
  files: CardsResult['files'],
): Promise<{ cached: JoinedRate; written: CardsRate }> {
  const cached: JoinedRate[] = [];
  const written: CardsRate[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await rm(join(site, 'written'), { recursive: true, force: true });
    written.push(timeWriting(files, join(site, 'written')));
    await rm(join(site, 'dist'), { recursive: true, force: true });
    cached.push((await timeCards(plan, site, [])).rate);
  }
  const bySeconds = ({ seconds }: CardsRate) => seconds;
  return { cached: middleOf(cached, bySeconds), written: middleOf(written, bySeconds) };
}

interface Timed {
  readonly rate: JoinedRate;
  readonly files: CardsResult['files'];
}

async function timeCards(plan: CardsPlan, site: string, before: CardsPlan['cards']): Promise<Timed> {
  const previous = new Map(before.map(({ path, digest }) => [path, digest]));
  const folders = { site, cacheDir: join(site, '.kith', 'cards'), outDir: join(site, 'dist') };
  const started = performance.now();
  const result = await renderCards({ plan, ...folders, previous }, { progress: silentProgress });
  const { layout, raster, encode, write } = result.seconds;
  const rate = {
    ...rateOf(before.length === plan.cards.length ? plan.cards.length : result.made, started),
    rendered: result.rendered,
    split: { layout: round(layout), raster: round(raster), encode: round(encode), write: round(write) },
    bytes: [...result.files.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  };
  return { rate, files: result.files };
}

/** The least that any way of making the files must take: their bytes, each file whole. */
function timeWriting(files: CardsResult['files'], folder: string): CardsRate {
  const largest = Math.max(...[...files.values()].map(({ bytes }) => bytes));
  const source = Buffer.alloc(largest, 'Pixels that have been drawn already.');
  const write = createPieceWriter();
  const started = performance.now();
  for (const [path, { bytes }] of files) write(join(folder, path), [source.subarray(0, bytes)]);
  return rateOf(files.size, started);
}

/** Renders some of the cards whole, in so many lanes, after a few that do not count. */
async function timeLoop(
  { cards, render }: PlainLoop,
  sample: number,
  lanes: number,
  all: number,
): Promise<PlainRate> {
  const step = Math.max(1, Math.floor(cards.length / sample));
  const chosen = cards.filter((_, index) => index % step === 0).slice(0, sample);
  for (const card of chosen.slice(0, 3)) await render(card, 0);
  const started = performance.now();
  const rest = chosen.entries();
  const lane = async () => {
    for (const [index, card] of rest) await render(card, index);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const rate = rateOf(chosen.length, started);
  return { ...rate, allSeconds: round(all / rate.imagesPerSecond) };
}

function rateOf(images: number, started: number): CardsRate {
  const seconds = (performance.now() - started) / 1000;
  return { images, seconds: round(seconds), imagesPerSecond: round(images / seconds) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
