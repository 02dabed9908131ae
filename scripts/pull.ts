import { join, resolve } from 'node:path';
import { KithError } from '../src/core/errors.ts';
import { readProject } from '../src/project/read-project.ts';
import { pullSnapshot, type PullReport } from '../src/sources/pull-snapshot.ts';
import type { CommonOptions } from './kith.ts';
import { openTerminal, table } from './terminal.ts';

/** `kith pull`: sources -> snapshot. */
export async function pull(options: CommonOptions & { acceptShrink?: boolean }): Promise<void> {
  const terminal = openTerminal(options);
  const site = resolve(options.site);
  const project = await readProject(site);
  if (!project.sources) {
    throw new KithError('There is no content/sources.yaml, so there is nothing to pull', {
      hint: 'Write one that says where your accounts are; the README has an example.',
    });
  }
  const report = await pullSnapshot(
    {
      site,
      sources: project.sources,
      today: new Date().toISOString().slice(0, 10),
      refusedRowsLimit: project.program.refusedRowsLimit,
      target: snapshotPath(site),
      acceptShrink: options.acceptShrink ?? false,
    },
    { progress: terminal.progress },
  );
  terminal.print(describePull(report), report);
}

export function snapshotPath(site: string): string {
  return join(site, '.kith', 'snapshot.duckdb');
}

function describePull(report: PullReport): string {
  return JSON.stringify(report, null, 2) + table([], []);
}
