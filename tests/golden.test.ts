import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../src/core/files.ts';
import { pageText } from './page-text.ts';
import { AS_OF, buildArguments, buildSite, runKith, startKith, type BuildFacts } from './run-kith.ts';

/**
 * A tiny site through the real command: two locales, two segments, an affiliate with consent, one without, one from a
 * table, an offer that ends. The tests tell one story: each goes on from what the one before it left.
 */
const GOLDEN = join(import.meta.dirname, 'sites/golden');
const EXPECTED = join(GOLDEN, 'expected');

/** Pages whose texts stand in expected/pages. */
const READ = [
  'index.html',
  'for/bakeries/index.html',
  'with/rosa/bakeries/index.html',
  'fr/with/rosa/bakeries/index.html',
  'with/ned/cafes/index.html',
  'with/crumb-weekly/bakeries/index.html',
  'guides/bake-less-bin-less/index.html',
];

const folders: string[] = [];
let site = '';
let first: BuildFacts;

beforeAll(async () => {
  site = await copyOf(GOLDEN);
  first = await buildSite(site);
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

test('a first build writes exactly the expected files', async () => {
  const paths = await listFiles(join(site, 'dist'));
  expect(first.files).toEqual({ added: paths, changed: [], removed: [], unchanged: 0 });
  const names = [...new Set(paths.map(withoutHashes))].sort();
  await expect(`${names.join('\n')}\n`).toMatchFileSnapshot(join(EXPECTED, 'files.txt'));
});

test.each(READ)('%s says what it should', async (path) => {
  const name = path.replace(/\/?index\.html$/, '').replaceAll('/', '_') || 'program';
  const text = pageText(await readFile(join(site, 'dist', path), 'utf8'));
  await expect(text).toMatchFileSnapshot(join(EXPECTED, 'pages', `${name}.txt`));
});

test('a second build makes nothing and leaves every byte', async () => {
  const before = await hashes(site);
  const { stages, files } = await buildSite(site);
  expect(stages.map(({ stage, made }) => [stage, made])).toEqual([
    ['cards', 0],
    ['kits', 0],
    ['pages', 0],
    ['search', 0],
  ]);
  expect(stages.map(({ kept }) => kept)).toEqual(first.stages.map(({ made }) => made));
  expect(files).toEqual({ added: [], changed: [], removed: [], unchanged: first.files.added.length });
  expect(await hashes(site)).toEqual(before);
});

test('another folder, time zone, language and mode give the same bytes', async () => {
  const elsewhere = await copyOf(GOLDEN);
  const environment = {
    TZ: 'Asia/Tokyo',
    LANG: 'fr_FR.UTF-8',
    LC_ALL: 'fr_FR.UTF-8',
    NODE_ENV: 'development',
  };
  await buildSite(elsewhere, { environment });
  expect(await hashes(elsewhere)).toEqual(await hashes(site));
});

test('a site that was moved with its state is the same, and makes no card or kit again', async () => {
  const before = await hashes(site);
  const moved = join(await temporary(), 'deep', 'er');
  await mkdir(join(moved, '..'), { recursive: true });
  await rename(site, moved);
  site = moved;
  const { stages, files } = await buildSite(site);
  expect(madeBy(stages)).toMatchObject({ cards: 0, kits: 0, search: 0 });
  expect(files.unchanged).toBe(first.files.added.length);
  expect(await hashes(site)).toEqual(before);
});

test('an edit in the text of a guide changes that guide alone', async () => {
  await edit('content/guides/bake-less-bin-less.mdx', 'leftover loaves', 'loaves left over');
  const { stages, files } = await buildLikeClean();
  expect(pagesOf(files)).toEqual({
    added: [],
    changed: ['guides/bake-less-bin-less/index.html'],
    removed: [],
  });
  expect(madeBy(stages)).toMatchObject({ cards: 0, kits: 0 });
});

test('a new title of a guide changes the pages that name it, and no other', async () => {
  await edit('content/guides/bake-less-bin-less.mdx', 'Bake less, bin less', 'Bake less, waste less');
  const { files } = await buildSite(site);
  expect(pagesOf(files).changed).toEqual([
    'for/bakeries/index.html',
    'for/cafes/index.html',
    'guides/bake-less-bin-less/index.html',
    'guides/index.html',
    'guides/shorten-the-queue/index.html',
    'welcome/bakeries/index.html',
    'welcome/cafes/index.html',
    'with/crumb-weekly/bakeries/index.html',
    'with/crumb-weekly/cafes/index.html',
    'with/ned/cafes/index.html',
    'with/rosa/bakeries/index.html',
  ]);
});

test('a variant of a page adds its own pages, and none that was there is rendered again but those of the kits', async () => {
  const variant = 'variants: [{ name: milk, headline: There is always milk }]\naccounts:';
  await edit('content/segments/cafes.mdx', 'accounts:', variant);
  const { files } = await buildLikeClean();
  expect(pagesOf(files)).toEqual({
    added: ['with/crumb-weekly/cafes/milk/index.html', 'with/ned/cafes/milk/index.html'],
    changed: [
      expect.stringMatching(/^kits\/crumb-weekly-\w{26}\/cafes\/index\.html$/),
      expect.stringMatching(/^kits\/crumb-weekly-\w{26}\/index\.html$/),
      expect.stringMatching(/^kits\/ned-\w{26}\/index\.html$/),
    ],
    removed: [],
  });
  expect(await filesWith('There is always milk')).toContain('with/ned/cafes/milk/index.html');
  expect(await filesWith('cafes/milk')).not.toContain('sitemap.xml');
  await edit('content/segments/cafes.mdx', variant, 'accounts:');
  expect(pagesOf((await buildSite(site)).files).removed).toEqual([
    'with/crumb-weekly/cafes/milk/index.html',
    'with/ned/cafes/milk/index.html',
  ]);
});

test('a build that does not pass its check is gone on from, and what did not pass is looked at again', async () => {
  const manifest = () => readFile(join(site, '.kith/manifest.json'), 'utf8');
  const finished = await manifest();
  const problem = 'Shows the name of an affiliate who did not allow it: Ned Notyet';
  await edit('content/guides/bake-less-bin-less.mdx', 'for a week', 'for a week, says Ned Notyet');
  for (const pages of [/^pages +[1-9]\d* rendered/m, /^pages +0 rendered/m]) {
    const { code, stderr } = await runKith(buildArguments(site));
    expect(code).toBe(1);
    expect(stderr).toContain(`✗ dist/guides/bake-less-bin-less/index.html\n  ${problem}`);
    expect(stderr).toMatch(pages);
    expect(await manifest()).toBe(finished);
  }
  const checked = await runKith(['check', '--site', site, '--as-of', AS_OF]);
  expect(checked.code).toBe(1);
  expect(checked.stdout).toContain('The last build did not pass its check: do not publish dist');
  expect(checked.stdout).toContain(problem);

  await edit('content/program.yaml', 'name: Oatmark\n', 'name: Oatmark\npublicNames: [Ned Notyet]\n');
  const { stages, files } = await buildSite(site);
  expect(madeBy(stages)).toMatchObject({ cards: 0, kits: 0, pages: 0 });
  expect(pagesOf(files).changed).toEqual(['guides/bake-less-bin-less/index.html']);
  expect((await runKith(['check', '--site', site, '--as-of', AS_OF])).code).toBe(0);

  await edit('content/program.yaml', 'publicNames: [Ned Notyet]\n', '');
  await edit('content/guides/bake-less-bin-less.mdx', ', says Ned Notyet', '');
  await buildSite(site);
});

test('a new name of an affiliate changes its pages, cards and kits, and no other', async () => {
  await edit('content/affiliates/rosa.yaml', 'name: Rosa Rye', 'name: Rosa Barley');
  const { stages, files } = await buildLikeClean();
  expect(files.changed.filter((path) => !path.includes('/rosa'))).toEqual([]);
  expect(pagesOf(files)).toEqual({
    added: [],
    changed: [
      'fr/with/rosa/bakeries/index.html',
      'fr/with/rosa/index.html',
      expect.stringMatching(/^kits\/rosa-\w{26}\/bakeries-fr\/index\.html$/),
      expect.stringMatching(/^kits\/rosa-\w{26}\/bakeries\/index\.html$/),
      expect.stringMatching(/^kits\/rosa-\w{26}\/index\.html$/),
      'with/rosa/bakeries/index.html',
      'with/rosa/index.html',
    ],
    removed: [],
  });
  // Two kits, and the zip with both; in French nobody is quoted.
  expect(madeBy(stages)).toMatchObject({ cards: 49, kits: 3 });
});

test('an affiliate that is gone leaves nothing behind, and every file of it is listed', async () => {
  const own = (await listFiles(join(site, 'dist'))).filter((path) => /\/ned\b/.test(path));
  await rm(join(site, 'content/affiliates/ned.yaml'));
  const { files } = await buildLikeClean();
  expect(own.length).toBeGreaterThan(8);
  expect(files.removed).toEqual(own);
  expect(existsSync(join(site, 'dist/with/ned'))).toBe(false);
});

test('a new colour of the brand reaches every card, kit and page', async () => {
  await edit('content/program.yaml', '#1f4e8a', '#8a1f4e');
  const { stages, files } = await buildLikeClean();
  const cards = (await listFiles(join(site, 'dist'))).filter((path) => /(?:^|\/)cards\/.*\.png$/.test(path));
  expect(files.changed).toEqual(expect.arrayContaining(cards));
  expect(files.changed).toContain('theme.css');
  expect(stages.map(({ kept }) => kept)).toEqual([0, 0, 0, expect.any(Number)]);
  const portal = files.changed.find((path) => /^kits\/rosa-\w+\/index\.html$/.test(path)) ?? '';
  const text = pageText(await readFile(join(site, 'dist', portal), 'utf8'));
  expect(text.slice(text.indexOf('What is new')).split('\n').slice(2, 4)).toEqual([
    expect.stringMatching(/^bakeries <\/kits\/rosa-\w+\/bakeries\/> \d+ images redrawn/),
    expect.stringMatching(/^boulangeries <\/kits\/rosa-\w+\/bakeries-fr\/> Français \d+ images redrawn/),
  ]);
});

test('files of dist that were deleted, damaged or added by hand are set right', async () => {
  const before = await hashes(site);
  await rm(join(site, 'dist/with/rosa/index.html'));
  await rm(join(site, 'dist/cards/rosa/bakeries/offer-og.png'));
  await writeFile(join(site, 'dist/guides/index.html'), 'half a pa');
  await writeFile(join(site, 'dist/cards/for/cafes/statement-og.png'), 'half a pic');
  await writeFile(join(site, 'dist/pagefind/pagefind.js'), 'half a scr');
  await writeFile(join(site, 'dist/with/stranger.html'), 'what is this?');
  const { files } = await buildSite(site);
  expect(await hashes(site)).toEqual(before);
  expect(files).toMatchObject({ added: [], changed: [], removed: [] });
});

test('a build that was killed while it rendered is made good by the next one that gets past content', async () => {
  await edit('content/program.yaml', 'The till that counts itself', 'The till that adds up');
  const { process: child, ended } = startKith(buildArguments(site));
  const index = join(site, 'dist/index.html');
  while (child.exitCode === null && !(await readFile(index, 'utf8')).includes('adds up')) await sleep(5);
  child.kill('SIGKILL');
  expect((await ended).code).toBeNull();
  await edit('content/program.yaml', 'currency: EUR', 'currency: euros');
  expect((await runKith(buildArguments(site))).stderr).toContain('currency');
  await edit('content/program.yaml', 'currency: euros', 'currency: EUR');
  const { stages } = await buildLikeClean();
  expect(stages.map(({ kept }) => kept)).toEqual([0, 0, 0, 0]);
});

test('once a consent has ended, no file says the name', async () => {
  const asOf = '2028-02-01';
  expect(await filesWith('Rosa Barley')).toContain('with/rosa/bakeries/index.html');
  expect(await filesWith('Crumb')).toContain('with/crumb-weekly/bakeries/index.html');
  const { files } = await buildLikeClean(asOf);
  expect(await filesWith('Rosa')).toEqual([]);
  expect(await filesWith('Crumb')).toEqual([]);
  expect(await filesWith('31 December 2026')).toEqual([]);
  expect(files.removed).toContain('case-studies/rye-and-sons/index.html');
  expect(files.changed).toContain('cards/rosa/bakeries/statement-og.png');
});

test('of two builds at once, one is refused', async () => {
  const runs = await Promise.all([runKith(buildArguments(site)), runKith(buildArguments(site))]);
  expect(runs.map(({ code }) => code).sort()).toEqual([0, 1]);
  const refused = runs.find(({ code }) => code === 1);
  expect(refused?.stderr).toContain('Another build of this site is running');
});

test('a dist that somebody else filled is refused and left alone', async () => {
  const foreign = await copyOf(GOLDEN);
  await mkdir(join(foreign, 'dist'));
  await writeFile(join(foreign, 'dist/thesis.txt'), 'years of work');
  const { code, stderr } = await runKith(buildArguments(foreign));
  expect(code).toBe(1);
  expect(stderr).toContain('there is no record that Kith made them');
  expect(await listFiles(join(foreign, 'dist'))).toEqual(['thesis.txt']);
  expect(await readFile(join(foreign, 'dist/thesis.txt'), 'utf8')).toBe('years of work');
});

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-golden-'));
  folders.push(folder);
  return folder;
}

/** What an author keeps of a site, in a folder of its own: no dist, no state. */
async function copyOf(from: string): Promise<string> {
  const folder = await temporary();
  for (const part of ['content', 'public']) {
    await cp(join(from, part), join(folder, part), { recursive: true });
  }
  return folder;
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const before = await readFile(join(site, file), 'utf8');
  expect(before).toContain(from);
  await writeFile(join(site, file), before.replaceAll(from, to));
}

/**
 * Builds the site, and the same content from nothing in another folder, and expects the same bytes of both. Both know what
 * the kits were before: portals tell what is new in them.
 */
async function buildLikeClean(asOf = AS_OF): Promise<BuildFacts> {
  const clean = await copyOf(site);
  const records = join('.kith', 'kits.json');
  if (existsSync(join(site, records))) await cp(join(site, records), join(clean, records));
  const [facts] = await Promise.all([buildSite(site, { asOf }), buildSite(clean, { asOf })]);
  expect(await hashes(site)).toEqual(await hashes(clean));
  await rm(clean, { recursive: true });
  return facts;
}

/** Path in dist -> SHA-256. */
async function hashes(of: string): Promise<Record<string, string>> {
  const dist = join(of, 'dist');
  const entries = (await listFiles(dist)).map(async (path): Promise<[string, string]> => {
    return [
      path,
      createHash('sha256')
        .update(await readFile(join(dist, path)))
        .digest('hex'),
    ];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Files of dist that hold a text; kits are looked into. */
async function filesWith(text: string): Promise<string[]> {
  const dist = join(site, 'dist');
  const found: string[] = [];
  for (const path of await listFiles(dist)) {
    const bytes = await readFile(join(dist, path));
    const parts = path.endsWith('.zip') ? Object.values(unzipSync(bytes)) : [bytes];
    if (parts.some((part) => Buffer.from(part).includes(text))) found.push(path);
  }
  return found;
}

function pagesOf({ added, changed, removed }: BuildFacts['files']) {
  const pages = (paths: readonly string[]) => paths.filter((path) => path.endsWith('.html'));
  return { added: pages(added), changed: pages(changed), removed: pages(removed) };
}

function madeBy(stages: BuildFacts['stages']): Record<string, number> {
  return Object.fromEntries(stages.map(({ stage, made }) => [stage, made]));
}

/** Hashes in names change with every touch of the styles; that they are there does not. */
function withoutHashes(path: string): string {
  return path
    .replace(/^(_assets|fonts)\/.+\.(\w+)$/, '$1/*.$2')
    .replace(/^(kits\/[a-z-]+)-\w{26}\//, '$1-TOKEN/')
    .replace(/^(pagefind\/.*[._]?(?:en|fr))_[0-9a-f]+\./, '$1_HASH.');
}
