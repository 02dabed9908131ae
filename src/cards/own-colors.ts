import { distanceOf } from './color.ts';
import type { Palette } from './palette.ts';

/** Colours nearer to a shared one than this, squared and weighted, need none of their own. */
const NEAR = 9 * 6 ** 2;
/** The colours that fill whole areas, which must be exact. */
const FLAT = 12;

interface Color {
  readonly rgb: readonly [number, number, number];
  readonly count: number;
}

/**
 * Up to `most` colours for what a drawing has and a palette lacks: red, green, blue, red... Those that fill areas as
 * they are, then the middles of boxes into which the others are cut, each across its widest side (median cut).
 */
export function ownColors(rgb: Uint8Array, shared: Palette, most: number): number[] {
  const far = farColors(rgb, shared);
  if (far.length <= most) return far.flatMap((color) => color.rgb);
  const byCount = far.toSorted((a, b) => b.count - a.count || order(a, b));
  const flat = byCount.slice(0, FLAT);
  const boxes = cutBoxes(byCount.slice(FLAT), most - FLAT);
  return [...flat.map((color) => color.rgb), ...boxes.map(middleOf)].flat();
}

/** Distinct colours that the palette is far from. */
function farColors(rgb: Uint8Array, { colors, nearest }: Palette): Color[] {
  const counts = new Map<number, number>();
  let [last, run] = [-1, 0];
  for (let at = 0; at < rgb.length; at += 3) {
    const color = ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
    if (color !== last) {
      if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
      [last, run] = [color, 0];
    }
    run++;
  }
  if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
  const far: Color[] = [];
  for (const [color, count] of counts) {
    const [red, green, blue] = [color >> 16, (color >> 8) & 255, color & 255];
    const at = nearest(red, green, blue) * 3;
    const [r, g, b] = [(colors[at] ?? 0) - red, (colors[at + 1] ?? 0) - green, (colors[at + 2] ?? 0) - blue];
    if (distanceOf(r, g, b) > NEAR) far.push({ rgb: [red, green, blue], count });
  }
  return far.sort(order);
}

/** A stable order, whatever the order of the pixels. */
function order(a: Color, b: Color): number {
  return a.rgb[0] - b.rgb[0] || a.rgb[1] - b.rgb[1] || a.rgb[2] - b.rgb[2];
}

/** Colours that are cut apart next, across a channel; and how much that is worth. */
interface Bin {
  readonly colors: readonly Color[];
  readonly channel: 0 | 1 | 2;
  readonly worth: number;
}

function cutBoxes(colors: readonly Color[], most: number): (readonly Color[])[] {
  const bins = [binOf(colors)];
  while (bins.length < most) {
    const best = bins.reduce((found, bin, at) => (bin.worth > (bins[found]?.worth ?? 0) ? at : found), 0);
    const bin = bins[best];
    if (!bin || bin.worth === 0) break;
    bins.splice(best, 1, ...cut(bin).map(binOf));
  }
  return bins.map((bin) => bin.colors);
}

/** At the middle of the pixels, of which many of one colour count less than many colours. */
function cut({ colors, channel }: Bin): readonly [Color[], Color[]] {
  const sorted = colors.toSorted((a, b) => a.rgb[channel] - b.rgb[channel] || order(a, b));
  const half = sorted.reduce((sum, { count }) => sum + Math.sqrt(count), 0) / 2;
  let [end, sum] = [0, 0];
  while (end < sorted.length - 1 && sum < half) sum += Math.sqrt(sorted[end++]?.count ?? 0);
  const at = Math.max(1, end);
  return [sorted.slice(0, at), sorted.slice(at)];
}

/** Its colours lie widest apart across `channel`. */
function binOf(colors: readonly Color[]): Bin {
  const weight = Math.sqrt(colors.reduce((sum, { count }) => sum + Math.sqrt(count), 0));
  const spans = ([0, 1, 2] as const).map((channel) => {
    let [low, high] = [255, 0];
    for (const { rgb } of colors) [low, high] = [Math.min(low, rgb[channel]), Math.max(high, rgb[channel])];
    return { channel, worth: Math.max(0, high - low) * weight };
  });
  const [best] = spans.toSorted((a, b) => b.worth - a.worth);
  return { colors, channel: best?.channel ?? 0, worth: colors.length > 1 ? (best?.worth ?? 0) : 0 };
}

function middleOf(box: readonly Color[]): [number, number, number] {
  const weight = box.reduce((sum, { count }) => sum + count, 0);
  const mean = (channel: 0 | 1 | 2) =>
    Math.round(box.reduce((sum, { rgb, count }) => sum + rgb[channel] * count, 0) / weight);
  return [mean(0), mean(1), mean(2)];
}
