import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { TableReport } from '../../src/sources/pull-report.ts';
import { ask, complaintsOf, makeFolder, pull, targetOf, testClock } from './pull-site.ts';
import { startApi } from './servers/api.ts';
import { makeDatabase, type TestDatabase } from './servers/database.ts';

const SCHEMA = `
  CREATE TABLE customers (id text, mrr text, seats text, updated_at timestamptz);
  CREATE TABLE events (account_id text, action text, at timestamptz);
  INSERT INTO customers
    SELECT 'a' || n, n::text, n::text, timestamptz '2026-11-01' + n * interval '1 hour' FROM generate_series(1, 200) AS n;
  INSERT INTO events
    SELECT 'a' || n % 50, 'login', timestamptz '2026-11-01' + n * interval '10 minutes' FROM generate_series(1, 500) AS n;`;

const ACCOUNTS = {
  postgres: 'env:DATABASE_URL',
  sql: 'SELECT id AS account_id, mrr, seats, updated_at FROM customers',
  incremental: 'updated_at',
};
const ACTIVITY = {
  postgres: 'env:DATABASE_URL',
  sql: 'SELECT account_id, action, at FROM events',
  incremental: 'at',
};

/** Everything that a pull leaves to be seen: rows in their order, and what was refused. */
async function outcome(site: string, tables: readonly TableReport[]) {
  const rows = {
    accounts: await ask(site, 'SELECT * FROM accounts'),
    activity: await ask(site, 'SELECT * FROM activity'),
  };
  const reports = tables.map(({ table, read, kept, refused, reasons, refusals, columns, attributes }) => ({
    ...{ table, read, kept, refused, reasons, refusals, columns, attributes },
  }));
  return { rows, reports };
}

async function pullFrom(
  site: string,
  sources: object,
  database: TestDatabase,
  options: object = {},
  clock = testClock(),
) {
  const { tables } = await pull(site, sources, options, { environment: database.environment, clock });
  return {
    ...(await outcome(site, tables)),
    notes: Object.fromEntries(tables.map(({ table, notes }) => [table, notes])),
  };
}

/** How many rows were read as changed; null where everything was read. */
function changedIn(notes: readonly string[] | undefined): number | null {
  const changed = /^(\d+) rows that changed since/.exec(notes?.[0] ?? '')?.[1];
  return changed === undefined ? null : Number(changed);
}

test('reading changes gives what reading everything gives, round after round', async () => {
  const database = await makeDatabase(SCHEMA);
  const sources = { accounts: ACCOUNTS, activity: ACTIVITY };
  const incremental = await makeFolder({});
  await pullFrom(incremental, sources, database);
  const rounds: string[] = [
    // Nothing at all.
    '',
    // Changed and new rows; a number that becomes a text changes the type of its attribute for all rows.
    `UPDATE customers SET mrr = '999', updated_at = '2026-11-10 00:00:01Z' WHERE id IN ('a3', 'a150');
     UPDATE customers SET seats = 'many', updated_at = '2026-11-10 00:00:01Z' WHERE id = 'a7';
     INSERT INTO customers VALUES ('b1', '5', '5', '2026-11-10 00:00:02Z');
     INSERT INTO events VALUES ('a1', 'export', '2026-11-10 00:00:00Z'), ('a1', 'export', '2026-11-10 00:00:00Z');`,
    // A row that is refused, and one that is mended; an event that comes late, but within the overlap.
    `UPDATE customers SET mrr = 'abc', updated_at = '2026-11-10 03:00:00Z' WHERE id = 'a9';
     UPDATE customers SET seats = '7', updated_at = '2026-11-10 03:00:00Z' WHERE id = 'a7';
     INSERT INTO events VALUES ('a2', 'late', '2026-11-09 23:30:00Z'), ('a2', 'new', '2026-11-10 03:00:00Z');`,
    // The same time as the newest row.
    `UPDATE customers SET mrr = '8', updated_at = '2026-11-10 03:00:00Z' WHERE id = 'a9';
     INSERT INTO events VALUES ('a2', 'new', '2026-11-10 03:00:00Z'), ('a3', 'new', '2026-11-10 03:00:00Z');`,
  ];
  const seen: (number | null)[] = [];
  for (const round of rounds) {
    await database.run(round === '' ? 'SELECT 1' : round);
    const changed = await pullFrom(incremental, sources, database);
    const full = await pullFrom(await makeFolder({}), sources, database);
    expect({ rows: changed.rows, reports: changed.reports }).toEqual({
      rows: full.rows,
      reports: full.reports,
    });
    expect(changedIn(full.notes['accounts'])).toBeNull();
    seen.push(changedIn(changed.notes['accounts']), changedIn(changed.notes['activity']));
  }
  // The overlap is an hour: the newest rows are read again.
  expect(seen).toEqual([2, 7, 6, 9, 5, 4, 2, 3]);
});

test('a transaction that becomes visible late is not missed within the overlap', async () => {
  const database = await makeDatabase(SCHEMA);
  const sources = { accounts: ACCOUNTS };
  const site = await makeFolder({});
  await database.run(`INSERT INTO customers VALUES ('early', '1', '1', '2026-11-12 10:00:00Z')`);
  await pullFrom(site, sources, database);
  await database.run(`INSERT INTO customers VALUES ('late', '1', '1', '2026-11-12 09:30:00Z')`);
  const { rows } = await pullFrom(site, sources, database);
  expect(rows.accounts.map((row) => row['account_id'])).toContain('late');
});

test('times to come do not hide changes before them', async () => {
  const database = await makeDatabase(SCHEMA);
  const sources = { accounts: ACCOUNTS };
  const site = await makeFolder({});
  await database.run(`INSERT INTO customers VALUES ('future', '1', '1', '2999-01-01')`);
  await pullFrom(site, sources, database);
  await database.run(`UPDATE customers SET mrr = '77', updated_at = now() WHERE id = 'a1'`);
  const { rows, notes } = await pullFrom(site, sources, database);
  expect(rows.accounts.find((row) => row['account_id'] === 'a1')).toMatchObject({ mrr: 77 });
  expect(changedIn(notes['accounts'])).toBe(2);
});

test('rows that were deleted go when everything is read: by --full, after a week, and after changes of the source', async () => {
  const database = await makeDatabase(SCHEMA);
  const site = await makeFolder({});
  const count = async (sources: object, options: object = {}, clock = testClock()) =>
    (await pullFrom(site, sources, database, options, clock)).rows.accounts.length;
  const remove = (id: string) => database.run(`DELETE FROM customers WHERE id = '${id}'`);
  expect(await count({ accounts: ACCOUNTS })).toBe(200);
  await remove('a1');
  expect(await count({ accounts: ACCOUNTS })).toBe(200);
  expect(await count({ accounts: ACCOUNTS }, { full: true })).toBe(199);
  await remove('a2');
  expect(await count({ accounts: ACCOUNTS }, {}, testClock('2026-11-28T11:59:59Z'))).toBe(199);
  expect(await count({ accounts: ACCOUNTS }, {}, testClock('2026-11-28T12:00:00Z'))).toBe(198);
  await remove('a3');
  expect(await count({ accounts: { ...ACCOUNTS, sql: `${ACCOUNTS.sql} WHERE true` } })).toBe(197);
  await remove('a4');
  expect(await count({ accounts: { ...ACCOUNTS, incremental: { by: 'updated_at', full: '30d' } } })).toBe(
    196,
  );
  await remove('a5');
  await database.run('ALTER TABLE customers ADD COLUMN plan text');
  const all = { ...ACCOUNTS, sql: 'SELECT id AS account_id, * FROM customers' };
  expect(await count({ accounts: all })).toBe(195);
  await remove('a6');
  await database.run('ALTER TABLE customers ADD COLUMN country text');
  expect(await count({ accounts: all })).toBe(194);
  await remove('a7');
  await writeFile(targetOf(site), 'junk');
  expect(await count({ accounts: all })).toBe(193);
});

test('another database behind the same variable is read whole', async () => {
  const site = await makeFolder({});
  await pullFrom(site, { accounts: ACCOUNTS }, await makeDatabase(SCHEMA));
  const other = await makeDatabase(`${SCHEMA} UPDATE customers SET mrr = '1'`);
  const { rows, notes } = await pullFrom(site, { accounts: ACCOUNTS }, other);
  expect(changedIn(notes['accounts'])).toBeNull();
  expect(new Set(rows.accounts.map((row) => row['mrr']))).toEqual(new Set([1]));
});

test('a pull that fails is as if it had not been: the next one reads what it should have', async () => {
  const database = await makeDatabase(SCHEMA);
  const site = await makeFolder({});
  const sources = { accounts: ACCOUNTS };
  await pullFrom(site, sources, database);
  await database.run(`UPDATE customers SET mrr = 'x', updated_at = '2026-11-10' WHERE id = 'a1'`);
  await expect(pullFrom(site, sources, database, { refusedRowsLimit: 0 })).rejects.toThrow('cannot be used');
  await database.run(`UPDATE customers SET mrr = '3', updated_at = '2026-11-10' WHERE id = 'a1'`);
  const { rows, notes } = await pullFrom(site, sources, database, { refusedRowsLimit: 0 });
  expect(rows.accounts.find((row) => row['account_id'] === 'a1')).toMatchObject({ mrr: 3 });
  expect(changedIn(notes['accounts'])).toBe(3);
});

test.each([
  [`UPDATE customers SET updated_at = NULL WHERE id = 'a1'`, '1 of them have no time in "updated_at"'],
  [`UPDATE customers SET id = NULL WHERE id = 'a1'`, '1 of them have no "account_id" of their own'],
  [`UPDATE customers SET id = 'a2' WHERE id = 'a1'`, '1 of them have no "account_id" of their own'],
])('where rows cannot be told apart everything is read each time: %s', async (spoil, why) => {
  const database = await makeDatabase(`${SCHEMA} ${spoil}`);
  const site = await makeFolder({});
  for (let time = 0; time < 2; time++) {
    const { notes } = await pullFrom(site, { accounts: ACCOUNTS }, database);
    expect(notes['accounts']).toEqual([`All rows must be read again next time: ${why}.`]);
  }
});

test.each<[object, string]>([
  [
    { accounts: { ...ACCOUNTS, incremental: 'mrr' } },
    `content/sources.yaml (accounts.incremental)
  "incremental" needs a column of times, and "mrr" is none
  → Select the column that says when a row was last changed, of type timestamp, timestamptz or date.`,
  ],
  [
    { accounts: { ...ACCOUNTS, incremental: 'changed' } },
    `content/sources.yaml (accounts.incremental)
  "incremental" needs a column of times, and "changed" is not selected
  → Select the column that says when a row was last changed, of type timestamp, timestamptz or date.`,
  ],
  [
    { accounts: { ...ACCOUNTS, incremental: { by: 'updated_at', key: 'uuid' } } },
    `content/sources.yaml (accounts.incremental.key)
  accounts.sql has no column "uuid"
  → Known headings: account_id, mrr, seats, updated_at.`,
  ],
  [
    { contacts: { ...ACCOUNTS, incremental: 'updated_at' }, accounts: ACCOUNTS },
    `content/sources.yaml (contacts.incremental)
  Which row of contacts replaces which cannot be told
  → Name the column by which its rows are known: incremental: { by: updated_at, key: … }`,
  ],
  [
    {
      activity: { ...ACTIVITY, sql: 'SELECT *, at AS seen FROM events', incremental: 'seen' },
      accounts: ACCOUNTS,
    },
    `content/sources.yaml (activity.incremental)
  Which row of activity replaces which cannot be told
  → Name the column by which its rows are known: incremental: { by: seen, key: … }`,
  ],
])('what cannot be read that way is said: %j', async (sources, expected) => {
  const { environment } = await makeDatabase(SCHEMA);
  expect(await complaintsOf(await makeFolder({}), sources, {}, { environment })).toBe(expected);
});

test('an API is asked for changes by its parameter, and may send more than that', async () => {
  const rows = new Map(
    Array.from({ length: 6 }, (_, n) => [
      `a${n}`,
      { id: `a${n}`, mrr: n, meta: { changed: `2026-11-0${n + 1}T00:00:00Z` } },
    ]),
  );
  let isStrict = false;
  const events = [
    { account_id: 'a1', action: 'x', at: '2026-11-04T00:00:00Z' },
    { account_id: 'a1', action: 'x', at: '2026-11-05T00:00:00Z' },
  ];
  const api = await startApi(({ url }) => {
    const since = url.searchParams.get('since') ?? '';
    // Events from a day before as well: whole days, as some APIs have it.
    if (url.pathname === '/events') return { body: events };
    const isNew = (changed: string) =>
      isStrict && since !== '' ? Date.parse(changed) > Date.parse(since) : changed >= since;
    return { body: [...rows.values()].filter(({ meta }) => isNew(meta.changed)) };
  });
  const incremental = { parameter: 'since', overlap: '0s' };
  const sources = {
    accounts: {
      http: `${api.origin}/accounts`,
      columns: { account_id: 'id' },
      incremental: { ...incremental, by: 'meta.changed' },
    },
    activity: { http: `${api.origin}/events`, incremental: { ...incremental, by: 'at' } },
  };
  const site = await makeFolder({});
  const same = async () => {
    const changed = await outcome(site, (await pull(site, sources)).tables);
    const other = await makeFolder({});
    expect(changed).toEqual(await outcome(other, (await pull(other, sources)).tables));
  };
  await same();
  rows.set('a2', { id: 'a2', mrr: 99, meta: { changed: '2026-11-07T00:00:00Z' } });
  rows.set('a9', { id: 'a9', mrr: 9, meta: { changed: '2026-11-08T00:00:00Z' } });
  events.push({ account_id: 'a1', action: 'y', at: '2026-11-05T00:00:00Z' });
  await same();
  // Nothing changed: an empty answer knows no columns.
  isStrict = true;
  await same();
  expect(
    api.asked
      .filter(({ url }) => url.pathname === '/accounts')
      .map(({ url }) => url.searchParams.get('since')),
  ).toEqual([null, null, '2026-11-06T00:00:00.000Z', null, '2026-11-08T00:00:00.000Z', null]);
});

test('an API whose rows get another field is read whole', async () => {
  const rows: Record<string, string>[] = [
    { account_id: 'a1', at: '2026-11-01' },
    { account_id: 'a2', at: '2026-11-02' },
  ];
  const api = await startApi(({ url }) => ({
    body: rows.filter(({ at }) => (at ?? '') >= (url.searchParams.get('since') ?? '').slice(0, 10)),
  }));
  const sources = { accounts: { http: api.origin, incremental: { by: 'at', parameter: 'since' } } };
  const site = await makeFolder({});
  await pull(site, sources);
  for (const row of rows) row['plan'] = 'pro';
  await pull(site, sources);
  expect(await ask(site, 'SELECT account_id, plan FROM accounts')).toEqual([
    { account_id: 'a1', plan: 'pro' },
    { account_id: 'a2', plan: 'pro' },
  ]);
});

test('the snapshot shows none of what it remembers for the next pull', async () => {
  const database = await makeDatabase(SCHEMA);
  const site = await makeFolder({});
  await pullFrom(site, { accounts: ACCOUNTS }, database);
  const tables = await ask(
    site,
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY 1`,
  );
  expect(tables.map((row) => row['table_name'])).not.toContain('rows_of_accounts');
  expect(JSON.stringify(await ask(site, 'SELECT facts FROM kith.increments'))).not.toContain('kith@');
});
