import type { BannerFormatName } from '../../schemas/card.ts';
import { type CardElement, h } from '../h.ts';
import { drawMotif, drawPicture } from '../motif.ts';
import type { Ground } from '../theme.ts';
import { type Block, drawColumn } from './column.ts';
import { notches } from './notches.ts';
import { tilesOf } from './statement.ts';
import {
  type Box,
  type Drawing,
  type Materials,
  mirror,
  place,
  placeLogo,
  ROLES_OF_TEXTS,
  type SceneTemplate,
  type Texts,
} from './template.ts';

/** What a banner is made of: all in pixels. A part that it lacks is null. */
interface Layout {
  readonly logo: Box;
  readonly words: Box;
  /** Most lines of the headline; its sizes. */
  readonly headline: readonly [lines: number, min: number, max: number];
  /** Size of the second line, 0 for none. */
  readonly text: number;
  readonly button: Box;
  /** Size of the button's words. */
  readonly call: number;
  /** Columns, rows and side of the pattern, and where it stands. */
  readonly pattern: readonly [left: number, top: number, columns: number, rows: number, side: number];
  /** The stub of a ticket, with button and logo; the seam is its upper or its left side. */
  readonly stub: Box & { readonly seam: 'upper' | 'left' };
  /** Where words and logo of a ticket stand, where they do not follow from all this. */
  readonly ticket?: { readonly words: Box; readonly logo: Box };
}

/** Words of a button are never smaller. */
const LEAST_CALL = 10;

const LAYOUTS: Readonly<Record<BannerFormatName, Layout>> = {
  '300x250': {
    logo: box(18, 207, 92, 24),
    words: box(18, 62, 264, 124),
    headline: [4, 20, 38],
    text: 0,
    button: box(122, 198, 160, 42),
    call: 15,
    pattern: [0, 0, 6, 1, 50],
    stub: { ...box(0, 188, 300, 62), seam: 'upper' },
  },
  '336x280': {
    logo: box(20, 233, 104, 26),
    words: box(20, 70, 296, 142),
    headline: [4, 22, 42],
    text: 0,
    button: box(136, 223, 180, 46),
    call: 16,
    pattern: [0, 0, 6, 1, 56],
    stub: { ...box(0, 212, 336, 68), seam: 'upper' },
  },
  '300x600': {
    logo: box(28, 540, 140, 32),
    words: box(28, 216, 244, 232),
    headline: [6, 26, 52],
    text: 17,
    button: box(28, 464, 244, 52),
    call: 18,
    pattern: [0, 0, 3, 2, 100],
    stub: { ...box(0, 450, 300, 150), seam: 'upper' },
  },
  '160x600': {
    logo: box(13, 552, 134, 28),
    words: box(13, 178, 134, 280),
    headline: [8, 18, 34],
    text: 14,
    button: box(13, 476, 134, 60),
    call: 15,
    pattern: [0, 0, 2, 2, 80],
    stub: { ...box(0, 466, 160, 134), seam: 'upper' },
  },
  '970x250': {
    logo: box(730, 40, 200, 48),
    words: box(290, 26, 390, 198),
    headline: [4, 28, 54],
    text: 20,
    button: box(730, 132, 200, 60),
    call: 19,
    pattern: [0, 0, 2, 2, 125],
    stub: { ...box(700, 0, 270, 250), seam: 'left' },
  },
  '728x90': {
    logo: box(108, 29, 118, 32),
    words: box(246, 8, 298, 74),
    headline: [3, 15, 34],
    text: 0,
    button: box(560, 22, 152, 46),
    call: 15,
    pattern: [0, 0, 2, 2, 45],
    stub: { ...box(552, 0, 176, 90), seam: 'left' },
  },
  '970x90': {
    logo: box(156, 27, 140, 36),
    words: box(326, 8, 420, 74),
    headline: [3, 15, 38],
    text: 0,
    button: box(774, 20, 180, 50),
    call: 17,
    pattern: [0, 0, 3, 2, 45],
    stub: { ...box(760, 0, 210, 90), seam: 'left' },
  },
  '320x100': {
    logo: box(62, 65, 92, 24),
    words: box(62, 6, 248, 50),
    headline: [3, 13, 24],
    text: 0,
    button: box(166, 61, 144, 32),
    call: 14,
    pattern: [0, 0, 1, 2, 50],
    stub: { ...box(0, 55, 320, 45), seam: 'upper' },
    ticket: { words: box(14, 4, 214, 42), logo: box(14, 65, 92, 24) },
  },
  '320x50': {
    logo: box(31, 16, 64, 18),
    words: box(101, 3, 126, 44),
    headline: [3, 12, 19],
    text: 0,
    button: box(234, 8, 82, 34),
    call: 12,
    pattern: [0, 0, 1, 2, 25],
    stub: { ...box(230, 0, 90, 50), seam: 'left' },
  },
};

/** A statement as a banner: paper, a pattern, one line, the logo and a button. */
export const STATEMENT_BANNER: SceneTemplate = {
  roles: ROLES_OF_TEXTS,
  draw: (texts, materials) => draw(texts, 'paper', materials),
};

/** An offer as a banner: a ticket with a stub that tears off. */
export const OFFER_BANNER: SceneTemplate = {
  roles: { ...ROLES_OF_TEXTS, note: 'label' },
  draw: (texts, materials) => draw(texts, 'accent', materials),
};

function draw(texts: Texts, own: 'paper' | 'accent', materials: Materials): Drawing {
  const { theme, width, height } = materials;
  const layout = LAYOUTS[materials.formatName as BannerFormatName];
  const name = texts.ground ?? own;
  const ground = theme[name];
  const isTicket = own === 'accent';
  const stub = theme[name === 'paper' ? 'tint' : 'paper'];
  const button = name === 'primary' || (isTicket && stub === theme.primary) ? theme.accent : theme.primary;
  const words = isTicket
    ? drawWords(ticketWords(layout, notchOf(materials)), texts, layout, ground, materials)
    : drawWords(layout.words, { ...texts, note: '' }, layout, ground, materials);
  const logo = isTicket ? ticketLogo(layout, height) : layout.logo;
  const call = drawButton(layout, texts.call, button, materials);
  const photo = !isTicket && texts.picture?.use === 'photo' ? texts.picture : null;
  const under = isTicket
    ? drawTicket(layout, ground, stub, materials)
    : drawPattern(layout, `${texts.kicker} 0`, materials);
  const photos = photo
    ? [{ what: photo, box: mirror(patternBox(layout), materials), ground: ground.ground }]
    : [];
  const logoGround = isTicket && isIn(layout.logo, layout.stub) ? stub : ground;
  const style = { width, height, backgroundColor: ground.ground };
  return {
    cut: [...words.cut, ...call.cut],
    overlays: [
      ...photos.map((each) => ({ ...each, align: 'center' as const })),
      placeLogo(logo, logoGround.ground, materials),
    ],
    element: h('div', { style }, under, words.element, ...call.elements),
  };
}

function drawWords(where: Box, texts: Texts, layout: Layout, ground: Ground, materials: Materials) {
  const [maxLines, min, max] = layout.headline;
  const maxRows = where.height > where.width ? 4 : 2;
  const size = { min: Math.round(layout.text * 0.8), max: layout.text, maxLines: maxRows, lineHeight: 1.3 };
  const second = layout.text === 0 ? '' : texts.text;
  const day = layout.text === 0 ? Math.round(layout.call * 0.9) : layout.text;
  const blocks: Block[] = [
    {
      ...{ text: texts.headline, role: 'headline', color: ground.strong, gap: 0, fills: true },
      room: { min, max, maxLines, lineHeight: 1.04 },
    },
    {
      ...{ text: texts.note, role: 'label', color: ground.strong, gap: Math.round(day * 0.4) },
      room: { min: Math.round(day * 0.75), max: day, maxLines: maxRows === 4 ? 2 : 1, lineHeight: 1.2 },
    },
    { text: second, role: 'text', color: ground.soft, room: size, gap: Math.round(layout.text * 0.7) },
  ];
  return drawColumn(where, blocks, materials);
}

/** A ticket has halves where a statement has its pattern, which leave more room to words. */
function ticketWords({ words, stub, pattern, logo, ticket }: Layout, notch: number): Box {
  if (ticket) return ticket.words;
  if (stub.seam === 'upper') {
    const [, , , , radius] = pattern;
    const top = Math.round(radius * 1.1);
    return { ...words, top, height: stub.top - top - notch / 2 - Math.round(radius * 0.14) };
  }
  const { height } = stub;
  const left = isIn(logo, stub) ? height * 0.62 : words.left - shiftOf(pattern, height);
  return { ...words, left, width: stub.left - left - notch / 2 - Math.max(9, height * 0.08) };
}

function ticketLogo({ logo, stub, pattern, ticket }: Layout, height: number): Box {
  if (ticket) return ticket.logo;
  if (stub.seam === 'upper' || isIn(logo, stub)) return logo;
  return { ...logo, left: logo.left - shiftOf(pattern, height) };
}

/** In a low banner the half disc is narrower than the pattern. */
function shiftOf([, , columns, , side]: Layout['pattern'], height: number): number {
  return Math.max(0, columns * side - Math.round(height / 2));
}

function drawButton({ button, call }: Layout, words: string, on: Ground, materials: Materials) {
  if (words === '') return { elements: [], cut: [] };
  const pad = Math.round(call * (call < 15 ? 0.45 : 0.7));
  const room = {
    min: Math.max(LEAST_CALL, Math.round(call * 0.74)),
    max: call,
    maxLines: button.height > call * 2.4 ? 2 : 1,
    lineHeight: 1.1,
  };
  const inner = { ...button, left: button.left + pad, width: button.width - 2 * pad };
  const drawn = drawColumn(
    inner,
    [{ text: words, role: 'label', color: on.strong, room, gap: 0, fills: true }],
    { ...materials },
    'center',
    'center',
  );
  const pill = place(button, materials, { backgroundColor: on.ground, borderRadius: button.height / 2 });
  return { elements: [pill, drawn.element], cut: drawn.cut };
}

function drawPattern(layout: Layout, seed: string, materials: Materials): CardElement {
  const [, , columns, rows, side] = layout.pattern;
  const motif = drawMotif(seed, { columns, rows, side }, tilesOf(materials.theme));
  return place(patternBox(layout), materials, {}, motif);
}

function patternBox({ pattern }: Layout): Box {
  const [left, top, columns, rows, side] = pattern;
  return { left, top, width: columns * side, height: rows * side };
}

/** The stub with its seam, and two halves in the corner where lines end or begin. */
function drawTicket(
  { stub, pattern }: Layout,
  ground: Ground,
  on: Ground,
  materials: Materials,
): CardElement {
  const { width, height, theme, mirrored } = materials;
  const radius = pattern[4];
  const notch = notchOf(materials);
  const half = ground === theme.primary ? theme.accent : theme.primary;
  const left = mirrored ? width - stub.left - stub.width : stub.left;
  const shapes =
    stub.seam === 'upper'
      ? [
          h('rect', { x: 0, y: stub.top, width, height: height - stub.top, fill: on.ground }),
          h('path', { d: notches(0, width, stub.top, notch, 0), fill: on.ground }),
          ...halves(mirrored ? radius * 1.2 : width - radius * 1.2, 0, radius, mirrored, half, theme.paper),
        ]
      : [
          h('rect', { x: left, y: 0, width: stub.width, height, fill: on.ground }),
          h('path', {
            d: holes(mirrored ? left + stub.width : left, height, notch, mirrored),
            fill: on.ground,
          }),
          ...halves(mirrored ? width : 0, height / 2, height / 2, !mirrored, half, theme.paper).slice(0, 1),
        ];
  return place(
    { left: 0, top: 0, width, height },
    { ...materials, mirrored: false },
    {},
    drawPicture(width, height, shapes),
  );
}

/** Width of the holes at the seam. */
function notchOf({ width, height }: Materials): number {
  return Math.max(6, Math.round(Math.min(width, height) * 0.05) * 2);
}

function halves(x: number, y: number, radius: number, turned: boolean, one: Ground, other: Ground) {
  const side = turned ? 1 : -1;
  const sweep = turned ? 1 : 0;
  return [
    h('path', {
      d: `M${x} ${y - radius}a${side * radius} ${radius} 0 0 ${sweep} 0 ${radius * 2}Z`,
      fill: one.ground,
    }),
    h('path', {
      d: `M${x} ${y - radius}a${side * radius} ${radius} 0 0 ${1 - sweep} 0 ${radius * 2}Z`,
      fill: other.ground,
    }),
  ];
}

/** Half discs in a column at an upright seam. */
function holes(x: number, height: number, notch: number, mirrored: boolean): string {
  const step = notch * 1.5;
  const count = Math.floor(height / step);
  const start = (height - count * step + step - notch) / 2;
  return Array.from(
    { length: count },
    (_, index) =>
      `M${x} ${start + index * step}a${notch / 2} ${notch / 2} 0 0 ${mirrored ? 1 : 0} 0 ${notch}Z`,
  ).join('');
}

function isIn(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}

function box(left: number, top: number, width: number, height: number): Box {
  return { left, top, width, height };
}
