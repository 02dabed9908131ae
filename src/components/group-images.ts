import type { ImagePlace, KitImage } from '../schemas/kit.ts';

/** Larger than any banner of the advertising industry's sizes, smaller than any image for a feed. */
const LARGEST_BANNER = 300_000;

/** The images of a kit by what they are for, in the order in which affiliates need them. */
export function groupImages(images: readonly KitImage[]): readonly [ImagePlace, readonly KitImage[]][] {
  const groups = Map.groupBy(images, placeOf);
  return (['posts', 'links', 'banners'] as const).flatMap((place) => {
    const own = groups.get(place);
    return own ? [[place, own] as const] : [];
  });
}

function placeOf({ width, height }: KitImage): ImagePlace {
  if (width * height <= LARGEST_BANNER) return 'banners';
  return width > height ? 'links' : 'posts';
}
