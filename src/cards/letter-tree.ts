import { type CardElement, type Child, h } from './h.ts';
import type { Lettering } from './lettering.ts';
import { type Role, ROLES } from './typefaces.ts';

/** Ink may stand out of its line on every side, in font sizes: swashes, marks, accents on capitals. */
const OVERHANG = 0.6;

/** What texts inherit from the boxes around them. */
interface Inherited {
  readonly role: Role;
  readonly size: number;
  /** Pixels; null for the font's own. */
  readonly lineHeight: number | null;
  /** Font sizes. */
  readonly tracking: number;
  readonly color: string;
}

const OUTERMOST: Inherited = { role: 'text', size: 16, lineHeight: null, tracking: 0, color: '#000000' };

/**
 * The tree with every text as a picture of its line, so that satori, which misplaces marks and reorders numbers, only
 * lays out boxes. Every text stands on one line. `onText` is told of each and its voice.
 */
export function letterTree(
  element: CardElement,
  lettering: Lettering,
  onText: (text: string, role: Role) => void,
  inherited = OUTERMOST,
): CardElement {
  if (element.type === 'svg') return element;
  const own = inherit(inherited, element.props['style'] as Record<string, unknown> | undefined);
  const children = childrenOf(element).map((child) => {
    if (typeof child !== 'string') return letterTree(child, lettering, onText, own);
    onText(child, own.role);
    return drawLine(child, own, lettering);
  });
  if (children.length === 0) return element;
  return {
    ...element,
    props: { ...element.props, children: children.length === 1 ? children[0] : children },
  };
}

function childrenOf({ props }: CardElement): Child[] {
  const children = props['children'] as Child | Child[] | undefined;
  return children === undefined ? [] : Array.isArray(children) ? children : [children];
}

function inherit(from: Inherited, style: Record<string, unknown> | undefined): Inherited {
  if (!style) return from;
  const { fontFamily, fontSize, lineHeight, letterSpacing, color } = style;
  const size = typeof fontSize === 'number' ? fontSize : from.size;
  return {
    role: typeof fontFamily === 'string' && isRole(fontFamily) ? fontFamily : from.role,
    size,
    lineHeight: lineHeight === undefined ? from.lineHeight : parseLineHeight(lineHeight, size),
    tracking: letterSpacing === undefined ? from.tracking : parseFloat(String(letterSpacing)),
    color: typeof color === 'string' ? color : from.color,
  };
}

function isRole(family: string): family is Role {
  return Object.hasOwn(ROLES, family);
}

function parseLineHeight(value: unknown, size: number): number {
  const number = parseFloat(String(value));
  return String(value).endsWith('px') ? number : number * size;
}

/** A box as wide and high as the line, and in it the letters, which may stand out of it. */
function drawLine(line: string, inherited: Inherited, lettering: Lettering): CardElement {
  const { role, size, tracking, color } = inherited;
  const lineHeight = Math.round(inherited.lineHeight ?? lettering.usualLineHeight(role) * size);
  const { pieces, width } = lettering.layLine(line, role, tracking);
  const around = Math.ceil(OVERHANG * size);
  const baseline = around + lettering.baselineOf(role, size, lineHeight);
  const path = pieces
    .map(({ face, shaped, x }) => face.draw(shaped, size, around + x * size, baseline))
    .join('');
  const [boxWidth, pictureWidth] = [Math.ceil(width * size), Math.ceil(width * size) + 2 * around];
  const pictureHeight = lineHeight + 2 * around;
  const picture = h(
    'svg',
    {
      width: pictureWidth,
      height: pictureHeight,
      viewBox: `0 0 ${pictureWidth} ${pictureHeight}`,
      xmlns: 'http://www.w3.org/2000/svg',
      style: { position: 'absolute', left: -around, top: -around },
    },
    h('path', { d: path, fill: color }),
  );
  return h(
    'div',
    { style: { width: boxWidth, height: lineHeight, flexShrink: 0 } },
    ...(path === '' ? [] : [picture]),
  );
}
