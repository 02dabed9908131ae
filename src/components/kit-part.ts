import type { Kit } from '../schemas/kit.ts';

/** What a part of a kit on its affiliate's page is given. */
export interface KitPart {
  /** Of the kit on its page. */
  id: string;
  kit: Kit;
  /** The portal's language. */
  locale: string;
}

/** Parts of a kit that one can jump to. */
export type PartName = 'images' | 'links' | 'texts' | 'headlines' | 'banners';

/** Where a part begins, for links to it. */
export function partId(id: string, part: PartName): string {
  return `${id}-part-${part}`;
}
