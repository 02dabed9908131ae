import { beforeAll, describe, expect, test } from 'vitest';
import { formatDay, TODAY } from '../../scripts/sample-data/calendar.ts';
import { layOutFiles } from '../../scripts/sample-data/layout.ts';
import { NOISE_ACTIONS } from '../../scripts/sample-data/vocabulary.ts';
import type { Column, TableName } from '../../src/schemas/tables.ts';
import { TABLES } from '../../src/schemas/tables.ts';
import { querySample } from './observations.ts';

const FOLDER = 'content/data';
const LAST_MOMENT = `${formatDay(TODAY)}T00:00:00Z`;

type Cells = Record<string, string | null>;

const rows: Partial<Record<TableName, Cells[]>> = {};
beforeAll(async () => {
  for (const { table, columns } of layOutFiles()) {
    const select = columns.map(({ key, header }) => `"${header}"::VARCHAR AS "${key}"`).join(', ');
    rows[table] = (await querySample(FOLDER, `SELECT ${select} FROM ${table}`)) as Cells[];
  }
});

describe.each(layOutFiles().map(({ table }) => table))('every row of %s', (table) => {
  test('passes the checks of its table', () => {
    const columns: Readonly<Record<string, Column>> = TABLES[table].columns;
    const problems = (rows[table] ?? []).flatMap((row) =>
      Object.entries(columns).flatMap(([key, column]) => problemOf(row[key] ?? null, key, column)),
    );
    expect(rows[table]?.length).toBeGreaterThan(10);
    expect(problems).toEqual([]);
  });

  test('is known by its own id, where there is one', () => {
    for (const [key, column] of Object.entries<Column>(TABLES[table].columns)) {
      const ids = rows[table]?.map((row) => row[key]) ?? [];
      if (column.unique) expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('belongs to an account that there is', () => {
    const known = new Set(rows.accounts?.map(({ account_id }) => account_id));
    const named = rows[table]?.flatMap(({ account_id }) => account_id ?? []) ?? [];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  test('leaves no column empty throughout', () => {
    const keys = Object.keys(TABLES[table].columns);
    expect(keys.filter((key) => !rows[table]?.some((row) => row[key] != null))).toEqual([]);
  });
});

describe('accounts', () => {
  test('are described with gaps, as in life', () => {
    for (const [key, least, most] of [
      ['health', 0.08, 0.16],
      ['usage', 0.06, 0.14],
      ['nps', 0.15, 0.27],
      ['csat', 0.18, 0.32],
      ['hours_saved_per_week', 0.1, 0.2],
    ] as const) {
      const missing = share(rows.accounts, (row) => row[key] == null);
      expect(missing, key).toBeGreaterThan(least);
      expect(missing, key).toBeLessThan(most);
    }
  });

  test('of the case studies are customers, healthy and of their segment', () => {
    const fixed = rows.accounts
      ?.slice(0, 8)
      .map((row) => [row['account_id'], row['name'], row['industry'], row['country'], row['size']]);
    expect(fixed).toEqual([
      ['HP-0001', 'Osteria Lumen', 'restaurant', 'IT', '11-50'],
      ['HP-0002', 'Harbour Inn Group', 'hotel', 'IE', '51-200'],
      ['HP-0003', 'Brightside Dental', 'dental', 'GB', '11-50'],
      ['HP-0004', 'Maison Colette', 'restaurant', 'FR', '11-50'],
      ['HP-0005', 'Northgate Care', 'care', 'GB', '51-200'],
      ['HP-0006', 'Pulse Gyms', 'fitness', 'NL', '51-200'],
      ['HP-0007', 'Fable & Fern', 'retail', 'GB', '1-10'],
      ['HP-0008', 'Kite Hotel', 'hotel', 'PT', '11-50'],
    ]);
    for (const row of rows.accounts?.slice(0, 8) ?? []) {
      expect(row).toMatchObject({ churned: 'false', churned_at: null });
      expect(Number(row['health'])).toBeGreaterThan(75);
      expect(Number(row['nps'])).toBeGreaterThanOrEqual(9);
    }
  });

  test('have as many tickets in the last 90 days as their rows say', async () => {
    const wrong = await querySample(
      FOLDER,
      `SELECT "Company ID" FROM accounts
       LEFT JOIN tickets ON account_id = "Company ID"
         AND "at"::TIMESTAMP >= coalesce("Churn date"::DATE, DATE '${formatDay(TODAY)}') - INTERVAL 90 DAY
       GROUP BY "Company ID", tickets_90d HAVING count(account_id) != tickets_90d::INTEGER`,
    );
    expect(wrong).toEqual([]);
  });

  test('do nothing before they sign up or after they leave', async () => {
    const wrong = await querySample(
      FOLDER,
      `SELECT account_id, activity."at" FROM activity JOIN accounts ON account_id = "Company ID"
       WHERE "at" < "Signup date"::DATE OR "at" >= "Churn date"::DATE + INTERVAL 1 DAY`,
    );
    expect(wrong).toEqual([]);
  });

  test('do each thing of no meaning at most once in their first 30 days, however much they do', async () => {
    const actions = NOISE_ACTIONS.map((action) => `'${action}'`).join(', ');
    const wrong = await querySample(
      FOLDER,
      `SELECT account_id, action FROM activity JOIN accounts ON account_id = "Company ID"
       WHERE "at" < "Signup date"::DATE + INTERVAL 30 DAY AND action IN (${actions})
       GROUP BY account_id, action HAVING count(*) > 1`,
    );
    expect(wrong).toEqual([]);
  });

  test('have the last NPS answer of their surveys', async () => {
    const wrong = await querySample(
      FOLDER,
      `WITH answers AS (SELECT account_id, arg_max(score, "at") AS last FROM surveys WHERE kind = 'nps' GROUP BY account_id)
       SELECT "Company ID" FROM accounts LEFT JOIN answers ON account_id = "Company ID"
       WHERE last IS DISTINCT FROM nps::DOUBLE`,
    );
    expect(wrong).toEqual([]);
  });
});

describe('affiliates and what they bring', () => {
  test('the first twelve are those of content/affiliates', () => {
    expect(rows.affiliates?.slice(0, 12).map(({ affiliate_id }) => affiliate_id)).toEqual([
      'osteria-lumen',
      'harbour-inn',
      'brightside-dental',
      'maison-colette',
      'northgate-care',
      'pulse-gyms',
      'tallybook',
      'night-shift-podcast',
      'linen-and-loft',
      'maya-at-halfpast',
      'shop-floor-letters',
      'plateful',
    ]);
  });

  test('everyone who referred is one of them, and nobody referred itself', () => {
    const accountOf = new Map(rows.affiliates?.map((row) => [row['affiliate_id'], row['account_id']]));
    const referred = rows.accounts?.filter((row) => row['referred_by'] != null) ?? [];
    expect(referred.length).toBeGreaterThan(300);
    expect(referred.filter((row) => !accountOf.has(row['referred_by'] ?? ''))).toEqual([]);
    expect(referred.filter((row) => accountOf.get(row['referred_by'] ?? '') === row['account_id'])).toEqual(
      [],
    );
  });

  test('the bad one has its sales paid back, and friends with its own e-mail domain', () => {
    const refunds = (bad: boolean): number => {
      const ofKind = (kind: string) =>
        rows.conversions?.filter(
          (row) => row['kind'] === kind && (row['affiliate_id'] === 'plateful') === bad,
        ).length ?? 0;
      return ofKind('refund') / ofKind('sale');
    };
    expect(refunds(true)).toBeGreaterThan(10 * refunds(false));
    const suspicious = new Set(
      rows.contacts
        ?.filter((row) => row['email']?.endsWith('@plateful.example'))
        .map((row) => row['account_id']),
    );
    const friends = rows.accounts?.filter((row) => row['referred_by'] === 'plateful') ?? [];
    expect(share(friends, (row) => suspicious.has(row['account_id'] ?? ''))).toBeGreaterThan(0.4);
    expect(suspicious.size).toBeLessThanOrEqual(friends.length);
  });

  test('the leads of the bad one come seconds after the click and from one address, those of the others do not', () => {
    const leads = (bad: boolean) =>
      rows.conversions?.filter(
        (row) => row['kind'] === 'lead' && (row['affiliate_id'] === 'plateful') === bad,
      );
    const isHasty = (row: Cells) =>
      row['clicked_at'] != null && Date.parse(row['at'] ?? '') - Date.parse(row['clicked_at']) < 10_000;
    expect(share(leads(true), isHasty)).toBeGreaterThan(0.25);
    expect(share(leads(false), isHasty)).toBeLessThan(0.02);
    const most = (of: readonly Cells[] | undefined) => {
      const counts = new Map<string, number>();
      for (const { address } of of ?? [])
        if (address != null) counts.set(address, (counts.get(address) ?? 0) + 1);
      return Math.max(...counts.values());
    };
    expect(most(leads(true))).toBeGreaterThan(15);
    expect(most(leads(false))).toBe(1);
    const later = rows.conversions?.filter((row) => (row['clicked_at'] ?? '') > (row['at'] ?? ''));
    expect(later).toEqual([]);
  });

  test('a few invoices came twice, and a few are in other currencies', () => {
    const sales = rows.conversions?.filter((row) => row['kind'] === 'sale') ?? [];
    const repeated = sales.length - new Set(sales.map((row) => row['invoice_id'])).size;
    expect(repeated).toBeGreaterThan(0);
    expect(repeated).toBeLessThan(15);
    expect(new Set(sales.map((row) => row['currency']))).toEqual(new Set(['EUR', 'GBP', 'USD']));
    expect(share(sales, (row) => row['currency'] === 'EUR')).toBeGreaterThan(0.9);
  });
});

function problemOf(cell: string | null, key: string, column: Column): string[] {
  if (cell === null) return column.required ? [`${key} is missing`] : [];
  const isWrong =
    (column.type === 'number' && !Number.isFinite(Number(cell))) ||
    (column.type === 'integer' && !/^-?\d+$/.test(cell)) ||
    (column.type === 'boolean' && !/^(true|false)$/.test(cell)) ||
    (column.type === 'day' && !/^\d{4}-\d\d-\d\d$/.test(cell)) ||
    (column.type === 'time' && !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ?$/.test(cell)) ||
    (column.values !== undefined && !column.values.includes(cell)) ||
    (column.min !== undefined && Number(cell) < column.min) ||
    (column.max !== undefined && Number(cell) > column.max) ||
    (column.past === true && cell.replace(' ', 'T') >= LAST_MOMENT);
  return isWrong ? [`${key} is ${cell}`] : [];
}

function share(among: readonly Cells[] | undefined, is: (row: Cells) => boolean): number {
  return (among?.filter(is).length ?? NaN) / (among?.length ?? NaN);
}
