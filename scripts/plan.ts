import { resolve } from 'node:path';
import { count, table } from '../src/core/table.ts';
import { readManifest } from '../src/output/manifest.ts';
import { diffPlan, itemsOf, type ItemKind, type PlanDiff, type PlanItems } from '../src/plan/diff-plan.ts';
import type { Insights } from '../src/schemas/insights/insights.ts';
import { explain } from './explain.ts';
import type { CommonOptions } from './kith.ts';
import { makePlan, type MadePlan } from './make-plan.ts';
import { openTerminal, type Terminal } from './terminal.ts';

export interface PlanCommandOptions extends CommonOptions {
  readonly asOf: string;
  readonly pull: boolean;
  readonly explain?: string;
  readonly all?: boolean;
}

/** Paths listed of each group before the rest is only counted. */
const MOST_PATHS = 20;

/** `kith plan`: what a build would publish, and what it would change, before anything is rendered. */
export async function plan(options: PlanCommandOptions): Promise<void> {
  const terminal = openTerminal(options);
  const made = await makePlan({ ...options, cards: true }, terminal.progress);
  if (options.explain === undefined) await compare(made, options, terminal);
  else explain(made, options.explain, terminal);
}

/** What differs from the last build. */
async function compare(made: MadePlan, options: PlanCommandOptions, terminal: Terminal): Promise<void> {
  const items = itemsOf(made.plan);
  const diff = diffPlan(await readBuilt(resolve(options.site)), items);
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

/** What the last build published of what a plan plans. */
async function readBuilt(site: string): Promise<PlanItems> {
  const { items } = await readManifest(site);
  return Object.fromEntries(Object.entries(items).filter(([, { kind }]) => kind !== 'search')) as PlanItems;
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
