import type { CardFormat, CardFormatName } from '../../schemas/card.ts';
import type { PlannedScene, ScenePicture } from '../../schemas/plan.ts';
import type { Hex } from '../color.ts';
import { at, type CardElement, type Child, type Style } from '../h.ts';
import type { Measure } from '../measure.ts';
import type { Theme } from '../theme.ts';
import type { Role, Typefaces } from '../typefaces.ts';

/** What a template draws with. */
export interface Materials {
  readonly theme: Theme;
  readonly typefaces: Pick<Typefaces, 'family'>;
  /** Width of a text on one line at a font size of one pixel. */
  readonly measure: Measure;
  readonly formatName: CardFormatName;
  readonly format: CardFormat;
  /** What is drawn: the format's width, and its rows without the band's, or the band's own. */
  readonly width: number;
  readonly height: number;
  /** The script runs from right to left: boxes are placed as in a mirror. */
  readonly mirrored: boolean;
}

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A picture laid over the drawing, pixel by pixel. */
export interface Overlay {
  /** What is laid there: the brand's logo, or the scene's picture. */
  readonly what: 'logo' | ScenePicture;
  /** Where it may stand; it is as large as fits. Already mirrored. */
  readonly box: Box;
  /** The colour behind it; null: the box is filled with the colour on which the logo shows best. */
  readonly ground: Hex | null;
  readonly align: 'left' | 'right' | 'center';
}

export interface Drawing {
  readonly element: CardElement;
  /** Texts of which not all fitted. */
  readonly cut: readonly string[];
  readonly overlays: readonly Overlay[];
}

/** What a template may say and show. Texts that a scene lacks are empty. */
export type Texts = Pick<
  PlannedScene,
  'kicker' | 'headline' | 'text' | 'note' | 'items' | 'call' | 'share' | 'picture' | 'ground'
>;
export type TextName = 'kicker' | 'headline' | 'text' | 'note' | 'items' | 'call';

/** How a scene is drawn: a pure function from texts and materials to the format's rows without the band's. */
export interface SceneTemplate {
  /** The voice in which each text is set; all that it measures must be set in it. */
  readonly roles: Readonly<Record<TextName, Role>>;
  readonly draw: (texts: Texts, materials: Materials) => Drawing;
}

/** The voices that most templates use. */
export const ROLES_OF_TEXTS = {
  kicker: 'label',
  headline: 'headline',
  text: 'text',
  note: 'text',
  items: 'label',
  call: 'label',
} as const satisfies SceneTemplate['roles'];

/** Rows of a scene: those above the band and those below. */
export function sceneRows({ height, band }: CardFormat) {
  return { above: band.top, below: height - band.top - band.height };
}

/** The box as it stands where scripts run from right to left. */
export function mirror<Some extends Box>(box: Some, { mirrored, width }: Materials): Some {
  return mirrored ? { ...box, left: width - box.left - box.width } : box;
}

/** Children at a place of the drawing. */
export function place(box: Box, materials: Materials, style: Style, ...children: readonly Child[]) {
  const { left, top, width, height } = mirror(box, materials);
  return at(left, top, width, height, style, ...children);
}

/** The brand's logo at the side where lines begin, or in the middle. */
export function placeLogo(
  box: Box,
  ground: Hex,
  materials: Materials,
  align: 'start' | 'center' = 'start',
): Overlay {
  const side = materials.mirrored ? 'right' : 'left';
  return { what: 'logo', box: mirror(box, materials), ground, align: align === 'start' ? side : align };
}
