import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentProgress } from '../../src/core/progress.ts';
import { learnInsights } from '../../src/insights/learn-insights.ts';
import { mergeAffiliates } from '../../src/project/affiliates-from-table.ts';
import { readProject } from '../../src/project/read-project.ts';
import type { Insights } from '../../src/schemas/insights/insights.ts';
import { SourcesSchema } from '../../src/schemas/sources.ts';
import { pullSnapshot } from '../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../src/sources/snapshot.ts';
import { makeDatabase } from '../sources/servers/database.ts';
import { copyToPostgres } from './postgres-snapshot.ts';

/** The same SQL in DuckDB and in a real PostgreSQL, over the whole sample: a warehouse may do the heavy lifting. */
const SITE = resolve(import.meta.dirname, '../..');
const AS_OF = '2026-11-21';

let folder = '';
let inDuckDb: Insights;
let inPostgres: Insights;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-engines-'));
  const target = join(folder, 'snapshot.duckdb');
  const project = await readProject(SITE);
  const sources = project.sources ?? SourcesSchema.parse({});
  await pullSnapshot(
    { site: SITE, sources, today: AS_OF, refusedRowsLimit: 0.01, target },
    { progress: silentProgress },
  );
  await using snapshot = await openSnapshot(target);
  const { affiliates } = await mergeAffiliates(project, snapshot);
  await using copy = await copyToPostgres(snapshot, await makeDatabase());
  inDuckDb = await learnInsights({ snapshot, project, affiliates, asOf: AS_OF });
  inPostgres = await learnInsights({ snapshot: copy, project, affiliates, asOf: AS_OF });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Sums of fractions may differ in their last digits, by the order in which they were added up. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'number' ? Number(member.toPrecision(9)) : member,
    ),
  );
}

test('learns something in both', () => {
  expect(inDuckDb.segments.length).toBeGreaterThan(0);
  expect(inDuckDb.advocates.overall.best.length).toBeGreaterThan(0);
});

test('gives the same insights, part by part', () => {
  for (const part of Object.keys(inDuckDb) as (keyof Insights)[]) {
    expect({ [part]: rounded(inPostgres[part]) }).toEqual({ [part]: rounded(inDuckDb[part]) });
  }
});
