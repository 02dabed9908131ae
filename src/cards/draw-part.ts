import { directionOf } from '../i18n/locales.ts';
import { CARD_FORMATS, type CardFormatName } from '../schemas/card.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { drawable, FIXED_SPACE } from './graphemes.ts';
import { letterTree } from './letter-tree.ts';
import { Lettering } from './lettering.ts';
import { isolate, withoutIsolates } from './line-parts.ts';
import { measureWith } from './measure.ts';
import type { LetteredDrawing } from './render-svg.ts';
import type { Studio } from './studio.ts';
import { drawBand } from './templates/band.ts';
import { findTemplate } from './templates/find-template.ts';
import { type Drawing, type Materials, sceneRows, type Texts } from './templates/template.ts';

/** Of the words before a name, as many letters as always fit on a line. */
const LONGEST_LEAD = 24;

/** A scene or band, ready to be rendered. */
export interface DrawnPart extends Drawing, LetteredDrawing {
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
export async function drawScenePart(scene: PlannedScene, studio: Studio): Promise<DrawnPart> {
  const typeset = (text: string) => drawable(text, scene.locale);
  const texts: Texts = {
    ...scene,
    kicker: typeset(scene.kicker),
    headline: typeset(scene.headline),
    text: typeset(scene.text),
    note: typeset(scene.note),
    items: scene.items.map(typeset),
    call: typeset(scene.call),
  };
  const { draw } = await findTemplate(scene, studio.site);
  const { above, below } = sceneRows(CARD_FORMATS[scene.format]);
  return drawPart(scene, above + below, studio, (materials) => draw(texts, materials));
}

/** The drawing of a band. @throws MissingGlyphs */
export function drawBandPart(band: PlannedBand, studio: Studio): DrawnPart {
  const { locale, link } = band;
  const name = band.name === null ? null : drawable(band.name, locale);
  const headline = drawable(band.headline, locale);
  const texts = {
    ...{ link, name, text: drawable(band.text, locale) },
    headline: name === null ? headline : setApart(name, headline, locale),
  };
  const { height } = CARD_FORMATS[band.format].band;
  return drawPart(band, height, studio, (materials) => drawBand(texts, materials));
}

/** The words before a name stay together, so that a line ends before the name; and the name keeps its own direction. */
function setApart(name: string, headline: string, locale: string): string {
  const [before = '', ...after] = headline.split(name);
  if (after.length === 0) return headline;
  const words = before.trimEnd();
  const tied =
    words.length > LONGEST_LEAD ? before : words.replaceAll(' ', FIXED_SPACE) + before.slice(words.length);
  return [tied, after.join(name)].join(isolate(name, directionOf(locale)));
}

function drawPart(
  { format: formatName, locale }: { readonly format: CardFormatName; readonly locale: string },
  height: number,
  { theme, typefaces }: Studio,
  draw: (materials: Materials) => Drawing,
): DrawnPart {
  const lettering = new Lettering(typefaces, locale);
  const broken = new Set<string>();
  const measure = measureWith(lettering, (word) => broken.add(word));
  const format = CARD_FORMATS[formatName];
  const { width } = format;
  const mirrored = lettering.direction === 'rtl';
  const drawing = draw({ theme, typefaces, measure, formatName, format, width, height, mirrored });
  const lettered = letterTree(drawing.element, lettering);
  const missing = new Set(lettered.lines.flatMap(({ line, role }) => lettering.missingIn(line, role)));
  if (missing.size > 0) throw new MissingGlyphs([...missing]);
  const notes = { cut: drawing.cut.map(withoutIsolates), broken: [...broken] };
  return { ...drawing, ...lettered, ...notes, width, height, fonts: typefaces.forSatori };
}
