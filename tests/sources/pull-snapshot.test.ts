import { copyFile, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '../../src/core/errors.ts';
import { SourcesSchema } from '../../src/schemas/sources.ts';
import { fingerprintSources } from '../../src/sources/fingerprint-sources.ts';
import { checkUnchanged } from '../../src/sources/files/resolve-source.ts';
import { filesOf, resolveSources } from '../../src/sources/resolve-sources.ts';
import { openSnapshot, readSnapshotFacts } from '../../src/sources/snapshot.ts';
import { ask, complaintsOf, makeFolder, pull, targetOf, TODAY, writeFiles, type Files } from './pull-site.ts';

const ACCOUNTS = { accounts: { file: 'a.csv' } };

const csv = (rows: number) =>
  `account_id\n${Array.from({ length: rows }, (_, index) => `a${index}`).join('\n')}\n`;

async function pulled(files: Files, sources: unknown = ACCOUNTS): Promise<string> {
  const site = await makeFolder(files);
  await pull(site, sources);
  return site;
}

test('nothing but the snapshot is left behind', async () => {
  const site = await pulled({ 'a.csv': csv(3) });
  expect(await readdir(join(site, '.kith'))).toEqual(['snapshot.duckdb']);
});

test('a pull that fails leaves the last snapshot as it was, to the byte', async () => {
  const site = await pulled({ 'a.csv': csv(3) });
  const before = await readFile(targetOf(site));
  await writeFiles(site, { 'a.csv': 'account_id,name\na1,"Ada\n' });
  expect(await complaintsOf(site, ACCOUNTS)).not.toBe('no complaint');
  expect(await readFile(targetOf(site))).toEqual(before);
  expect(await readdir(join(site, '.kith'))).toEqual(['snapshot.duckdb']);
});

test('whoever reads the old snapshot goes on reading it', async () => {
  const site = await pulled({ 'a.csv': csv(3) });
  await using old = await openSnapshot(targetOf(site));
  await writeFiles(site, { 'a.csv': csv(4) });
  await pull(site, ACCOUNTS);
  expect(await old.query('SELECT count(*) AS n FROM accounts')).toEqual([{ n: 3 }]);
  expect(await ask(site, 'SELECT count(*) AS n FROM accounts')).toEqual([{ n: 4 }]);
});

test('the folders of pulls that were killed are swept, those of others stay', async () => {
  const site = await pulled({
    'a.csv': csv(3),
    '.kith/pull-4194305-00000000/x': 'x',
    [`.kith/pull-${process.ppid}-00000000/x`]: 'x',
  });
  expect(await readdir(join(site, '.kith'))).toEqual([`pull-${process.ppid}-00000000`, 'snapshot.duckdb']);
});

test('more refused rows than allowed fail the pull, with the worst reasons', async () => {
  const rows = [
    'account_id,mrr,csat',
    ...Array.from({ length: 50 }, (_, index) => `a${index},1,5`),
    'b1,"$5",5',
    'b2,x,5',
    'b3,1,9',
  ];
  const site = await makeFolder({ 'a.csv': `${rows.join('\n')}\n` });
  expect(`\n${await complaintsOf(site, ACCOUNTS, { refusedRowsLimit: 0.05 })}\n`).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts)
      3 of 53 rows of accounts cannot be used (5.7 %, and 5 % is allowed): mrr is not a number (2); csat is above 5 (1). First: a.csv:52, row 51: mrr is not a number: "$5"
      → Write numbers as 1200.5: no thousands separator, decimal comma, currency or percent sign. "sql:" can take them out with replace(…). Or raise refusedRowsLimit in content/program.yaml to leave such rows out.
    "
  `);
  expect(await complaintsOf(site, ACCOUNTS, { refusedRowsLimit: 0.06 })).toBe('no complaint');
});

test('a table with less than half of the rows that it had fails the pull, unless accepted', async () => {
  const site = await pulled({ 'a.csv': csv(10) });
  await writeFiles(site, { 'a.csv': csv(4) });
  expect(`\n${await complaintsOf(site, ACCOUNTS)}\n`).toMatchInlineSnapshot(`
    "
    content/sources.yaml (accounts)
      accounts has 4 rows, and had 10 at the last pull
      → An export may have been cut short. If it is right, run "kith pull --accept-shrink".
    "
  `);
  expect(await complaintsOf(site, ACCOUNTS, { acceptShrink: true })).toBe('no complaint');
  await writeFiles(site, { 'a.csv': csv(2) });
  expect(await complaintsOf(site, ACCOUNTS)).toBe('no complaint');
});

test('rows of unknown accounts and affiliates are kept and counted', async () => {
  const site = await makeFolder({
    'a.csv': csv(2),
    'c.csv':
      'affiliate_id,account_id,at,kind\nf1,a1,2026-01-01,sale\nf2,,2026-01-01,lead\nf1,zz,2026-01-01,sale\n',
    'f.csv': 'affiliate_id,name\nf1,Ada\n',
  });
  const report = await pull(site, {
    ...ACCOUNTS,
    conversions: { file: 'c.csv' },
    affiliates: { file: 'f.csv' },
  });
  expect(report.tables.find(({ table }) => table === 'conversions')).toMatchObject({
    kept: 3,
    notes: [
      '1 row is of an account that is not among the accounts.',
      '1 row is of an affiliate that is not among the affiliates.',
    ],
  });
});

test('tables without a source are empty, and the facts do not know them', async () => {
  const site = await pulled({ 'a.csv': csv(2) });
  expect(await ask(site, 'SELECT count(*) AS n FROM tickets')).toEqual([{ n: 0 }]);
  expect(await readSnapshotFacts(targetOf(site))).toEqual({
    pulledOn: TODAY,
    pulledAt: `${TODAY}T12:00:00.000Z`,
    fingerprint: await fingerprintSources(site, SourcesSchema.parse(ACCOUNTS)),
    tables: { accounts: { source: 'a.csv', read: 2, kept: 2, refused: 0, columns: ['account_id'] } },
  });
});

test('the fingerprint follows bytes and sources, not times and other files', async () => {
  const site = await makeFolder({ 'a.csv': csv(2), 'b.csv': csv(2), 'other.csv': 'x' });
  const fingerprint = (sources: unknown) => fingerprintSources(site, SourcesSchema.parse(sources));
  const first = await fingerprint(ACCOUNTS);
  await utimes(join(site, 'a.csv'), 1, 1);
  await writeFiles(site, { 'other.csv': 'y' });
  expect(await fingerprint(ACCOUNTS)).toBe(first);
  expect(await fingerprint({ accounts: { file: 'b.csv' } })).not.toBe(first);
  expect(await fingerprint({ accounts: { file: 'a.csv', columns: { seats: 'account_id' } } })).not.toBe(
    first,
  );
  await writeFiles(site, { 'a.csv': csv(2).replace('a1', 'a7') });
  expect(await fingerprint(ACCOUNTS)).not.toBe(first);
  await rename(join(site, 'a.csv'), join(site, 'c.csv'));
  await expect(fingerprint(ACCOUNTS)).rejects.toThrow('There is no file a.csv');
});

test('without a snapshot there are no facts, and opening it says what to do', async () => {
  const site = await makeFolder({});
  expect(await readSnapshotFacts(targetOf(site))).toBeNull();
  await expect(openSnapshot(targetOf(site))).rejects.toThrow('There is no snapshot of the data yet');
});

test('a damaged snapshot is made anew', async () => {
  const site = await pulled({ 'a.csv': csv(2) });
  await writeFile(targetOf(site), 'junk'.repeat(5000));
  await expect(readSnapshotFacts(targetOf(site))).rejects.toThrow('cannot be read');
  await pull(site, ACCOUNTS);
  expect(await ask(site, 'SELECT count(*) AS n FROM accounts')).toEqual([{ n: 2 }]);
});

test('a snapshot can be read and nothing else', async () => {
  const site = await pulled({ 'a.csv': csv(2) });
  await using snapshot = await openSnapshot(targetOf(site));
  for (const sql of [
    'DELETE FROM accounts',
    `SELECT * FROM read_csv('${join(site, 'a.csv')}')`,
    `COPY accounts TO '${site}/x.csv'`,
    'SET enable_external_access = true',
  ]) {
    await expect(snapshot.query(sql)).rejects.toThrow();
  }
});

test('queries bind parameters and answer in plain values', async () => {
  const site = await pulled({ 'a.csv': csv(3) });
  await using snapshot = await openSnapshot(targetOf(site));
  const [row] = await snapshot.query(
    `SELECT $text AS text, $number AS number, $yes AS yes, $nothing AS nothing, 12::BIGINT AS big, sum(2) AS huge,
            1.25::DECIMAL(9, 2) AS money, DATE '2026-01-02' AS day, TIMESTAMP '2026-01-02 03:04:05' AS time
     FROM accounts`,
    { text: `'; DROP TABLE accounts; --`, number: 1.5, yes: true, nothing: null, unused: 1 },
  );
  expect(row).toEqual({
    ...{
      text: `'; DROP TABLE accounts; --`,
      number: 1.5,
      yes: true,
      nothing: null,
      big: 12,
      huge: 6,
      money: 1.25,
    },
    ...{ day: '2026-01-02', time: '2026-01-02T03:04:05.000Z' },
  });
  expect(await snapshot.query('SELECT account_id FROM accounts LIMIT $limit', { limit: 1 })).toHaveLength(1);
  await expect(snapshot.query('SELECT 9007199254740993::BIGINT AS n')).rejects.toThrow(
    'too large to be held exactly',
  );
  await expect(snapshot.query('SELECT [1, 2] AS list')).rejects.toThrow('has no plain form');
});

test('closing waits for what still runs', async () => {
  const site = await pulled({ 'a.csv': csv(3) });
  const snapshot = await openSnapshot(targetOf(site));
  const answer = snapshot.query('SELECT count(*) AS n FROM accounts, range(1000000)');
  await snapshot[Symbol.asyncDispose]();
  expect(await answer).toEqual([{ n: 3_000_000 }]);
  await expect(snapshot.query('SELECT 1')).rejects.toThrow('The database is closed');
});

test('the same data makes the same rows in the same order', async () => {
  const rows = Array.from({ length: 300_000 }, (_, index) => `a${(index * 7919) % 290_000}`);
  const site = await pulled({ 'a.csv': `account_id\n${rows.join('\n')}\n` });
  const kept = (await ask(site, 'SELECT account_id FROM accounts')).map(({ account_id: id }) => id);
  // Compared as one text: a difference of so many rows takes minutes to print.
  expect(kept.join() === [...new Set(rows)].join()).toBe(true);
});

test('a file that changes while it is read is a problem', async () => {
  const site = await makeFolder({ 'a.csv': csv(2) });
  const problems: Problem[] = [];
  const resolved = await resolveSources(site, SourcesSchema.parse(ACCOUNTS), problems);
  await checkUnchanged(filesOf(resolved), problems);
  expect(problems).toEqual([]);
  await writeFiles(site, { 'a.csv': csv(3) });
  await checkUnchanged(filesOf(resolved), problems);
  expect(problems.map(({ message }) => message)).toEqual(['a.csv changed while it was read']);
});

test('a copy of the site elsewhere has the same fingerprint', async () => {
  const site = await makeFolder({ 'a.csv': csv(2) });
  const copy = await makeFolder({});
  await copyFile(join(site, 'a.csv'), join(copy, 'a.csv'));
  const sources = SourcesSchema.parse(ACCOUNTS);
  expect(dirname(site)).toBe(dirname(copy));
  expect(await fingerprintSources(copy, sources)).toBe(await fingerprintSources(site, sources));
});
