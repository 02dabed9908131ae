import sharp from 'sharp';
import { CARD_FORMATS } from '../schemas/card.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { drawBandPart, type DrawnPart, drawScenePart } from './draw-part.ts';
import { indexPixels } from './palette.ts';
import { layPlate, type Plate } from './plate.ts';
import { encodeRows, type Rows } from './png/rows.ts';
import { renderSvg } from './render-svg.ts';
import type { Studio } from './studio.ts';

/** Seconds of work. */
export interface Seconds {
  layout: number;
  raster: number;
  encode: number;
}

/** A rendered scene (rows above the band, and rows below where the format has them) or a band (one run of rows). */
export interface Part {
  readonly rows: readonly Rows[];
  /** Digest of the palette; parts with different ones cannot be joined. */
  readonly palette: string;
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
  const { top } = CARD_FORMATS[scene.format].band;
  return renderPart(() => drawScenePart(scene, studio), top, studio, null);
}

/** Renders the rows of a band. @throws MissingGlyphs */
export async function renderBand(band: PlannedBand, studio: Studio): Promise<RenderedPart> {
  const { height } = CARD_FORMATS[band.format].band;
  return renderPart(() => drawBandPart(band, studio), height, studio, studio.plates[band.format]);
}

/** `split` is the number of rows in the first run; what is below becomes a second one. */
async function renderPart(
  draw: () => DrawnPart,
  split: number,
  { palette }: Studio,
  plate: Plate | null,
): Promise<RenderedPart> {
  const started = performance.now();
  const drawing = draw();
  const { cut, broken, width } = drawing;
  const svg = await renderSvg(drawing);
  const laidOut = performance.now();
  const rgb = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  if (plate) layPlate(rgb, width, plate);
  const indexes = indexPixels(rgb, palette);
  const drawn = performance.now();
  const runs = [indexes.subarray(0, split * width), indexes.subarray(split * width)];
  const rows = runs.filter((run) => run.length > 0).map((run) => encodeRows(run, width));
  const encoded = performance.now();
  const seconds = { layout: laidOut - started, raster: drawn - laidOut, encode: encoded - drawn };
  for (const step of ['layout', 'raster', 'encode'] as const) seconds[step] /= 1000;
  return { part: { rows, palette: palette.digest, cut, broken }, seconds };
}
