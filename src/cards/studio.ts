import { CARD_FORMAT_NAMES, type CardFormatName } from '../schemas/card.ts';
import type { Brand } from '../schemas/program.ts';
import type { Hex } from './color.ts';
import { logoFiles, placeLogo, readLogo } from './logo.ts';
import { buildPalette, type Palette } from './palette.ts';
import { colorsOf, drawPlate, type Plate } from './plate.ts';
import { buildTheme, type Theme } from './theme.ts';
import { readTypefaces, type Typefaces } from './typefaces.ts';

/** The share of the palette that a logo gets: enough for one with a gradient. */
const LOGO_COLORS = 48;

/** Everything that the cards of a brand are drawn with, read once. */
export interface Studio {
  readonly theme: Theme;
  readonly typefaces: Typefaces;
  readonly plates: Readonly<Record<CardFormatName, Plate>>;
  readonly palette: Palette;
}

/** @throws KithError when a font or the logo is missing or broken. */
export async function openStudio(brand: Brand, site: string): Promise<Studio> {
  return { ...(await openColors(brand, site)), typefaces: readTypefaces(brand, site) };
}

/** The part of a studio that needs no fonts. @throws KithError when the logo is missing or broken. */
export async function openColors(brand: Brand, site: string): Promise<Omit<Studio, 'typefaces'>> {
  const theme = buildTheme(brand);
  const logos = await Promise.all(logoFiles(brand).map((file) => readLogo(file, site)));
  const { logo, ground } = await placeLogo(logos, [
    theme.paper.ground,
    '#ffffff',
    theme.ink,
    theme.accent.ground,
  ]);
  const plates = await Promise.all(
    CARD_FORMAT_NAMES.map(async (name) => [name, await drawPlate(logo, ground, name)] as const),
  );
  const [[, widest] = []] = plates.toSorted(([, a], [, b]) => b.width - a.width);
  const logoColors = widest ? await colorsOf(widest, LOGO_COLORS) : [];
  return {
    theme,
    plates: Object.fromEntries(plates) as Record<CardFormatName, Plate>,
    palette: buildPalette(logoColors, edgesOf(theme, ground)),
  };
}

/** The pairs of colours that meet on a card. */
function edgesOf({ paper, primary, accent, ink, tint }: Theme, plate: Hex): (readonly [Hex, Hex])[] {
  const words = [paper, primary, accent].flatMap(({ ground, strong, soft, mark }) =>
    [strong, soft, mark].map((color) => [ground, color] as const),
  );
  return [
    ...words,
    [paper.ground, primary.ground],
    [paper.ground, accent.ground],
    [primary.ground, accent.ground],
    [primary.ground, tint],
    [accent.ground, tint],
    [accent.ground, ink],
    [primary.ground, plate],
  ];
}
