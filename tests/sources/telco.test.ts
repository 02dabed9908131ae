import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { silentProgress } from '../../src/core/progress.ts';
import { readProject } from '../../src/project/read-project.ts';
import { pullSnapshot, type PullReport } from '../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../src/sources/snapshot.ts';
import { TODAY } from './pull-site.ts';

/** IBM's sample data, which nobody made for this program, beside the checkout: `<checkout>/../shared/data/telco`. */
const SITE = resolve(import.meta.dirname, '../sites/telco');
const DATA = resolve(SITE, '../../../../shared/data/telco');
const isThere = existsSync(join(DATA, 'classic.csv'));

if (!isThere) {
  console.warn(
    `\nNOT TESTED: the Telco data is not in ${DATA}. KITH_REQUIRE_TELCO=1 makes this a failure.\n`,
  );
}

test.runIf(process.env['KITH_REQUIRE_TELCO'] === '1')('the Telco data is there', () => {
  expect(isThere).toBe(true);
});

test('the Telco site is whole, with or without its data', async () => {
  const project = await readProject(SITE);
  expect(project.segments.map(({ id }) => id).sort()).toEqual([
    ...['month-to-month', 'one-year-cable-and-dsl', 'phone-only', 'two-year-internet'],
  ]);
});

describe.runIf(isThere)('the Telco data', () => {
  let target: string;
  let report: PullReport;

  beforeAll(async () => {
    const { program, sources } = await readProject(SITE);
    if (!sources) throw new Error('The Telco site has no sources.yaml');
    target = join(await mkdtemp(join(tmpdir(), 'kith-telco-')), 'snapshot.duckdb');
    const { refusedRowsLimit } = program;
    report = await pullSnapshot(
      { site: SITE, sources, today: TODAY, refusedRowsLimit, target },
      { progress: silentProgress },
    );
  });

  const ask = async (sql: string) => {
    await using snapshot = await openSnapshot(target);
    return await snapshot.query(sql);
  };

  test('keeps all accounts and the reasons of those who left', () => {
    expect(report.tables.map(({ table, read, kept, refused }) => ({ table, read, kept, refused }))).toEqual([
      { table: 'accounts', read: 7043, kept: 7043, refused: 0 },
      { table: 'pains', read: 1869, kept: 1869, refused: 0 },
    ]);
    expect(report.missing).toEqual([
      'contacts',
      'activity',
      'actions',
      'tickets',
      'surveys',
      'asks',
      'conversions',
      'affiliates',
    ]);
  });

  test('counts what the data is known to hold', async () => {
    expect(
      await ask(
        'SELECT count(*) AS n, sum(CAST(churned AS INTEGER)) AS gone, count(signed_up_at) AS dated FROM accounts',
      ),
    ).toEqual([{ n: 7043, gone: 1869, dated: 0 }]);
    expect(await ask('SELECT pain, count(*) AS n FROM pains GROUP BY pain ORDER BY n DESC')).toEqual([
      { pain: 'competitor', n: 841 },
      { pain: 'attitude', n: 314 },
      { pain: 'dissatisfaction', n: 303 },
      { pain: 'price', n: 211 },
      { pain: 'other', n: 200 },
    ]);
  });

  test('types the attributes', () => {
    expect(report.tables[0]?.attributes.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'tenure_months: number',
      'contract: text',
      'internet_type: text',
      'phone_service: text',
      'premium_tech_support: text',
      'payment_method: text',
      'referrals_made: number',
      'paperless_billing: text',
    ]);
  });

  test('customers who tell their story are still customers', async () => {
    const { caseStudies, affiliates } = await readProject(SITE);
    const named = [...caseStudies, ...affiliates].flatMap(({ data }) => data.account ?? []);
    const ids = named.map((id) => `'${id}'`).join(', ');
    expect(named).toHaveLength(3);
    expect(
      await ask(`SELECT count(*) AS n FROM accounts WHERE NOT churned AND account_id IN (${ids})`),
    ).toEqual([{ n: 2 }]);
  });
});
