import { resolve } from 'node:path';
import { throwIfAny, type Problem } from '../src/core/errors.ts';
import type { Progress } from '../src/core/progress.ts';
import { learnInsights, noInsights } from '../src/insights/learn-insights.ts';
import { mergeAffiliates } from '../src/project/affiliates-from-table.ts';
import { readProject } from '../src/project/read-project.ts';
import type { Affiliate } from '../src/schemas/affiliate.ts';
import type { Insights } from '../src/schemas/insights/insights.ts';
import type { Entry, Project } from '../src/schemas/project.ts';
import { freshSnapshot } from './fresh-snapshot.ts';

export interface Learned {
  readonly project: Project;
  /** From files and from the source table. */
  readonly affiliates: readonly Pick<Entry<Affiliate>, 'id' | 'file' | 'data'>[];
  /** Rows of the source table that could not be taken. */
  readonly refused: readonly Problem[];
  readonly insights: Insights;
}

/** From content and data to what they say: read, pull if the data changed or is old, learn. */
export async function learn(
  { site, asOf, pull = true }: { readonly site: string; readonly asOf: string; readonly pull?: boolean },
  progress: Progress,
): Promise<Learned> {
  const project = await readProject(resolve(site));
  await using snapshot = await freshSnapshot(project, { pull }, { progress });
  progress.begin('insights');
  const { affiliates, refused } = await mergeAffiliates(project, snapshot);
  refuseTooMany(refused, affiliates.length, project.program.refusedRowsLimit);
  const insights = snapshot ? await learnInsights({ snapshot, project, affiliates, asOf }) : noInsights(asOf);
  progress.end(`${insights.facts.accounts?.kept ?? 0} accounts, ${insights.segments.length} segments`);
  return { project, affiliates, refused, insights };
}

/** A few bad rows of a platform's export are left out; many mean that the export itself is wrong. */
function refuseTooMany(refused: readonly Problem[], kept: number, limit: number): void {
  if (refused.length > limit * (refused.length + kept)) throwIfAny(refused, 'the affiliates table');
}
