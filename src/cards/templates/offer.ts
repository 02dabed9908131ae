import type { BandFormatName } from '../../schemas/card.ts';
import { type CardElement, h } from '../h.ts';
import { drawPicture } from '../motif.ts';
import type { Ground } from '../theme.ts';
import { BAND_LAYOUTS } from './band.ts';
import { type Block, drawColumn } from './column.ts';
import { FRAMES, kickerBlock, logoOf, wordsBox } from './frame.ts';
import { notches } from './notches.ts';
import {
  type Box,
  type Drawing,
  type Materials,
  place,
  ROLES_OF_TEXTS,
  sceneRows,
  type SceneTemplate,
  type Texts,
} from './template.ts';

interface Layout {
  /** Centre of the upper half, and the radius of both; the lower one hangs a radius deeper. */
  readonly halves: readonly [x: number, y: number, radius: number];
  /** Width of a notch of the seam. */
  readonly notch: number;
  readonly words?: Partial<Box>;
  /** Where the last day stands beside the halves, so that what is offered has the room below. */
  readonly day?: Box;
}

const LAYOUTS: Readonly<Record<BandFormatName, Layout>> = {
  og: { halves: [1030, 170, 170], notch: 24, words: { width: 720 } },
  email: { halves: [1080, 100, 100], notch: 20, words: { width: 800 } },
  square: {
    halves: [900, 0, 180],
    notch: 36,
    words: { top: 376, height: 474 },
    day: { left: 135, top: 96, width: 560, height: 168 },
  },
  portrait: { halves: [880, 0, 200], notch: 36, words: { top: 400, height: 655 } },
  story: { halves: [810, 0, 270], notch: 36, words: { top: 620, height: 690 } },
  pinterest: { halves: [800, 0, 200], notch: 36, words: { top: 440, height: 765 } },
};

/** "Offer": what the friend gets, as large as it fits, on a ticket that tears off above the band. */
export const OFFER: SceneTemplate = { roles: { ...ROLES_OF_TEXTS, note: 'label' }, draw };

function draw(texts: Texts, materials: Materials): Drawing {
  const { theme, width, height } = materials;
  const name = materials.formatName as BandFormatName;
  const [layout, frame] = [LAYOUTS[name], FRAMES[name]];
  const ground = theme[texts.ground ?? 'accent'];
  const { unit } = frame;
  const gift = { min: Math.round(unit * 1.55), max: Math.round(unit * 5), maxLines: 5, lineHeight: 0.98 };
  const text = { min: Math.round(unit * 0.8), max: Math.round(unit * 1.12), maxLines: 3, lineHeight: 1.34 };
  // Beside a day, the referrer's reward takes as little of a low card as can be read.
  const isTight = frame.shape === 'wide' && texts.note !== '';
  const reward = isTight ? { ...text, max: Math.round(unit * 0.92) } : text;
  const on = ground === theme.primary ? theme.accent : theme.primary;
  const day: Block = {
    text: texts.note,
    role: 'label',
    color: on.strong,
    room: { ...text, maxLines: 1, lineHeight: 1.2 },
    gap: unit * 0.85,
    look: { as: 'tag', on },
  };
  const large: Block = {
    text: texts.headline,
    role: 'headline',
    color: ground.strong,
    room: gift,
    gap: unit * 0.75,
    fills: true,
  };
  const end: Block = { text: texts.text, role: 'text', color: ground.soft, room: reward, gap: unit * 0.85 };
  const box = { ...wordsBox(frame, width), ...layout.words };
  const kicker = kickerBlock(texts, ground, unit);
  const columns =
    layout.day && texts.note !== ''
      ? [drawColumn(layout.day, [day], materials), drawColumn(box, [kicker, large, end], materials)]
      : [drawColumn(box, [kicker, large, day, end], materials)];
  const style = { width, height, backgroundColor: ground.ground };
  const backdrop = place(
    { left: 0, top: 0, width, height },
    materials,
    {},
    drawBackdrop(layout, ground, materials),
  );
  return {
    cut: columns.flatMap(({ cut }) => cut),
    overlays: logoOf(frame, ground, materials),
    element: h('div', { style }, backdrop, ...columns.map((column) => column.element)),
  };
}

/** Two halves that belong together, the friend's and the referrer's; and the holes at which the ticket tears off. */
function drawBackdrop(
  { halves: [x, y, radius], notch }: Layout,
  ground: Ground,
  materials: Materials,
): CardElement {
  const { theme, width, height, format, mirrored } = materials;
  const { band } = format;
  const rows = sceneRows(format);
  const torn = width - BAND_LAYOUTS[materials.formatName as BandFormatName].end;
  const [one, other] = ground === theme.primary ? [theme.paper, theme.accent] : [theme.paper, theme.primary];
  const side = mirrored ? -1 : 1;
  const at = mirrored ? width - x : x;
  const sweep = mirrored ? 0 : 1;
  const shift = mirrored ? width - torn : 0;
  const foot = [
    h('path', {
      d: `M0 ${rows.above}a${rows.below} ${rows.below} 0 0 1 ${rows.below} ${rows.below}h${-rows.below}Z`,
      fill: one.ground,
    }),
    h('path', { d: notches(shift, torn, rows.above, notch, 1), fill: theme.primary.ground }),
  ];
  return drawPicture(width, height, [
    h('path', {
      d: `M${at} ${y - radius}a${side * radius} ${radius} 0 0 ${sweep} 0 ${radius * 2}Z`,
      fill: one.ground,
    }),
    h('path', {
      d: `M${at} ${y}a${side * radius} ${radius} 0 0 ${1 - sweep} 0 ${radius * 2}Z`,
      fill: other.ground,
    }),
    h('path', { d: notches(shift, torn, band.top, notch, 0), fill: theme.primary.ground }),
    ...(rows.below > 0 ? foot : []),
  ]);
}
