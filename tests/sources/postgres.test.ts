import { expect, test } from 'vitest';
import { complaintsOf, ask, makeFolder, pull } from './pull-site.ts';
import { makeDatabase } from './servers/database.ts';

test('smoke', async () => {
  const database = await makeDatabase(`
    CREATE TABLE customers (id int8, name text, mrr numeric, signed timestamptz, tags text[], gone boolean, info jsonb);
    INSERT INTO customers VALUES (9007199254740993, E'O''Brien "q" \\n x', 12.5, '2026-01-01 23:30:00-05', '{a,"b c",NULL}', true, '{"a": [1]}'), (2, NULL, NULL, NULL, NULL, NULL, NULL)`);
  const site = await makeFolder({});
  const sources = {
    accounts: {
      postgres: 'env:DATABASE_URL',
      sql: 'SELECT id AS account_id, name, mrr, signed AS signed_up_at, gone AS churned, tags, info FROM customers ORDER BY id DESC;',
    },
  };
  const report = await pull(site, sources, {}, { environment: database.environment });
  console.log(JSON.stringify(report.tables, null, 1));
  console.log(
    await ask(site, 'SELECT account_id, name, mrr, signed_up_at, churned, tags, info FROM accounts'),
  );
  for (const sql of [
    'SELECT 1; DROP TABLE customers',
    'DROP TABLE customers',
    'SELECT nope AS account_id\nFROM customers',
    'SELECT\n1 FROM nope',
    'WITH x AS (DELETE FROM customers RETURNING *) SELECT * FROM x',
    'SELECT 1) AS a; DROP TABLE customers; SELECT * FROM (SELECT 2',
    'SELECT pg_sleep(5)',
    "SELECT nextval('x')",
    'SELECT 1/(id-2) AS account_id FROM customers',
    'SELECT',
    "SELECT 'a",
    'SELECT * FROM customers FOR UPDATE',
    'SELECT $1 AS account_id',
    '-- nothing',
  ])
    console.log(
      sql,
      '\n',
      await complaintsOf(
        site,
        { accounts: { postgres: 'env:DATABASE_URL', sql, timeout: '1s' } },
        {},
        { environment: database.environment },
      ),
    );
  for (const [name, DATABASE_URL] of Object.entries({
    missing: '',
    host: 'postgres://u:hunter2@nowhere.invalid/db',
    port: 'postgres://u:hunter2@127.0.0.1:1/db',
    junk: 'hunter2',
    user: database.urlOf('nobody', 'hunter2secret'),
    tls: database.urlOf('tls_only', 'hunter2secret'),
    selfsigned: database.urlOf('kith', 'hunter2secret', '?sslmode=require'),
    db: database.url.replace(database.name, 'nope'),
  }))
    console.log(
      name,
      '\n',
      await complaintsOf(
        site,
        { accounts: { postgres: 'env:DATABASE_URL', sql: 'SELECT 1', timeout: '1s' } },
        {},
        { environment: { DATABASE_URL } },
      ),
    );
  expect(1).toBe(1);
});
