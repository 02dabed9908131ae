import satori, { type Font } from 'satori';
import type { CardElement } from './h.ts';
import type { LetteredLine } from './letter-tree.ts';

/** What no colour holds. */
const UNSAFE = /[^\w#(),.%\s-]/gu;

/** A drawing whose boxes are laid out by satori, and whose letters are drawn in the boxes kept for them. */
export interface LetteredDrawing {
  readonly element: CardElement;
  readonly lines: readonly LetteredLine[];
  readonly width: number;
  readonly height: number;
  readonly fonts: Font[];
}

/** The drawing as SVG. */
export async function renderSvg({ element, lines, width, height, fonts }: LetteredDrawing): Promise<string> {
  const places = new Map<string, { readonly left: number; readonly top: number }>();
  const svg = await satori(element, {
    width,
    height,
    fonts,
    onNodeDetected: ({ key, left, top }) => {
      if (key !== undefined) places.set(String(key), { left, top });
    },
  });
  const letters = lines.map(({ key, color, draw }) => {
    const place = places.get(key);
    if (!place) throw new Error(`satori laid out no box ${key}`);
    return `<path fill="${color.replace(UNSAFE, '')}" d="${draw(place.left, place.top)}"/>`;
  });
  return svg.replace(/<\/svg>$/u, () => `${letters.join('')}</svg>`);
}
