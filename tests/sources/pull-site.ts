import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatProblem, KithError } from '../../src/core/errors.ts';
import type { Clock } from '../../src/core/clock.ts';
import { silentProgress } from '../../src/core/progress.ts';
import { SourcesSchema } from '../../src/schemas/sources.ts';
import type { SqlValue } from '../../src/schemas/snapshot.ts';
import type { PullReport } from '../../src/sources/pull-report.ts';
import { pullSnapshot, type Pull, type PullEffects } from '../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../src/sources/snapshot.ts';

export const TODAY = '2026-11-21';

/** Everything passes that may: a test that wants a limit says so. */
const LENIENT = { today: TODAY, refusedRowsLimit: 1 };

/** Noon of that day; sleeping takes no time but moves it on. */
export function testClock(start = `${TODAY}T12:00:00Z`): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  let now = Date.parse(start);
  return {
    slept,
    now: () => now,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder of its own with these files. */
export async function makeFolder(files: Files): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'kith-sources-'));
  await writeFiles(site, files);
  return site;
}

export async function writeFiles(site: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), content);
  }
}

export function targetOf(site: string): string {
  return join(site, '.kith', 'snapshot.duckdb');
}

/** Pulls as the command does, from sources as they stand in YAML. */
export function pull(
  site: string,
  sources: unknown,
  options: Partial<Pull> = {},
  effects: Partial<PullEffects> = {},
): Promise<PullReport> {
  return pullSnapshot(
    { site, sources: SourcesSchema.parse(sources), target: targetOf(site), ...LENIENT, ...options },
    { progress: silentProgress, clock: testClock(), ...effects },
  );
}

/** What a marketer reads when a pull fails. */
export async function complaintsOf(
  site: string,
  sources: unknown,
  options: Partial<Pull> = {},
  effects: Partial<PullEffects> = {},
): Promise<string> {
  try {
    await pull(site, sources, options, effects);
  } catch (thrown) {
    if (thrown instanceof KithError)
      return thrown.problems.map(formatProblem).join('\n').replaceAll(site, '<site>');
    throw thrown;
  }
  return 'no complaint';
}

/** What a marketer reads when only the accounts are pulled, from one file with this content. */
export async function complaintsAbout(content: string | Uint8Array, file = 'accounts.csv'): Promise<string> {
  return complaintsOf(await makeFolder({ [file]: content }), { accounts: { file } });
}

/** The rows of a query over the last snapshot of a site. */
export async function ask(site: string, sql: string, parameters: Record<string, SqlValue> = {}) {
  await using snapshot = await openSnapshot(targetOf(site));
  return await snapshot.query(sql, parameters);
}

/** The accounts with the named columns, from one file with this content. */
export async function accountsIn(content: string | Uint8Array, columns: string, file = 'accounts.csv') {
  const site = await makeFolder({ [file]: content });
  await pull(site, { accounts: { file } });
  return (await ask(site, `SELECT ${columns} FROM accounts`)).map((row) => Object.values(row));
}

/** The refusals of the accounts in one file with this content, as one line each. */
export async function refusalsIn(content: string | Uint8Array, file = 'accounts.csv'): Promise<string[]> {
  const report = await pull(await makeFolder({ [file]: content }), { accounts: { file } });
  return (report.tables[0]?.refusals ?? []).map(
    ({ line, row, column, value, reason }) => `line ${line}, row ${row}: ${column} "${value}" ${reason}`,
  );
}
