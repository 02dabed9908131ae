import { digestBytes } from '../core/digest.ts';
import { distanceOf, type Hex, mix, toRgb } from './color.ts';
import { ownColors } from './own-colors.ts';

/** What a PNG of 8 bits a pixel can hold: https://www.w3.org/TR/png-3/#11PLTE */
const MOST_COLORS = 256;
/** So many of them are the brand's, on every card; a scene brings the others itself. */
const SHARED_COLORS = 144;

/** Colours with numbers. */
export interface Palette {
  /** Red, green, blue, red... */
  readonly colors: Uint8Array;
  readonly digest: string;
  /** The number of the nearest colour. */
  readonly nearest: (red: number, green: number, blue: number) => number;
}

/**
 * The colours that all cards of a brand share, so that any scene can stand above any band: the flat ones, the logo's,
 * and even steps between the two colours of every edge.
 */
export function buildPalette(logoColors: readonly Hex[], edges: readonly (readonly [Hex, Hex])[]): Palette {
  const flat = new Set([...edges.flat(), ...logoColors]);
  const pairs = [...new Map(edges.map(([a, b]) => [[a, b].toSorted().join(), [a, b] as const])).values()];
  const steps = Math.max(0, Math.floor((SHARED_COLORS - flat.size) / Math.max(1, pairs.length)));
  for (const [a, b] of pairs) {
    for (let step = 1; step <= steps; step++) flat.add(mix(a, b, step / (steps + 1)));
  }
  return paletteOf(Uint8Array.from([...flat].slice(0, SHARED_COLORS).flatMap(toRgb)));
}

/** The shared palette with colours behind it that a drawing has besides: the numbers of the shared ones stay. */
export function extendPalette(shared: Palette, rgb: Uint8Array): Palette {
  const own = ownColors(rgb, shared, MOST_COLORS - shared.colors.length / 3);
  return own.length === 0 ? shared : paletteOf(Uint8Array.from([...shared.colors, ...own]));
}

/** The palette's numbers of RGB pixels. */
export function indexPixels(rgb: Uint8Array, { nearest }: Palette): Uint8Array {
  const indexes = new Uint8Array(rgb.length / 3);
  let [last, lastIndex] = [-1, 0];
  for (let pixel = 0, at = 0; pixel < indexes.length; pixel++, at += 3) {
    const [red, green, blue] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
    const color = (red << 16) | (green << 8) | blue;
    if (color !== last) {
      last = color;
      lastIndex = nearest(red, green, blue);
    }
    indexes[pixel] = lastIndex;
  }
  return indexes;
}

/** The same pixels in no more than `most` colours of the palette, the most frequent ones: they compress better. */
export function reduceIndexes(indexes: Uint8Array, { colors }: Palette, most: number): Uint8Array {
  const counts = new Array<number>(colors.length / 3).fill(0);
  for (const index of indexes) counts[index] = (counts[index] ?? 0) + 1;
  const kept = Array.from(counts.keys())
    .filter((index) => (counts[index] ?? 0) > 0)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, most);
  const few = Uint8Array.from(kept.flatMap((index) => [...colors.subarray(index * 3, index * 3 + 3)]));
  const { nearest } = paletteOf(few);
  const turned = Uint8Array.from(counts.keys(), (index) => {
    const [red = 0, green = 0, blue = 0] = colors.subarray(index * 3, index * 3 + 3);
    return kept[nearest(red, green, blue)] ?? 0;
  });
  return indexes.map((index) => turned[index] ?? 0);
}

function paletteOf(colors: Uint8Array): Palette {
  return { colors, digest: digestBytes(colors), nearest: nearestIn(colors) };
}

function nearestIn(colors: Uint8Array): Palette['nearest'] {
  const known = new Map<number, number>();
  const byGreen = Array.from({ length: colors.length / 3 }, (_, index) => index).sort(
    (a, b) => (colors[a * 3 + 1] ?? 0) - (colors[b * 3 + 1] ?? 0) || a - b,
  );
  return (red, green, blue) => {
    const color = (red << 16) | (green << 8) | blue;
    const found = known.get(color);
    if (found !== undefined) return found;
    const index = findNearest(colors, byGreen, red, green, blue);
    known.set(color, index);
    return index;
  };
}

/** Looks from colours of like green outwards, until green alone is farther away than the best. Of equals the first. */
function findNearest(
  colors: Uint8Array,
  byGreen: readonly number[],
  red: number,
  green: number,
  blue: number,
): number {
  let [low, high] = [0, byGreen.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((colors[(byGreen[middle] ?? 0) * 3 + 1] ?? 0) < green) low = middle + 1;
    else high = middle;
  }
  let [nearest, least] = [0, Infinity];
  const look = (place: number): boolean => {
    const index = byGreen[place];
    if (index === undefined) return false;
    const other = (colors[index * 3 + 1] ?? 0) - green;
    if (distanceOf(0, other, 0) > least) return false;
    const distance = distanceOf((colors[index * 3] ?? 0) - red, other, (colors[index * 3 + 2] ?? 0) - blue);
    if (distance < least || (distance === least && index < nearest)) [nearest, least] = [index, distance];
    return true;
  };
  for (let place = low; look(place);) place++;
  for (let place = low - 1; look(place);) place--;
  return nearest;
}
