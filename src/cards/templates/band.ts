import type { CardFormatName } from '../../schemas/card.ts';
import type { PlannedBand } from '../../schemas/plan.ts';
import { fitText } from '../fit-text.ts';
import { at, type CardElement, h } from '../h.ts';
import { styleOf } from '../measure.ts';
import { drawLines, heightOf } from './copy.ts';
import { initialsOf } from './initials.ts';
import type { Drawing, Materials } from './template.ts';

interface Layout {
  readonly left: number;
  /** Diameter of the disc with the initials. */
  readonly disc: number;
  readonly gap: number;
  readonly headline: readonly [min: number, max: number];
  /** Most lines of the headline. */
  readonly lines: number;
  readonly text: readonly [min: number, max: number];
  /** Width of the plate with the logo, at the right end. */
  readonly plate: number;
}

/** The share of the band's height that words may fill. */
const FILLED = 0.82;

export const BAND_LAYOUTS: Record<CardFormatName, Layout> = {
  og: { left: 72, disc: 76, gap: 22, headline: [20, 34], lines: 2, text: [19, 25], plate: 340 },
  square: { left: 135, disc: 100, gap: 26, headline: [20, 38], lines: 3, text: [22, 29], plate: 360 },
  story: { left: 90, disc: 132, gap: 30, headline: [25, 48], lines: 4, text: [27, 36], plate: 390 },
};

/** The band: the disc with the initials, who recommends, and room for the logo's plate. */
export function drawBand(
  band: Pick<PlannedBand, 'headline' | 'text' | 'name'>,
  materials: Materials,
): Drawing {
  const { theme, format, formatName, measure } = materials;
  const { left, disc, gap, headline, lines, text, plate } = BAND_LAYOUTS[formatName];
  const initials = band.name === null ? '' : initialsOf(band.name);
  const wordsLeft = initials === '' ? left : left + disc + gap;
  const width = format.width - plate - wordsLeft - gap;
  const height = format.band.height;
  const room = { width, lineHeight: 1.2, maxLines: 2 };
  const second = fitText(
    band.text,
    'text',
    { ...room, height: height * 0.36, min: text[0], max: text[1] },
    measure,
  );
  const rest = height * FILLED - heightOf(second);
  const first = fitText(
    band.headline,
    'label',
    { ...room, maxLines: lines, height: rest, min: headline[0], max: headline[1] },
    measure,
  );
  return {
    cut: [...(first.cut ? [band.headline] : []), ...(second.cut ? [band.text] : [])],
    element: h(
      'div',
      { style: { position: 'relative', width: format.width, height, backgroundColor: theme.primary.ground } },
      ...(initials === ''
        ? []
        : [at(left, (height - disc) / 2, disc, disc, {}, drawDisc(initials, disc, materials))]),
      at(
        wordsLeft,
        0,
        width,
        height,
        { flexDirection: 'column', justifyContent: 'center' },
        drawLines(first, { color: theme.primary.strong }, materials),
        ...(band.text === ''
          ? []
          : [
              drawLines(
                second,
                { color: theme.primary.soft, marginTop: Math.round(height * 0.03) },
                materials,
              ),
            ]),
      ),
    ),
  };
}

function drawDisc(initials: string, disc: number, { theme, typefaces }: Materials): CardElement {
  const font = { ...styleOf('headline', typefaces), fontSize: Math.round(disc * 0.42), letterSpacing: '0' };
  const style = {
    width: disc,
    height: disc,
    borderRadius: disc / 2,
    alignItems: 'center',
    justifyContent: 'center',
  };
  return h(
    'div',
    { style: { ...style, ...font, backgroundColor: theme.accent.ground, color: theme.accent.strong } },
    initials,
  );
}
