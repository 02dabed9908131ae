import type { Plan, PlannedBundle, PlannedKit, PlannedPage } from '../schemas/plan.ts';

/** What an affiliate has in the plan. */
export interface AffiliateRows {
  readonly landings: PlannedPage[];
  readonly kits: PlannedKit[];
  bundle: PlannedBundle | null;
}

const rowsByPlan = new WeakMap<object, Map<string, AffiliateRows>>();

/** An affiliate's rows; indexed once a plan, for thousands of affiliates ask. */
export function rowsOf(plan: Plan, affiliate: string): AffiliateRows {
  let rows = rowsByPlan.get(plan.pages);
  if (!rows) {
    rows = new Map(
      Object.values(plan.affiliates).map(({ id }) => [id, { landings: [], kits: [], bundle: null }]),
    );
    for (const page of plan.pages)
      if (page.kind === 'landing' && page.variant === undefined)
        rows.get(page.affiliate ?? '')?.landings.push(page);
    for (const kit of plan.kits) rows.get(kit.affiliate)?.kits.push(kit);
    for (const bundle of plan.bundles) {
      const own = rows.get(bundle.affiliate);
      if (own) own.bundle = bundle;
    }
    rowsByPlan.set(plan.pages, rows);
  }
  return rows.get(affiliate) ?? { landings: [], kits: [], bundle: null };
}
