/** A colour in OKLCH: lightness 0-1, chroma, hue in radians. Steps in lightness look even to the eye. */
interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

/**
 * WCAG 2.2 contrast of two `#rrggbb` colours, 1-21.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The smallest contrast of a colour with any of the backgrounds. */
export function lowestContrast(color: string, backgrounds: readonly string[]): number {
  return Math.min(...backgrounds.map((background) => contrast(color, background)));
}

/** `share` (0-1) of `top` over the rest of `bottom`, mixed in OKLab. */
export function mix(top: string, bottom: string, share: number): string {
  const [a, b] = [toOklab(top), toOklab(bottom)];
  return fromOklab([0, 1, 2].map((i) => (a[i] ?? 0) * share + (b[i] ?? 0) * (1 - share)));
}

/** The same hue at another lightness; chroma shrinks as far as sRGB asks. */
export function withLightness(color: string, lightness: number, chroma = 1): string {
  const { c, h } = toOklch(color);
  return fromOklch({ l: lightness, c: c * chroma, h });
}

export function lightnessOf(color: string): number {
  return toOklch(color).l;
}

/**
 * The colour itself where it has that contrast with every background, else its nearest lighter or darker sister
 * that has; black or white where the hue cannot reach it.
 */
export function readable(color: string, backgrounds: readonly string[], ratio: number): string {
  if (lowestContrast(color, backgrounds) >= ratio) return color;
  const onLight = lightnessOf(backgrounds[0] ?? '#ffffff') > 0.6;
  const step = onLight ? -0.01 : 0.01;
  for (let l = lightnessOf(color); l > 0 && l < 1; l += step) {
    const candidate = withLightness(color, l);
    if (lowestContrast(candidate, backgrounds) >= ratio) return candidate;
  }
  return onLight ? '#000000' : '#ffffff';
}

/** Whichever of the candidates stands out best from the background. */
export function mostReadable(candidates: readonly string[], background: string): string {
  return candidates.reduce((best, next) =>
    contrast(next, background) > contrast(best, background) ? next : best,
  );
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = channels(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Björn Ottosson's OKLab, https://bottosson.github.io/posts/oklab/ */
function toOklab(color: string): number[] {
  const [r = 0, g = 0, b = 0] = channels(color);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toOklch(color: string): Oklch {
  const [l = 0, a = 0, b = 0] = toOklab(color);
  return { l, c: Math.hypot(a, b), h: Math.atan2(b, a) };
}

function linearFromOklab([light = 0, a = 0, b = 0]: readonly number[]): number[] {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function fromOklab(lab: readonly number[]): string {
  const hex = linearFromOklab(lab).map((value) => {
    const clipped = Math.min(1, Math.max(0, value));
    const gamma = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(gamma * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${hex.join('')}`;
}

function fromOklch({ l, c, h }: Oklch): string {
  for (let chroma = c; chroma > 0; chroma -= 0.005) {
    const lab = [l, chroma * Math.cos(h), chroma * Math.sin(h)];
    if (linearFromOklab(lab).every((value) => value >= -0.0005 && value <= 1.0005)) return fromOklab(lab);
  }
  return fromOklab([l, 0, 0]);
}
