import { variantFor } from '../links/share-out.ts';
import type { Share } from '../schemas/choices.ts';
import { creativeNames } from '../schemas/creatives.ts';
import type { Plan, PlannedPage } from '../schemas/plan.ts';
import { keyOf, lookUp } from './keys.ts';
import { imagesByFolder, imagesOfKit } from './kit-images.ts';

/** Which creatives of a kit lead to a page, of those that its segment's variants share; null where there are no variants. */
export function weighShare(
  plan: Plan,
  { kind, affiliate, segment, variant, locale }: PlannedPage,
): Share | null {
  if (kind !== 'landing' || affiliate === null || segment === null) return null;
  const variants = plan.variants[keyOf(locale, segment)];
  if (variants === undefined) return null;
  const kit = { affiliate, segment, locale };
  const images = Object.keys(imagesOfKit(imagesByFolder(plan.cards), kit, plan.defaultLocale));
  const { texts, headlines } = lookUp(plan.copy, locale);
  const own = plan.headlines[keyOf(locale, segment)] ?? [];
  const all = creativeNames({ texts, headlines: [...headlines, ...own] }, images);
  const here = all.filter(
    (creative) => (variantFor(variants, { affiliate, segment, creative }) ?? undefined) === variant,
  );
  const named = new Set(variants.flatMap(({ creatives }) => creatives ?? []));
  return {
    named: here.filter((creative) => named.has(creative)),
    drawn: here.filter((creative) => !named.has(creative)),
    of: all.length,
  };
}
