import type { Font } from 'satori';
import { isKnownLocale, LOCALES } from '../i18n/locales.ts';
import { CARD_FORMATS, type CardFormatName } from '../schemas/card.ts';
import type { PlannedBand, PlannedScene } from '../schemas/plan.ts';
import { drawable } from './graphemes.ts';
import { measureWordings, type Wording } from './measure.ts';
import type { Studio } from './studio.ts';
import { drawBand } from './templates/band.ts';
import { findTemplate } from './templates/find-template.ts';
import { initialsOf } from './templates/initials.ts';
import {
  type Drawing,
  type Materials,
  type SceneTemplate,
  sceneRows,
  type Texts,
} from './templates/template.ts';

/** A scene or band as satori takes it. */
export interface DrawnPart extends Drawing {
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
  const texts: Texts = {
    ...scene,
    kicker: drawable(scene.kicker),
    headline: drawable(scene.headline),
    text: drawable(scene.text),
    note: drawable(scene.note),
    items: scene.items.map(drawable),
    call: drawable(scene.call),
  };
  const { roles, draw } = await findTemplate(scene, studio.site);
  const { above, below } = sceneRows(CARD_FORMATS[scene.format]);
  const wordings = wordingsOf(texts, roles);
  return drawPart(scene, above + below, wordings, studio, (materials) => draw(texts, materials));
}

/** The drawing of a band. @throws MissingGlyphs */
export async function drawBandPart(band: PlannedBand, studio: Studio): Promise<DrawnPart> {
  const name = band.name === null ? null : drawable(band.name);
  const texts = { headline: drawable(band.headline), text: drawable(band.text), name, link: band.link };
  const wordings: Wording[] = [
    { text: texts.headline, role: 'label' },
    { text: texts.text, role: 'text' },
    { text: initialsOf(name ?? ''), role: 'headline' },
  ];
  const { height } = CARD_FORMATS[band.format].band;
  return drawPart(band, height, wordings, studio, (materials) => drawBand(texts, materials));
}

/** All texts in their voices; initials and the numbers of steps besides. */
function wordingsOf({ items, ...texts }: Texts, roles: SceneTemplate['roles']): Wording[] {
  return [
    ...(['kicker', 'headline', 'text', 'note', 'call'] as const).map((name) => ({
      text: texts[name],
      role: roles[name],
    })),
    ...items.flatMap((item, index) => [
      { text: item, role: roles.items },
      { text: String(index + 1), role: 'headline' as const },
    ]),
    { text: initialsOf(texts.text), role: 'headline' },
  ];
}

async function drawPart(
  { format: formatName, locale }: { readonly format: CardFormatName; readonly locale: string },
  height: number,
  wordings: readonly Wording[],
  { theme, typefaces }: Studio,
  draw: (materials: Materials) => Drawing,
): Promise<DrawnPart> {
  const { measure, missing } = await measureWordings(wordings, typefaces);
  if (missing.size > 0) throw new MissingGlyphs([...missing]);
  const format = CARD_FORMATS[formatName];
  const { width } = format;
  const mirrored = isKnownLocale(locale) && (LOCALES[locale].direction as string) === 'rtl';
  const fonts = await typefaces.fontsFor(wordings.map(({ text }) => text).join(' '));
  const materials = { theme, typefaces, measure, formatName, format, width, height, mirrored };
  return { ...draw(materials), width, height, fonts };
}
