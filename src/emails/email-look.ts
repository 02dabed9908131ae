import { buildDarkPalette, buildLightPalette, type Palette } from '../theme/palette.ts';
import { emailLogos, emailLogoSize } from '../theme/email-logo.ts';
import { themeOf } from '../theme/theme.ts';
import type { PlannedProgram } from '../schemas/plan.ts';

/** A picture that the site serves. */
export interface LookPicture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** What a brand decides of an e-mail; the same for all e-mails of a program. */
export interface EmailLook {
  readonly light: Palette;
  readonly dark: Palette;
  /** Values of `font-family`, with fonts behind them that every program for mail has. */
  readonly heading: string;
  readonly body: string;
  /** `@font-face` rules; the site serves the files. */
  readonly faces: string;
  readonly logo: LookPicture;
  /** Null where the brand has none for dark ground: the other one stays on its light field. */
  readonly logoOnDark: LookPicture | null;
}

/** @param folder the site's folder, which holds public/ */
export async function readEmailLook({ brand, site }: PlannedProgram, folder: string): Promise<EmailLook> {
  const logos = await Promise.all(
    emailLogos(brand, folder).map(async (logo) => ({
      on: logo.on,
      picture: { url: new URL(`/email/${logo.name}`, site).href, ...(await emailLogoSize(logo)) },
    })),
  );
  const [light, dark] = (['light', 'dark'] as const).map(
    (on) => logos.find((logo) => logo.on === on)?.picture,
  );
  if (light === undefined) throw new Error('a brand has a logo');
  const faces = themeOf(brand).fonts.map(
    ({ family, weight, range, name }) =>
      `@font-face{font-family:${quote(family)};font-weight:${weight};src:url(${new URL(`/fonts/${name}`, site).href}) format("woff2");unicode-range:${range}}`,
  );
  return {
    light: buildLightPalette(brand.colors),
    dark: buildDarkPalette(brand.colors),
    heading: `${quote(brand.fonts.heading)}, Helvetica, Arial, sans-serif`,
    body: `${quote(brand.fonts.body)}, Helvetica, Arial, sans-serif`,
    faces: [...new Set(faces)].join('\n'),
    logo: light,
    logoOnDark: dark ?? null,
  };
}

/** Names of families come from YAML; single quotes, for they stand in attributes too. */
function quote(family: string): string {
  return `'${family.replace(/[^\p{L}\p{N} -]/gu, '')}'`;
}
