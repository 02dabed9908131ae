import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateSample } from '../../scripts/sample-data/generate.ts';
import type { Effect, Feature } from '../../scripts/sample-data/planted-effects.ts';
import {
  MEDIAN_HOURS_SAVED,
  NON_EFFECTS,
  PLANTED_EFFECTS,
  WORTH_BY_CHANNEL,
} from '../../scripts/sample-data/planted-effects.ts';
import { silentProgress } from '../../src/core/progress.ts';
import type { Observation } from './observations.ts';
import { observeFeature, readObservations } from './observations.ts';
import type { Coefficient } from './statistics.ts';
import { chiSquare, countTwoByTwo, fitLogistic, oddsRatio } from './statistics.ts';

/** One degree of freedom: p = 0.01. */
const CLEARLY = 6.63;

const AVERAGE_CHANNELS = ['organic-search', 'event', 'outbound', 'social'];
const AVERAGE_INDUSTRIES = ['hotel', 'retail', 'care', 'other'];
const PLANTED_AFFILIATES = PLANTED_EFFECTS.flatMap(({ feature }) =>
  feature.on === 'affiliate' ? [feature.is] : [],
);

/** From where on a driver is called high, and from where on low. */
const HIGH = { usage: 55, tickets_90d: 2, nps: 8 } as const;

const STAYING = PLANTED_EFFECTS.filter(({ outcome }) => outcome === 'staying');

describe('the committed sample', () => {
  let accounts: Observation[] = [];
  beforeAll(async () => {
    accounts = await readObservations('content/data');
  });

  test.each(PLANTED_EFFECTS.map((effect) => [effect.id, effect] as const))('shows %s', (_, effect) => {
    const table = countTwoByTwo(compare(accounts, effect));
    expect(chiSquare(table)).toBeGreaterThan(CLEARLY);
    expect(oddsRatio(table) > 1).toBe(effect.odds > 1);
  });

  test.each(NON_EFFECTS.map((nothing) => [nothing.id, nothing] as const))(
    'shows nothing in %s',
    (_, { feature }) => {
      const cases = accounts.flatMap((account) => {
        const value = observeFeature(feature, account);
        return value === null || isElsewhere(feature, account)
          ? []
          : [[value === 1, account.stayed] as const];
      });
      expect(cases.length).toBeGreaterThan(100);
      expect(chiSquare(countTwoByTwo(cases))).toBeLessThan(CLEARLY);
    },
  );
});

describe('20,000 accounts', { timeout: 60_000 }, () => {
  let folder = '';
  let accounts: Observation[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-sample-'));
    const options = { accounts: 20_000, affiliates: 12, activity: 180_000, seed: 1 };
    await generateSample({ ...options, out: folder }, silentProgress);
    accounts = await readObservations(folder);
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('have the planted odds ratios, and of everything else about 1', () => {
    const nothing = NON_EFFECTS.filter(({ feature }) => feature.on !== 'channel').map((entry) => ({
      ...entry,
      odds: 1,
    }));
    const effects = [...STAYING, ...nothing];
    const found = fit(accounts, effects, ({ stayed }) => stayed);
    expect(tooFar(effects, found)).toEqual([]);
  });

  test('stay alike whether they came by one average channel or another', () => {
    const pairs = NON_EFFECTS.filter(({ feature }) => feature.on === 'channel').map((entry) => ({
      ...entry,
      odds: 1,
    }));
    const others = STAYING.filter(({ feature }) => feature.on !== 'channel' && feature.on !== 'affiliate');
    expect(pairs).toHaveLength(2);
    for (const pair of pairs) {
      const found = fit(accounts, [pair, ...others], ({ stayed }) => stayed);
      expect(tooFar([pair], found)).toEqual([]);
    }
  });

  test('expand as planted', () => {
    const effects = PLANTED_EFFECTS.filter(({ outcome }) => outcome === 'expansion');
    // Who left soon had no time to expand.
    const stayed = accounts.filter((account) => account.stayed);
    expect(
      tooFar(
        effects,
        fit(stayed, effects, ({ expanded }) => expanded),
      ),
    ).toEqual([]);
  });

  test('gain nothing from the steps of the playbook without the playbook', () => {
    const steps: Effect[] = (
      ['imported-availability', 'published-first-rota', 'enabled-shift-swaps'] as const
    ).map((is) => ({ id: `only ${is}`, outcome: 'staying', feature: { on: 'early-action', is }, odds: 1 }));
    const strays = accounts.filter(({ playbook }) => !playbook);
    const others = STAYING.filter(({ id }) => id !== 'playbook');
    const effects = [...steps, ...others];
    expect(
      tooFar(
        effects,
        fit(strays, effects, ({ stayed }) => stayed),
      ),
    ).toEqual([]);
  });

  test('save the planted hours, by segment', () => {
    const medians = Object.keys(MEDIAN_HOURS_SAVED).map((industry) => {
      const ofIndustry = accounts.filter(({ columns }) => columns['industry'] === industry);
      return [industry, median(numbers(ofIndustry, 'hours_saved_per_week'))];
    });
    for (const [industry, hours] of medians) {
      expect(hours, String(industry)).toBeCloseTo(MEDIAN_HOURS_SAVED[industry as 'hotel'], 0);
    }
  });

  test('pay more or less a head, by channel', () => {
    const perHead = (channel: string): number => {
      const through = accounts.filter(
        (account) => account.columns['Lead source'] === channel && !account.expanded,
      );
      return median(
        through.flatMap(({ columns }) =>
          columns['mrr'] == null ? [] : [Number(columns['mrr']) / (19 + 3.1 * Number(columns['staff']))],
        ),
      );
    };
    const usual = perHead('organic-search');
    for (const [channel, worth] of Object.entries(WORTH_BY_CHANNEL)) {
      expect(perHead(channel) / usual, channel).toBeCloseTo(worth, 1);
    }
    expect(perHead('event') / usual).toBeCloseTo(1, 1);
  });
});

test('there are twenty non-effects, and none of them is planted', () => {
  const planted = new Set(PLANTED_EFFECTS.map(({ feature }) => JSON.stringify(feature)));
  expect(NON_EFFECTS).toHaveLength(20);
  expect(NON_EFFECTS.filter(({ feature }) => planted.has(JSON.stringify(feature)))).toEqual([]);
});

type Cases = (readonly [has: boolean, good: boolean])[];

/** The two groups that a person would compare, without a model. */
function compare(accounts: readonly Observation[], { feature, outcome }: Effect): Cases {
  return accounts.flatMap((account) => {
    const has = belongs(feature, account);
    return has === null ? [] : [[has, outcome === 'staying' ? account.stayed : account.expanded] as const];
  });
}

function belongs(feature: Feature, account: Observation): boolean | null {
  const { columns } = account;
  const value = observeFeature(feature, account);
  switch (feature.on) {
    case 'channel':
      return value === 1 || (AVERAGE_CHANNELS.includes(columns['Lead source'] ?? '') ? false : null);
    case 'industry':
      return value === 1 || (AVERAGE_INDUSTRIES.includes(columns['industry'] ?? '') ? false : null);
    case 'affiliate': {
      const referrer = columns['Referred by'];
      return value === 1 || (referrer != null && !PLANTED_AFFILIATES.includes(referrer) ? false : null);
    }
    case 'driver': {
      const cell = columns[feature.is];
      return cell == null ? null : Number(cell) >= HIGH[feature.is];
    }
    default:
      return value === null || isElsewhere(feature, account) ? null : value === 1;
  }
}

function isElsewhere(feature: Feature, { columns }: Observation): boolean {
  return feature.on === 'pain' && columns['industry'] !== feature.within;
}

type Expected = Pick<Effect, 'id' | 'feature' | 'odds'>;

/** One logistic regression over the accounts of which all features are known; without the intercept. */
function fit(
  accounts: readonly Observation[],
  effects: readonly Expected[],
  outcome: (account: Observation) => boolean,
): Coefficient[] {
  const known = accounts.flatMap((account) => {
    const values = effects.map(({ feature }) => observeFeature(feature, account));
    return values.every((value) => value !== null) ? [{ values, good: outcome(account) }] : [];
  });
  expect(known.length).toBeGreaterThan(1000);
  return fitLogistic(
    known.map(({ values }) => values),
    known.map(({ good }) => good),
  ).slice(1);
}

/** What lies more than 3.5 standard errors off, or more than a factor of 1.7 in spite of a small one. */
function tooFar(effects: readonly Expected[], found: readonly Coefficient[]): string[] {
  return effects.flatMap(({ id, odds }, at) => {
    const { value, error } = found[at] ?? { value: NaN, error: NaN };
    const off = Math.abs(value - Math.log(odds));
    return off < 3.5 * error && off < Math.log(1.7)
      ? []
      : [`${id}: ${Math.exp(value).toFixed(2)} instead of ${odds}`];
  });
}

function numbers(accounts: readonly Observation[], column: string): number[] {
  return accounts.flatMap(({ columns }) => (columns[column] == null ? [] : [Number(columns[column])]));
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
