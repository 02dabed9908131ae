import { resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { readManifest } from '../src/output/manifest.ts';
import { diffPlan, itemsOf, type ItemKind, type PlanDiff, type PlanItems } from '../src/plan/diff-plan.ts';
import type { Insights } from '../src/schemas/insights/insights.ts';
import type { Plan, PlannedPage } from '../src/schemas/plan.ts';
import type { CommonOptions } from './kith.ts';
import { makePlan, type MadePlan } from './make-plan.ts';
import { count, table } from '../src/core/table.ts';
import { openTerminal } from './terminal.ts';

export interface PlanCommandOptions extends CommonOptions {
  readonly asOf: string;
  readonly explain?: string;
  readonly all?: boolean;
}

/** Paths listed of each group before the rest is only counted. */
const MOST_PATHS = 20;

/** `kith plan`: what a build would publish, and what it would change, before anything is rendered. */
export async function plan(options: PlanCommandOptions): Promise<void> {
  const terminal = openTerminal(options);
  const made = await makePlan({ ...options, cards: true }, terminal.progress);
  if (options.explain !== undefined) {
    const page = findPage(made.plan, options.explain);
    terminal.print(explainPage(page), page);
    return;
  }
  const before = await readManifest(resolve(options.site));
  const items = itemsOf(made.plan);
  const published = Object.fromEntries(
    Object.entries(before.items).filter(([, { kind }]) => kind !== 'search'),
  );
  const diff = diffPlan(published as PlanItems, items);
  terminal.remark(made.remarks);
  terminal.print(describePlan(made, items, diff, options.all ?? false), {
    asOf: options.asOf,
    counts: countKinds(Object.values(items)),
    diff,
    missing: made.insights.missing,
    scores: scoresOf(made.insights),
    segments: made.insights.segments,
    remarks: made.remarks,
    ...(options.all ? { pages: made.plan.pages, cards: made.plan.cards, kits: made.plan.kits } : {}),
  });
}

function findPage(plan: Plan, path: string): PlannedPage {
  const wanted = `/${path}/`.replace(/\/+/g, '/');
  const page = plan.pages.find((candidate) => candidate.path === wanted);
  if (page) return page;
  throw new KithError(`The plan has no page ${wanted}`, {
    hint: 'Give a path as it stands in the address, such as /for/hotels/; "kith plan --all" lists them.',
  });
}

function explainPage(page: PlannedPage): string {
  const facts: [string, string | null][] = [
    ['page', `${page.path} (${page.kind}, ${page.locale})`],
    ['affiliate', page.affiliate],
    ['segment', page.segment],
    ['shows', page.entry],
    ['leads to', page.cta],
    ['card', page.card],
    ['digest', page.digest],
  ];
  const lines = facts.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(10)}${value}`]));
  return [...lines, ...page.reasons.map((reason) => `${'because'.padEnd(10)}${reason}`)].join('\n');
}

function describePlan({ plan, insights }: MadePlan, items: PlanItems, diff: PlanDiff, all: boolean): string {
  const kinds = countKinds(Object.values(items));
  const pages = Map.groupBy(plan.pages, ({ kind }) => kind);
  return [
    table(
      ['pages', 'count'],
      [...pages].map(([kind, rows]) => [kind, rows.length] as const),
    ),
    '',
    `${count(kinds.page)} pages, ${count(kinds.card)} cards, ${count(kinds.kit)} kits`,
    ...describeScores(insights),
    ...(insights.missing.length > 0 ? ['', ...insights.missing] : []),
    '',
    'Since the last build:',
    ...list('added', diff.added, all),
    ...list('changed', diff.changed, all),
    ...list('removed', diff.removed, all),
    `  ${count(diff.unchanged)} unchanged`,
  ].join('\n');
}

function scoresOf({ advocates }: Insights) {
  const { customers, scored, meanCoverage } = advocates.overall;
  return { customers, scored, meanCoverage };
}

/** How far the advocate score could be computed; nothing where there are no accounts. */
function describeScores(insights: Insights): string[] {
  const { customers, scored, meanCoverage } = scoresOf(insights);
  if (customers === 0) return [];
  const coverage = `${Math.round(meanCoverage * 100)} %`;
  return [
    '',
    `Advocate score: ${count(scored)} of ${count(customers)} customers; on average ${coverage} of its inputs are there.`,
  ];
}

function list(what: string, paths: readonly string[], all: boolean): string[] {
  const shown = all ? paths : paths.slice(0, MOST_PATHS);
  const rest = paths.length - shown.length;
  return [
    `  ${count(paths.length)} ${what}`,
    ...shown.map((path) => `    ${path}`),
    ...(rest > 0 ? [`    … and ${count(rest)} more (--all lists them)`] : []),
  ];
}

function countKinds(items: readonly { readonly kind: ItemKind }[]): Record<ItemKind, number> {
  const counts = { page: 0, card: 0, kit: 0 };
  for (const { kind } of items) counts[kind] += 1;
  return counts;
}
