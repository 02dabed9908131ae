import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEDIAN_HOURS_SAVED } from '../../../scripts/sample-data/planted-effects.ts';
import { SEGMENT_OF, type Industry } from '../../../scripts/sample-data/vocabulary.ts';
import { silentProgress } from '../../../src/core/progress.ts';
import { learnProofs, type LearnedProofs } from '../../../src/insights/proof/learn-proofs.ts';
import { openStudy } from '../../../src/insights/study.ts';
import { readProject } from '../../../src/project/read-project.ts';
import { pullSnapshot } from '../../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../../src/sources/snapshot.ts';

/** The sample site's own data, pulled as `kith pull` does. */
const SITE = join(import.meta.dirname, '../../..');
let folder = '';
let learned: LearnedProofs;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-proof-'));
  const project = await readProject(SITE);
  const target = join(folder, 'snapshot.duckdb');
  if (!project.sources) throw new Error('The sample site has no sources');
  await pullSnapshot(
    { site: SITE, sources: project.sources, today: '2026-11-21', refusedRowsLimit: 0.01, target },
    { progress: silentProgress },
  );
  await using snapshot = await openSnapshot(target);
  learned = await learnProofs(openStudy({ snapshot, project, affiliates: [], asOf: '2026-11-21' }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const segments = Object.entries(SEGMENT_OF).filter(([, segment]) => segment !== null) as [Industry, string][];

test.each(segments)(
  'the hours that %s saves at the median are those that were planted, rounded down',
  (industry, segment) => {
    const figure = learned.proofFigures.find((each) => each.segment === segment && each.kind === 'metric');
    const planted = MEDIAN_HOURS_SAVED[industry];
    expect(figure?.measured?.interval?.low).toBeLessThanOrEqual(planted);
    expect(figure?.measured?.interval?.high).toBeGreaterThanOrEqual(planted);
    expect(figure?.proof?.value).toBeGreaterThan(planted - 1);
    expect(figure?.proof?.value).toBeLessThanOrEqual(figure?.measured?.value ?? 0);
  },
);

test('restaurants and dental clinics stay longest, and gyms least', () => {
  const retention = (segment: string) =>
    learned.proofs.find((proof) => proof.segment === segment && proof.kind === 'retention')?.value ?? 0;
  for (const other of ['hotels', 'care-homes', 'gyms', 'retail-shops']) {
    expect(retention('restaurants')).toBeGreaterThan(retention(other));
    expect(retention('dental-clinics')).toBeGreaterThan(retention(other));
  }
});

test('every segment has figures on its pages, each over many accounts, and what is unsure is held back', () => {
  for (const [, segment] of segments) {
    const own = learned.proofs.filter((proof) => proof.segment === segment);
    expect(own.length).toBeGreaterThanOrEqual(3);
    for (const { n } of own) expect(n).toBeGreaterThanOrEqual(70);
  }
  const held = learned.proofFigures.filter(({ isAsked, held }) => isAsked && held !== null);
  expect(held.map(({ segment, kind, held }) => [segment, kind, held?.by])).toEqual([
    ['care-homes', 'start', 'uncertain'],
    ['retail-shops', 'start', 'uncertain'],
  ]);
});
