import { directionOf } from '../i18n/locales.ts';
import { CARD_FORMATS } from '../schemas/card.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { drawable } from './graphemes.ts';
import { isolate, withoutIsolates } from './line-parts.ts';
import { letterTree } from './letter-tree.ts';
import { Lettering } from './lettering.ts';
import { measureWith } from './measure.ts';
import type { LetteredDrawing } from './render-svg.ts';
import type { Studio } from './studio.ts';
import { drawBand } from './templates/band.ts';
import { OFFER } from './templates/offer.ts';
import { STATEMENT } from './templates/statement.ts';
import { type Drawing, type Materials, type SceneTemplate, sceneRows } from './templates/template.ts';

const TEMPLATES: Record<PlannedScene['template'], SceneTemplate> = { statement: STATEMENT, offer: OFFER };

/** A scene or band, ready to be rendered. */
export interface DrawnPart extends LetteredDrawing {
  /** Texts that were shortened. */
  readonly cut: readonly string[];
  /** Words that were broken for want of room. */
  readonly broken: readonly string[];
}

/** A text has characters that no font can draw. */
export class MissingGlyphs extends Error {
  readonly graphemes: readonly string[];
  constructor(graphemes: readonly string[]) {
    super(`no font has ${graphemes.join(' ')}`);
    this.graphemes = graphemes;
  }
}

/** The drawing of a scene. @throws MissingGlyphs */
export function drawScenePart(scene: PlannedScene, studio: Studio): DrawnPart {
  const texts = {
    kicker: drawable(scene.kicker, scene.locale),
    headline: drawable(scene.headline, scene.locale),
    text: drawable(scene.text, scene.locale),
  };
  const { draw } = TEMPLATES[scene.template];
  const { above, below } = sceneRows(CARD_FORMATS[scene.format]);
  return drawPart(scene, above + below, studio, (materials) => draw(texts, materials));
}

/** The drawing of a band, but for the logo's plate. @throws MissingGlyphs */
export function drawBandPart(band: PlannedBand, studio: Studio): DrawnPart {
  const name = band.name === null ? null : drawable(band.name, band.locale);
  const headline = drawable(band.headline, band.locale);
  const texts = {
    headline:
      name === null ? headline : headline.replace(name, () => isolate(name, directionOf(band.locale))),
    text: drawable(band.text, band.locale),
    name,
  };
  const { height } = CARD_FORMATS[band.format].band;
  return drawPart(band, height, studio, (materials) => drawBand(texts, materials));
}

function drawPart(
  { format: formatName, locale }: Pick<PlannedBand, 'format' | 'locale'>,
  height: number,
  { theme, typefaces }: Studio,
  draw: (materials: Materials) => Drawing,
): DrawnPart {
  const lettering = new Lettering(typefaces, locale);
  const broken = new Set<string>();
  const measure = measureWith(lettering, (word) => broken.add(word));
  const format = CARD_FORMATS[formatName];
  const { element, cut } = draw({ theme, typefaces, measure, formatName, format });
  const lettered = letterTree(element, lettering);
  const missing = new Set(lettered.lines.flatMap(({ line, role }) => lettering.missingIn(line, role)));
  if (missing.size > 0) throw new MissingGlyphs([...missing]);
  const { width } = format;
  const notes = { cut: cut.map(withoutIsolates), broken: [...broken] };
  return { ...lettered, ...notes, width, height, fonts: typefaces.forSatori };
}
