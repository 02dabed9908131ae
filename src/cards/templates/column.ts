import { fitText, type FittedText, type Room } from '../fit-text.ts';
import { type CardElement, h } from '../h.ts';
import type { Hex } from '../color.ts';
import { drawPicture } from '../motif.ts';
import type { Ground } from '../theme.ts';
import type { Role } from '../typefaces.ts';
import { drawLines, heightOf } from './lines.ts';
import { type Box, type Materials, place } from './template.ts';

/** A text of a column. */
export interface Block {
  readonly text: string;
  readonly role: Role;
  readonly color: Hex;
  /** Sizes in pixels, most lines, height of a line in font sizes. */
  readonly room: Pick<Room, 'min' | 'max' | 'maxLines' | 'lineHeight'>;
  /** Pixels above it, where something is. */
  readonly gap: number;
  /** `kicker`: behind half a disc. `tag`: on a ground that ends in half a disc. `button`: on a round one. */
  readonly look?:
    { readonly as: 'kicker'; readonly mark: Hex } | { readonly as: 'tag' | 'button'; readonly on: Ground };
  /** The one that takes the room that the others leave. */
  readonly fills?: boolean;
}

/** Room of a tag or a button around its words, in font sizes. */
const AROUND = {
  tag: { above: 0.45, left: 0.8, right: 1 },
  button: { above: 0.55, left: 1.05, right: 1.05 },
};

export interface DrawnColumn {
  readonly element: CardElement;
  readonly cut: readonly string[];
  /** Height of the texts with the gaps between them. */
  readonly height: number;
}

/** Texts below each other. Those that are empty leave no gap; the one that fills is set last, as large as it can be. */
export function drawColumn(
  box: Box,
  blocks: readonly Block[],
  materials: Materials,
  justify: 'flex-start' | 'center' | 'flex-end' = 'center',
  align: 'start' | 'center' = 'start',
): DrawnColumn {
  const shown = blocks.filter(({ text }) => text !== '');
  const gaps = shown.reduce((sum, { gap }, index) => sum + (index > 0 ? gap : 0), 0);
  const { fixed, taken } = fitFixed(shown, box, gaps, materials);
  const fitted = shown.map(
    (block, index) => fixed[index] ?? fitBlock(block, box, box.height - taken, materials),
  );
  const filled = fitted.reduce((sum, each, index) => sum + (fixed[index] ? 0 : heightOf(each)), 0);
  const start = materials.mirrored ? 'flex-end' : 'flex-start';
  const alignItems = align === 'center' ? 'center' : start;
  const children = shown.flatMap((block, index) => {
    const each = fitted[index];
    if (!each) return [];
    const drawn = drawBlock(block, each, alignItems, materials);
    return index > 0 && block.gap > 0
      ? [h('div', { style: { height: block.gap, flexShrink: 0 } }), drawn]
      : [drawn];
  });
  return {
    element: place(
      box,
      materials,
      { flexDirection: 'column', justifyContent: justify, alignItems },
      ...children,
    ),
    cut: shown.filter((_, index) => fitted[index]?.cut).map(({ text }) => text),
    height: taken + filled,
  };
}

/** The blocks that do not fill, each in what those above it leave, with a line for the one that fills. */
function fitFixed(blocks: readonly Block[], box: Box, gaps: number, materials: Materials) {
  const filling = blocks.find(({ fills }) => fills);
  const least = filling ? filling.room.min * filling.room.lineHeight : 0;
  let taken = gaps;
  const fixed = blocks.map((block) => {
    if (block.fills) return null;
    const fitted = fitBlock(block, box, box.height - taken - least, materials);
    taken += heightOf(fitted) + around(block, fitted);
    return fitted;
  });
  return { fixed, taken };
}

function fitBlock({ text, role, room, look }: Block, { width }: Box, height: number, { measure }: Materials) {
  const beside =
    look === undefined
      ? 0
      : look.as === 'kicker'
        ? room.max * 1.3
        : Math.ceil(
            room.max * (AROUND[look.as].left + AROUND[look.as].right + (look.as === 'tag' ? 1.2 : 0)),
          );
  return fitText(text, role, { ...room, width: width - beside, height }, measure);
}

/** Rows that a block has besides its lines. */
function around(block: Block | undefined, { size }: FittedText): number {
  const look = block?.look;
  return look && look.as !== 'kicker' ? 2 * Math.round(size * AROUND[look.as].above) : 0;
}

function drawBlock(
  { look, color }: Block,
  fitted: FittedText,
  alignItems: string,
  materials: Materials,
): CardElement {
  if (look === undefined) return drawLines(fitted, { color, alignItems }, materials);
  return look.as === 'kicker'
    ? drawKicker(fitted, color, look.mark, materials)
    : drawPill(fitted, look.as, look.on, materials);
}

/** Half a disc, then the words. */
function drawKicker(fitted: FittedText, color: Hex, fill: Hex, materials: Materials): CardElement {
  const side = Math.round(fitted.size * 0.43) * 2;
  const [from, sweep] = materials.mirrored ? [side / 2, 0] : [0, 1];
  const mark = drawPicture(side / 2, side, [
    h('path', { d: `M${from} 0A${side / 2} ${side / 2} 0 0 ${sweep} ${from} ${side}Z`, fill }),
  ]);
  const style = { alignItems: 'center', gap: Math.round(fitted.size * 0.4) };
  const words = drawLines(fitted, { color }, materials);
  return materials.mirrored ? h('div', { style }, words, mark) : h('div', { style }, mark, words);
}

/** A text on a tag, the far end of which is half a disc, or on a button, both ends of which are. */
function drawPill(
  fitted: FittedText,
  as: 'tag' | 'button',
  { ground, strong }: Ground,
  materials: Materials,
) {
  const { left, right } = AROUND[as];
  const above = Math.round(fitted.size * AROUND[as].above);
  const radius = Math.round(heightOf(fitted) / 2) + above;
  const [near, far] = [
    Math.round(fitted.size * left),
    as === 'tag' ? radius : Math.round(fitted.size * right),
  ];
  const style = materials.mirrored
    ? {
        padding: `${above}px ${near}px ${above}px ${far}px`,
        borderTopLeftRadius: radius,
        borderBottomLeftRadius: radius,
      }
    : {
        padding: `${above}px ${far}px ${above}px ${near}px`,
        borderTopRightRadius: radius,
        borderBottomRightRadius: radius,
      };
  const round = as === 'button' ? { borderRadius: radius } : {};
  return h(
    'div',
    { style: { backgroundColor: ground, ...style, ...round } },
    drawLines(fitted, { color: strong }, materials),
  );
}
