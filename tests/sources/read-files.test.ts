import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase, quoteText } from '../../src/sources/duckdb.ts';
import { accountsIn, ask, complaintsAbout, complaintsOf, makeFolder, pull, refusalsIn } from './pull-site.ts';

const ROWS = [
  ['a1', 'Ada', 10.5],
  ['a2', null, -3],
];
const COLUMNS = 'account_id, name, ltv';

/** Bytes of a Parquet file that DuckDB makes of a SELECT. */
async function parquet(select: string): Promise<Buffer> {
  const folder = await makeFolder({});
  await using database = await openDatabase(':memory:', {});
  await database.rows(`COPY (${select}) TO ${quoteText(join(folder, 'x.parquet'))}`);
  return await readFile(join(folder, 'x.parquet'));
}

test.each([
  ['comma', 'account_id,name,ltv\na1,Ada,10.5\na2,,-3\n'],
  ['semicolon', 'account_id;name;ltv\na1;Ada;10.5\na2;;-3\n'],
  ['bar', 'account_id|name|ltv\na1|Ada|10.5\na2||-3\n'],
  ['Windows line ends', 'account_id,name,ltv\r\na1,Ada,10.5\r\na2,,-3\r\n'],
  ['old Mac line ends', 'account_id,name,ltv\ra1,Ada,10.5\ra2,,-3\r'],
  [
    'a byte order mark, empty lines and no last line end',
    '\ufeffaccount_id,name,ltv\n\na1,Ada,10.5\n\n\na2,,-3',
  ],
  ['quotes everywhere', '"account_id","name","ltv"\n"a1","Ada","10.5"\n"a2","","-3"\n'],
  ['commas at the end of lines', 'account_id,name,ltv,\na1,Ada,10.5,\na2,,-3,\n'],
])('reads a CSV with %s', async (_, content) => {
  expect(await accountsIn(content, COLUMNS)).toEqual(ROWS);
});

test('reads TSV', async () => {
  expect(await accountsIn('account_id\tname\tltv\na1\tAda\t10.5\na2\t\t-3\n', COLUMNS, 'a.tsv')).toEqual(
    ROWS,
  );
});

test('reads JSON, and keys that only some records have', async () => {
  const content = JSON.stringify([
    { account_id: 'a1', ltv: 10.5, name: 'Ada' },
    { account_id: 'a2', ltv: -3 },
  ]);
  expect(await accountsIn(content, COLUMNS, 'a.json')).toEqual(ROWS);
});

test.each(['a.ndjson', 'a.jsonl', 'a.json'])('reads a record a line from %s', async (file) => {
  const content =
    '{"account_id":"a1","name":"Ada","ltv":10.5}\n\n{"account_id":"a2","name":null,"ltv":"-3"}\n';
  expect(await accountsIn(content, COLUMNS, file)).toEqual(ROWS);
});

test('reads Parquet with its types', async () => {
  const content = await parquet(
    `SELECT * FROM (VALUES ('a1', 'Ada', 10.5, DATE '2026-01-02'), ('a2', NULL, -3, NULL)) AS t(account_id, name, ltv, signed_up_at)`,
  );
  expect(await accountsIn(content, COLUMNS, 'a.parquet')).toEqual(ROWS);
  expect(await accountsIn(content, 'signed_up_at', 'a.parquet')).toEqual([['2026-01-02'], [null]]);
});

test('reads values that Parquet holds as such as it reads texts of them', async () => {
  const content = await parquet(
    `SELECT * FROM (VALUES
       ('a1', TIMESTAMPTZ '2026-01-02 01:30:00+02:00', 'NaN'::DOUBLE, 7::DECIMAL(9,2), TRUE, 9007199254740993),
       ('a2', TIMESTAMPTZ '2026-01-02 23:30:00-02:00', 2.5::DOUBLE, NULL, FALSE, 1)
     ) AS t(account_id, signed_up_at, ltv, mrr, churned, long_id)`,
  );
  const columns = 'signed_up_at, ltv, mrr, churned, long_id';
  expect(await accountsIn(content, columns, 'a.parquet')).toEqual([
    ['2026-01-01', null, 7, true, '9007199254740993'],
    ['2026-01-03', 2.5, null, false, '1'],
  ]);
});

test('tells the rows of a large Parquet file that are refused', async () => {
  const content = await parquet(
    `SELECT CASE WHEN i IN (70000, 199999) THEN ' ' ELSE 'a' || (i % 199990) END AS account_id FROM range(200000) AS r(i)`,
  );
  expect(await refusalsIn(content, 'a.parquet')).toEqual([
    'line null, row 70001: account_id "" is missing',
    ...Array.from(
      { length: 9 },
      (_, index) => `line null, row ${199_991 + index}: account_id "a${index}" stands in more than one row`,
    ),
    'line null, row 200000: account_id "" is missing',
  ]);
});

test('Parquet may have columns that are called as DuckDB calls its own', async () => {
  const content = await parquet(`SELECT 'a1' AS account_id, 7 AS File_Row_Number, 8 AS rowid`);
  expect(await accountsIn(content, 'account_id, file_row_number, rowid', 'a.parquet')).toEqual([
    ['a1', 7, 8],
  ]);
});

test('SQL over Parquet sees the columns of the file and no others', async () => {
  const site = await makeFolder({ 'a*.parquet': await parquet(`SELECT 'a1' AS account_id, 5 AS seats`) });
  const sql = 'SELECT * FROM rows';
  await pull(site, { accounts: { files: { rows: { file: 'a*.parquet' } }, sql } });
  expect(await ask(site, 'SELECT account_id, seats FROM accounts')).toEqual([{ account_id: 'a1', seats: 5 }]);
  expect(
    await ask(
      site,
      'SELECT column_name AS name FROM information_schema.columns WHERE column_name LIKE $like',
      { like: '%row_number%' },
    ),
  ).toEqual([]);
});

test('refuses infinite values that Parquet holds', async () => {
  const content = await parquet(
    `SELECT * FROM (VALUES ('a1', 'inf'::DOUBLE, NULL), ('a2', 1, 'infinity'::DATE), ('a3', 1, NULL)) AS t(account_id, ltv, signed_up_at)`,
  );
  expect(await refusalsIn(content, 'a.parquet')).toEqual([
    'line null, row 1: ltv "inf" is not a number',
    'line null, row 2: signed_up_at "infinity" is not a day',
  ]);
});

test('takes the format from sources.yaml where the ending tells nothing', async () => {
  const site = await makeFolder({ 'export.txt': 'account_id\na1\n' });
  await pull(site, { accounts: { file: 'export.txt', format: 'csv' } });
  expect(await ask(site, 'SELECT account_id FROM accounts')).toEqual([{ account_id: 'a1' }]);
});

test('reads files whose names are patterns or SQL to others', async () => {
  const name = `data/a='1'*[x]?/"q".csv`;
  const site = await makeFolder({ [name]: 'account_id\na1\n', 'data/a=2/b.csv': 'account_id\na2\n' });
  await pull(site, { accounts: { file: name } });
  expect(await ask(site, 'SELECT account_id FROM accounts')).toEqual([{ account_id: 'a1' }]);
});

test('reads the named file alone, not those that its name matches as a pattern', async () => {
  const site = await makeFolder({ 'a*.csv': 'account_id\na1\n', 'ab.csv': 'account_id\na2\n' });
  await pull(site, { accounts: { file: 'a*.csv' } });
  expect(await ask(site, 'SELECT account_id FROM accounts')).toEqual([{ account_id: 'a1' }]);
});

test('headings may be SQL, twice the same, or empty', async () => {
  const content = `account_id,"x""); DROP TABLE accounts; --",Seats,seats,,'\na1,evil,1,2,3,4\n`;
  expect(await accountsIn(content, 'account_id, x_drop_table_accounts, seats')).toEqual([['a1', 'evil', 1]]);
});

test('keeps line ends, quotes and delimiters inside quotes', async () => {
  const content = 'account_id,name\na1,"Ada, ""the first""\nof two"\na2,5" pipes\n';
  expect(await accountsIn(content, 'name')).toEqual([['Ada, "the first"\nof two'], ['5" pipes']]);
});

const complaints = async (content: string | Uint8Array, file?: string) =>
  `\n${await complaintsAbout(content, file)}\n`;

test('says where a file is missing', async () => {
  expect(await complaintsOf(await makeFolder({}), { accounts: { file: 'data/accounts.csv' } }))
    .toMatchInlineSnapshot(`
    "content/sources.yaml (accounts.file)
      There is no file data/accounts.csv
      → Looked for <site>/data/accounts.csv. Paths are relative to the site."
  `);
});

test('says that a folder is no file', async () => {
  const site = await makeFolder({ 'data/accounts.csv': '' });
  expect(await complaintsOf(site, { accounts: { file: 'data' } })).toMatchInlineSnapshot(`
    "content/sources.yaml (accounts.file)
      data is a folder
      → Name one file with rows in it."
  `);
});

test('says that a file is empty', async () => {
  expect(await complaints('')).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts.file)
      accounts.csv is empty
      → Export it again; the export may have failed.
    "
  `);
});

test('says that a file has no rows', async () => {
  expect(await complaints('account_id,name\n')).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts)
      accounts.csv has no rows
      → Export it again; nothing can be learned without accounts.
    "
  `);
  expect(await complaints('[]', 'a.json')).toMatchInlineSnapshot(`
    "
    a.json
      a.json has no records
      → Export it again; the export may have failed.
    "
  `);
});

test('does not take ~ for a folder', async () => {
  expect(await complaintsOf(await makeFolder({}), { accounts: { file: '~/a.csv' } })).toMatchInlineSnapshot(`
    "content/sources.yaml (accounts.file)
      "~/a.csv" begins with "~", which only a shell understands
      → Write the path relative to the site, such as content/data/accounts.csv, or in full."
  `);
});

test.each([
  ['a.xlsx', '→ Save the sheet as CSV (UTF-8) and name that file.'],
  ['a.csv.gz', '→ Unpack it and name the file inside.'],
  ['a', '→ Known endings: .csv, .tsv, .tab, .parquet, .json, .ndjson, .jsonl. Say "format:"'],
])('says what to do about %s', async (file, hint) => {
  expect(await complaints('account_id\na1\n', file)).toContain(hint);
});

test('tells a binary file from text', async () => {
  expect(await complaints(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]))).toMatchInlineSnapshot(`
    "
    accounts.csv
      accounts.csv is not text
      → It looks like a binary file, a spreadsheet for example: export it as "CSV UTF-8", or say its "format:".
    "
  `);
});

test('asks for UTF-8', async () => {
  expect(await complaints(Buffer.from('account_id,name\na1,Ada\na2,Café\n', 'latin1')))
    .toMatchInlineSnapshot(`
    "
    accounts.csv:3
      accounts.csv is not UTF-8
      → Save it as "CSV UTF-8": letters such as é would be wrong otherwise.
    "
  `);
  expect(await complaints(Buffer.from('account_id,prénom\na1,Ada\n', 'latin1'))).toMatchInlineSnapshot(`
    "
    accounts.csv:1
      accounts.csv is not UTF-8
      → Save it as "CSV UTF-8": letters such as é would be wrong otherwise.
    "
  `);
  expect(await complaints(Buffer.from('\ufeffaccount_id\na1\n', 'utf16le'))).toMatchInlineSnapshot(`
    "
    accounts.csv
      accounts.csv is UTF-16, not UTF-8
      → Save it as "CSV UTF-8".
    "
  `);
});

test('asks for a header', async () => {
  expect(await complaints('\n\naccount_id\na1\n')).toMatchInlineSnapshot(`
    "
    accounts.csv:1
      The first line of accounts.csv is no header
      → The first line must name the columns: delete empty lines and titles above it.
    "
  `);
});

test('notices that the last row is cut off', async () => {
  expect(await complaints('account_id,name,ltv\na1,"two\nlines",3\na2,Bo')).toMatchInlineSnapshot(`
    "
    accounts.csv:4
      accounts.csv ends in the middle of a row
      → It is cut off: export or copy it again.
    "
  `);
});

test('notices a quote that is never closed', async () => {
  expect(await complaints('account_id,name,ltv\na1,Ada,3\na2,"Bo,4\na3,Cy,5\n')).toMatchInlineSnapshot(`
    "
    accounts.csv:3
      A quote is opened and not closed in accounts.csv, so that rows run into each other
      → Close it, or write a quote inside a text twice: "5"" pipe". A file that is cut off shows this too.
    "
  `);
  expect(await complaints('account_id,name,ltv\na1,Ada,3\na2,"Bo')).toMatchInlineSnapshot(`
    "
    accounts.csv:3
      accounts.csv ends in the middle of a row
      → It is cut off: export or copy it again.
    "
  `);
  expect(await complaints(`account_id,name\na1,Ada\na2,"${'x,y\n'.repeat(700_000)}`)).toMatchInlineSnapshot(`
    "
    accounts.csv:3
      A quote is opened and not closed in accounts.csv, so that rows run into each other
      → Close it, or write a quote inside a text twice: "5"" pipe". A file that is cut off shows this too.
    "
  `);
});

test('notices mixed line ends', async () => {
  expect(await complaints('account_id,name\na1,Ada\r\na2,Bo\na3,Cy\r\n')).toMatchInlineSnapshot(`
    "
    accounts.csv
      accounts.csv ends some of its lines the Windows way and some the Unix way
      → Open it in a spreadsheet or an editor and save it again.
    "
  `);
});

test('notices JSON that is cut off', async () => {
  expect(await complaints('[{"account_id":"a1"},{"account_id":', 'a.json')).toMatchInlineSnapshot(`
    "
    a.json, row 2
      a.json is not whole JSON: unexpected end of data in record 2
      → The file may be cut off: export it again.
    "
  `);
  expect(await complaints('[{"account_id":"a1"},{"account_id":"a2"}', 'a.json')).toMatchInlineSnapshot(`
    "
    a.json, row 3
      a.json is not whole JSON: unexpected character in record 3
      → The file may be cut off: export it again.
    "
  `);
  expect(await complaints('{"account_id":"a1"}\n{"account_id":\n{"account_id":"a3"}\n', 'a.ndjson'))
    .toMatchInlineSnapshot(`
    "
    a.ndjson:2
      a.ndjson is not whole JSON: unexpected end of data in line 2
      → The file may be cut off: export it again.
    "
  `);
});

test('notices JSON that is no list of records', async () => {
  expect(await complaints('hello', 'a.json')).toMatchInlineSnapshot(`
    "
    a.json, row 1
      a.json is not whole JSON: unexpected character in record 1
      → The file may be cut off: export it again.
    "
  `);
  expect(await complaints('["a1", "a2"]', 'a.json')).toMatchInlineSnapshot(`
    "
    a.json, row 1
      a.json holds something other than records
      → Each entry must be a record such as {"account_id": "a1", "plan": "pro"}.
    "
  `);
  expect(await complaints('{"rows": [{"account_id": "a1"}]}', 'a.json')).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts)
      accounts needs a column account_id (the account), and a.json has none of that name
      → Say which one it is: columns: { account_id: … }. Known headings: rows.
    "
  `);
});

test('notices Parquet that is cut off', async () => {
  const whole = await parquet(`SELECT 'a1' AS account_id`);
  expect(await complaints(whole.subarray(0, whole.length - 20), 'a.parquet')).toMatchInlineSnapshot(`
    "
    a.parquet
      a.parquet cannot be read as Parquet
      → It is cut off or no Parquet at all: export or copy it again.
    "
  `);
  expect(await complaints('account_id\na1\n', 'a.parquet')).toMatchInlineSnapshot(`
    "
    a.parquet
      a.parquet cannot be read as Parquet
      → It is cut off or no Parquet at all: export or copy it again.
    "
  `);
});

test('notices Parquet whose rows are damaged, though its end is whole', async () => {
  const damaged = await parquet(
    `SELECT 'a' || i AS account_id, md5(i::VARCHAR) AS name FROM range(50000) AS r(i)`,
  );
  damaged.fill(0xff, 2000, 60_000);
  const sql = 'SELECT account_id, name FROM rows';
  const site = await makeFolder({ 'a.parquet': damaged });
  for (const accounts of [{ file: 'a.parquet' }, { files: { rows: { file: 'a.parquet' } }, sql }]) {
    expect(await complaintsOf(site, { accounts })).toContain('a.parquet cannot be read as Parquet');
  }
});

test('tells the problems of all tables at once', async () => {
  const site = await makeFolder({ 'accounts.csv': 'id\na1\n', 'pains.json': '[' });
  const sources = {
    accounts: { file: 'accounts.csv' },
    pains: { file: 'pains.json' },
    tickets: { file: 'tickets.csv' },
  };
  expect(`\n${await complaintsOf(site, sources)}\n`).toMatchInlineSnapshot(`
    "
    content/sources.yaml (tickets.file)
      There is no file tickets.csv
      → Looked for <site>/tickets.csv. Paths are relative to the site.
    pains.json
      pains.json is not whole JSON
      → The file may be cut off: export it again.
    content/sources.yaml (accounts)
      accounts needs a column account_id (the account), and accounts.csv has none of that name
      → Say which one it is: columns: { account_id: … }. Known headings: id.
    "
  `);
});
