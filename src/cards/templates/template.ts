import type { CardFormat, CardFormatName } from '../../schemas/card.ts';
import type { PlannedScene } from '../../schemas/plan.ts';
import type { CardElement } from '../h.ts';
import type { Measure } from '../measure.ts';
import type { Theme } from '../theme.ts';
import type { Role, Typefaces } from '../typefaces.ts';

/** What a template draws with. */
export interface Materials {
  readonly theme: Theme;
  readonly typefaces: Pick<Typefaces, 'family'>;
  readonly measure: Measure;
  readonly formatName: CardFormatName;
  readonly format: CardFormat;
}

export interface Drawing {
  readonly element: CardElement;
  /** Texts of which not all fitted. */
  readonly cut: readonly string[];
}

export type Texts = Pick<PlannedScene, 'kicker' | 'headline' | 'text'>;

/** How a scene is drawn: a pure function from texts and materials to the format's rows without the band's. */
export interface SceneTemplate {
  /** The voice in which each text is set. */
  readonly roles: Readonly<Record<keyof Texts, Role>>;
  readonly draw: (texts: Texts, materials: Materials) => Drawing;
}

/** Rows of a scene: those above the band and those below. */
export function sceneRows({ height, band }: CardFormat) {
  return { above: band.top, below: height - band.top - band.height };
}
