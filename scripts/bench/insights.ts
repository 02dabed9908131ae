import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse, stringify } from 'yaml';
import { ENGINE } from '../../src/output/render-pages.ts';
import { THREADS } from '../../src/sources/duckdb.ts';
import { middleOf } from './middle-of.ts';
import { kith } from './pages.ts';
import { runMeasured } from './run-measured.ts';

export interface InsightsBenchOptions {
  readonly accounts?: number;
  readonly activity?: number;
}

interface Run {
  readonly seconds: number;
  readonly peakMegabytes: number | null;
}

export interface InsightsBench {
  readonly machine: string;
  readonly accounts: number;
  readonly activity: number;
  /** DuckDB alone, reading the same Parquet file: how often each account did each action. The middle of all turns. */
  readonly counting: { readonly seconds: number };
  /** `kith insights --json` on data that was never pulled: pull and everything that is learned. The middle of all turns. */
  readonly pullAndInsights: Run;
  /** The same again, with the snapshot that is there. */
  readonly insights: Run;
  /** pullAndInsights for each second of counting. */
  readonly ratio: number;
}

/** Counting and learning take turns: the same machine is faster at one moment than at the next. */
const TURNS = 3;

/** Makes a very large sample of data as Parquet, pulls it, and learns from it. */
export async function benchInsights(options: InsightsBenchOptions = {}): Promise<InsightsBench> {
  const { accounts = 1_000_000, activity = 20_000_000 } = options;
  const site = await mkdtemp(join(tmpdir(), 'kith-bench-insights-'));
  try {
    await makeSite(site, accounts, activity);
    const counted: number[] = [];
    const learned: Run[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      counted.push(await countActivity(site));
      await rm(join(site, '.kith'), { recursive: true, force: true });
      learned.push(await kith(['insights', '--json', '--site', site]));
    }
    const counting = middleOf(counted, (seconds) => seconds);
    const pullAndInsights = middleOf(learned, ({ seconds }) => seconds);
    const insights = await kith(['insights', '--json', '--site', site]);
    return {
      machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
      accounts,
      activity,
      counting: { seconds: counting },
      pullAndInsights,
      insights,
      ratio: pullAndInsights.seconds / counting,
    };
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

/** The sample site over Parquet files, which name their columns as we do. */
async function makeSite(site: string, accounts: number, activity: number): Promise<void> {
  await cp(join(ENGINE, 'content'), join(site, 'content'), { recursive: true });
  await cp(join(ENGINE, 'public'), join(site, 'public'), { recursive: true });
  const data = join(site, 'content', 'data');
  await rm(data, { recursive: true });
  const size = ['--accounts', String(accounts), '--activity', String(activity), '--affiliates', '1000'];
  await runMeasured(
    process.execPath,
    ['scripts/make-sample-data.ts', '--out', data, '--format', 'parquet', ...size],
    { cwd: ENGINE },
  );
  const file = join(site, 'content', 'sources.yaml');
  const tables = Object.keys(parse(await readFile(file, 'utf8')) as object);
  const sources = tables.map((table) => [table, { file: `content/data/${table}.parquet` }]);
  await writeFile(file, stringify(Object.fromEntries(sources)));
}

async function countActivity(site: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: THREADS });
  const connection = await instance.connect();
  const file = join(site, 'content', 'data', 'activity.parquet').replaceAll("'", "''");
  const began = performance.now();
  // The sum makes sure that the counts are really made: what nobody asks for, DuckDB leaves out.
  await connection.runAndReadAll(
    `SELECT sum(times) FROM (
       SELECT account_id, action, count(*) AS times FROM read_parquet('${file}') GROUP BY account_id, action)`,
  );
  const seconds = (performance.now() - began) / 1000;
  connection.closeSync();
  instance.closeSync();
  return seconds;
}
