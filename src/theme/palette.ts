import type { Brand } from '../schemas/program.ts';
import { contrast, lightnessOf, mix, mostReadable, readable, withLightness } from './color.ts';

/** Contrast of body text and of links, WCAG 2.2 AA. */
export const TEXT_CONTRAST = 4.5;
/** Contrast of the outlines of controls and of marks that say something. */
export const SHAPE_CONTRAST = 3;

/** The colours that stylesheets use; each is `--name` in CSS. */
export interface Palette {
  readonly paper: string;
  /** Surfaces above the paper. */
  readonly raised: string;
  /** Bands that lie below the paper. */
  readonly sunk: string;
  /** Hairlines. */
  readonly line: string;
  /** Outlines of controls. */
  readonly outline: string;
  readonly ink: string;
  /** Secondary text. */
  readonly muted: string;
  /** Buttons and panels. */
  readonly brand: string;
  readonly 'brand-hover': string;
  readonly 'on-brand': string;
  readonly 'on-brand-muted': string;
  /** Text in the brand's colour. */
  readonly link: string;
  /** The brand's breath on paper. */
  readonly tint: string;
  readonly accent: string;
  readonly 'on-accent': string;
  /** A highlighter's stroke behind text. */
  readonly mark: string;
}

type Colors = Brand['colors'];

/** The palette on paper. */
export function buildLightPalette({ primary, accent, ink, paper }: Colors): Palette {
  const sunk = mix(primary, paper, 0.055);
  return finish({
    primary,
    accent,
    ink: readable(ink, [paper, sunk], 7),
    paper,
    sunk,
    raised: mix('#ffffff', paper, 0.65),
  });
}

/** The palette at night: the ink becomes the ground, the paper the text. */
export function buildDarkPalette({ primary, accent, ink, paper }: Colors): Palette {
  const ground = withLightness(ink, 0.185, 0.7);
  const sunk = withLightness(ink, 0.155, 0.7);
  return finish({
    primary: lightnessOf(primary) < 0.44 ? withLightness(primary, 0.44) : primary,
    accent: lightnessOf(accent) < 0.6 ? withLightness(accent, 0.72) : accent,
    ink: withLightness(paper, 0.94, 0.8),
    paper: ground,
    sunk,
    raised: withLightness(ink, 0.265, 0.7),
  });
}

interface Ground {
  readonly primary: string;
  readonly accent: string;
  readonly ink: string;
  readonly paper: string;
  readonly sunk: string;
  readonly raised: string;
}

function finish({ primary, accent, ink, paper, sunk, raised }: Ground): Palette {
  const grounds = [paper, sunk, raised];
  const brand = fillFor(primary, [ink, paper]);
  const onBrand = mostReadable([ink, paper], brand);
  const bright = fillFor(accent, [ink, paper]);
  const tint = mix(primary, paper, lightnessOf(paper) > 0.5 ? 0.1 : 0.24);
  const mark = mix(bright, paper, 0.38);
  // Away from the text on it, so that it stays as easy to read.
  const hover = lightnessOf(onBrand) > lightnessOf(brand) ? -0.05 : 0.05;
  return {
    paper,
    raised,
    sunk,
    line: mix(ink, paper, 0.13),
    outline: readable(mix(ink, paper, 0.5), grounds, SHAPE_CONTRAST),
    ink,
    muted: readable(mix(ink, paper, 0.68), [...grounds, tint], 5),
    brand,
    'brand-hover': withLightness(brand, Math.min(1, Math.max(0, lightnessOf(brand) + hover))),
    'on-brand': onBrand,
    'on-brand-muted': readable(mix(onBrand, brand, 0.8), [brand], TEXT_CONTRAST),
    link: readable(primary, [...grounds, tint, mark], TEXT_CONTRAST),
    tint,
    accent: bright,
    'on-accent': mostReadable([ink, paper], bright),
    mark,
  };
}

/** A colour as a ground for text: the nearest lightness at which one of the texts can be read on it. */
function fillFor(color: string, texts: readonly string[]): string {
  const start = lightnessOf(color);
  for (let away = 0; away < 1; away += 0.01) {
    for (const lightness of [start - away, start + away].filter((l) => l >= 0 && l <= 1)) {
      const fill = away === 0 ? color : withLightness(color, lightness);
      if (contrast(mostReadable(texts, fill), fill) >= TEXT_CONTRAST + 0.5) return fill;
    }
  }
  return color;
}
