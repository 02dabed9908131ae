import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateSample } from '../../scripts/sample-data/generate.ts';
import { NON_EFFECTS, PLANTED_EFFECTS } from '../../scripts/sample-data/planted-effects.ts';
import { SEGMENT_OF } from '../../scripts/sample-data/vocabulary.ts';
import { silentProgress } from '../../src/core/progress.ts';
import { learnMarket, type MarketInsights } from '../../src/insights/learn-market.ts';
import { openStudy } from '../../src/insights/study.ts';
import { readProject } from '../../src/project/read-project.ts';
import type { Verdict } from '../../src/schemas/insights/figures.ts';
import type { Project } from '../../src/schemas/project.ts';
import { pullSnapshot } from '../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../src/sources/snapshot.ts';

const ROOT = join(import.meta.dirname, '../..');
const AS_OF = '2026-11-21';

let scratch = '';
let project: Project;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'kith-market-'));
  project = await readProject(ROOT);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** What is learned of the data in `site`/content/data, with the sample's content. */
async function learn(site: string, name: string): Promise<MarketInsights> {
  const { sources, program, affiliates } = project;
  if (!sources) throw new Error('The sample has no sources.yaml');
  const target = join(scratch, `${name}.duckdb`);
  const { refusedRowsLimit } = program;
  await pullSnapshot({ site, sources, today: AS_OF, refusedRowsLimit, target }, { progress: silentProgress });
  await using snapshot = await openSnapshot(target);
  return await learnMarket(openStudy({ snapshot, project, affiliates, asOf: AS_OF }));
}

const isClear = (verdict: Verdict | undefined) => verdict === 'better' || verdict === 'worse';
const direction = (odds: number) => (odds > 1 ? 'better' : 'worse');

/** Channels of all accounts that stand out, each with its direction. */
function channelsThat(learned: MarketInsights, outcome: 'stayed' | 'worth'): Record<string, Verdict> {
  const channels = learned.channels.scopes[0]?.channels ?? [];
  const named = channels.map((each) => [each.channel, each[outcome]?.verdict ?? 'unclear'] as const);
  return Object.fromEntries(named.filter(([, verdict]) => isClear(verdict)));
}

const PLANTED_CHANNELS = Object.fromEntries(
  PLANTED_EFFECTS.flatMap(({ feature, odds }) =>
    feature.on === 'channel' ? [[feature.is, direction(odds)]] : [],
  ),
);

const PLANTED_PAINS = PLANTED_EFFECTS.flatMap(({ feature }) =>
  feature.on === 'pain' ? [`${SEGMENT_OF[feature.within] ?? ''}: ${feature.is}`] : [],
).sort();

const NO_PAINS = NON_EFFECTS.flatMap(({ feature }) =>
  feature.on === 'pain' ? [`${SEGMENT_OF[feature.within] ?? ''}: ${feature.is}`] : [],
);

const NO_COLUMNS = NON_EFFECTS.flatMap(({ feature }) => (feature.on === 'column' ? [feature.is] : []));

function payingPains({ pains }: MarketInsights): string[] {
  return pains.scopes
    .flatMap(({ segment, pains: named }) =>
      segment === null
        ? []
        : named
            .filter(({ comparison }) => comparison?.verdict === 'better')
            .map(({ pain }) => `${segment}: ${pain}`),
    )
    .sort();
}

/** What must hold of any sample, however large. */
function expectNothingThatIsNotThere(learned: MarketInsights): void {
  expect(payingPains(learned).filter((pain) => NO_PAINS.includes(pain))).toEqual([]);
  for (const pair of NON_EFFECTS) {
    if (pair.feature.on !== 'channel') continue;
    const found = channelsThat(learned, 'stayed');
    expect([found[pair.feature.is], found[pair.feature.against ?? '']], pair.id).toEqual([
      undefined,
      undefined,
    ]);
  }
  const columns = learned.niches.search.niches.flatMap(({ rule }) => Object.keys(rule));
  expect(columns.filter((column) => NO_COLUMNS.includes(column))).toEqual([]);
  expect(
    learned.topics.scopes.flatMap(({ topics }) =>
      topics.filter(({ comparison }) => isClear(comparison.verdict)),
    ),
  ).toEqual([]);
}

describe('of the committed sample', () => {
  let learned: MarketInsights;
  beforeAll(async () => {
    learned = await learn(ROOT, 'committed');
  });

  test('the planted channels stand out, and no other', () => {
    expect(channelsThat(learned, 'stayed')).toEqual(PLANTED_CHANNELS);
    expect(learned.channels.scopes[0]?.channels[0]?.stayed?.with).toEqual([
      'event',
      'organic-search',
      'outbound',
      'social',
    ]);
  });

  test('the channels whose accounts pay more are worth more, as far as so few accounts can tell', () => {
    expect(channelsThat(learned, 'worth')).toEqual({ referral: 'better', partner: 'better' });
  });

  test('the planted segments stand out in the planted direction', () => {
    const verdicts = Object.fromEntries(
      learned.niches.given.map(({ segment, stayed }) => [segment, stayed?.verdict]),
    );
    for (const { feature, odds } of PLANTED_EFFECTS) {
      if (feature.on !== 'industry') continue;
      expect(verdicts[SEGMENT_OF[feature.is] ?? ''], feature.is).toBe(direction(odds));
    }
  });

  test('two pains pay in each segment: the planted ones', () => {
    expect(payingPains(learned)).toEqual(PLANTED_PAINS);
  });

  test('sending hours to payroll early goes with growing', () => {
    const all = learned.useCases.scopes[0]?.useCases ?? [];
    const clear = all.filter(({ stayed, grown }) => isClear(stayed.verdict) || isClear(grown?.verdict));
    expect(clear.map(({ useCase, stayed, grown }) => [useCase, stayed.verdict, grown?.verdict])).toEqual([
      ['send-hours-to-payroll', 'unclear', 'better'],
    ]);
  });

  test('nothing is said of what means nothing', () => {
    expectNothingThatIsNotThere(learned);
  });

  test('every account is counted once', () => {
    const { given, outside, accounts } = learned.niches;
    expect(accounts).toBe(1200);
    expect(given.reduce((sum, each) => sum + each.accounts, outside.accounts)).toBe(1200);
    expect(learned.channels.scopes[0]?.channels.reduce((sum, each) => sum + each.accounts, 0)).toBe(1200);
    expect(learned.niches.search.searched + learned.niches.search.confirmed).toBe(
      learned.channels.scopes[0]?.channels.reduce((sum, { stayed }) => sum + (stayed?.among.n ?? 0), 0),
    );
  });
});

describe.each([3, 4])('of 20,000 other accounts (seed %i)', (seed) => {
  let learned: MarketInsights;
  beforeAll(async () => {
    const site = join(scratch, `site-${seed}`);
    const options = { accounts: 20_000, affiliates: 12, activity: 0, seed };
    await generateSample({ ...options, out: join(site, 'content/data') }, silentProgress);
    learned = await learn(site, `seed-${seed}`);
  }, 120_000);

  test('the planted channels stand out, and the same are worth more or less', () => {
    expect(channelsThat(learned, 'stayed')).toEqual(PLANTED_CHANNELS);
    expect(channelsThat(learned, 'worth')).toEqual(PLANTED_CHANNELS);
  });

  test('the planted segments stand out in the planted direction', () => {
    const verdicts = Object.fromEntries(
      learned.niches.given.map(({ segment, stayed }) => [segment, stayed?.verdict]),
    );
    expect(verdicts).toMatchObject({ restaurants: 'better', 'dental-clinics': 'better', gyms: 'worse' });
  });

  test('the planted pains pay', () => {
    expect(payingPains(learned)).toEqual(expect.arrayContaining(PLANTED_PAINS));
  });

  test('nothing is said of what means nothing', () => {
    expectNothingThatIsNotThere(learned);
  });
});
