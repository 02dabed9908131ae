import type { PlannedKit } from '../schemas/plan.ts';
import { draftPage, type PageDraft } from './page-draft.ts';
import type { PlanInput } from './plan-input.ts';

/**
 * Each affiliate's private pages, in the affiliate's language: a portal, which shows the kit where it is the only one,
 * and else one page for each kit. Ten kits on one page would be half a megabyte for a telephone.
 */
export function planPortals({ affiliates }: PlanInput, kits: readonly PlannedKit[]): PageDraft[] {
  const kitsOf = Map.groupBy(kits, ({ affiliate }) => affiliate);
  return affiliates.flatMap(({ id, data }): PageDraft[] => {
    const own = kitsOf.get(id) ?? [];
    const [first] = own;
    if (!first) return [];
    const locale = data.locale ?? first.locale;
    const owner = { affiliate: null, segment: null, locale };
    const pages = own.filter(({ portal, page }) => page !== portal);
    return [
      { ...draftPage('portal', first.portal, locale, owner), affiliate: id },
      ...pages.map(({ page, segment }) => ({
        ...draftPage('kit', page, locale, owner),
        ...{ affiliate: id, segment },
      })),
    ];
  });
}
