import type { Affiliate } from '../../schemas/affiliate.ts';
import type { Plan, PlannedPage, PlannedSegment } from '../../schemas/plan.ts';
import type { Entry } from '../../schemas/project.ts';
import type { Segment } from '../../schemas/segment.ts';
import type { Explained } from './explanation.ts';

/** The segment of a page as it is shown, and the file that it was written in; null where the page is about none. */
export function segmentOf({
  project,
  plan,
  page,
}: Explained): { planned: PlannedSegment; entry: Entry<Segment> } | null {
  const planned = page.segment === null ? undefined : plan.segments[`${page.locale}/${page.segment}`];
  const entry = project.segments.find(({ id, locale }) => id === page.segment && locale === planned?.lang);
  return planned && entry ? { planned: withVariant(planned, plan, page), entry } : null;
}

/** What a variant of a page says instead of its segment. */
function withVariant(planned: PlannedSegment, plan: Plan, page: PlannedPage): PlannedSegment {
  const variants = plan.variants[`${page.locale}/${planned.id}`] ?? [];
  const found = variants.find(({ name }) => name === page.variant);
  if (!found) return planned;
  const { headline, subhead, cta } = planned;
  return {
    ...planned,
    headline: found.headline ?? headline,
    subhead: found.subhead ?? subhead,
    cta: found.cta ?? cta,
  };
}

/** The affiliate of a page as it was written; null where the page is of none. */
export function affiliateOf({
  affiliates,
  page,
}: Explained): Pick<Entry<Affiliate>, 'id' | 'file' | 'data'> | null {
  return affiliates.find(({ id }) => id === page.affiliate) ?? null;
}

/** `content/segments/hotels.mdx, line 3` */
export function placeOf(
  { file, lineOf }: Pick<Entry<unknown>, 'file' | 'lineOf'>,
  ...path: readonly PropertyKey[]
): string {
  return `${file}, line ${lineOf(path)}`;
}
