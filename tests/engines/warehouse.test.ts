import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { silentProgress } from '../../src/core/progress.ts';
import { learnPlaybook } from '../../src/insights/playbook/learn-playbook.ts';
import { openStudy } from '../../src/insights/study.ts';
import { readProject } from '../../src/project/read-project.ts';
import type { Snapshot, SnapshotFacts } from '../../src/schemas/snapshot.ts';
import { SourcesSchema } from '../../src/schemas/sources.ts';
import { SUM_UP_ACTIVITY } from '../../src/schemas/sum-up-activity.ts';
import { pullSnapshot } from '../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../src/sources/snapshot.ts';
import { makeDatabase } from '../sources/servers/database.ts';
import { copyToPostgres } from './postgres-snapshot.ts';

/**
 * A company whose activity is too much for one machine: its warehouse holds the activity and sums it up, and a pull
 * fetches the summed rows alone.
 */
const SITE = resolve(import.meta.dirname, '../..');
const TODAY = '2026-11-21';
const ROWS = 'SELECT * FROM actions ORDER BY account_id, action';

const WAREHOUSE = `
accounts:
  file: content/data/accounts.csv
  columns: { account_id: Company ID, signed_up_at: Signup date, churned_at: Churn date }
actions:
  postgres: env:DATABASE_URL
  sql: |
${SUM_UP_ACTIVITY.replaceAll(/^/gm, '    ')}
`;

let folder = '';
let environment: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-warehouse-'));
  const database = await makeDatabase();
  environment = database.environment;
  const { sources } = await readProject(SITE);
  await pullInto('here', { accounts: sources?.accounts, activity: sources?.activity });
  await using snapshot = await openSnapshot(targetOf('here'));
  await using copy = await copyToPostgres(snapshot, database);
  expect(copy.facts.tables.activity?.kept).toBeGreaterThan(40_000);
  await database.run('DROP TABLE actions');
  await pullInto('from the warehouse', parse(WAREHOUSE));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const targetOf = (name: string) => join(folder, `${name}.duckdb`);

async function pullInto(name: string, sources: unknown): Promise<SnapshotFacts> {
  const { facts } = await pullSnapshot(
    {
      site: SITE,
      sources: SourcesSchema.parse(sources),
      today: TODAY,
      refusedRowsLimit: 0,
      target: targetOf(name),
    },
    { progress: silentProgress, environment },
  );
  return facts;
}

async function fromBoth<Answer>(ask: (snapshot: Snapshot) => Promise<Answer>): Promise<[Answer, Answer]> {
  await using here = await openSnapshot(targetOf('here'));
  await using there = await openSnapshot(targetOf('from the warehouse'));
  return [await ask(here), await ask(there)];
}

test('the warehouse sums up to the same rows as a pull does', async () => {
  const [here, there] = await fromBoth(({ query }) => query(ROWS));
  expect(there.length).toBeGreaterThan(10_000);
  expect(there).toEqual(here);
});

test('what is learned from its rows is what is learned from all activity', async () => {
  const project = await readProject(SITE);
  const [here, there] = await fromBoth((snapshot) =>
    learnPlaybook(openStudy({ snapshot, project, affiliates: [], asOf: TODAY })),
  );
  expect(here.scopes[0]?.steps).not.toEqual([]);
  expect(there).toEqual(here);
});
