import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NON_EFFECTS, PLANTED_EFFECTS } from '../../../scripts/sample-data/planted-effects.ts';
import { silentProgress } from '../../../src/core/progress.ts';
import { learnInsights } from '../../../src/insights/learn-insights.ts';
import { readProject } from '../../../src/project/read-project.ts';
import type { Churn } from '../../../src/schemas/insights/churn.ts';
import type { Insights } from '../../../src/schemas/insights/insights.ts';
import { pullSnapshot } from '../../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../../src/sources/snapshot.ts';
import { AS_OF } from '../make-study.ts';

/** The committed sample through a real pull: what was planted is found, and nothing else is named. */
const SITE = resolve(import.meta.dirname, '../../..');
const NOISE = NON_EFFECTS.flatMap(({ feature }) => (feature.on === 'column' ? [feature.is] : []));

let folder = '';
let insights: Insights;
let churn: Churn;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-churn-sample-'));
  const project = await readProject(SITE);
  if (!project.sources) throw new Error('The sample site has no sources.yaml');
  const target = join(folder, 'snapshot.duckdb');
  const { refusedRowsLimit } = project.program;
  await pullSnapshot(
    { site: SITE, sources: project.sources, today: AS_OF, refusedRowsLimit, target },
    { progress: silentProgress },
  );
  await using snapshot = await openSnapshot(target);
  insights = await learnInsights({ snapshot, project, affiliates: project.affiliates, asOf: AS_OF });
  if (insights.churn === null) throw new Error('The sample does not say who left');
  churn = insights.churn;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('there is a clear signal, and it is not too good to be true', () => {
  expect(churn.signal).toBe('clear');
  expect(churn.auc).toBeGreaterThan(0.8);
  expect(churn.auc).toBeLessThan(0.93);
});

test('the lifetime value knows the outcome, and it alone', () => {
  expect(churn.leaks.map(({ column }) => column)).toEqual(['ltv']);
  expect(churn.columns).not.toContain('ltv');
});

test.each(
  PLANTED_EFFECTS.flatMap(({ feature, odds }) =>
    feature.on === 'driver' ? [[feature.is, odds > 1 ? 'staying' : 'leaving'] as const] : [],
  ),
)('%s goes with %s', (column, goesWith) => {
  expect(churn.drivers.find((driver) => driver.column === column)?.goesWith).toBe(goesWith);
});

test.each([
  ['acquisition_channel', 'referral', 'staying'],
  ['acquisition_channel', 'paid-search', 'leaving'],
  ['industry', 'dental', 'staying'],
  ['industry', 'restaurant', 'staying'],
  ['industry', 'fitness', 'leaving'],
])('%s %s goes with %s', (column, value, goesWith) => {
  const found = churn.drivers.find((driver) => driver.column === column && driver.value === value);
  expect(found?.goesWith).toBe(goesWith);
});

test('nothing that means nothing is named, of all accounts or of one', () => {
  expect(NOISE).toContain('brand_color');
  const named = [
    ...churn.drivers.map(({ column }) => column),
    ...churn.atRisk.flatMap(({ reasons }) => reasons.map(({ column }) => column)),
  ];
  expect(named.filter((column) => NOISE.includes(column))).toEqual([]);
});

test('everybody at risk has a reason, and none of them is in a case study', () => {
  expect(churn.atRisk.length).toBeGreaterThan(20);
  expect(churn.atRisk.filter(({ reasons }) => reasons.length === 0)).toEqual([]);
  expect(new Set(Object.values(insights.standing))).toEqual(new Set(['customer']));
});
