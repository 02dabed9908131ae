import { expect, test } from 'vitest';
import { attributeName } from '../../src/sources/map-columns.ts';
import { ask, complaintsOf, makeFolder, pull } from './pull-site.ts';

const site = () =>
  makeFolder({
    'a.csv':
      'Customer ID,Company Name,MRR,Seats,Postcode,VIP,Since,Newsletter\nc1,Ada,5,3,01234,true,2026-01-02,Yes\nc2,Bo,,,99999,false,,No\n',
    'b.csv': 'Customer ID,Churn Label,Satisfaction\nc1,No,4\nc2,Yes,1\n',
  });

test('columns says which of your columns is which of ours', async () => {
  const folder = await site();
  await pull(folder, {
    accounts: { file: 'a.csv', columns: { account_id: 'Customer ID', name: 'company_name' } },
  });
  expect(await ask(folder, 'SELECT account_id, name, mrr FROM accounts')).toEqual([
    { account_id: 'c1', name: 'Ada', mrr: 5 },
    { account_id: 'c2', name: 'Bo', mrr: null },
  ]);
});

test('further columns of the accounts become attributes, typed by all of their values', async () => {
  const folder = await site();
  const { tables, facts } = await pull(folder, {
    accounts: { file: 'a.csv', columns: { account_id: 'Customer ID' } },
  });
  expect(tables[0]?.attributes.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'company_name: text',
    'seats: number',
    'postcode: text',
    'vip: boolean',
    'since: day',
    'newsletter: text',
  ]);
  expect(facts.tables.accounts?.columns).toEqual([
    ...['account_id', 'mrr', 'company_name', 'seats', 'postcode', 'vip', 'since', 'newsletter'],
  ]);
  expect(await ask(folder, 'SELECT seats, postcode, vip, since, newsletter FROM accounts LIMIT 1')).toEqual([
    { seats: 3, postcode: '01234', vip: true, since: '2026-01-02', newsletter: 'Yes' },
  ]);
});

test('columns can name an attribute', async () => {
  const folder = await site();
  await pull(folder, {
    accounts: { file: 'a.csv', columns: { account_id: 'Customer ID', licences: 'Seats' } },
  });
  expect(await ask(folder, 'SELECT licences FROM accounts')).toEqual([{ licences: 3 }, { licences: null }]);
});

test('an attribute whose name is taken is left out, and the report says so', async () => {
  const folder = await makeFolder({ 'a.csv': 'id,Name,Trading name,Seats,seats\nc1,Legal Ltd,Ada,1,2\n' });
  const { tables } = await pull(folder, {
    accounts: { file: 'a.csv', columns: { account_id: 'id', name: 'Trading name' } },
  });
  expect(tables[0]?.notes).toEqual([
    'Column "Name" is left out: "name" is taken already.',
    'Column "seats" is left out: "seats" is taken already.',
  ]);
});

test('a heading without Latin letters needs a name, and the report says so', async () => {
  const folder = await makeFolder({ 'a.csv': 'account_id,会社,都市\nc1,x,y\n' });
  const { tables } = await pull(folder, { accounts: { file: 'a.csv', columns: { city: '都市' } } });
  expect(tables[0]?.notes).toEqual([
    'Column "会社" is left out: give it a name of Latin letters under "columns".',
  ]);
  expect(await ask(folder, 'SELECT city FROM accounts')).toEqual([{ city: 'y' }]);
});

test('other tables take only our columns', async () => {
  const folder = await makeFolder({
    'a.csv': 'account_id\nc1\n',
    'p.csv': 'account_id,pain,weight\nc1,slow,3\n',
  });
  const { tables } = await pull(folder, { accounts: { file: 'a.csv' }, pains: { file: 'p.csv' } });
  expect(tables[1]?.ignored).toEqual(['weight']);
  expect(await ask(folder, 'SELECT * FROM pains')).toEqual([{ account_id: 'c1', pain: 'slow' }]);
});

test('sql joins files under their names', async () => {
  const folder = await site();
  const sql = `
    WITH happy AS (SELECT * FROM answers WHERE CAST("Satisfaction" AS INTEGER) > 0)
    SELECT c."Customer ID" AS account_id, h."Churn Label" AS churned, h."Satisfaction" AS CSAT, c."Seats" AS "Seats in use"
    FROM companies c JOIN happy h USING ("Customer ID") -- both have it
    ;
  `;
  await pull(folder, {
    accounts: { files: { companies: { file: 'a.csv' }, answers: { file: 'b.csv' } }, sql },
  });
  expect(
    await ask(folder, 'SELECT account_id, churned, csat, seats_in_use FROM accounts ORDER BY account_id'),
  ).toEqual([
    { account_id: 'c1', churned: false, csat: 4, seats_in_use: 3 },
    { account_id: 'c2', churned: true, csat: 1, seats_in_use: null },
  ]);
});

const complaints = async (accounts: object, more: object = {}) =>
  `\n${await complaintsOf(await site(), { accounts, ...more })}\n`;

test('says which headings there are where one is not', async () => {
  expect(await complaints({ file: 'a.csv', columns: { account_id: 'CustomerNo', mrr: 'Revenue' } }))
    .toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts.columns.account_id)
      a.csv has no column "CustomerNo"
      → Did you mean "Customer ID"? Known headings: Company Name, Customer ID, MRR, Newsletter, Postcode, Seats, Since, VIP.
    content/sources.yaml (accounts.columns.mrr)
      a.csv has no column "Revenue"
      → Known headings: Company Name, Customer ID, MRR, Newsletter, Postcode, Seats, Since, VIP.
    "
  `);
});

test('says which columns a table has', async () => {
  const pains = { file: 'b.csv', columns: { account_id: 'Customer ID', pian: 'Churn Label' } };
  expect(await complaints({ file: 'a.csv', columns: { account_id: 'Customer ID' } }, { pains }))
    .toMatchInlineSnapshot(`
    "
    content/sources.yaml (pains.columns.pian)
      pains has no column "pian"
      → Did you mean "pain"? Known columns: account_id, pain.
    content/sources.yaml (pains)
      pains needs a column pain (name of the pain), and b.csv has none of that name
      → Say which one it is: columns: { pain: … }. Known headings: Churn Label, Customer ID, Satisfaction.
    "
  `);
});

test('says how attributes are named', async () => {
  const columns = { account_id: 'Customer ID', 'Number of seats': 'Seats' };
  expect(await complaints({ file: 'a.csv', columns })).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts.columns.Number of seats)
      "Number of seats" cannot be the name of a column
      → Use lower-case letters, digits and underscores, such as "number_of_seats".
    "
  `);
});

test('does not choose between headings that are alike', async () => {
  const folder = await makeFolder({ 'a.csv': 'Customer ID,customer_id\nc1,c2\n' });
  expect(
    `\n${await complaintsOf(folder, { accounts: { file: 'a.csv', columns: { account_id: 'CustomerID' } } })}\n`,
  ).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts.columns.account_id)
      a.csv has 2 columns "CustomerID"
      → Rename all but one of them in the file.
    "
  `);
});

test('says what is wrong with SQL', async () => {
  const files = { a: { file: 'a.csv' } };
  expect(await complaints({ files, sql: 'SELECT Customer FROM a' })).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts.sql)
      The SQL of accounts does not run: Binder Error: Referenced column "Customer" not found in FROM clause! Candidate bindings: "Customer ID", "Company Name", "Postcode", "Newsletter"
      → It must be one SELECT over the names under "files:". Cells of CSV, TSV and JSON are texts: CAST(x AS DOUBLE) makes a number of one. Headings with spaces stand in double quotes.
    "
  `);
  expect(await complaints({ files, sql: 'SELECT 1; DROP TABLE a' })).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts.sql)
      The SQL of accounts does not run: it holds 2 statements
      → It must be one SELECT over the names under "files:". Cells of CSV, TSV and JSON are texts: CAST(x AS DOUBLE) makes a number of one. Headings with spaces stand in double quotes.
    "
  `);
  expect(await complaints({ files, sql: 'SELECT 1) FROM (SELECT 2' })).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts.sql)
      The SQL of accounts does not run: Parser Error: syntax error at or near ")"
      → It must be one SELECT over the names under "files:". Cells of CSV, TSV and JSON are texts: CAST(x AS DOUBLE) makes a number of one. Headings with spaces stand in double quotes.
    "
  `);
  expect(await complaints({ files, sql: 'DELETE FROM a' })).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts.sql)
      The SQL of accounts does not run: Parser Error: syntax error at or near "FROM"
      → It must be one SELECT over the names under "files:". Cells of CSV, TSV and JSON are texts: CAST(x AS DOUBLE) makes a number of one. Headings with spaces stand in double quotes.
    "
  `);
  expect(await complaints({ files, sql: 'SELECT "Company Name" AS name FROM a' })).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts)
      accounts needs a column account_id (the account), and accounts.sql has none of that name
      → Say which one it is: SELECT … AS account_id. Known headings: name.
    "
  `);
});

test('SQL reaches no other files, not for reading, writing or fetching, and cannot open the door again', async () => {
  const files = { a: { file: 'a.csv' } };
  for (const from of [
    `read_csv('b.csv')`,
    `read_text('/etc/hostname')`,
    `'b.csv'`,
    `read_csv('https://example.com/a.csv')`,
    `glob('*')`,
  ]) {
    expect(await complaints({ files, sql: `SELECT * FROM ${from}` })).toContain(
      '→ SQL may only read the names that stand under "files:".',
    );
  }
  for (const sql of [
    `COPY a TO 'out.csv'`,
    `ATTACH 'x.duckdb'`,
    'SET enable_external_access = true',
    'INSTALL httpfs',
    'LOAD httpfs',
  ]) {
    expect(await complaints({ files, sql })).toContain('The SQL of accounts does not run');
  }
});

test.each([
  ['Avg Monthly GB Download', 'avg_monthly_gb_download'],
  ['customerID', 'customer_id'],
  ['  Größe (m²) ', 'grosse_m2'],
  ['2026 Target', 'n_2026_target'],
  ['会社', ''],
])('the attribute of a column "%s" is "%s"', (heading, name) => {
  expect(attributeName(heading)).toBe(name);
});
