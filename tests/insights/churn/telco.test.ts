import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentProgress } from '../../../src/core/progress.ts';
import type { Churn } from '../../../src/schemas/insights/churn.ts';
import { SourcesSchema } from '../../../src/schemas/sources.ts';
import { pullSnapshot } from '../../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../../src/sources/snapshot.ts';
import { churnFrom } from './made-accounts.ts';

/** IBM's sample data, which nobody made for this program: beside the checkout, or where `KITH_TELCO_DATA` says. */
const DATA = resolve(
  process.env['KITH_TELCO_DATA'] ?? join(import.meta.dirname, '../../../../shared/data/telco'),
);
const isThere = existsSync(join(DATA, 'classic.csv'));

if (!isThere) console.warn(`\nNOT TESTED: the Telco data is not in ${DATA}.\n`);

test.runIf(process.env['KITH_REQUIRE_TELCO'] === '1')('the Telco data is there', () => {
  expect(isThere, `there is nothing in ${DATA}`).toBe(true);
});

const file = (name: string) => ({ file: join(DATA, `${name}.csv`) });

const CLASSIC = { ...file('classic'), columns: { account_id: 'customerID', churned: 'Churn' } };

/** Every column that there is, those that know the outcome included. */
const EXTENDED = {
  files: { services: file('services'), status: file('status'), people: file('demographics') },
  sql: `SELECT services."Customer ID" AS account_id, status."Churn Label" AS churned,
      services.* EXCLUDE ("Customer ID"), people.* EXCLUDE ("Customer ID", "Count", "Dependents"),
      status.* EXCLUDE ("Customer ID", "Count", "Quarter", "Churn Label"), status."Churn Label" AS label_again
    FROM services JOIN status ON status."Customer ID" = services."Customer ID"
    JOIN people ON people."Customer ID" = services."Customer ID"`,
};

/** The same accounts, each with the outcome of another one. */
const SHUFFLED = {
  files: { classic: file('classic') },
  sql: `WITH one AS (SELECT *, row_number() OVER (ORDER BY "customerID") AS place FROM classic),
      other AS (SELECT "Churn", row_number() OVER (ORDER BY md5("customerID")) AS place FROM classic)
    SELECT "customerID" AS account_id, other."Churn" AS churned, one.* EXCLUDE ("customerID", "Churn", place)
    FROM one JOIN other USING (place)`,
};

describe.runIf(isThere)('on the Telco data', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-telco-churn-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function learn(name: string, accounts: object): Promise<Churn> {
    const target = join(folder, name, '.kith/snapshot.duckdb');
    const sources = SourcesSchema.parse({ accounts });
    const pull = { site: join(folder, name), sources, today: '2026-11-21', refusedRowsLimit: 0.01, target };
    await pullSnapshot(pull, { progress: silentProgress });
    await using snapshot = await openSnapshot(target);
    return await churnFrom(snapshot);
  }

  /*
   * scikit-learn 1.2.1 (Debian's python3-sklearn 1.2.1+dfsg-1): StandardScaler and OneHotEncoder, LogisticRegression(C=1),
   * StratifiedKFold(5, shuffle=True, random_state=1), roc_auc_score and brier_score_loss over all held-out predictions.
   */
  const SKLEARN = { classic: { auc: 0.8444, brier: 0.1357 }, extended: { auc: 0.9021, brier: 0.1087 } };

  test('the classic columns tell who leaves as well as scikit-learn finds', async () => {
    const churn = await learn('classic', CLASSIC);
    expect(churn).toMatchObject({ signal: 'clear', n: 7043, leavers: 1869, leaks: [] });
    expect(churn.auc).toBeGreaterThan(0.84);
    expect(Math.abs((churn.auc ?? 0) - SKLEARN.classic.auc)).toBeLessThan(0.003);
    expect(Math.abs((churn.brier ?? 0) - SKLEARN.classic.brier)).toBeLessThan(0.002);
    expect(churn.baseBrier).toBeCloseTo(0.1949, 4);
    expect(churn.aucInterval?.low).toBeLessThan(0.845);
    expect(churn.aucInterval?.high).toBeGreaterThan(0.845);
    expect(churn.liftAt10?.lift).toBeGreaterThan(2.5);
  });

  describe('with all columns', () => {
    let churn: Churn;
    beforeAll(async () => {
      churn = await learn('extended', EXTENDED);
    });

    test('those that know the outcome are found, and no other', () => {
      expect(churn.leaks.map(({ column }) => column)).toEqual([
        'churn_category',
        'churn_reason',
        'churn_score',
        'churn_value',
        'customer_status',
        'label_again',
        'satisfaction_score',
      ]);
      const words = churn.leaks.map((leak) => leak.words);
      expect(words).toContain(
        'satisfaction_score: every account with 1–2 left, none with 4–5 did; it knows the outcome.',
      );
      expect(words).toContain(
        'customer_status: every account with “Churned” left, none with “Stayed” or “Joined” did; it knows the outcome.',
      );
    });

    test('the others tell as much as scikit-learn finds', () => {
      expect(churn.auc).toBeGreaterThan(0.89);
      expect(churn.auc).toBeLessThan(0.95);
      expect(Math.abs((churn.auc ?? 0) - SKLEARN.extended.auc)).toBeLessThan(0.003);
      expect(Math.abs((churn.brier ?? 0) - SKLEARN.extended.brier)).toBeLessThan(0.002);
    });

    test('what goes with leaving is what is known to', () => {
      const said = churn.drivers.map(({ column, value, goesWith }) => [column, value, goesWith]);
      expect(said).toContainEqual(['contract', 'Month-to-Month', 'leaving']);
      expect(said).toContainEqual(['tenure_in_months', null, 'staying']);
      expect(said).toContainEqual(['number_of_referrals', null, 'staying']);
      expect(said.map(([column]) => column)).not.toContain('gender');
      expect(said.map(([column]) => column)).not.toContain('phone_service');
    });

    test('customers at risk have reasons, and columns without use are named', () => {
      expect(churn.atRisk.length).toBeGreaterThan(50);
      expect(churn.atRisk.filter(({ reasons }) => reasons.length === 0)).toEqual([]);
      expect(churn.unused.map(({ words }) => words)).toEqual([
        'count: the same for all accounts.',
        'quarter: the same for all accounts.',
      ]);
    });

    test('a probability means what it says', () => {
      const off = churn.calibration.map(({ predicted, observed }) => Math.abs(predicted - observed.share));
      expect(Math.max(...off)).toBeLessThan(0.08);
    });
  });

  test('with shuffled outcomes there is no signal, and it says so', async () => {
    const churn = await learn('shuffled', SHUFFLED);
    expect(churn).toMatchObject({
      signal: 'none',
      n: 7043,
      leavers: 1869,
      leaks: [],
      drivers: [],
      atRisk: [],
    });
    expect(Math.abs((churn.auc ?? 0) - 0.5)).toBeLessThan(0.025);
    expect(churn.words).toMatch(/^No signal: the data does not tell who leaves\./);
  });
});
