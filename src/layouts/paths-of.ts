import { readPlan } from '../plan/read-plan.ts';
import type { PageKind, PlannedPage } from '../schemas/plan.ts';

/** One path of a route, as `getStaticPaths` returns it. */
interface StaticPath {
  readonly params: Record<string, string | undefined>;
  readonly props: { readonly page: PlannedPage };
  readonly cacheKey: string;
}

/**
 * The planned pages of a kind. Each is given its row of the plan, not its view: a hundred thousand views at once would
 * not fit into memory. The row's digest is the digest of its view, so a page whose digest has not changed is not
 * rendered again.
 */
export function pathsOf(kind: PageKind): StaticPath[] {
  return readPlan()
    .pages.filter((page) => page.kind === kind)
    .map((page) => ({ params: paramsOf(page), props: { page }, cacheKey: page.digest }));
}

/** The parts of a path that routes have names for. Portals and the default language's pages begin without a locale. */
function paramsOf({
  path,
  locale,
  affiliate,
  segment,
  variant,
}: PlannedPage): Record<string, string | undefined> {
  const last = path.split('/').at(-2);
  return {
    locale: path.startsWith(`/${locale}/`) ? locale : undefined,
    affiliate: affiliate ?? undefined,
    segment: segment ?? undefined,
    variant,
    entry: last,
    portal: last,
  };
}
