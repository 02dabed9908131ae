import { digestBytes } from '../core/digest.ts';
import { type Hex, mix, toRgb } from './color.ts';

/** What a PNG of 8 bits a pixel can hold: https://www.w3.org/TR/png-3/#11PLTE */
const MOST_COLORS = 256;

/** The colours that all cards of a brand share, so that any scene can stand above any band. */
export interface Palette {
  /** Red, green, blue, red... */
  readonly colors: Uint8Array;
  readonly digest: string;
  /** The number of the nearest colour. */
  readonly indexOf: (red: number, green: number, blue: number) => number;
}

/**
 * A palette of the flat colours, of the logo's, and of even steps between the two colours of every edge: that is all
 * that a drawing without gradients has.
 */
export function buildPalette(logoColors: readonly Hex[], edges: readonly (readonly [Hex, Hex])[]): Palette {
  const flat = new Set([...edges.flat(), ...logoColors]);
  const pairs = [...new Map(edges.map(([a, b]) => [[a, b].toSorted().join(), [a, b] as const])).values()];
  const steps = Math.max(0, Math.floor((MOST_COLORS - flat.size) / Math.max(1, pairs.length)));
  for (const [a, b] of pairs) {
    for (let step = 1; step <= steps; step++) flat.add(mix(a, b, step / (steps + 1)));
  }
  const colors = Uint8Array.from([...flat].slice(0, MOST_COLORS).flatMap(toRgb));
  return { colors, digest: digestBytes(colors), indexOf: nearestIn(colors) };
}

/** The palette's numbers of RGB pixels. */
export function indexPixels(rgb: Uint8Array, { indexOf }: Palette): Uint8Array {
  const indexes = new Uint8Array(rgb.length / 3);
  let [last, lastIndex] = [-1, 0];
  for (let pixel = 0, at = 0; pixel < indexes.length; pixel++, at += 3) {
    const [red, green, blue] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
    const color = (red << 16) | (green << 8) | blue;
    if (color !== last) {
      last = color;
      lastIndex = indexOf(red, green, blue);
    }
    indexes[pixel] = lastIndex;
  }
  return indexes;
}

function nearestIn(colors: Uint8Array): Palette['indexOf'] {
  const known = new Map<number, number>();
  return (red, green, blue) => {
    const color = (red << 16) | (green << 8) | blue;
    const found = known.get(color);
    if (found !== undefined) return found;
    const index = findNearest(colors, red, green, blue);
    known.set(color, index);
    return index;
  };
}

/** Weights as people see: green most, blue least. */
function findNearest(colors: Uint8Array, red: number, green: number, blue: number): number {
  let [nearest, least] = [0, Infinity];
  for (let index = 0; index * 3 < colors.length; index++) {
    const [dr, dg, db] = [
      (colors[index * 3] ?? 0) - red,
      (colors[index * 3 + 1] ?? 0) - green,
      (colors[index * 3 + 2] ?? 0) - blue,
    ];
    const distance = 2 * dr * dr + 4 * dg * dg + 3 * db * db;
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}
