import type { Kit } from '../schemas/kit.ts';

/** What a part of a kit on its private page is given. */
export interface KitPart {
  kit: Kit;
  /** The page's language; the kit may be in another one. */
  locale: string;
}

/** Parts of a kit that one can jump to. */
export type PartName = 'images' | 'links' | 'texts' | 'headlines' | 'banners';

/** Where a part begins, for links to it. */
export function partId(part: PartName): string {
  return `kit-${part}`;
}

/** Where what is to be copied for a creative stands. */
export function creativeId(creative: string): string {
  return `creative-${creative}`;
}
