import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawBandPart, drawScenePart } from '../../src/cards/draw-part.ts';
import { h } from '../../src/cards/h.ts';
import { type CardsResult, renderCards } from '../../src/cards/render-cards.ts';
import { renderSvg } from '../../src/cards/render-svg.ts';
import { openStudio, type Studio } from '../../src/cards/studio.ts';
import { silentProgress } from '../../src/core/progress.ts';
import type { PlannedBand, PlannedScene } from '../../src/schemas/plan.ts';
import { buildCardsPlan, CARDS_BRAND, CARDS_LOGO, type CardsPlan } from './cards-plan.ts';

export interface CardsBenchOptions {
  readonly affiliates?: number;
  readonly segments?: number;
  /** How many whole cards the plain loop renders; its rate is taken to hold for all. */
  readonly plainCards?: number;
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

export interface CardsBench {
  readonly affiliates: number;
  readonly segments: number;
  readonly cores: number;
  /** Nothing cached: every scene and band is rendered. */
  readonly cold: JoinedRate;
  /** All parts cached, no card written yet: joining and writing only. */
  readonly cached: JoinedRate;
  /** One affiliate more. */
  readonly oneMore: JoinedRate;
  /** Nothing changed. */
  readonly unchanged: JoinedRate;
  /** Whole cards one after another with satori and sharp. */
  readonly plain: CardsRate;
  /** How many times as many images a second `cold` makes as `plain`. */
  readonly speedup: number;
}

/** Measures the cards of a synthetic plan in a folder of its own, and the plain way beside it. */
export async function benchCards(options: CardsBenchOptions = {}): Promise<CardsBench> {
  const { affiliates = 20, segments = 6, plainCards = 24 } = options;
  const site = await mkdtemp(join(tmpdir(), 'kith-bench-cards-'));
  try {
    await mkdir(join(site, 'public'));
    await writeFile(join(site, 'public', 'logo.svg'), CARDS_LOGO);
    const plan = buildCardsPlan(affiliates, segments);
    const cold = await timeCards(plan, site, []);
    await rm(join(site, 'dist'), { recursive: true });
    const cached = await timeCards(plan, site, []);
    const unchanged = await timeCards(plan, site, plan.cards);
    const oneMore = await timeCards(buildCardsPlan(affiliates + 1, segments), site, plan.cards);
    const plain = await timePlain(plan, site, plainCards);
    return {
      ...{ affiliates, segments, cores: availableParallelism(), cold, cached, oneMore, unchanged, plain },
      speedup: round(cold.imagesPerSecond / plain.imagesPerSecond),
    };
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

async function timeCards(plan: CardsPlan, site: string, before: CardsPlan['cards']): Promise<JoinedRate> {
  const previous = new Map(before.map(({ path, digest }) => [path, digest]));
  const folders = { site, cacheDir: join(site, '.kith', 'cards'), outDir: join(site, 'dist') };
  const started = performance.now();
  const result = await renderCards({ plan, ...folders, previous }, { progress: silentProgress });
  const { layout, raster, encode, write } = result.seconds;
  return {
    ...rate(before.length === plan.cards.length ? plan.cards.length : result.made, started),
    rendered: result.rendered,
    split: { layout: round(layout), raster: round(raster), encode: round(encode), write: round(write) },
    bytes: [...result.files.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** The way without scenes and bands: each card laid out, drawn, compressed and written whole. */
async function timePlain(plan: CardsPlan, site: string, count: number): Promise<CardsRate> {
  const studio = await openStudio(CARDS_BRAND, site);
  const step = Math.max(1, Math.floor(plan.cards.length / count));
  const chosen = plan.cards.filter((_, index) => index % step === 0).slice(0, count);
  const whole = async (card: CardsPlan['cards'][number], index: number) => {
    const [scene, band] = [plan.scenes[card.scene], plan.bands[card.band]];
    if (scene && band)
      await writeFile(join(site, `plain-${index}.png`), await renderWhole(scene, band, studio));
  };
  for (const card of chosen.slice(0, 3)) await whole(card, 0);
  const started = performance.now();
  for (const [index, card] of chosen.entries()) await whole(card, index);
  return rate(chosen.length, started);
}

async function renderWhole(scene: PlannedScene, band: PlannedBand, studio: Studio): Promise<Buffer> {
  const [upper, lower] = [drawScenePart(scene, studio), drawBandPart(band, studio)];
  const stack = h('div', { style: { flexDirection: 'column' } }, upper.element, lower.element);
  const svg = await renderSvg({
    element: stack,
    lines: [...upper.lines, ...lower.lines],
    width: upper.width,
    height: upper.height + lower.height,
    fonts: upper.fonts,
  });
  const { width, height, rgb } = studio.plates[band.format];
  const logo = { input: Buffer.from(rgb), raw: { width, height, channels: 3 as const } };
  return sharp(Buffer.from(svg))
    .composite([{ ...logo, left: upper.width - width, top: upper.height }])
    .png()
    .toBuffer();
}

function rate(images: number, started: number): CardsRate {
  const seconds = (performance.now() - started) / 1000;
  return { images, seconds: round(seconds), imagesPerSecond: round(images / seconds) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
