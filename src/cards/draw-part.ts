import type { Font } from 'satori';
import { CARD_FORMATS } from '../schemas/card.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { drawable } from './graphemes.ts';
import type { CardElement } from './h.ts';
import { measureWordings, type Wording } from './measure.ts';
import type { Studio } from './studio.ts';
import { drawBand, initialsOf } from './templates/band.ts';
import { OFFER } from './templates/offer.ts';
import { STATEMENT } from './templates/statement.ts';
import { type Drawing, type Materials, type SceneTemplate, sceneRows } from './templates/template.ts';

const TEMPLATES: Record<PlannedScene['template'], SceneTemplate> = { statement: STATEMENT, offer: OFFER };

/** A scene or band as satori takes it. */
export interface DrawnPart {
  readonly element: CardElement;
  /** Texts that were shortened. */
  readonly cut: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly fonts: Font[];
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
  const { above, below } = sceneRows(CARD_FORMATS[scene.format]);
  return drawPart(scene.format, above + below, wordings, studio, (materials) => draw(texts, materials));
}

/** The drawing of a band, but for the logo's plate. @throws MissingGlyphs */
export async function drawBandPart(band: PlannedBand, studio: Studio): Promise<DrawnPart> {
  const name = band.name === null ? null : drawable(band.name);
  const texts = { headline: drawable(band.headline), text: drawable(band.text), name };
  const wordings: Wording[] = [
    { text: texts.headline, role: 'label' },
    { text: texts.text, role: 'text' },
    { text: initialsOf(name ?? ''), role: 'headline' },
  ];
  const { height } = CARD_FORMATS[band.format].band;
  return drawPart(band.format, height, wordings, studio, (materials) => drawBand(texts, materials));
}

async function drawPart(
  formatName: PlannedScene['format'],
  height: number,
  wordings: readonly Wording[],
  { theme, typefaces }: Studio,
  draw: (materials: Materials) => Drawing,
): Promise<DrawnPart> {
  const { measure, missing } = await measureWordings(wordings, typefaces);
  if (missing.size > 0) throw new MissingGlyphs([...missing]);
  const format = CARD_FORMATS[formatName];
  const fonts = await typefaces.fontsFor(wordings.map(({ text }) => text).join(' '));
  return { ...draw({ theme, typefaces, measure, formatName, format }), width: format.width, height, fonts };
}
