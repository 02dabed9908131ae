import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { querySample } from './observations.ts';

const run = promisify(execFile);

const DATA_FILES = [
  'accounts.csv',
  'activity.parquet',
  'affiliates.csv',
  'asks.csv',
  'contacts.csv',
  'conversions.csv',
  'pains.csv',
  'surveys.ndjson',
  'tickets.csv',
];
const TEXT_FILES = DATA_FILES.filter((name) => !name.endsWith('.parquet'));
const ACTIVITY = 'SELECT account_id, epoch("at")::BIGINT::VARCHAR AS seconds, action FROM activity';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kith-sample-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the committed files', () => {
  let fresh = '';
  beforeAll(async () => {
    fresh = await make('fresh', [], { TZ: 'Pacific/Auckland', LC_ALL: 'ar_AE.UTF-8' });
  }, 240_000);

  test('are what the command makes without arguments, in any time zone and language', async () => {
    expect(await digestsOf(fresh)).toEqual(await digestsOf('content/data'));
    expect(await querySample(fresh, ACTIVITY)).toEqual(await querySample('content/data', ACTIVITY));
  });

  test('are all there is, and small', async () => {
    expect((await readdir(fresh)).sort()).toEqual(DATA_FILES);
    const sizes = await Promise.all(
      DATA_FILES.map(async (name) => (await readFile(join('content/data', name))).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4_000_000);
  });
});

describe('arguments', () => {
  test('the same ones make the same files, another seed other ones', async () => {
    const once = await make('once', ['--accounts', '300', '--seed', '5']);
    const again = await make('again', ['--accounts', '300', '--seed', '5']);
    const other = await make('other', ['--accounts', '300', '--seed', '6']);
    expect(await digestsOf(again)).toEqual(await digestsOf(once));
    expect(await querySample(again, ACTIVITY)).toEqual(await querySample(once, ACTIVITY));
    expect((await digestsOf(other))['tickets.csv']).not.toBe((await digestsOf(once))['tickets.csv']);
  }, 240_000);

  test('--accounts and --affiliates are exact, --activity nearly', async () => {
    const folder = await make('sized', ['--accounts', '2500', '--affiliates', '90', '--activity', '150000']);
    const [counts] = await querySample(
      folder,
      `SELECT (SELECT count(*) FROM accounts)::INTEGER AS accounts,
        (SELECT count(*) FROM affiliates)::INTEGER AS affiliates,
        (SELECT count(*) FROM activity)::INTEGER AS activity`,
    );
    expect(counts).toMatchObject({ accounts: 2500, affiliates: 90 });
    expect(Number(counts?.['activity']) / 150_000).toBeCloseTo(1, 1);
  }, 240_000);

  test('more activity changes no account, and more accounts change no earlier one', async () => {
    const small = await make('small', ['--accounts', '200']);
    const busy = await make('busy', ['--accounts', '200', '--activity', '20000']);
    const large = await make('large', ['--accounts', '400']);
    expect(await digestsOf(busy)).toEqual(await digestsOf(small));
    const first = (text: string): string[] => text.split('\n').slice(0, 201);
    const read = (folder: string): Promise<string> => readFile(join(folder, 'accounts.csv'), 'utf8');
    expect(first(await read(large))).toEqual(first(await read(small)));
  }, 240_000);

  test('--format writes every table in that format', async () => {
    const folder = await make('parquet', ['--accounts', '50', '--format', 'parquet']);
    expect((await readdir(folder)).sort()).toEqual(
      DATA_FILES.map((name) => name.replace(/\.\w+$/, '.parquet')),
    );
  }, 240_000);

  test('too few accounts are refused, with the least number', async () => {
    await expect(make('refused', ['--accounts', '3'])).rejects.toThrow(
      'It must be a whole number, at least 8.',
    );
  });
});

async function make(
  name: string,
  options: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const out = join(root, name);
  const script = ['scripts/make-sample-data.ts', '--out', out, ...options];
  await run(process.execPath, script, { env: { ...process.env, ...environment } });
  return out;
}

/** Digests of the text files of a folder. */
async function digestsOf(folder: string): Promise<Record<string, string>> {
  const entries = TEXT_FILES.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
