import { readFileSync } from 'node:fs';
import type { Font } from 'satori';
import { FONT_SCRIPT_NAMES, FONT_SCRIPTS, type FontScript } from '../schemas/font-scripts.ts';
import type { Brand } from '../schemas/program.ts';
import { type Face, openFace } from './face.ts';
import { findFonts, type FontFile, resolveFonts, type Weight } from './fonts.ts';

/** The three voices of a card. */
export const ROLES = {
  headline: { family: 'heading', weight: 800, tracking: -0.02 },
  text: { family: 'body', weight: 500, tracking: 0 },
  label: { family: 'body', weight: 700, tracking: 0 },
} as const satisfies Record<string, { family: 'heading' | 'body'; weight: Weight; tracking: number }>;
export type Role = keyof typeof ROLES;
const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** Drawn in one colour, whole. */
const EMOJI = 'Noto Emoji';

/** The files of a family. */
type Family = readonly FontFile[];

/** The families in which a role is set: the brand's, those of the scripts that it lacks, and emoji. */
export interface RoleFonts {
  readonly brand: readonly Family[];
  readonly scripts: ReadonlyMap<FontScript, Family>;
  readonly emoji: Family;
}

/** The fonts of a brand, each opened when the first text needs it. */
export interface Typefaces {
  readonly fonts: Readonly<Record<Role, RoleFonts>>;
  readonly open: (file: FontFile) => Face;
  /** The `font-family` of a role: its name, because fonts are chosen letter by letter. */
  readonly family: (role: Role) => string;
  /** One small font: satori draws no text of ours, but does not start without. Always the same array. */
  readonly forSatori: Font[];
}

/**
 * All font files that the cards of a brand can draw with. Fonts of scripts are those that the brand names, and others
 * where they are installed.
 * @throws KithError when a font that the brand names is not installed.
 */
export function resolveTypefaces(brand: Brand, site: string): Readonly<Record<Role, RoleFonts>> {
  const fonts = ROLE_NAMES.map((role) => [role, resolveRole(role, brand, site)] as const);
  return Object.fromEntries(fonts) as Record<Role, RoleFonts>;
}

/** All files, each once. */
export function filesOf(fonts: Readonly<Record<Role, RoleFonts>>): FontFile[] {
  const files = Object.values(fonts).flatMap(({ brand, scripts, emoji }) => [
    ...brand.flat(),
    ...[...scripts.values()].flat(),
    ...emoji,
  ]);
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

/** @throws KithError when a font that the brand names is not installed. */
export function readTypefaces(brand: Brand, site: string): Typefaces {
  const fonts = resolveTypefaces(brand, site);
  const faces = new Map<string, Face>();
  return {
    fonts,
    open: (file) => {
      const face = faces.get(file.path) ?? openFace(file);
      faces.set(file.path, face);
      return face;
    },
    family: (role) => role,
    forSatori: readForSatori(fonts),
  };
}

function resolveRole(role: Role, { fonts }: Brand, site: string): RoleFonts {
  const { family, weight } = ROLES[role];
  const other = family === 'heading' ? 'body' : 'heading';
  const scripts = FONT_SCRIPT_NAMES.flatMap((script): [FontScript, Family][] => {
    const named = fonts.scripts?.[script];
    const files =
      named === undefined
        ? findFonts(FONT_SCRIPTS[script], weight, site)
        : resolveFonts(named, weight, site, `brand.fonts.scripts.${script}`);
    return files ? [[script, files]] : [];
  });
  return {
    brand: [resolveFonts(fonts[family], weight, site), resolveFonts(fonts[other], weight, site)],
    scripts: new Map(scripts),
    emoji: resolveFonts(EMOJI, weight, site),
  };
}

function readForSatori({ text }: Readonly<Record<Role, RoleFonts>>): Font[] {
  const [file] = text.brand[0] ?? [];
  return file
    ? [{ name: file.family, data: readFileSync(file.path), weight: file.weight, style: 'normal' }]
    : [];
}
