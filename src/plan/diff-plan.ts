import type { Plan } from '../schemas/plan.ts';

export type ItemKind = 'page' | 'card' | 'kit';

/** Items of a plan by path in dist, with their digests. */
export type PlanItems = Readonly<Record<string, { readonly kind: ItemKind; readonly digest: string }>>;

export interface PlanDiff {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** Everything that a plan publishes: pages as `/with/…/`, cards and kits as paths of files. */
export function itemsOf(plan: Pick<Plan, 'pages' | 'cards' | 'kits' | 'bundles'>): PlanItems {
  return Object.fromEntries([
    ...plan.pages.map(({ path, digest }) => [path, { kind: 'page', digest }]),
    ...plan.cards.map(({ path, digest }) => [path, { kind: 'card', digest }]),
    ...[...plan.kits, ...plan.bundles].flatMap(({ zip, digest }) =>
      zip === null ? [] : [[zip, { kind: 'kit', digest }] as const],
    ),
  ]) as PlanItems;
}

/** What a build will add, change and remove, in sorted paths. */
export function diffPlan(before: PlanItems, after: PlanItems): PlanDiff {
  const paths = Object.keys(after);
  const added = paths.filter((path) => !Object.hasOwn(before, path));
  const changed = paths.filter(
    (path) => before[path] !== undefined && before[path].digest !== after[path]?.digest,
  );
  const removed = Object.keys(before).filter((path) => !Object.hasOwn(after, path));
  return {
    added: added.sort(),
    changed: changed.sort(),
    removed: removed.sort(),
    unchanged: paths.length - added.length - changed.length,
  };
}
