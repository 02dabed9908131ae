import type { CardFormat } from '../../schemas/card.ts';
import { at, type CardElement, h } from '../h.ts';
import { drawPicture } from '../motif.ts';
import type { Theme } from '../theme.ts';
import { BAND_LAYOUTS } from './band.ts';
import { type Column, drawCopy } from './copy.ts';
import { type Drawing, type Materials, type SceneTemplate, sceneRows, type Texts } from './template.ts';

interface Layout {
  readonly column: Column;
  /** Centre of the upper half, and the radius of both; the lower one hangs a radius deeper. */
  readonly halves: readonly [number, number, number];
  /** Width of a notch of the seam. */
  readonly notch: number;
}

const LAYOUTS: Record<Materials['formatName'], Layout> = {
  og: {
    column: {
      left: 72,
      top: 52,
      width: 690,
      height: 396,
      kicker: 28,
      headline: { min: 44, max: 130, maxLines: 4, lineHeight: 0.98 },
      text: { min: 22, max: 32, maxLines: 3 },
      gaps: [22, 24],
    },
    halves: [1030, 170, 170],
    notch: 24,
  },
  square: {
    column: {
      left: 135,
      top: 370,
      width: 810,
      height: 480,
      kicker: 34,
      headline: { min: 52, max: 140, maxLines: 4, lineHeight: 0.98 },
      text: { min: 28, max: 38, maxLines: 3 },
      gaps: [26, 28],
    },
    halves: [900, 0, 180],
    notch: 36,
  },
  story: {
    column: {
      left: 90,
      top: 600,
      width: 900,
      height: 720,
      kicker: 42,
      headline: { min: 64, max: 170, maxLines: 5, lineHeight: 0.98 },
      text: { min: 36, max: 48, maxLines: 4 },
      gaps: [34, 38],
    },
    halves: [810, 0, 270],
    notch: 36,
  },
};

/** "Offer": what the friend gets, as large as it fits, on a ticket that tears off above the band. */
export const OFFER: SceneTemplate = { roles: { kicker: 'label', headline: 'headline', text: 'text' }, draw };

function draw(texts: Texts, materials: Materials): Drawing {
  const { theme, format, formatName } = materials;
  const layout = LAYOUTS[formatName];
  const rows = sceneRows(format);
  const height = rows.above + rows.below;
  const setting = { roles: OFFER.roles, ground: theme.accent, tag: null };
  const copy = drawCopy(texts, layout.column, setting, materials);
  const backdrop = at(
    0,
    0,
    format.width,
    height,
    {},
    drawBackdrop(format, format.width - BAND_LAYOUTS[formatName].plate, rows, layout, theme),
  );
  const style = { width: format.width, height, backgroundColor: theme.accent.ground };
  return { cut: copy.cut, element: h('div', { style }, backdrop, copy.element) };
}

/** Two halves that belong together, the friend's and the referrer's; and the holes, `torn` pixels wide, at which the ticket tears off. */
function drawBackdrop(
  { width, band }: CardFormat,
  torn: number,
  rows: { readonly above: number; readonly below: number },
  { halves: [x, y, radius], notch }: Layout,
  { primary, paper }: Theme,
): CardElement {
  const foot = [
    h('path', { d: quarter(rows.above, rows.below), fill: paper.ground }),
    h('path', { d: notches(torn, rows.above, notch, 1), fill: primary.ground }),
  ];
  return drawPicture(width, rows.above + rows.below, [
    h('path', { d: `M${x} ${y - radius}a${radius} ${radius} 0 0 1 0 ${radius * 2}Z`, fill: paper.ground }),
    h('path', { d: `M${x} ${y}a${radius} ${radius} 0 0 0 0 ${radius * 2}Z`, fill: primary.ground }),
    h('path', { d: notches(torn, band.top, notch, 0), fill: primary.ground }),
    ...(rows.below > 0 ? foot : []),
  ]);
}

/** A quarter of a disc in the lower left corner. */
function quarter(top: number, radius: number): string {
  return `M0 ${top}a${radius} ${radius} 0 0 1 ${radius} ${radius}h${-radius}Z`;
}

/** Half discs in a row at a seam, standing on it or, with `sweep` 1, hanging from it. */
function notches(width: number, y: number, notch: number, sweep: 0 | 1): string {
  const step = notch * 1.5;
  const count = Math.floor(width / step);
  const start = (width - count * step + step - notch) / 2;
  const radius = notch / 2;
  return Array.from(
    { length: count },
    (_, index) => `M${start + index * step} ${y}a${radius} ${radius} 0 0 ${1 - sweep} ${notch} 0Z`,
  ).join('');
}
