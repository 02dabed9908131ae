import sharp from 'sharp';
import { CARD_FORMATS } from '../schemas/card.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { drawBandPart, type DrawnPart, drawScenePart } from './draw-part.ts';
import { layOverlays } from './overlay.ts';
import { extendPalette, indexPixels, type Palette, reduceIndexes } from './palette.ts';
import { encodeRows, type Rows } from './png/rows.ts';
import { renderSvg } from './render-svg.ts';
import type { Studio } from './studio.ts';

/** Of a card's weight, what its scene may have; the band has the rest. */
const SCENE_SHARE = 0.75;
/** What a file has besides its rows: 256 colours, and some chunks. */
const HEAD_BYTES = 1000;
/** Rows that are too heavy are tried in fewer and fewer colours. */
const COLORS = [256, 128, 64, 32, 16];

/** Seconds of work. */
export interface Seconds {
  layout: number;
  raster: number;
  encode: number;
}

/** A rendered scene (rows above the band, and rows below where the format has them) or a band (one run of rows). */
export interface Part {
  readonly rows: readonly Rows[];
  /** Digest of the shared palette; parts with different ones cannot be joined. */
  readonly palette: string;
  /** What a scene has behind the shared colours: red, green, blue, red... */
  readonly colors: Uint8Array;
  /** Texts that were shortened. */
  readonly cut: readonly string[];
  /** Words that were broken for want of room. */
  readonly broken: readonly string[];
}

export interface RenderedPart {
  readonly part: Part;
  readonly seconds: Seconds;
}

/** Renders the rows of a scene. @throws MissingGlyphs */
export async function renderScene(scene: PlannedScene, studio: Studio): Promise<RenderedPart> {
  const { band, maxBytes } = CARD_FORMATS[scene.format];
  const limit = band.height > 0 ? maxBytes * SCENE_SHARE : maxBytes - HEAD_BYTES;
  return renderPart(() => drawScenePart(scene, studio), band.top, limit, studio, true);
}

/** Renders the rows of a band. @throws MissingGlyphs */
export async function renderBand(band: PlannedBand, studio: Studio): Promise<RenderedPart> {
  const { band: rows, maxBytes } = CARD_FORMATS[band.format];
  const limit = maxBytes * (1 - SCENE_SHARE) - HEAD_BYTES;
  return renderPart(() => drawBandPart(band, studio), rows.height, limit, studio, false);
}

/** `split` is the number of rows in the first run; what is below becomes a second one. Colours of its own may bring a scene only. */
async function renderPart(
  draw: () => DrawnPart | Promise<DrawnPart>,
  split: number,
  limit: number,
  studio: Studio,
  isScene: boolean,
): Promise<RenderedPart> {
  const started = performance.now();
  const drawn = await draw();
  const { cut, broken, width } = drawn;
  const svg = await renderSvg(drawn);
  const laidOut = performance.now();
  const rgb = await rasterize(svg, drawn, studio);
  const palette = isScene ? extendPalette(studio.palette, rgb) : studio.palette;
  const indexes = indexPixels(rgb, palette);
  const rasterized = performance.now();
  const rows = encodeWithin(limit, indexes, width, split, palette);
  const encoded = performance.now();
  const colors = palette.colors.subarray(studio.palette.colors.length);
  return {
    part: { rows, palette: studio.palette.digest, colors, cut, broken },
    seconds: {
      layout: (laidOut - started) / 1000,
      raster: (rasterized - laidOut) / 1000,
      encode: (encoded - rasterized) / 1000,
    },
  };
}

/** RGB pixels of a drawing with what is laid over it. */
export async function rasterize(
  svg: string,
  { width, overlays }: Pick<DrawnPart, 'width' | 'overlays'>,
  studio: Studio,
): Promise<Buffer> {
  const rgb = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  await layOverlays(rgb, width, overlays, studio);
  return rgb;
}

/** The rows in as many colours as keep them within the limit, in bytes; in the fewest where none do. */
function encodeWithin(
  limit: number,
  indexes: Uint8Array,
  width: number,
  split: number,
  palette: Palette,
): Rows[] {
  let rows: Rows[] = [];
  for (const colors of COLORS) {
    const few = colors < 256 ? reduceIndexes(indexes, palette, colors) : indexes;
    const runs = [few.subarray(0, split * width), few.subarray(split * width)];
    rows = runs.filter((run) => run.length > 0).map((run) => encodeRows(run, width));
    if (rows.reduce((sum, { chunk }) => sum + chunk.length, 0) <= limit) return rows;
  }
  return rows;
}
