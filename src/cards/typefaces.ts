import { readFile } from 'node:fs/promises';
import type { Font } from 'satori';
import type { Brand } from '../schemas/program.ts';
import { type FontFile, resolveEmojiFont, resolveFonts, type Weight } from './fonts.ts';
import { hasEmoji } from './graphemes.ts';

/** The three voices of a card. */
export const ROLES = {
  headline: { family: 'heading', weight: 800, tracking: -0.02 },
  text: { family: 'body', weight: 500, tracking: 0 },
  label: { family: 'body', weight: 700, tracking: 0 },
} as const satisfies Record<string, { family: 'heading' | 'body'; weight: Weight; tracking: number }>;
export type Role = keyof typeof ROLES;
const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** The fonts of a brand. The arrays stay the same from call to call: satori parses the fonts of a new one again. */
export interface Typefaces {
  /** CSS `font-family` of a role. */
  readonly family: (role: Role) => string;
  /** Widths of words and graphemes at a size of one pixel, as far as they were measured. */
  readonly widths: Map<string, number>;
  readonly fontsFor: (text: string) => Promise<Font[]>;
}

/** All font files that the cards of a brand can draw with. */
export async function resolveTypefaces(brand: Brand, site: string) {
  const roles = await Promise.all(ROLE_NAMES.map((role) => resolveRole(role, brand, site)));
  return { roles: roles.flat(), emoji: await resolveEmojiFont(700, site) };
}

/** Reads the fonts once; the emoji only when the first text has one. */
export async function readTypefaces(brand: Brand, site: string): Promise<Typefaces> {
  const { roles, emoji } = await resolveTypefaces(brand, site);
  const plain = await Promise.all(roles.map(readFont));
  let withEmoji: Promise<Font[]> | undefined;
  return {
    widths: new Map(),
    family: (role) => familyOf(role, brand, roles),
    fontsFor: async (text) => {
      if (!hasEmoji(text)) return plain;
      withEmoji ??= readFont(emoji).then((font) => [...plain, font]);
      return withEmoji;
    },
  };
}

async function resolveRole(role: Role, { fonts }: Brand, site: string): Promise<FontFile[]> {
  const { family, weight } = ROLES[role];
  const files = await resolveFonts(fonts[family], weight, site);
  return files.map((file) => ({ ...file, family: `${file.family} ${weight}` }));
}

function familyOf(role: Role, { fonts }: Brand, files: readonly FontFile[]): string {
  const { family, weight } = ROLES[role];
  const own = files.filter((file) => file.weight === weight && file.family.startsWith(`${fonts[family]} `));
  return [...own.map((file) => file.family), 'Noto Emoji'].join(', ');
}

async function readFont({ path, family, weight }: FontFile): Promise<Font> {
  return { name: family, data: await readFile(path), weight, style: 'normal' };
}
