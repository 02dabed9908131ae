import { readPlan } from '../plan/read-plan.ts';
import type { PageKind, Plan, PlannedPage } from '../schemas/plan.ts';
import { readPictureSize } from './picture-size.ts';
import { picturesOf } from './pictures-of.ts';

/** One path of a route, as `getStaticPaths` returns it. */
interface StaticPath {
  readonly params: Record<string, string | undefined>;
  readonly props: { readonly page: PlannedPage };
  readonly cacheKey: string;
}

/**
 * The planned pages of a kind. Each is given its row of the plan, not its view: a hundred thousand views at once would
 * not fit into memory. The row's digest is the digest of its view, and with the sizes of its pictures it says all that a
 * page is made from: where neither has changed, it is not rendered again.
 */
export function pathsOf(kind: PageKind): Promise<StaticPath[]> {
  const plan = readPlan();
  const pages = plan.pages.filter((page) => page.kind === kind);
  return Promise.all(
    pages.map(async (page) => ({
      params: paramsOf(page),
      props: { page },
      cacheKey: `${page.digest} ${await sizesKey(plan, page)}`,
    })),
  );
}

async function sizesKey(plan: Plan, page: PlannedPage): Promise<string> {
  const sizes = await Promise.all(picturesOf(plan, page).map(readPictureSize));
  return sizes.map((size) => (size ? `${size.width}x${size.height}` : '-')).join(' ');
}

/** The parts of a path that routes have names for. Private pages and the default language's begin without a locale. */
function paramsOf({
  path,
  locale,
  affiliate,
  segment,
  variant,
}: PlannedPage): Record<string, string | undefined> {
  const parts = path.split('/');
  const last = parts.at(-2);
  return {
    locale: path.startsWith(`/${locale}/`) ? locale : undefined,
    affiliate: affiliate ?? undefined,
    segment: segment ?? undefined,
    variant,
    entry: last,
    portal: parts[2],
    kit: last,
  };
}
