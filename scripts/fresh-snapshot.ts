import { systemClock, type Clock } from '../src/core/clock.ts';
import { describeDuration } from '../src/core/duration.ts';
import { KithError } from '../src/core/errors.ts';
import type { Progress } from '../src/core/progress.ts';
import type { Project } from '../src/schemas/project.ts';
import type { Snapshot, SnapshotFacts } from '../src/schemas/snapshot.ts';
import { fingerprintSources } from '../src/sources/fingerprint-sources.ts';
import { maxAgeOf } from '../src/sources/max-age.ts';
import { describeAge, pullSnapshot } from '../src/sources/pull-snapshot.ts';
import type { Environment } from '../src/sources/secrets.ts';
import { openSnapshot, readSnapshotFacts } from '../src/sources/snapshot.ts';
import { snapshotPath } from './pull.ts';

interface FreshEffects {
  readonly progress: Progress;
  readonly environment?: Environment;
  readonly clock?: Clock;
}

/**
 * The snapshot of a project's data; null without data. It is pulled again when sources.yaml or a file changed, or when a
 * database or an API was last read longer ago than its `maxAge`. With `pull: false` the last snapshot is taken whatever
 * its age, and nothing is asked of anybody.
 * @throws a KithError where it must be pulled and cannot be
 */
export async function freshSnapshot(
  project: Pick<Project, 'site' | 'sources' | 'program'>,
  { pull }: { readonly pull: boolean },
  effects: FreshEffects,
): Promise<Snapshot | null> {
  const { site, sources } = project;
  if (!sources) return null;
  const target = snapshotPath(site);
  if (!pull) {
    const snapshot = await openSnapshot(target);
    effects.progress.note(`Not pulled: the data is ${describeAge(snapshot.facts, effects.clock)} old.`);
    return snapshot;
  }
  const last = await readLast(target);
  if (last === null || !(await isFresh(project, last, effects))) await pullAnew(project, last, effects);
  return openSnapshot(target);
}

/** A snapshot that cannot be read is as good as none: it is made anew. */
async function readLast(target: string): Promise<SnapshotFacts | null> {
  return readSnapshotFacts(target).catch((thrown: unknown) => {
    if (thrown instanceof KithError) return null;
    throw thrown;
  });
}

async function isFresh(
  { site, sources }: Pick<Project, 'site' | 'sources'>,
  last: SnapshotFacts,
  { clock = systemClock }: FreshEffects,
): Promise<boolean> {
  if (!sources || last.fingerprint !== (await fingerprintSources(site, sources))) return false;
  const maxAge = maxAgeOf(sources);
  return maxAge === null || clock.now() - Date.parse(last.pulledAt) < maxAge;
}

async function pullAnew(
  { site, sources, program }: Pick<Project, 'site' | 'sources' | 'program'>,
  last: SnapshotFacts | null,
  effects: FreshEffects,
): Promise<void> {
  if (!sources) return;
  const { clock = systemClock, progress } = effects;
  const maxAge = maxAgeOf(sources);
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const { refusedRowsLimit } = program;
  const target = snapshotPath(site);
  try {
    await pullSnapshot({ site, sources, today, refusedRowsLimit, target, acceptShrink: false }, effects);
  } catch (thrown) {
    if (last && maxAge !== null) {
      progress.note(
        `Data may be ${describeDuration(maxAge)} old (maxAge). "--no-pull" goes on with the last snapshot as it is.`,
      );
    }
    throw thrown;
  }
}
