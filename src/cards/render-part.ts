import satori from 'satori';
import sharp from 'sharp';
import { CARD_FORMATS } from '../schemas/card.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { drawable } from './graphemes.ts';
import { measureWordings, type Wording } from './measure.ts';
import { indexPixels } from './palette.ts';
import { layPlate } from './plate.ts';
import { encodeRows, type Rows } from './png/rows.ts';
import type { Studio } from './studio.ts';
import { drawBand, initialsOf } from './templates/band.ts';
import { OFFER } from './templates/offer.ts';
import { STATEMENT } from './templates/statement.ts';
import { type Drawing, type Materials, type SceneTemplate, sceneRows } from './templates/template.ts';

const TEMPLATES: Record<PlannedScene['template'], SceneTemplate> = {
  statement: STATEMENT,
  offer: OFFER,
};

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
}

export interface RenderedPart {
  readonly part: Part;
  readonly seconds: Seconds;
}

/** A text has characters that no font can draw. */
export class MissingGlyphs extends Error {
  readonly graphemes: readonly string[];
  constructor(graphemes: readonly string[]) {
    super(`no font has ${graphemes.join(' ')}`);
    this.graphemes = graphemes;
  }
}

/** Renders the rows of a scene. @throws MissingGlyphs */
export async function renderScene(scene: PlannedScene, studio: Studio): Promise<RenderedPart> {
  const format = CARD_FORMATS[scene.format];
  const texts = {
    kicker: drawable(scene.kicker),
    headline: drawable(scene.headline),
    text: drawable(scene.text),
  };
  const { roles, draw } = TEMPLATES[scene.template];
  const wordings: Wording[] = [
    { text: texts.kicker, role: roles.kicker },
    { text: texts.headline, role: roles.headline },
    { text: texts.text, role: roles.text },
  ];
  const { above, below } = sceneRows(format);
  return renderPart(scene.format, wordings, studio, [above, below], (materials) => draw(texts, materials));
}

/** Renders the rows of a band. @throws MissingGlyphs */
export async function renderBand(band: PlannedBand, studio: Studio): Promise<RenderedPart> {
  const texts = {
    headline: drawable(band.headline),
    text: drawable(band.text),
    name: band.name === null ? null : drawable(band.name),
  };
  const wordings: Wording[] = [
    { text: texts.headline, role: 'label' },
    { text: texts.text, role: 'text' },
    { text: initialsOf(texts.name ?? ''), role: 'headline' },
  ];
  const { height } = CARD_FORMATS[band.format].band;
  return renderPart(
    band.format,
    wordings,
    studio,
    [height, 0],
    (materials) => drawBand(texts, materials),
    studio.plates[band.format],
  );
}

async function renderPart(
  formatName: PlannedScene['format'],
  wordings: readonly Wording[],
  studio: Studio,
  [first, second]: readonly [number, number],
  draw: (materials: Materials) => Drawing,
  plate?: Studio['plates'][PlannedScene['format']],
): Promise<RenderedPart> {
  const format = CARD_FORMATS[formatName];
  const started = performance.now();
  const { svg, cut } = await layOut(wordings, studio, { formatName, format, height: first + second }, draw);
  const laidOut = performance.now();
  const rgb = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  if (plate) layPlate(rgb, format.width, plate);
  const indexes = indexPixels(rgb, studio.palette);
  const drawn = performance.now();
  const cutAt = first * format.width;
  const rows = [indexes.subarray(0, cutAt), indexes.subarray(cutAt)]
    .filter((run) => run.length > 0)
    .map((run) => encodeRows(run, format.width));
  const seconds = {
    layout: (laidOut - started) / 1000,
    raster: (drawn - laidOut) / 1000,
    encode: (performance.now() - drawn) / 1000,
  };
  return { part: { rows, palette: studio.palette.digest, cut }, seconds };
}

async function layOut(
  wordings: readonly Wording[],
  { theme, typefaces }: Studio,
  { formatName, format, height }: Pick<Materials, 'formatName' | 'format'> & { height: number },
  draw: (materials: Materials) => Drawing,
) {
  const { measure, missing } = await measureWordings(wordings, typefaces);
  if (missing.size > 0) throw new MissingGlyphs([...missing]);
  const { element, cut } = draw({ theme, typefaces, measure, formatName, format });
  const fonts = await typefaces.fontsFor(wordings.map(({ text }) => text).join(' '));
  return { svg: await satori(element, { width: format.width, height, fonts }), cut };
}
