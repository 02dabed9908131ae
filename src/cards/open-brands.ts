import { KithError } from '../core/errors.ts';
import type { Brand } from '../schemas/program.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Palette } from './palette.ts';
import { openColors } from './studio.ts';
import { resolveTypefaces } from './typefaces.ts';

export interface OpenBrand {
  readonly brand: Brand;
  readonly palette: Palette;
}

export interface OpenBrands {
  readonly of: (locale: string) => OpenBrand;
}

/**
 * The brand of every locale with its palette, each distinct one opened once. Fonts are only looked for, so that a
 * missing one is said once and not by every thread.
 */
export async function openBrands({ programs }: Pick<Plan, 'programs'>, site: string): Promise<OpenBrands> {
  const opened = new Map<string, Promise<OpenBrand>>();
  const brands = new Map<string, OpenBrand>();
  for (const [locale, { brand }] of Object.entries(programs)) {
    const key = JSON.stringify(brand);
    const opening = opened.get(key) ?? openBrand(brand, site);
    opened.set(key, opening);
    brands.set(locale, await opening);
  }
  return { of: (locale) => brands.get(locale) ?? failUnknown(locale) };
}

async function openBrand(brand: Brand, site: string): Promise<OpenBrand> {
  resolveTypefaces(brand, site);
  const { palette } = await openColors(brand, site);
  return { brand, palette };
}

function failUnknown(locale: string): never {
  throw new KithError(`The plan has cards in "${locale}" but no program in that language`, {
    hint: 'Add the language to locales in content/program.yaml.',
  });
}
