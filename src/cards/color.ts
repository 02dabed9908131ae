/** A colour as red, green and blue, 0-255. */
export type Rgb = readonly [number, number, number];
/** A colour as `#rrggbb`. */
export type Hex = string;

/** WCAG 2.2, 1.4.3: the least contrast of a text that people read. */
export const READABLE = 4.5;
/** WCAG 2.2, 1.4.3 and 1.4.11: the least contrast of large text and of shapes that mean something. */
export const VISIBLE = 3;

export function toRgb(hex: Hex): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function toHex([red, green, blue]: Rgb): Hex {
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
}

/** `share` of `over` laid upon the rest of `under`, 0-1. */
export function mix(under: Hex, over: Hex, share: number): Hex {
  const [a, b] = [toRgb(under), toRgb(over)];
  const blend = (from: number, to: number) => Math.round(from + (to - from) * share);
  return toHex([blend(a[0], b[0]), blend(a[1], b[1]), blend(a[2], b[2])]);
}

/** Relative luminance, 0-1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two colours, 1-21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Hex, other: Hex): number {
  const [a, b] = [luminance(toRgb(one)), luminance(toRgb(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The first of the wished colours that reads on the ground, else black or white, one of which always does. */
export function readableOn(ground: Hex, wishes: readonly Hex[], least = READABLE): Hex {
  const found = wishes.find((wish) => contrast(ground, wish) >= least);
  return found ?? (contrast(ground, '#000000') > contrast(ground, '#ffffff') ? '#000000' : '#ffffff');
}

/** `ink` as far softened towards the ground as it still reads. */
export function softened(ink: Hex, ground: Hex, share: number, least = READABLE): Hex {
  for (let rest = share; rest > 0; rest -= 0.05) {
    const soft = mix(ink, ground, rest);
    if (contrast(soft, ground) >= least) return soft;
  }
  return ink;
}

/** How unlike two colours are whose channels differ by so much; weights as people see: green most. */
export function distanceOf(red: number, green: number, blue: number): number {
  return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
