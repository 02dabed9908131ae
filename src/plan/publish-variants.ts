import type { Plan, PlannedSegment, PlannedVariant } from '../schemas/plan.ts';
import type { Project } from '../schemas/project.ts';
import { keyOf } from './keys.ts';

/** The variants of every segment in the languages in which they are written; which creatives are theirs the original says. */
export function publishVariants({ segments, defaultLocale }: Project): Plan['variants'] {
  const originals = new Map(
    segments.filter(({ locale }) => locale === defaultLocale).map(({ id, data }) => [id, data.variants]),
  );
  return Object.fromEntries(
    segments.flatMap(({ id, locale, data }): [string, PlannedVariant[]][] => {
      if (data.variants.length === 0) return [];
      const variants = data.variants.map(({ name, headline, subhead, cta }) => ({
        name,
        headline: headline ?? null,
        subhead: subhead ?? null,
        cta: cta ?? null,
        creatives: originals.get(id)?.find((original) => original.name === name)?.creatives ?? null,
      }));
      return [[keyOf(locale, id), variants]];
    }),
  );
}

const shownByPlan = new WeakMap<object, Map<string, PlannedSegment>>();

/** A segment as a variant of its page shows it: one object a variant, so that it is digested once for all affiliates. */
export function segmentWith(plan: Plan, segment: PlannedSegment, name: string | undefined): PlannedSegment {
  if (name === undefined) return segment;
  const key = `${keyOf(segment.lang, segment.id)}/${name}`;
  const shown = shownByPlan.get(plan.pages) ?? new Map<string, PlannedSegment>();
  shownByPlan.set(plan.pages, shown);
  const known = shown.get(key) ?? vary(segment, plan.variants[keyOf(segment.lang, segment.id)], name);
  shown.set(key, known);
  return known;
}

function vary(
  segment: PlannedSegment,
  variants: readonly PlannedVariant[] = [],
  wanted: string,
): PlannedSegment {
  const variant = variants.find(({ name }) => name === wanted);
  if (!variant) throw new Error(`The plan has a page for the variant "${wanted}", which it does not hold`);
  const { headline, subhead, cta } = variant;
  return {
    ...segment,
    headline: headline ?? segment.headline,
    subhead: subhead ?? segment.subhead,
    cta: cta ?? segment.cta,
  };
}
