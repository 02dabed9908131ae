import { noInsights } from '../../src/insights/learn-insights.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { readProject } from '../../src/project/read-project.ts';
import type { Insights } from '../../src/schemas/insights/insights.ts';
import type { KitRecords } from '../../src/schemas/kit-record.ts';
import type { Plan, PlannedPage } from '../../src/schemas/plan.ts';
import { makeSite } from '../tiny-site.ts';

export interface TestPlanOptions {
  readonly asOf?: string;
  readonly insights?: Partial<Insights>;
  readonly cards?: boolean;
  readonly pictures?: Record<string, string>;
  readonly versions?: Plan['versions'];
  readonly kitRecords?: KitRecords;
}

/** The plan of the tiny site with some of its files changed, and what it was made from. */
export async function planOf(changes: Record<string, string | null> = {}, options: TestPlanOptions = {}) {
  const project = await readProject(await makeSite(changes));
  const { affiliates } = project;
  const insights: Insights = { ...noInsights(options.asOf ?? '2026-11-21'), ...options.insights };
  const made = buildPlan({
    ...{ project, affiliates, insights },
    versions: options.versions ?? { cards: 'cards-1', kits: 'kits-1' },
    kitRecords: options.kitRecords ?? null,
    tokenOf: (affiliate) => `token-of-${affiliate}`,
    pictures: options.pictures ?? {},
    cards: options.cards ?? true,
  });
  return { project, affiliates, insights, ...made };
}

export function pageAt(plan: Plan, path: string): PlannedPage {
  const page = plan.pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`no page ${path} among ${plan.pages.map((each) => each.path).join(' ')}`);
  return page;
}
