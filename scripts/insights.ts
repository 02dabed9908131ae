import { KithError } from '../src/core/errors.ts';
import { knownNames } from '../src/core/suggest.ts';
import { describeInsights } from '../src/report/describe-insights.ts';
import { renderText } from '../src/report/render-text.ts';
import type { CommonOptions } from './kith.ts';
import { learn } from './learn.ts';
import { openTerminal, textWidth } from './terminal.ts';

export interface InsightsOptions extends CommonOptions {
  readonly asOf: string;
  readonly pull: boolean;
  readonly segment?: string;
  readonly affiliate?: string;
}

/** `kith insights`: what the best customers have in common, and which affiliates bring more of them. */
export async function insights(options: InsightsOptions): Promise<void> {
  const terminal = openTerminal(options);
  const { project, affiliates, refused, insights: learned } = await learn(options, terminal.progress);
  const segments = new Set(project.segments.map(({ id }) => id));
  const focus = {
    segment: known('segment', options.segment, segments),
    affiliate: known('affiliate', options.affiliate, new Set(affiliates.map(({ id }) => id))),
  };
  const sections = describeInsights(learned, focus, project.program.currency);
  terminal.remark(refused);
  terminal.print(renderText(sections, textWidth()), learned);
}

function known(what: string, id: string | undefined, ids: ReadonlySet<string>): string | null {
  if (id === undefined) return null;
  if (ids.has(id)) return id;
  throw new KithError(`There is no ${what} "${id}"`, { hint: knownNames(id, [...ids], `${what}s`) });
}
