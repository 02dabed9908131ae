import type { BandFormatName } from '../../schemas/card.ts';
import { type Box, type Materials, type Overlay, placeLogo, type Texts } from './template.ts';
import type { Block } from './column.ts';
import type { Ground } from '../theme.ts';

/** Where words stand in the scene of a format, in pixels. */
export interface Frame {
  /** Three ways to divide a scene: beside each other, and below each other with much or with little room. */
  readonly shape: 'wide' | 'square' | 'tall';
  /** Left and right. Of a square, the profile grids show the middle 810 pixels. */
  readonly margin: number;
  /** The rows between which words stand. */
  readonly top: number;
  readonly bottom: number;
  /** Size of a line that people read in passing. */
  readonly unit: number;
  /** The logo, in formats whose band has a code in its place. */
  readonly logo: Box | null;
}

export const FRAMES: Readonly<Record<BandFormatName, Frame>> = {
  og: { shape: 'wide', margin: 72, top: 54, bottom: 458, unit: 28, logo: null },
  email: { shape: 'wide', margin: 56, top: 34, bottom: 272, unit: 24, logo: null },
  square: { shape: 'square', margin: 135, top: 96, bottom: 836, unit: 34, logo: null },
  portrait: tall(84, 84, 1055, 36),
  story: tall(90, 286, 1310, 44),
  pinterest: tall(80, 80, 1205, 36),
};

function tall(margin: number, top: number, bottom: number, unit: number): Frame {
  const logo = { left: margin, top, width: unit * 9, height: Math.round(unit * 1.9) };
  return { shape: 'tall', margin, top, bottom, unit, logo };
}

/** The room for words: below the logo, where there is one. */
export function wordsBox({ margin, top, bottom, logo, unit }: Frame, width: number): Box {
  const start = logo ? logo.top + logo.height + unit : top;
  return { left: margin, top: start, width: width - 2 * margin, height: bottom - start };
}

/** The logo at its place on a ground. */
export function logoOf({ logo }: Frame, { ground }: Ground, materials: Materials): Overlay[] {
  return logo ? [placeLogo(logo, ground, materials)] : [];
}

/** The small line above the others. */
export function kickerBlock({ kicker }: Pick<Texts, 'kicker'>, { mark }: Ground, unit: number): Block {
  const room = { min: Math.round(unit * 0.7), max: unit, maxLines: 1, lineHeight: 1.3 };
  return { text: kicker, role: 'label', color: mark, room, gap: 0, look: { as: 'kicker', mark } };
}
