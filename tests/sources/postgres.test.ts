import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { inject, expect, test } from 'vitest';
import { KithError } from '../../src/core/errors.ts';
import { silentProgress } from '../../src/core/progress.ts';
import { ask, complaintsOf, makeFolder, pull, testClock, writeFiles } from './pull-site.ts';
import { makeDatabase, type TestDatabase } from './servers/database.ts';

const PASSWORD = 'p@ss/that:nobody#sees';

const CUSTOMERS = `
  CREATE TABLE customers (id int, name text, "Plan Name" text, mrr numeric);
  INSERT INTO customers VALUES (1, 'Ada', 'pro', 10), (2, 'Bo', 'free', 0);`;

const sourcesOf = (sql: string, more: object = {}) => ({
  accounts: { postgres: 'env:DATABASE_URL', sql, ...more },
});

/** What a marketer reads when this SELECT is pulled from the customers. */
async function complaintsAbout(sql: string, more: object = {}, prepare = CUSTOMERS): Promise<string> {
  const { environment } = await makeDatabase(prepare);
  return complaintsOf(await makeFolder({}), sourcesOf(sql, more), {}, { environment });
}

/** What a marketer reads when the database cannot be had. */
async function complaintsAt(address: string): Promise<string> {
  const environment = { DATABASE_URL: address };
  const complaints = await complaintsOf(await makeFolder({}), sourcesOf('SELECT 1'), {}, { environment });
  expect(complaints).not.toContain(PASSWORD);
  expect(complaints).not.toContain(encodeURIComponent(PASSWORD));
  return complaints.replaceAll(String(inject('postgres').port), '<port>');
}

const connections = async ({ run, name }: TestDatabase) =>
  (await run(`SELECT pid FROM pg_stat_activity WHERE datname = '${name}' AND application_name = 'kith'`))
    .length;

test('what a database knows and a file does not becomes text that means the same', async () => {
  const { environment } = await makeDatabase(`
    CREATE TYPE mood AS ENUM ('glad', 'cross');
    CREATE TYPE address AS (street text, number int);
    CREATE DOMAIN tags AS text[];`);
  const sql = `SELECT 1::int8 AS account_id, ARRAY['a', 'b "c"', NULL]::tags AS list, ARRAY[[1, 2], [3, 4]] AS grid,
      ARRAY[true, false] AS flags, '{"a": [1, null]}'::jsonb AS doc, ROW('High St', 7)::address AS place,
      123456789012345678.123456789::numeric AS exact, 0.1::float4 AS narrow, 1e-7::float8 AS small,
      timestamp '2026-01-02 03:04:05.678901' AS naive, date '2026-01-02' AS day, 'glad'::mood AS mood,
      '\\xdeadbeef'::bytea AS bytes, '5b0e7c4e-8c0a-4bb8-bd53-1b5a8a4b2c11'::uuid AS uuid,
      interval '1 day 2 hours' AS span, 'a  '::char(3) AS padded, int4range(1, 5) AS range, ''::text AS blank`;
  const site = await makeFolder({});
  await pull(site, sourcesOf(sql), {}, { environment });
  expect((await ask(site, 'SELECT * FROM accounts'))[0]).toMatchObject({
    ...{ account_id: '1', list: '["a","b \\"c\\"",null]', grid: '[[1,2],[3,4]]', flags: '[true,false]' },
    ...{
      doc: '{"a": [1, null]}',
      place: '{"street":"High St","number":7}',
      exact: '123456789012345678.123456789',
    },
    ...{
      narrow: 0.1,
      small: 1e-7,
      naive: '2026-01-02',
      day: '2026-01-02',
      mood: 'glad',
      bytes: '\\xdeadbeef',
    },
    ...{
      uuid: '5b0e7c4e-8c0a-4bb8-bd53-1b5a8a4b2c11',
      span: '1 day 02:00:00',
      padded: 'a',
      range: '[1,5)',
      blank: null,
    },
  });
});

test('numbers and dates that are none are refused or missing, never taken for others', async () => {
  const { environment } = await makeDatabase();
  const sql = `SELECT * FROM (VALUES
      ('a1', 'NaN'::float8, date '2026-01-01'), ('a2', 'Infinity', NULL), ('a3', 1, 'infinity'), ('a4', 1, '0044-03-15 BC')
    ) AS rows(account_id, mrr, signed_up_at)`;
  const site = await makeFolder({});
  const { tables } = await pull(site, sourcesOf(sql), {}, { environment });
  expect(await ask(site, 'SELECT account_id, mrr FROM accounts')).toEqual([{ account_id: 'a1', mrr: null }]);
  expect(tables[0]?.refusals.map(({ column, value, reason }) => `${column} ${value} ${reason}`)).toEqual([
    'mrr Infinity is not a number',
    'signed_up_at infinity is not a day',
    'signed_up_at 0044-03-15 BC is not a day',
  ]);
});

test.each<[string, string, object, string]>([
  [
    'an unknown table',
    'SELECT 1 AS account_id\nFROM custmers',
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: relation "custmers" does not exist, in line 2 of it
  → Check the name of the table; one of another schema is written as schema.table.`,
  ],
  [
    'an unknown column',
    'SELECT id AS account_id,\n  nam FROM customers',
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: column "nam" does not exist, in line 2 of it
  → Perhaps you meant to reference the column "customers.name". Check the name of the column; one with capitals or spaces stands in double quotes.`,
  ],
  [
    'several statements',
    `SELECT 1) AS a; DROP TABLE customers; SELECT * FROM (SELECT 2`,
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: it holds several statements
  → It must be exactly one SELECT.`,
  ],
  [
    'several statements, plainly',
    'SELECT id FROM customers; DROP TABLE customers;',
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: syntax error at or near ";", in line 1 of it
  → It must be exactly one SELECT.`,
  ],
  [
    'something that is no SELECT',
    'DELETE FROM customers',
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: syntax error at or near "FROM", in line 1 of it
  → It must be exactly one SELECT.`,
  ],
  [
    'a SELECT that changes something',
    'WITH gone AS (DELETE FROM customers RETURNING *) SELECT id AS account_id FROM gone',
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: WITH clause containing a data-modifying statement must be at the top level, in line 1 of it
  → It must be exactly one SELECT that only reads.`,
  ],
  [
    'a function that writes',
    'SELECT spoil() AS account_id',
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: cannot execute DELETE in a read-only transaction
  → It must only read.`,
  ],
  [
    'a parameter',
    'SELECT $1 AS account_id',
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: bind message supplies 0 parameters, but prepared statement "" requires 1
  → Try the SELECT in a client of the database.`,
  ],
  [
    'a text that is never closed',
    `SELECT 'a`,
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: unterminated quoted string at or near "'a", in line 1 of it
  → It must be exactly one SELECT.`,
  ],
  [
    'nothing selected',
    'SELECT FROM customers',
    {},
    `content/sources.yaml (accounts.sql)
  The SELECT has no columns
  → Name what it should select: SELECT id AS account_id, … FROM …`,
  ],
  [
    'a row that cannot be computed',
    'SELECT id AS account_id, 1 / (id - 2) AS mrr FROM customers',
    {},
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: division by zero
  → Try the SELECT in a client of the database.`,
  ],
  [
    'too long a wait',
    'SELECT pg_sleep(20)::text AS account_id',
    { timeout: '1s' },
    `content/sources.yaml (accounts.timeout)
  PostgreSQL (env:DATABASE_URL) gave no answer within 1 second
  → Make the SELECT lighter (an index, fewer rows), or allow more with "timeout: 20m".`,
  ],
  [
    'no column of ours',
    'SELECT id, name FROM customers',
    {},
    `content/sources.yaml (accounts)
  accounts needs a column account_id (the account), and accounts.sql has none of that name
  → Say which one it is: SELECT … AS account_id. Known headings: id, name.`,
  ],
])('%s is said with line and remedy, and changes nothing', async (_, sql, more, expected) => {
  const spoil = `${CUSTOMERS}
    CREATE FUNCTION spoil() RETURNS text LANGUAGE sql AS $$ DELETE FROM customers RETURNING 'x' $$;`;
  const database = await makeDatabase(spoil);
  const { environment } = database;
  expect(await complaintsOf(await makeFolder({}), sourcesOf(sql, more), {}, { environment })).toBe(expected);
  expect(await database.run('SELECT count(*)::int AS n FROM customers')).toEqual([{ n: 2 }]);
  expect(await connections(database)).toBe(0);
});

test('a semicolon and a comment at the end do no harm, and columns with the same name are told apart', async () => {
  expect(await complaintsAbout('SELECT id AS account_id FROM customers ; ')).toBe('no complaint');
  expect(await complaintsAbout('SELECT id AS account_id FROM customers -- all of them')).toBe('no complaint');
  expect(await complaintsAbout('SELECT id AS account_id, id AS account_id FROM customers')).toContain(
    'accounts needs a column account_id',
  );
  expect(await complaintsAbout('SELECT id AS account_id, name AS x, mrr AS x FROM customers')).toBe(
    'no complaint',
  );
});

test('whoever cannot get in is told why, without the password', async () => {
  const database = await makeDatabase(`
    DO $$ BEGIN
      CREATE ROLE tls_only LOGIN;
    EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    DO $$ BEGIN CREATE ROLE reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    ALTER ROLE reader PASSWORD '${PASSWORD}';
    ALTER ROLE tls_only PASSWORD '${PASSWORD}';
    ${CUSTOMERS}`);
  const { urlOf, name } = database;
  expect(await complaintsAt(urlOf('reader', 'wrong'))).toBe(`content/sources.yaml (accounts.postgres)
  The database at 127.0.0.1 refuses the user "reader"
  → Check user and password in the address; characters such as @ : / # in the password are written as %40 %3A %2F %23.`);
  expect(await complaintsAt(urlOf('reader', PASSWORD).replace(name, 'nowhere')))
    .toBe(`content/sources.yaml (accounts.postgres)
  There is no database "nowhere" at 127.0.0.1
  → Check the name behind the last / of the address.`);
  expect(await complaintsAt(urlOf('tls_only', PASSWORD))).toBe(`content/sources.yaml (accounts.postgres)
  The database at 127.0.0.1 lets nobody in without TLS
  → Add ?sslmode=verify-full to the address.`);
  expect(await complaintsAt(urlOf('tls_only', PASSWORD, '?sslmode=require')))
    .toBe(`content/sources.yaml (accounts.postgres)
  The certificate of the database at 127.0.0.1 cannot be trusted: self-signed certificate
  → Name the certificate of its authority in the address: ?sslmode=verify-full&sslrootcert=/path/to/ca.pem. ?sslmode=no-verify encrypts without asking who is there.`);
  expect(await complaintsAt(urlOf('reader', PASSWORD).replace(/:\d+\//, ':1/')))
    .toBe(`content/sources.yaml (accounts.postgres)
  Cannot reach the database at 127.0.0.1: connect ECONNREFUSED 127.0.0.1:1
  → Check host and port, that the database runs, and that this machine may connect to it (VPN, firewall, allow-list).`);
  expect(await complaintsAt(urlOf('reader', PASSWORD).replace('127.0.0.1', 'db.invalid'))).toContain(
    'Cannot reach the database at db.invalid: getaddrinfo ',
  );
  expect(await complaintsAt(PASSWORD)).toBe(`content/sources.yaml (accounts.postgres)
  env:DATABASE_URL holds no address of a database that can be used
  → It must be of the form postgres://user:password@host:5432/database; in the password @ : / # are written as %40 %3A %2F %23.`);
  expect(await complaintsAt(`postgres://reader:${PASSWORD}@127.0.0.1/x`)).toContain('(accounts.postgres)');
  const denied = { DATABASE_URL: urlOf('reader', PASSWORD) };
  const sources = sourcesOf('SELECT id AS account_id FROM customers');
  expect(await complaintsOf(await makeFolder({}), sources, {}, { environment: denied })).toBe(
    `content/sources.yaml (accounts.sql)
  The database cannot run this SQL: permission denied for table customers
  → Give the role of this connection the right to SELECT from it.`,
  );
});

test('the password is in no error, not even in what caused it', async () => {
  const { urlOf } = await makeDatabase();
  const environment = { DATABASE_URL: urlOf('kith', PASSWORD) };
  const site = await makeFolder({});
  const thrown: unknown = await pull(site, sourcesOf('SELECT 1'), {}, { environment }).catch(
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(KithError);
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const said = `${error.message} ${error.stack ?? ''} ${JSON.stringify(error, Object.getOwnPropertyNames(error))}`;
    expect(said).not.toContain(PASSWORD);
    expect(said).not.toContain(encodeURIComponent(PASSWORD));
  }
});

test('a database that repeats the password is not repeated', async () => {
  const { urlOf } = await makeDatabase(`
    DO $$ BEGIN CREATE ROLE reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    ALTER ROLE reader PASSWORD '${PASSWORD}'`);
  const environment = { DATABASE_URL: urlOf('reader', PASSWORD) };
  const sources = sourcesOf(`SELECT ('${PASSWORD}' || random())::int AS account_id`);
  expect(await complaintsOf(await makeFolder({}), sources, {}, { environment })).toMatch(
    /invalid input syntax for type integer: "<password in DATABASE_URL>0\.\d+"/,
  );
});

test('TLS with a certificate that is known works, and pg says nothing of its own', async () => {
  const warnings: unknown[] = [];
  const listen = (warning: unknown) => warnings.push(warning);
  process.on('warning', listen);
  const { urlOf } = await makeDatabase(`
    DO $$ BEGIN CREATE ROLE tls_only LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    ALTER ROLE tls_only PASSWORD '${PASSWORD}'`);
  const { folder, port } = inject('postgres');
  const site = await makeFolder({});
  const certificate = execFileSync(
    'openssl',
    ['s_client', '-starttls', 'postgres', '-connect', `127.0.0.1:${port}`],
    {
      input: '',
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  expect(folder).not.toBe('');
  await writeFiles(site, { 'ca.pem': /-----BEGIN[^]*END CERTIFICATE-----\n/.exec(certificate)?.[0] ?? '' });
  const search = `?sslmode=require&sslrootcert=${join(site, 'ca.pem')}`;
  const address = urlOf('tls_only', PASSWORD, search).replace('127.0.0.1', 'localhost');
  await pull(site, sourcesOf('SELECT 1 AS account_id'), {}, { environment: { DATABASE_URL: address } });
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', listen);
  expect(warnings).toEqual([]);
});

test('an address without a password may stand in sources.yaml', async () => {
  const { url } = await makeDatabase(CUSTOMERS);
  const site = await makeFolder({});
  const { tables } = await pull(site, {
    accounts: { postgres: url, sql: 'SELECT id AS account_id FROM customers' },
  });
  expect(tables[0]).toMatchObject({ read: 2, kept: 2, source: url });
});

test('a connection that is lost in the middle is said, and nothing is left behind', async () => {
  const database = await makeDatabase();
  const site = await makeFolder({});
  const killed: Promise<unknown>[] = [];
  const detail = (): void => {
    if (killed.length > 0) return;
    const kill = database.run(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database.name}' AND application_name = 'kith'`,
    );
    killed.push(kill);
  };
  const effects = { environment: database.environment, progress: { ...silentProgress, detail } };
  const sources = sourcesOf('SELECT n AS account_id FROM generate_series(1, 3000000) AS n');
  expect(await complaintsOf(site, sources, {}, effects)).toMatch(
    /^content\/sources.yaml \(accounts.postgres\)\n {2}The connection to PostgreSQL \(env:DATABASE_URL\) broke off in the middle: .*terminat.*\n {2}→ Pull again.$/,
  );
  await Promise.all(killed);
});

test('rows come in batches that grow while they are narrow and shrink where they are wide', async () => {
  const { environment } = await makeDatabase();
  const counts: string[] = [];
  const progress = { ...silentProgress, detail: (text: string) => counts.push(text) };
  const site = await makeFolder({});
  const narrow = 'SELECT n AS account_id FROM generate_series(1, 5000) AS n';
  await pull(site, sourcesOf(narrow), {}, { environment, progress });
  expect(counts).toEqual(['20', '2,020', '4,020', '5,000'].map((rows) => `accounts: ${rows} rows`));
  counts.length = 0;
  const wide = `SELECT n AS account_id, repeat('x', 1000000) AS name FROM generate_series(1, 23) AS n`;
  await pull(site, sourcesOf(wide), { acceptShrink: true }, { environment, progress });
  expect(counts).toEqual(['20', '21', '22', '23'].map((rows) => `accounts: ${rows} rows`));
  expect(await ask(site, 'SELECT sum(length(name)) AS n FROM accounts')).toEqual([{ n: 23_000_000 }]);
});

test('a SELECT sees one moment, in UTC whatever the database thinks', async () => {
  const database = await makeDatabase(`${CUSTOMERS}
    ALTER DATABASE postgres SET timezone = 'UTC';`);
  await database.run(`ALTER DATABASE ${database.name} SET timezone = 'America/New_York'`);
  await database.run(`ALTER DATABASE ${database.name} SET datestyle = 'German'`);
  const site = await makeFolder({});
  const sql = `SELECT 'a1' AS account_id, timestamptz '2026-06-01 22:00:00-04' AS "at",
      (timestamptz '2026-06-01 22:00:00-04')::date::text AS action`;
  const activity = { postgres: 'env:DATABASE_URL', sql };
  const sources = { ...sourcesOf('SELECT id AS account_id FROM customers'), activity };
  await pull(site, sources, {}, { environment: database.environment, clock: testClock() });
  expect(await ask(site, 'SELECT "at", action FROM activity')).toEqual([
    { at: '2026-06-02T02:00:00.000Z', action: '2026-06-02' },
  ]);
});
