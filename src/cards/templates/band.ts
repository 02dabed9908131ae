import type { BandFormatName } from '../../schemas/card.ts';
import type { PlannedBand } from '../../schemas/plan.ts';
import { CODE_GROUND, codeColor, drawCode } from '../code.ts';
import { fitText } from '../fit-text.ts';
import { type CardElement, h } from '../h.ts';
import { styleOf } from '../measure.ts';
import { initialsOf } from './initials.ts';
import { drawLines, heightOf } from './lines.ts';
import { type Drawing, type Materials, mirror, type Overlay, place } from './template.ts';

interface Layout {
  readonly left: number;
  /** Diameter of the disc with the initials. */
  readonly disc: number;
  readonly gap: number;
  readonly headline: readonly [min: number, max: number];
  /** Most lines of the headline. */
  readonly lines: number;
  readonly text: readonly [min: number, max: number];
  /** Width of the field at the far end, with the logo or the code. */
  readonly end: number;
}

/** The share of the band's height that words may fill. */
const FILLED = 0.82;
/** Of the field at the end, how much a logo may fill. */
const LOGO = { width: 0.7, height: 0.46 };

export const BAND_LAYOUTS: Readonly<Record<BandFormatName, Layout>> = {
  og: { left: 72, disc: 76, gap: 22, headline: [20, 34], lines: 2, text: [19, 25], end: 340 },
  email: { left: 56, disc: 60, gap: 20, headline: [20, 30], lines: 2, text: [18, 22], end: 304 },
  square: { left: 135, disc: 100, gap: 26, headline: [20, 38], lines: 3, text: [22, 29], end: 360 },
  portrait: { left: 84, disc: 118, gap: 28, headline: [24, 44], lines: 3, text: [25, 33], end: 225 },
  story: { left: 90, disc: 132, gap: 30, headline: [25, 50], lines: 4, text: [27, 36], end: 270 },
  pinterest: { left: 80, disc: 118, gap: 28, headline: [24, 42], lines: 3, text: [25, 32], end: 225 },
};

/** The band: the disc with the initials, who recommends, and at the far end the logo or a code to scan. */
export function drawBand(
  band: Pick<PlannedBand, 'headline' | 'text' | 'name' | 'link'>,
  materials: Materials,
): Drawing {
  const { theme, width, height } = materials;
  const layout = BAND_LAYOUTS[materials.formatName as BandFormatName];
  const words = drawWords(band, layout, materials);
  const end = { left: width - layout.end, top: 0, width: layout.end, height };
  const code =
    band.link === null ? null : drawCode(band.link, Math.min(layout.end, height), colorOf(materials));
  const isTooLong = band.link !== null && code === null;
  return {
    cut: [...words.cut, ...(isTooLong ? [band.link ?? ''] : [])],
    overlays: code ? [] : [logoIn(end, materials)],
    element: h(
      'div',
      { style: { position: 'relative', width, height, backgroundColor: theme.primary.ground } },
      ...words.elements,
      ...(code
        ? [place(end, materials, { backgroundColor: CODE_GROUND, justifyContent: 'center' }, code)]
        : []),
    ),
  };
}

function colorOf({ theme }: Materials): string {
  return codeColor({ ink: theme.ink.ground, primary: theme.primary.ground });
}

/** The logo in the field at the end, on the ground on which it shows best. */
function logoIn(end: Overlay['box'], materials: Materials): Overlay {
  return { what: 'logo', box: mirror(end, materials), ground: null, align: 'center' };
}

function drawWords(
  band: Pick<PlannedBand, 'headline' | 'text' | 'name'>,
  layout: Layout,
  materials: Materials,
): { readonly elements: readonly CardElement[]; readonly cut: readonly string[] } {
  const { theme, measure, height } = materials;
  const { left, disc, gap, headline, lines, text, end } = layout;
  const initials = band.name === null ? '' : initialsOf(band.name);
  const wordsLeft = initials === '' ? left : left + disc + gap;
  const width = materials.width - end - wordsLeft - gap;
  const room = { width, lineHeight: 1.2, maxLines: 2 };
  const small = { ...room, height: height * 0.36, min: text[0], max: text[1] };
  const second = fitText(band.text, 'text', small, measure);
  const rest = height * FILLED - heightOf(second);
  const large = { ...room, maxLines: lines, height: rest, min: headline[0], max: headline[1] };
  const first = fitText(band.headline, 'label', large, measure);
  const below = { color: theme.primary.soft, marginTop: Math.round(height * 0.03) };
  const style = {
    flexDirection: 'column',
    justifyContent: 'center',
    alignItems: materials.mirrored ? 'flex-end' : 'flex-start',
  };
  const circle = { left, top: (height - disc) / 2, width: disc, height: disc };
  return {
    cut: [...(first.cut ? [band.headline] : []), ...(second.cut ? [band.text] : [])],
    elements: [
      ...(initials === '' ? [] : [place(circle, materials, {}, drawDisc(initials, disc, materials))]),
      place(
        { left: wordsLeft, top: 0, width, height },
        materials,
        style,
        drawLines(first, { color: theme.primary.strong }, materials),
        ...(band.text === '' ? [] : [drawLines(second, below, materials)]),
      ),
    ],
  };
}

/** How much of the field at the end a logo may fill. */
export function logoRoom({ width, height }: Overlay['box']) {
  return { width: Math.round(width * LOGO.width), height: Math.round(height * LOGO.height) };
}

function drawDisc(initials: string, disc: number, { theme, typefaces }: Materials): CardElement {
  const font = { ...styleOf('headline', typefaces), fontSize: Math.round(disc * 0.42), letterSpacing: '0' };
  const style = {
    width: disc,
    height: disc,
    borderRadius: disc / 2,
    alignItems: 'center',
    justifyContent: 'center',
  };
  return h(
    'div',
    { style: { ...style, ...font, backgroundColor: theme.accent.ground, color: theme.accent.strong } },
    initials,
  );
}
