import { resolve } from 'node:path';
import { throwIfAny, type Problem } from '../src/core/errors.ts';
import type { Progress } from '../src/core/progress.ts';
import { cardsVersion } from '../src/cards/version.ts';
import { learnInsights, noInsights } from '../src/insights/learn-insights.ts';
import { kitsVersion } from '../src/kits/kits-version.ts';
import { portalToken } from '../src/links/portal-token.ts';
import { buildPlan } from '../src/plan/build-plan.ts';
import { mergeAffiliates } from '../src/project/affiliates-from-table.ts';
import { readProject } from '../src/project/read-project.ts';
import type { Insights } from '../src/schemas/insights.ts';
import type { Plan } from '../src/schemas/plan.ts';
import type { Project } from '../src/schemas/project.ts';
import type { Snapshot } from '../src/schemas/snapshot.ts';
import { freshSnapshot } from './fresh-snapshot.ts';
import { portalSecret } from './portal-secret.ts';

export interface PlanOptions {
  readonly site: string;
  readonly asOf: string;
  readonly cards: boolean;
}

export interface MadePlan {
  readonly project: Project;
  readonly insights: Insights;
  readonly plan: Plan;
  readonly remarks: readonly Problem[];
}

/** From content and data to the plan: read, pull if the data changed, learn, plan. */
export async function makePlan(options: PlanOptions, progress: Progress): Promise<MadePlan> {
  const site = resolve(options.site);
  const project = await readProject(site);
  await using snapshot = await freshSnapshot(project, progress);
  progress.begin('plan');
  const { affiliates, refused } = await mergeAffiliates(project, snapshot);
  refuseTooMany(refused, affiliates.length, project.program.refusedRowsLimit);
  const insights = await learn(project, snapshot, options.asOf);
  const secret = await portalSecret(site, progress);
  const { plan, remarks } = buildPlan({
    project,
    affiliates,
    insights,
    versions: {
      cards: await cardsVersion({ site, brand: project.program.brand }),
      kits: await kitsVersion(),
    },
    tokenOf: (affiliate) => portalToken(secret, affiliate),
    cards: options.cards,
  });
  progress.end(`${plan.pages.length} pages, ${plan.cards.length} cards, ${plan.kits.length} kits`);
  return { project, insights, plan, remarks: [...refused, ...remarks] };
}

async function learn(project: Project, snapshot: Snapshot | null, asOf: string): Promise<Insights> {
  if (!snapshot) return noInsights(asOf);
  const { program, segments, caseStudies, defaultLocale } = project;
  return learnInsights({
    snapshot,
    program,
    asOf,
    accounts: caseStudies.map(({ data }) => data.account),
    segments: segments.flatMap(({ id, locale, data }) =>
      locale === defaultLocale && data.accounts !== undefined
        ? [{ id, rule: data.accounts, metric: data.metric ?? program.proof.metric ?? null }]
        : [],
    ),
  });
}

/** A few bad rows of a platform's export are left out; many mean that the export itself is wrong. */
function refuseTooMany(refused: readonly Problem[], kept: number, limit: number): void {
  if (refused.length > limit * (refused.length + kept)) throwIfAny(refused, 'the affiliates table');
}
