import { digestBytes } from '../core/digest.ts';
import { KithError } from '../core/errors.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Brand } from '../schemas/program.ts';
import type { FontFile } from './font-files.ts';
import { buildDarkPalette, buildLightPalette } from './palette.ts';
import { buildThemeCss, firstFonts, readThemeFonts } from './theme-css.ts';

/** What pages need to know of the theme. */
export interface Theme {
  readonly css: string;
  /** Address of the stylesheet; changes with its content. */
  readonly href: string;
  readonly fonts: readonly FontFile[];
  readonly preload: readonly FontFile[];
  /** The page's ground, for the browser's own bars. */
  readonly themeColor: { readonly light: string; readonly dark: string };
}

const themes = new Map<string, Theme>();

/** The theme of a brand; made once for all pages of a build. */
export function themeOf(brand: Brand): Theme {
  const key = JSON.stringify(brand);
  const known = themes.get(key);
  if (known) return known;
  const theme = readTheme(brand);
  themes.set(key, theme);
  return theme;
}

/** The brand of a plan; it is the same in every language. */
export function brandOf({ programs, defaultLocale }: Plan): Brand {
  const program = programs[defaultLocale];
  if (program) return program.brand;
  throw new KithError(`The plan has no program in "${defaultLocale}"`, {
    hint: 'Run the build again: it makes a new plan.',
  });
}

function readTheme(brand: Brand): Theme {
  const fonts = readThemeFonts(brand.fonts);
  const css = buildThemeCss(brand, fonts);
  const themeColor = {
    light: buildLightPalette(brand.colors).paper,
    dark: buildDarkPalette(brand.colors).paper,
  };
  return {
    css,
    themeColor,
    href: `/theme.css?v=${digestBytes(css).slice(0, 8)}`,
    fonts,
    preload: firstFonts(fonts, brand.fonts),
  };
}
