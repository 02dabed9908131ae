import { type CardElement, type Child, h } from './h.ts';
import type { Lettering } from './lettering.ts';
import { type Role, ROLES } from './typefaces.ts';

/** A line of text in a drawing, and the key of the box that keeps its place. */
export interface LetteredLine {
  readonly key: string;
  readonly line: string;
  readonly role: Role;
  readonly color: string;
  /** SVG path data of its letters, where the box stands at that corner. */
  readonly draw: (left: number, top: number) => string;
}

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

/** Drawings may be put into one: no two boxes of a process have the same key. */
let keptPlaces = 0;

const OUTERMOST: Inherited = { role: 'text', size: 16, lineHeight: null, tracking: 0, color: '#000000' };

/**
 * The tree with an empty box in the place of every text, and the texts, so that satori, which misplaces marks and
 * reorders numbers, only lays out boxes. Every text stands on one line, and above what is drawn besides; all that it
 * takes from the boxes around it are voice, size, height of the line, tracking and colour.
 */
export function letterTree(element: CardElement, lettering: Lettering) {
  const lines: LetteredLine[] = [];
  return {
    element: emptyTexts(element, OUTERMOST, lettering, lines),
    lines: lines as readonly LetteredLine[],
  };
}

function emptyTexts(
  element: CardElement,
  inherited: Inherited,
  lettering: Lettering,
  lines: LetteredLine[],
): CardElement {
  const children = childrenOf(element);
  if (element.type === 'svg' || children.length === 0) return element;
  const own = inherit(inherited, element.props['style'] as Record<string, unknown> | undefined);
  const emptied = children.map((child) =>
    typeof child === 'string'
      ? keepPlace(child, own, lettering, lines)
      : emptyTexts(child, own, lettering, lines),
  );
  return { ...element, props: { ...element.props, children: emptied.length === 1 ? emptied[0] : emptied } };
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
    tracking: typeof letterSpacing === 'string' ? parseFloat(letterSpacing) : from.tracking,
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

/** A box as wide and high as the line. */
function keepPlace(
  line: string,
  { role, size, tracking, color, lineHeight }: Inherited,
  lettering: Lettering,
  lines: LetteredLine[],
): CardElement {
  const height = Math.round(lineHeight ?? lettering.usualLineHeight(role) * size);
  const { pieces, width } = lettering.layLine(line, role, tracking);
  const baseline = lettering.baselineOf(role, size, height);
  const key = `line-${++keptPlaces}`;
  const draw = (left: number, top: number) =>
    pieces.map(({ face, shaped, x }) => face.draw(shaped, size, left + x * size, top + baseline)).join('');
  lines.push({ key, line, role, color, draw });
  return h('div', { key, style: { width: Math.ceil(width * size), height, flexShrink: 0 } });
}
