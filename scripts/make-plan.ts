import { resolve } from 'node:path';
import type { Problem } from '../src/core/errors.ts';
import type { Progress } from '../src/core/progress.ts';
import { digestPictures } from '../src/cards/digest-pictures.ts';
import { cardsVersion } from '../src/cards/version.ts';
import { kitsVersion } from '../src/kits/kits-version.ts';
import { portalToken } from '../src/links/portal-token.ts';
import { readKitRecords } from '../src/output/kit-records.ts';
import { buildPlan } from '../src/plan/build-plan.ts';
import type { Plan } from '../src/schemas/plan.ts';
import { learn, type Learned } from './learn.ts';
import { portalSecret } from './portal-secret.ts';

export interface PlanOptions {
  readonly site: string;
  readonly asOf: string;
  readonly cards: boolean;
  /** Whether data may be pulled; the last snapshot is taken as it is otherwise. */
  readonly pull?: boolean;
}

export interface MadePlan extends Pick<Learned, 'project' | 'affiliates' | 'insights'> {
  readonly plan: Plan;
  readonly remarks: readonly Problem[];
}

/** From content and data to the plan. */
export async function makePlan(options: PlanOptions, progress: Progress): Promise<MadePlan> {
  const site = resolve(options.site);
  const { project, affiliates, refused, insights } = await learn(options, progress);
  progress.begin('plan');
  const secret = await portalSecret(site, progress);
  const { plan, remarks } = buildPlan({
    project,
    affiliates,
    insights,
    versions: {
      cards: await cardsVersion({ site, brand: project.program.brand }),
      kits: await kitsVersion(),
    },
    pictures: await digestPictures(project, site),
    tokenOf: (affiliate) => portalToken(secret, affiliate, project.rotations[affiliate]),
    kitRecords: await readKitRecords(site),
    cards: options.cards,
  });
  progress.end(`${plan.pages.length} pages, ${plan.cards.length} cards, ${plan.kits.length} kits`);
  return { project, affiliates, insights, plan, remarks: [...refused, ...remarks] };
}
