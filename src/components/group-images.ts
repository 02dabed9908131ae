import type { ImagePlace, KitImage } from '../schemas/kit.ts';

/** The images of a kit by what they are for, in the order in which affiliates need them. */
export function groupImages(images: readonly KitImage[]): readonly [ImagePlace, readonly KitImage[]][] {
  const groups = Map.groupBy(images, ({ place }) => place);
  return (['posts', 'links', 'banners'] as const).flatMap((place) => {
    const own = groups.get(place);
    return own ? [[place, own] as const] : [];
  });
}
