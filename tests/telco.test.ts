import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { listFiles } from '../src/core/files.ts';
import { pageText } from './page-text.ts';
import { AS_OF, buildSite, runKith, type BuildFacts } from './run-kith.ts';

/**
 * The whole program over accounts that nobody made for it: IBM's sample data, which stands beside the checkout, or
 * where `KITH_TELCO_DATA` says.
 */
const SITE = join(import.meta.dirname, 'sites/telco');
const DATA = resolve(process.env['KITH_TELCO_DATA'] ?? join(SITE, '../../../../shared/data/telco'));
const isThere = existsSync(join(DATA, 'classic.csv'));
const isRequired = process.env['KITH_REQUIRE_TELCO'] === '1';

if (!isThere) console.warn(`\nNOT TESTED: the Telco data is not in ${DATA}.\n`);

test.runIf(isRequired)('the Telco data is there', () => {
  expect(isThere, `there is nothing in ${DATA}`).toBe(true);
});

describe.runIf(isThere)('the Telco site', () => {
  let folder = '';
  let site = '';
  let facts: BuildFacts;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-telco-'));
    // The same places as in a checkout, for sources.yaml names the data by its way from the site.
    site = join(folder, 'checkout/tests/sites/telco');
    await cp(SITE, site, { recursive: true });
    await mkdir(join(folder, 'shared/data'), { recursive: true });
    await symlink(DATA, join(folder, 'shared/data/telco'));
    facts = await buildSite(site);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('pulls every account', async () => {
    const { code, stdout } = await runKith(['pull', '--site', site, '--json']);
    expect(code).toBe(0);
    const { tables } = z
      .object({ tables: z.array(z.object({ table: z.string(), kept: z.number(), refused: z.number() })) })
      .parse(JSON.parse(stdout));
    expect(tables).toContainEqual({ table: 'accounts', kept: 7043, refused: 0 });
  });

  test('has a landing page and a kit for each affiliate', () => {
    const landings = facts.files.added.filter((path) => /^with\/[^/]+\/[^/]+\/index\.html$/.test(path));
    expect(new Set(landings.map((path) => path.split('/')[1]))).toEqual(
      new Set(['delta-movers', 'petrel-books', 'rural-wire']),
    );
    const kits = facts.files.added.filter((path) => /^kits\/.*\/(?!_all)[^/]*\.zip$/.test(path));
    expect(kits).toHaveLength(landings.length);
  });

  test('shows figures that were counted over its own accounts', async () => {
    const text = await readPage('for/month-to-month');
    expect(text).toMatch(/\d\nmonths with us so far, or more, at half of the /);
    expect(text).toMatch(/Measured at [\d,]{4,} /);
  });

  test('says in the plan what the data lacks instead of guessing', async () => {
    const { code, stdout } = await runKith(['plan', '--site', site, '--as-of', AS_OF, '--json']);
    expect(code).toBe(0);
    const { missing } = z.object({ missing: z.array(z.string()) }).parse(JSON.parse(stdout));
    for (const lacking of ['channel', 'ticket', 'activity']) {
      expect(missing.filter((line) => line.toLowerCase().includes(lacking))).not.toEqual([]);
    }
  });

  test('publishes no id of an account', async () => {
    const ids = (await readFile(join(DATA, 'classic.csv'), 'utf8'))
      .split('\n')
      .slice(1)
      .flatMap((line) => /^[\w-]+/.exec(line) ?? []);
    expect(ids).toHaveLength(7043);
    const texts = (await listFiles(join(site, 'dist'))).filter((path) => /\.(html|xml|txt|json)$/.test(path));
    const written = (
      await Promise.all(texts.map((path) => readFile(join(site, 'dist', path), 'utf8')))
    ).join();
    expect(ids.filter((id) => written.includes(id))).toEqual([]);
  });

  async function readPage(path: string): Promise<string> {
    return pageText(await readFile(join(site, 'dist', path, 'index.html'), 'utf8'));
  }
});
