import { readPlan } from '../plan/read-plan.ts';
import type { Plan, PlannedPage, PageKind } from '../schemas/plan.ts';

/** One path of a route, as `getStaticPaths` returns it. */
interface StaticPath<View> {
  readonly params: Record<string, string | undefined>;
  readonly props: { readonly view: View };
  readonly cacheKey: string;
}

/** The planned pages of a kind, each with its view; a page whose digest has not changed is not rendered again. */
export function pathsOf<View>(
  kind: PageKind,
  viewOf: (plan: Plan, page: PlannedPage) => View,
): StaticPath<View>[] {
  const plan = readPlan();
  return plan.pages
    .filter((page) => page.kind === kind)
    .map((page) => ({ params: paramsOf(page), props: { view: viewOf(plan, page) }, cacheKey: page.digest }));
}

/** The parts of a path that routes have names for. Portals and the default language's pages begin without a locale. */
function paramsOf({ path, locale, affiliate, segment }: PlannedPage): Record<string, string | undefined> {
  const last = path.split('/').at(-2);
  return {
    locale: path.startsWith(`/${locale}/`) ? locale : undefined,
    affiliate: affiliate ?? undefined,
    segment: segment ?? undefined,
    entry: last,
    portal: last,
  };
}
