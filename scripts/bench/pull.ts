import { cp, mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE } from '../../src/output/render-pages.ts';
import { kith } from './pages.ts';
import { runMeasured } from './run-measured.ts';

export interface PullBenchOptions {
  readonly accounts?: number;
  readonly activity?: number;
}

export interface PullBench {
  readonly machine: string;
  readonly accounts: number;
  readonly activity: number;
  readonly seconds: number;
  readonly peakMegabytes: number | null;
}

/** Makes a large sample of data and pulls it. */
export async function benchPull(options: PullBenchOptions = {}): Promise<PullBench> {
  const { accounts = 100_000, activity = 2_000_000 } = options;
  const site = await mkdtemp(join(tmpdir(), 'kith-bench-pull-'));
  try {
    await cp(join(ENGINE, 'content'), join(site, 'content'), { recursive: true });
    await cp(join(ENGINE, 'public'), join(site, 'public'), { recursive: true });
    const size = ['--accounts', String(accounts), '--activity', String(activity)];
    await runMeasured(
      process.execPath,
      ['scripts/make-sample-data.ts', '--out', join(site, 'content/data'), ...size],
      {
        cwd: ENGINE,
      },
    );
    const pull = await kith(['pull', '--json', '--site', site]);
    return { machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`, accounts, activity, ...pull };
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}
