import { at, type CardElement, h } from '../h.ts';
import { drawPicture } from '../motif.ts';
import type { Theme } from '../theme.ts';
import { buildCopy, type Column } from './copy.ts';
import { type Materials, type SceneTemplate, sceneRows } from './template.ts';

interface Layout {
  readonly column: Column & { readonly left: number; readonly top: number };
  /** Centre and radius of the two halves. */
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
      headline: { min: 44, max: 118, maxLines: 4, lineHeight: 0.98 },
      text: { min: 22, max: 30, maxLines: 3 },
      gaps: [22, 24],
    },
    halves: [1000, 235, 175],
    notch: 24,
  },
  square: {
    column: {
      left: 135,
      top: 330,
      width: 810,
      height: 510,
      kicker: 34,
      headline: { min: 52, max: 140, maxLines: 4, lineHeight: 0.98 },
      text: { min: 28, max: 38, maxLines: 3 },
      gaps: [26, 28],
    },
    halves: [800, 60, 230],
    notch: 36,
  },
  story: {
    column: {
      left: 90,
      top: 620,
      width: 900,
      height: 680,
      kicker: 42,
      headline: { min: 64, max: 170, maxLines: 5, lineHeight: 0.98 },
      text: { min: 36, max: 48, maxLines: 4 },
      gaps: [34, 38],
    },
    halves: [540, 280, 270],
    notch: 36,
  },
};

/** "Offer": what the friend gets, as large as it fits, on a ticket that tears off above the band. */
export const drawOffer: SceneTemplate = (texts, materials) => {
  const { theme, format, formatName } = materials;
  const { column, halves, notch } = LAYOUTS[formatName];
  const { above, below } = sceneRows(format);
  const copy = buildCopy(texts, column, theme.accent, materials);
  return {
    cut: copy.cut,
    element: h(
      'div',
      {
        style: {
          position: 'relative',
          width: format.width,
          height: above + below,
          backgroundColor: theme.accent.ground,
        },
      },
      at(
        0,
        0,
        format.width,
        above + below,
        {},
        drawBackdrop(format.width, above, below, halves, notch, theme),
      ),
      at(
        column.left,
        column.top,
        column.width,
        column.height,
        { flexDirection: 'column', justifyContent: 'center' },
        copy.kicker,
        h('div', { style: { height: column.gaps[0] } }),
        copy.headline,
        h('div', { style: { height: column.gaps[1] } }),
        copy.text,
      ),
    ),
  };
};

function drawBackdrop(
  width: number,
  above: number,
  below: number,
  [x, y, radius]: Layout['halves'],
  notch: number,
  theme: Theme,
): CardElement {
  const shift = radius * 0.5;
  return drawPicture(width, above + below, [
    h('path', {
      d: `M${x} ${y - radius + shift}A${radius} ${radius} 0 0 0 ${x} ${y + radius + shift}Z`,
      fill: theme.primary.ground,
    }),
    h('path', {
      d: `M${x} ${y - radius - shift + 60}A${radius} ${radius} 0 0 1 ${x} ${y + radius - shift + 60}Z`,
      fill: theme.paper.ground,
    }),
    h('path', { d: notches(width, above, notch), fill: theme.primary.ground }),
  ]);
}

/** Half discs in a row, that stand on the seam. */
function notches(width: number, y: number, notch: number): string {
  const step = notch * 1.5;
  const count = Math.floor(width / step);
  const start = (width - count * step) / 2 + (step - notch) / 2;
  return Array.from(
    { length: count },
    (_, index) => `M${start + index * step} ${y}a${notch / 2} ${notch / 2} 0 0 1 ${notch} 0Z`,
  ).join('');
}
