import type { Progress } from '../src/core/progress.ts';
import type { Project } from '../src/schemas/project.ts';
import type { Snapshot } from '../src/schemas/snapshot.ts';
import { fingerprintSources } from '../src/sources/fingerprint-sources.ts';
import { pullSnapshot } from '../src/sources/pull-snapshot.ts';
import { openSnapshot, readSnapshotFacts } from '../src/sources/snapshot.ts';
import { snapshotPath } from './pull.ts';

/** The snapshot of a project's data, pulled again only when the data or sources.yaml changed; null without data. */
export async function freshSnapshot(
  { site, sources, program }: Project,
  progress: Progress,
): Promise<Snapshot | null> {
  if (!sources) return null;
  const target = snapshotPath(site);
  const facts = await readSnapshotFacts(target);
  if (facts?.fingerprint !== (await fingerprintSources(site, sources))) {
    const today = new Date().toISOString().slice(0, 10);
    const { refusedRowsLimit } = program;
    await pullSnapshot({ site, sources, today, refusedRowsLimit, target, acceptShrink: false }, { progress });
  }
  return openSnapshot(target);
}
