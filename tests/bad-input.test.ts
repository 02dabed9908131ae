import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../src/core/files.ts';
import { AS_OF, buildArguments, runKith, type KithRun } from './run-kith.ts';
import { changeSite, hashesOf, writeSite, type SiteFiles } from './site-files.ts';
import { edited, TINY_SITE } from './tiny-site.ts';

/**
 * What people get wrong, through the real commands. One site is built, then broken in one way after another; after
 * each failure dist and the snapshot are what they were.
 */
const SCRIPT = '<script>alert(1)</script>';
const HEADER = 'affiliate_id,name,kind,company,segments,code,consent_on,consent_until\n';
const TABLE = `${HEADER}otto,Otto Open,partner,Open Ovens,all,otto,2026-01-10,\n`;

const SITE: SiteFiles = {
  ...TINY_SITE,
  'content/program.yaml': `${(TINY_SITE['content/program.yaml'] ?? '').replace('[en, fr]', '[en]')}refusedRowsLimit: 0.5\n`,
  'content/sources.yaml':
    'accounts: { file: content/data/accounts.csv }\naffiliates: { file: content/data/affiliates.csv }\n',
  'content/data/accounts.csv': 'account_id,industry,mrr\nA-1,bakery,40\nA-2,bakery,50\n',
  'content/data/affiliates.csv': TABLE,
};

let site = '';
let good: Record<string, Record<string, string>> = {};
let changed: string[] = [];

beforeAll(async () => {
  site = await writeSite(SITE);
  const { code, stderr } = await build();
  expect(stderr).not.toContain('✗');
  expect(code).toBe(0);
  good = await state();
});
afterAll(() => rm(site, { recursive: true, force: true }));
afterEach(() => repair());

const build = (asOf = AS_OF) => runKith(buildArguments(site, asOf));

/** Breaks the site until the test is over. */
async function spoil(files: SiteFiles): Promise<void> {
  changed.push(...Object.keys(files));
  await changeSite(site, files);
}

async function repair(): Promise<void> {
  await changeSite(site, Object.fromEntries(changed.map((file) => [file, SITE[file] ?? null])));
  changed = [];
}

/** Every byte that a failure must not touch: what is published, and what the data was. */
async function state() {
  const { 'snapshot.duckdb': snapshot = '', 'manifest.json': manifest = '' } = await hashesOf(
    join(site, '.kith'),
  );
  return { dist: await hashesOf(join(site, 'dist')), kept: { snapshot, manifest } };
}

/** Failures without their colour and spinner: `place`, what happened, what to do. */
function failuresOf({ stderr }: KithRun): string[] {
  return stderr
    .split(/^✗ /m)
    .slice(1)
    .map((failure) => failure.trim().replace(/\s*\n\s*/g, ' '));
}

const inProgram = (from: string, to: string): SiteFiles => {
  const text = SITE['content/program.yaml'] ?? '';
  if (!text.includes(from)) throw new Error(`program.yaml does not hold ${from}`);
  return { 'content/program.yaml': text.replace(from, to) };
};
const rosa = (from: string, to: string) => edited('content/affiliates/rosa.yaml', from, to);

test.each<[string, SiteFiles, readonly string[]]>([
  [
    'a key with a typing error',
    edited('content/segments/bakeries.mdx', 'audience:', 'audiense:'),
    [
      'content/segments/bakeries.mdx:2 (audience) "audience" is missing → Add it: a text.',
      'content/segments/bakeries.mdx:2 (audiense) Unknown key "audiense" → Did you mean "audience"?',
    ],
  ],
  [
    'a segment that does not exist',
    rosa('[bakeries]', '[bakerys]'),
    ['content/affiliates/rosa.yaml:5 (segments.0) There is no segment "bakerys" → Did you mean "bakeries"?'],
  ],
  [
    'an affiliate in two files',
    { 'content/affiliates/rosa.yml': TINY_SITE['content/affiliates/rosa.yaml'] ?? '' },
    [
      'content/affiliates/rosa.yml:1 (id) The id "rosa" is that of another affiliate too: content/affiliates/rosa.yaml',
    ],
  ],
  [
    'two affiliates with one code',
    { 'content/affiliates/rene.yaml': 'name: Rene\nkind: partner\nsegments: all\ncode: rosa\n' },
    ['The code "rosa" is that of another affiliate too'],
  ],
  [
    'a call to action that is a script',
    inProgram('url: https://app.oatmark.example/signup', 'url: "javascript:alert(1)"'),
    [
      '(tracking.url) "tracking.url" is "javascript:alert(1)": must be an address that begins with https:// or http://',
    ],
  ],
  [
    'a call to action on a host that is not allowed',
    inProgram('url: https://app.oatmark.example/signup', 'url: https://evil.example/signup'),
    [
      'The call to action cannot lead there: host "evil.example" is not in tracking.hosts (app.oatmark.example)',
    ],
  ],
  [
    'a call to action that hides its host',
    inProgram('url: https://app.oatmark.example/signup', 'url: https://app.oatmark.example@evil.example/'),
    ['The call to action cannot lead there'],
  ],
  [
    'a name of 300 characters',
    rosa('name: Rosa Rye', `name: ${'R'.repeat(300)}`),
    ['content/affiliates/rosa.yaml:1 (name) "name" is "RRR'],
  ],
  ['a name of controls alone', rosa('name: Rosa Rye', 'name: "\\u202e\\u2066"'), ['must not be empty']],
  [
    'a segment that is a path',
    rosa('[bakeries]', '["../../etc"]'),
    ['content/affiliates/rosa.yaml:5 (segments.0) "segments.0" is "../../etc": must be lowercase letters'],
  ],
  [
    'a code that is a path',
    rosa('kind: customer', 'kind: customer\ncode: "../../etc"'),
    ['(code) "code" is "../../etc": must be letters, digits'],
  ],
  [
    'a picture outside public',
    rosa('kind: customer', 'kind: customer\nface: /../../etc/passwd.png'),
    ['(face) "face" is "/../../etc/passwd.png": must be a picture in public/'],
  ],
  [
    'a file name that no address can hold',
    { 'content/affiliates/%2E%2E%2Fetc.yaml': 'name: Etc\nkind: partner\nsegments: all\n' },
    [
      'The file name "%2E%2E%2Fetc" cannot be part of an address → Use lowercase letters, digits and hyphens: "2e-2e-2fetc"',
    ],
  ],
  [
    'a name in a script that no font has',
    rosa('name: Rosa Rye', 'name: רוזה'),
    [
      'The card cards/rosa/bakeries/',
      'cannot be drawn: no font has the Hebrew ר (U+05E8), ו (U+05D5), ז (U+05D6), ה (U+05D4) of “Recommended by רוזה” → Run npm i @fontsource/noto-sans-hebrew',
    ],
  ],
  [
    'a font for a script that is not installed',
    inProgram('body: Figtree }', 'body: Figtree, scripts: { Arabic: Cairo } }'),
    [
      'content/program.yaml (brand.fonts.scripts.Arabic) The font "Cairo" is not installed → Run npm i @fontsource/cairo',
    ],
  ],
  [
    'text in a column of numbers, in most rows',
    { 'content/data/accounts.csv': 'account_id,industry,mrr\nA-1,bakery,many\nA-2,bakery,lots\n' },
    ['content/data/accounts.csv'],
  ],
  ['a source that is not there', { 'content/data/accounts.csv': null }, ['content/data/accounts.csv']],
])('%s fails the build, is named, and changes nothing', async (_, files, expected) => {
  await spoil(files);
  const run = await build();
  const failures = failuresOf(run);
  for (const text of expected) expect(failures.join('\n')).toContain(text);
  expect(run.stdout).toBe('');
  expect(run.code).toBe(1);
  expect(await state()).toEqual(good);
});

test('all that is wrong is said at once', async () => {
  await spoil({
    ...edited('content/affiliates/rosa.yaml', 'kind: customer', 'kind: custommer'),
    ...edited('content/segments/bakeries.mdx', '[plan-the-bake]', '[plan-the-cake]'),
    ...edited('content/guides/bake-less-bin-less.mdx', 'minutes: 4', 'minutes: soon'),
  });
  const failures = failuresOf(await build()).join('\n');
  expect(failures).toContain('content/affiliates/rosa.yaml:2 (kind) "kind" is "custommer"');
  expect(failures).toContain('There is no use case "plan-the-cake"');
  expect(failures).toContain('bake-less-bin-less.mdx:5 (minutes) "minutes" must be a number, but is "soon"');
  expect(await state()).toEqual(good);
});

test('a text that cannot be read is found by check and by build with its line, before anything is touched', async () => {
  await spoil(
    edited('content/guides/bake-less-bin-less.mdx', 'Count for a week.', '<div>\n\nCount for a week.'),
  );
  const checked = await runKith(['check', '--site', site, '--as-of', AS_OF]);
  expect(checked.code).toBe(1);
  const built = await build();
  expect(built.code).toBe(1);
  expect(failuresOf(built).join()).toContain(
    'content/guides/bake-less-bin-less.mdx:8 The text cannot be read',
  );
  expect(checked.stdout).toContain(
    '✗ content/guides/bake-less-bin-less.mdx:8\n  The text cannot be read: Expected a closing tag for `<div>`',
  );
  expect(await state()).toEqual(good);
});

test('a pull that fails keeps the last snapshot and says so', async () => {
  await spoil({ 'content/data/accounts.csv': 'industry,mrr\nbakery,40\n' });
  const { code, stderr } = await runKith(['pull', '--site', site]);
  expect(code).toBe(1);
  expect(stderr).toContain('account_id');
  expect(await state()).toEqual(good);
});

test('names that attack are shown as text, and none leads out of dist', async () => {
  const names = {
    script: SCRIPT,
    path: '../../etc',
    emoji: 'Zoë 👩‍🍳🥖',
    bidi: '\u202eeliF\u2066 Evil',
    formula: '=1+1',
    quotes: '"><img src=x onerror=alert(1)>',
  };
  const yaml = Object.fromEntries(
    Object.entries(names).map(([id, name]) => [
      `content/affiliates/${id}.yaml`,
      `name: ${JSON.stringify(name)}\nkind: customer\nrole: ${JSON.stringify(name)}\ncompany: ${JSON.stringify(name)}\nsegments: all\nquote: ${JSON.stringify(name)}\nconsent: { what: [name, quote], by: x, on: 2026-01-10 }\n`,
    ]),
  );
  const rows = Object.entries(names).map(
    ([id, name]) => `row-${id},${cell(name)},partner,${cell(name)},all,row-${id},2026-01-10,\n`,
  );
  const hostile = [
    `../../etc,Up Above,partner,,all,up,2026-01-10,\n`,
    `"${SCRIPT}",By Id,partner,,all,by-id,2026-01-10,\n`,
    `long,${'L'.repeat(300)},partner,,all,long,2026-01-10,\n`,
    `codes,Bad Code,partner,,all,"<b>",2026-01-10,\n`,
    `rosa,Rosa From The Table,partner,,all,rosa-row,2026-01-10,\n`,
    `row_script,Same Address,partner,,all,same,2026-01-10,\n`,
  ];
  await spoil({ ...yaml, 'content/data/affiliates.csv': TABLE + rows.join('') + hostile.join('') });
  const { code, stderr } = await build();
  expect(stderr).not.toContain('✗');
  expect(code).toBe(0);

  const paths = await listFiles(join(site, 'dist'));
  const pages = new Set(paths.filter((path) => path.startsWith('with/')));
  for (const id of [
    'script',
    'path',
    'emoji',
    'bidi',
    'row-script',
    'row-path',
    'row-emoji',
    'row-bidi',
    'etc',
    'script-alert-1-script',
  ]) {
    expect(pages).toContain(`with/${id}/bakeries/index.html`);
  }
  for (const id of ['long', 'codes']) expect(pages).not.toContain(`with/${id}/bakeries/index.html`);
  for (const path of paths) expect(path).toMatch(/^[\w./-]+$/);
  expect(await listFiles(join(site, 'etc'))).toEqual([]);

  const landing = (id: string) => readFile(join(site, 'dist/with', id, 'bakeries/index.html'), 'utf8');
  for (const id of ['script', 'row-script'])
    expect(await landing(id)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  for (const id of ['path', 'row-path']) expect(await landing(id)).toContain('../../etc recommends Oatmark');
  for (const id of ['emoji', 'row-emoji']) expect(await landing(id)).toContain('Zoë 👩‍🍳🥖');
  for (const id of ['bidi', 'row-bidi']) expect(await landing(id)).toContain('eliF Evil');
  expect(await landing('rosa')).not.toContain('Rosa From The Table');

  for (const { path, text } of await textsOfDist(paths)) {
    expect(/[\u202a-\u202e\u2066-\u2069]/.test(text), path).toBe(false);
    if (/\.(html|svg)$/.test(path)) expect(scriptsIn(text), path).toEqual([]);
    if (path.endsWith('.csv')) expect(/(^|,)"?=1\+1/m.test(text), path).toBe(false);
  }
  expect(stderr).toContain('Affiliate "long": name');
  expect(stderr).toContain('Affiliate "codes": code');
  expect(stderr).toContain(
    'Affiliate "row_script": its address would be that of another affiliate, "row-script"',
  );

  const checked = await runKith(['check', '--site', site, '--as-of', AS_OF]);
  expect(checked.stdout).not.toContain('✗');
  expect(checked.code).toBe(0);

  await repair();
  const shrunk = await runKith(['pull', '--site', site]);
  expect(shrunk.code).toBe(1);
  expect(shrunk.stderr).toContain('--accept-shrink');
  expect((await runKith(['pull', '--site', site, '--accept-shrink'])).code).toBe(0);
});

test('two rows with one id: one is left out, and the pull says which', async () => {
  await spoil({ 'content/data/affiliates.csv': `${TABLE}otto,Otto Other,partner,,all,other,2026-01-10,\n` });
  const { code, stdout } = await runKith(['pull', '--site', site]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/affiliates .* 2 +1 +1/);
  expect(stdout).toContain('otto');
});

test('a segment without a case study builds and is whole', async () => {
  await spoil({ 'content/case-studies/rye-and-sons.mdx': null });
  const { code, stdout, stderr } = await build();
  expect(code).toBe(0);
  expect(removedFiles(stdout)).toContain('case-studies/rye-and-sons/index.html');
  expect(stderr).toContain('This segment has no case study that may be shown');
  const page = await readFile(join(site, 'dist/for/bakeries/index.html'), 'utf8');
  expect(page).not.toContain('Half the waste');
  const checked = await runKith(['check', '--site', site, '--as-of', AS_OF]);
  expect(checked.stdout).not.toContain('✗');
});

test('after a consent has ended nothing shows what it covered, and what went is listed', async () => {
  await spoil({
    'public/faces/rosa.svg': TINY_SITE['public/logo.svg'] ?? '',
    ...edited(
      'content/affiliates/rosa.yaml',
      'consent: { what: [name, quote]',
      'face: /faces/rosa.svg\nconsent: { what: [name, quote, face]',
    ),
  });
  const before = await build();
  expect(before.code).toBe(0);
  const had = await textsOfDist(await listFiles(join(site, 'dist')));
  const shown = ['Rosa Rye', 'Rye & Sons', 'I would not open without it', 'We bin half of what we used to'];
  for (const text of shown)
    expect(
      had.some((file) => plain(file.text).includes(text)),
      text,
    ).toBe(true);
  const cards = await hashesOf(join(site, 'dist/cards/rosa'));

  const stale = await runKith(['check', '--site', site, '--as-of', '2029-01-01']);
  expect(stale.code).toBe(1);
  expect(stale.stdout).toContain('Shows the name of an affiliate who did not allow it: Rosa Rye');

  const { code, stdout } = await build('2029-01-01');
  expect(code).toBe(0);
  expect(removedFiles(stdout)).toContain('case-studies/rye-and-sons/index.html');
  expect(removedFiles(stdout)).toContain('faces/rosa.svg');
  const now = await textsOfDist(await listFiles(join(site, 'dist')));
  for (const text of shown) {
    expect(
      now.filter((file) => plain(file.text).includes(text)).map(({ path }) => path),
      text,
    ).toEqual([]);
  }
  const others = await hashesOf(join(site, 'dist/cards/rosa'));
  // Cards that show what somebody said are gone; all others name nobody any more.
  const quotes = Object.keys(cards).filter((card) => card.includes('quote-'));
  expect(quotes.length).toBeGreaterThan(0);
  expect(Object.keys(others)).toEqual(Object.keys(cards).filter((card) => !quotes.includes(card)));
  for (const [card, hash] of Object.entries(others)) expect(hash, card).not.toBe(cards[card]);
});

/** A cell of a CSV. */
function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Code that a name brought with it, as a browser would see it: elements and handlers, not texts that look like them. */
function scriptsIn(html: string): string[] {
  const found: string[] = [];
  let element = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      element = name;
      for (const attribute in attributes) if (attribute.startsWith('on')) found.push(`${name} ${attribute}`);
    },
    ontext(text) {
      if (element === 'script' && text.includes('alert(')) found.push(text);
    },
    onclosetag: () => void (element = ''),
  });
  parser.end(html);
  return found;
}

function removedFiles(stdout: string): string[] {
  return (JSON.parse(stdout) as { files: { removed: string[] } }).files.removed;
}

/** Texts of dist, those in zips included. */
async function textsOfDist(paths: readonly string[]): Promise<{ path: string; text: string }[]> {
  const isText = (path: string) => /\.(html|svg|css|xml|txt|csv|md|json)$/.test(path);
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(join(site, 'dist', path));
      if (!path.endsWith('.zip')) return [{ path, bytes: new Uint8Array(bytes) }];
      return Object.entries(unzipSync(bytes)).map(([name, entry]) => ({
        path: `${path}!${name}`,
        bytes: entry,
      }));
    }),
  );
  return files
    .flat()
    .filter(({ path }) => isText(path))
    .map(({ path, bytes }) => ({ path, text: Buffer.from(bytes).toString('utf8') }));
}

function plain(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('\u00a0', ' ');
}
