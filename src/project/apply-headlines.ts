import type { HeadlineRow } from '../schemas/headline-row.ts';
import type { Entry } from '../schemas/project.ts';
import type { Segment } from '../schemas/segment.ts';

/** Segments with the variants' headlines of a spreadsheet; a variant that no file has begins with its row. */
export function applyHeadlines(
  segments: readonly Entry<Segment>[],
  rows: readonly HeadlineRow[],
): Entry<Segment>[] {
  return segments.map((entry) => {
    const own = rows.flatMap(({ segment, locale, variant, headline }) =>
      variant !== null && segment === entry.id && locale === entry.locale
        ? [{ name: variant, headline }]
        : [],
    );
    if (own.length === 0) return entry;
    const { variants } = entry.data;
    const given = new Map(own.map(({ name, headline }) => [name, headline]));
    const known = variants.map((variant) => {
      const headline = given.get(variant.name);
      return headline === undefined ? variant : { ...variant, headline };
    });
    const added = own.filter(({ name }) => !variants.some((variant) => variant.name === name));
    return { ...entry, data: { ...entry.data, variants: [...known, ...added] } };
  });
}
