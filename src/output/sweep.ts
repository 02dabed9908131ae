import type { Plan } from '../schemas/plan.ts';
import type { FoundFiles } from './found-files.ts';
import type { Manifest } from './manifest.ts';

/** What a build changed in dist, for deploys and for purging caches; sorted paths. */
export interface FileDiff {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/**
 * Files that stood in dist before the build, were not written by it, and are not part of the plan any more. What a
 * build writes (pages that changed, assets, copies of public/) is always new on disk; what it leaves on purpose is in
 * the plan or below one of the `kept` folders.
 */
export function findOrphans(
  plan: Plan,
  before: FoundFiles,
  after: FoundFiles,
  kept: readonly string[],
): string[] {
  const planned = plannedFiles(plan);
  return [...after].flatMap(([path, { written }]) => {
    const isOld = before.get(path)?.written === written;
    return isOld && !planned.has(path) && !kept.some((folder) => path.startsWith(folder)) ? [path] : [];
  });
}

/** Every file of dist that an item of the plan stands for. */
export function plannedFiles(plan: Pick<Plan, 'pages' | 'cards' | 'kits' | 'bundles'>): Set<string> {
  return new Set([
    ...plan.pages.map(({ path }) => `${path.slice(1)}index.html`),
    ...plan.cards.map(({ path }) => path),
    ...[...plan.kits, ...plan.bundles].flatMap(({ zip }) => (zip === null ? [] : [zip])),
  ]);
}

export function diffFiles(before: Manifest['files'], after: FoundFiles): FileDiff {
  const added: string[] = [];
  const changed: string[] = [];
  for (const [path, { hash }] of after) {
    if (!Object.hasOwn(before, path)) added.push(path);
    else if (before[path]?.hash !== hash) changed.push(path);
  }
  const removed = Object.keys(before)
    .filter((path) => !after.has(path))
    .sort();
  return { added, changed, removed, unchanged: after.size - added.length - changed.length };
}
