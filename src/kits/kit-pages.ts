import type { Kit, KitPage } from '../schemas/kit.ts';
import type { Plan, PlannedKit } from '../schemas/plan.ts';
import type { KitLinks } from './kit-links.ts';

/** The pages to which a kit's links lead, the landing page first; nothing where there is only that one. */
export function buildPages(
  { variants }: Plan,
  { segment, locale }: PlannedKit,
  headline: string,
  { variantOf }: KitLinks,
  { texts, headlines, images, banners, ownLinks }: Omit<Kit, 'pages'>,
): KitPage[] {
  const own = variants[`${locale}/${segment}`];
  if (own === undefined) return [];
  const creatives = [...texts, ...headlines, ...images, ...banners, ...ownLinks].map(
    ({ creative }) => creative,
  );
  const leading = Map.groupBy(creatives, variantOf);
  return [{ name: null, headline }, ...own].map((page) => ({
    variant: page.name,
    headline: page.headline ?? headline,
    creatives: leading.get(page.name) ?? [],
  }));
}
