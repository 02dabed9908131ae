import type { Brand } from '../schemas/program.ts';
import { CODE_GROUND, codeColor } from './code.ts';
import type { Hex } from './color.ts';
import { colorsOfLogo, type Logo, logoFiles, placeLogo, readLogo } from './logo.ts';
import { buildPalette, type Palette } from './palette.ts';
import { buildTheme, type Theme } from './theme.ts';
import { readTypefaces, type Typefaces } from './typefaces.ts';

/** The share of the palette that a logo gets: enough for one with a gradient. */
const LOGO_COLORS = 48;

/** A logo, and the ground on which it shows. */
export interface LogoPlace {
  readonly logo: Logo;
  readonly ground: Hex;
}

/** Everything that the cards of a brand are drawn with, read once. */
export interface Studio {
  /** The folder that holds content/ and public/. */
  readonly site: string;
  readonly theme: Theme;
  readonly typefaces: Typefaces;
  /** The logo at the end of bands. */
  readonly plate: LogoPlace;
  /** The logo for a ground; on another one where none of the brand's logos shows on it. */
  readonly logoOn: (ground: Hex) => Promise<LogoPlace>;
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
  const grounds = [theme.paper.ground, '#ffffff', theme.ink.ground, theme.accent.ground];
  const plate = await placeLogo(logos, grounds);
  const places = new Map<Hex, Promise<LogoPlace>>();
  return {
    ...{ site, theme, plate },
    logoOn: (ground) => {
      const found = places.get(ground) ?? placeLogo(logos, [ground, ...grounds]);
      places.set(ground, found);
      return found;
    },
    palette: buildPalette(await colorsOfLogo(plate, LOGO_COLORS), edgesOf(theme, plate.ground)),
  };
}

/** The pairs of colours that meet on a band; and the colours of scenes, which bring what lies between them. */
function edgesOf(theme: Theme, plate: Hex): (readonly [Hex, Hex])[] {
  const { primary, accent, paper, ink, tint } = theme;
  const code = codeColor({ ink: ink.ground, primary: primary.ground });
  return [
    [primary.ground, primary.strong],
    [primary.ground, primary.soft],
    [primary.ground, accent.ground],
    [accent.ground, accent.strong],
    [primary.ground, plate],
    [CODE_GROUND, code],
    [paper.ground, paper.strong],
    [accent.ground, primary.ground],
    [tint.ground, tint.strong],
    [ink.ground, ink.strong],
  ];
}
