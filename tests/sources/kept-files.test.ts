import { mkdtemp, readdir, readFile, rename, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase, quoteText } from '../../src/sources/duckdb.ts';
import { openSnapshot } from '../../src/sources/snapshot.ts';
import { ask, complaintsOf, makeFolder, pull, targetOf, writeFiles } from './pull-site.ts';

const ACCOUNTS = { accounts: { file: 'a.parquet' } };
/** Rows that come out of a SELECT of ours are always read cell by cell. */
const READ = { accounts: { files: { rows: { file: 'a.parquet' } }, sql: 'SELECT * FROM rows' } };
const COUNT = 'SELECT count(*) AS n FROM accounts';

/** A Parquet file with these rows of accounts, as SQL behind VALUES. */
async function parquet(rows: string, columns = 'account_id'): Promise<Uint8Array> {
  const path = join(await mkdtemp(join(tmpdir(), 'kith-parquet-')), 'x.parquet');
  await using database = await openDatabase(':memory:', {});
  await database.rows(
    `COPY (SELECT * FROM (VALUES ${rows}) AS t(${columns})) TO ${quoteText(path)} (FORMAT parquet)`,
  );
  return await readFile(path);
}

const keptOf = (site: string) => readdir(join(site, '.kith', 'snapshot-files')).catch(() => []);

test('a Parquet file with nothing to correct is kept as it is, and its table reads it', async () => {
  const content = await parquet(`('a1', 'Ada & Co', 5), ('a2', 'Zoë', NULL)`, 'id, name, mrr');
  const site = await makeFolder({ 'a.parquet': content });
  const report = await pull(site, { accounts: { file: 'a.parquet', columns: { account_id: 'id' } } });
  expect(report.tables[0]).toMatchObject({ read: 2, kept: 2, refused: 0 });
  const [kept = ''] = await keptOf(site);
  expect(await readFile(join(site, '.kith', 'snapshot-files', kept))).toEqual(Buffer.from(content));
  expect(await ask(site, 'SELECT account_id, name, mrr, plan FROM accounts')).toEqual([
    { account_id: 'a1', name: 'Ada & Co', mrr: 5, plan: null },
    { account_id: 'a2', name: 'Zoë', mrr: null, plan: null },
  ]);
});

test.each([
  ['texts', `'a1'`, `'Ada'`, 'name', true],
  ['texts of two lines', `'a1'`, `'Ada' || chr(10) || 'Bo'`, 'name', true],
  ['missing texts', `'a1'`, `NULL::VARCHAR`, 'name', true],
  ['texts that hold a word for nothing', `'a1'`, `'null and void'`, 'name', true],
  ['a space at the end', `'a1'`, `'Ada '`, 'name', false],
  ['a byte order mark at the beginning', `'a1'`, `chr(65279) || 'Ada'`, 'name', false],
  ['a no-break space alone', `'a1'`, `chr(160)`, 'name', false],
  ['empty texts', `'a1'`, `''`, 'name', false],
  ['words for nothing', `'a1'`, `'N/A'`, 'name', false],
  ['words for nothing in any case', `'a1'`, `'Null'`, 'name', false],
  ['numbers', `'a1'`, `5::DOUBLE`, 'mrr', true],
  ['decimals', `'a1'`, `5.25::DECIMAL(9, 2)`, 'mrr', true],
  ['numbers as texts', `'a1'`, `'5'`, 'mrr', false],
  ['what is no number', `'a1'`, `'NaN'::DOUBLE`, 'mrr', false],
  ['infinite numbers', `'a1'`, `'-inf'::DOUBLE`, 'ltv', false],
  ['numbers out of range', `'a1'`, `101`, 'health', false],
  ['whole numbers', `'a1'`, `3::INTEGER`, 'tickets_90d', true],
  ['days', `'a1'`, `DATE '2026-01-02'`, 'signed_up_at', true],
  ['times for days', `'a1'`, `TIMESTAMP '2026-01-02 23:30:00'`, 'signed_up_at', true],
  ['times with a zone', `'a1'`, `TIMESTAMPTZ '2026-01-02 23:30:00-02:00'`, 'signed_up_at', true],
  ['days to come', `'a1'`, `DATE '2027-01-02'`, 'signed_up_at', false],
  ['days that stand for none', `'a1'`, `DATE '1900-01-01'`, 'signed_up_at', false],
  ['endless days', `'a1'`, `'infinity'::DATE`, 'churned_at', false],
  ['booleans', `'a1'`, `TRUE`, 'churned', true],
  ['attributes', `'a1'`, `'north'`, 'region', true],
  ['attributes that are numbers as texts', `'a1'`, `'12'`, 'seats', false],
  ['long numbers', `'a1'`, `9007199254740993`, 'long_id', false],
  ['the same id twice', `'a0'`, `'Ada'`, 'name', false],
  ['no id', `NULL`, `'Ada'`, 'name', false],
  ['ids that are numbers', `7`, `'Ada'`, 'name', false],
])('%s come out of a kept file as they do when they are read', async (_, id, cell, column, isKept) => {
  const first = id.startsWith(`'`) ? `'a0'` : '6';
  const content = await parquet(`(${first}, NULL), (${id}, ${cell})`, `account_id, ${column}`);
  const site = await makeFolder({ 'a.parquet': content });
  await pull(site, READ);
  expect(await keptOf(site)).toEqual([]);
  const rows = await ask(site, 'SELECT * FROM accounts');
  await pull(site, ACCOUNTS, { acceptShrink: true });
  expect(await ask(site, 'SELECT * FROM accounts')).toEqual(rows);
  expect(await keptOf(site)).toHaveLength(isKept ? 1 : 0);
});

test.each([
  [`'sale'`, true],
  [`'Sale'`, false],
  [`'sale '`, false],
  [`'gift'`, false],
])('a known word is kept as it is where it stands as we write it: %s', async (kind, isKept) => {
  const columns = 'affiliate_id, "at", kind';
  const content = await parquet(`('f', TIMESTAMP '2026-01-02 03:04:05', ${kind})`, columns);
  const site = await makeFolder({ 'a.csv': 'account_id\na\n', 'c.parquet': content });
  await pull(site, { accounts: { file: 'a.csv' }, conversions: { file: 'c.parquet' } });
  expect(await keptOf(site)).toHaveLength(isKept ? 1 : 0);
});

test('whoever reads the old snapshot goes on reading its files, which go with the next pull', async () => {
  const site = await makeFolder({ 'a.parquet': await parquet(`('a1')`) });
  await pull(site, ACCOUNTS);
  const [first = ''] = await keptOf(site);
  await using old = await openSnapshot(targetOf(site));
  for (const rows of [`('a1'), ('a2')`, `('a1'), ('a2'), ('a3')`]) {
    await writeFiles(site, { 'a.parquet': await parquet(rows) });
    await pull(site, ACCOUNTS);
    expect(await old.query(COUNT)).toEqual([{ n: 1 }]);
  }
  await utimes(join(site, '.kith', 'snapshot-files', first), 1, 1);
  await pull(site, ACCOUNTS);
  expect(await keptOf(site)).not.toContain(first);
  expect(await ask(site, COUNT)).toEqual([{ n: 3 }]);
});

test('a pull that fails leaves the kept files as they were, and no others', async () => {
  const site = await makeFolder({ 'a.parquet': await parquet(`('a1'), ('a2'), ('a3')`) });
  await pull(site, ACCOUNTS);
  const before = await keptOf(site);
  for (const file of before) await utimes(join(site, '.kith', 'snapshot-files', file), 1, 1);
  await writeFiles(site, { 'a.parquet': await parquet(`('a1')`) });
  expect(await complaintsOf(site, ACCOUNTS)).toContain('had 3 at the last pull');
  expect(await keptOf(site)).toEqual(before);
  expect(await ask(site, COUNT)).toEqual([{ n: 3 }]);
});

test('a snapshot may be moved with its files, also to where names look like patterns', async () => {
  const site = await makeFolder({
    'a.parquet': await parquet(`('a1')`),
    'b.parquet': await parquet(`('a1', TIMESTAMP '2026-01-02 03:04:05', 'did')`, 'account_id, "at", action'),
  });
  await pull(site, { ...ACCOUNTS, activity: { file: 'b.parquet' } });
  const actions = 'SELECT action, times FROM actions';
  const moved = join(await mkdtemp(join(tmpdir(), 'kith-moved-')), 'elsewhere');
  await rename(site, moved);
  {
    await using snapshot = await openSnapshot(targetOf(moved));
    const other = await snapshot.openSession?.();
    for (const query of [snapshot.query, other]) {
      expect(await query?.(COUNT)).toEqual([{ n: 1 }]);
      expect(await query?.(actions)).toEqual([{ action: 'did', times: 1 }]);
    }
  }
  const pattern = join(dirname(moved), 'a[b]*');
  await rename(moved, pattern);
  expect(await ask(pattern, COUNT)).toEqual([{ n: 1 }]);
  expect(await ask(pattern, actions)).toEqual([{ action: 'did', times: 1 }]);
});

test('beside a snapshot whose name looks like a pattern nothing is kept', async () => {
  const site = await makeFolder({ 'a.parquet': await parquet(`('a1')`) });
  const target = join(site, 'a[b]', 'snapshot.duckdb');
  await pull(site, ACCOUNTS, { target });
  expect(await readdir(dirname(target))).toEqual(['snapshot.duckdb']);
  await using snapshot = await openSnapshot(target);
  expect(await snapshot.query(COUNT)).toEqual([{ n: 1 }]);
});

test('the session of a snapshot reads its own files and no others', async () => {
  const site = await makeFolder({ 'a.parquet': await parquet(`('a1')`) });
  await pull(site, ACCOUNTS);
  await using snapshot = await openSnapshot(targetOf(site));
  await expect(snapshot.query(`SELECT * FROM '${join(site, 'a.parquet')}'`)).rejects.toThrow('Permission');
});

test('sessions of a snapshot have temporary tables of their own, and end with it', async () => {
  const site = await makeFolder({ 'a.parquet': await parquet(`('a1'), ('a2')`) });
  await pull(site, ACCOUNTS);
  const snapshot = await openSnapshot(targetOf(site));
  const other = await snapshot.openSession?.();
  if (!other) throw new Error('There is no other session');
  const [table, count] = [`CREATE TEMPORARY TABLE kith_t AS ${COUNT}`, 'SELECT n FROM kith_t'];
  await other(table);
  await expect(snapshot.query(count)).rejects.toThrow('does not exist');
  expect(await other(count)).toEqual([{ n: 2 }]);
  await expect(other(`SELECT * FROM '${join(site, 'a.parquet')}'`)).rejects.toThrow('Permission');
  const answer = other('SELECT count(*) AS n FROM accounts, range(1000000)');
  await snapshot[Symbol.asyncDispose]();
  expect(await answer).toEqual([{ n: 2_000_000 }]);
  await expect(other(COUNT)).rejects.toThrow('The database is closed');
});

test('a snapshot without its files says that it is damaged', async () => {
  const site = await makeFolder({ 'a.parquet': await parquet(`('a1')`) });
  await pull(site, ACCOUNTS);
  await rename(join(site, '.kith', 'snapshot-files'), join(site, 'elsewhere'));
  await expect(openSnapshot(targetOf(site))).rejects.toThrow('cannot be read');
  await pull(site, ACCOUNTS);
  expect(await ask(site, COUNT)).toEqual([{ n: 1 }]);
});
