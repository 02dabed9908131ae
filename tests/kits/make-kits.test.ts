import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { silentProgress } from '../../src/core/progress.ts';
import { makeKits, type MadeKits } from '../../src/kits/make-kits.ts';
import type { Plan } from '../../src/schemas/plan.ts';
import { fixturePlan } from '../fixtures/plan.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
let outDir = '';
let plan: Plan;

beforeEach(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'kith-kits-'));
  plan = onlyRosa(fixturePlan());
  for (const { path } of plan.cards) {
    await mkdir(dirname(join(outDir, path)), { recursive: true });
    await writeFile(join(outDir, path), `pixels of ${path}`);
  }
});
afterEach(() => rm(outDir, { recursive: true }));

function onlyRosa(whole: Plan): Plan {
  return { ...whole, kits: whole.kits.filter(({ affiliate }) => affiliate === 'rosa-oven') };
}

function make(previous: ReadonlyMap<string, string> = new Map()): Promise<MadeKits> {
  return makeKits({ plan, outDir, previous }, { progress: silentProgress });
}

const zipPath = (index = 0): string => join(outDir, plan.kits[index]?.zip ?? '');
const readZip = async (index = 0) => unzipSync(await readFile(zipPath(index)));
const readText = (files: Record<string, Uint8Array>, path: string) => new TextDecoder().decode(files[path]);

test('a kit holds texts, images, links, codes, disclosure and manifest, sorted', async () => {
  expect(await make()).toMatchObject({ made: 4, kept: 0 });
  expect(Object.keys(await readZip())).toEqual([
    'README.txt',
    'disclosure.txt',
    'email/to-a-friend.txt',
    'headlines.csv',
    'headlines.txt',
    'images/alt.txt',
    'images/offer-og.png',
    'images/offer-square.png',
    'images/offer-story.png',
    'images/statement-300x250.png',
    'images/statement-og.png',
    'images/statement-square.png',
    'images/statement-story.png',
    'links.csv',
    'manifest.json',
    'newsletter/newsletter.html',
    'newsletter/newsletter.md',
    'newsletter/newsletter.txt',
    'posts/coupon.txt',
    'posts/facebook.txt',
    'posts/instagram.txt',
    'posts/linkedin.txt',
    'posts/messages.txt',
    'posts/x.txt',
    'qr.png',
    'qr.svg',
    'website/banners.txt',
    'website/blog.html',
    'website/blog.md',
    'website/confirmation-page.html',
    'website/home-page.html',
    'website/post-purchase.html',
  ]);
});

test('the files are in the language of the kit', async () => {
  await make();
  const french = plan.kits.findIndex(({ locale }) => locale === 'fr');
  const files = await readZip(french);
  expect(readText(files, 'README.txt')).toContain('CE QUE CONTIENT LE KIT');
  expect(readText(files, 'email/to-a-friend.txt')).toMatch(
    /^Objet\u00a0: [^\n]+\nTexte d’aperçu\u00a0: [^\n]+\n\nBonjour,\n\nJ’ai un conseil pour vous\. /u,
  );
  expect(readText(files, 'images/offer-og.png')).toBe('pixels of fr/cards/rosa-oven/bakeries/offer-og.png');
  expect(readText(await readZip(), 'disclosure.txt')).toContain(
    'If somebody else speaks about you:\nRosa Almeida gets a reward from Oatmark if you sign up.\n',
  );
});

const ManifestSchema = z.object({
  kit: z.object({ affiliate: z.string(), shortLink: z.string() }),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

test('the manifest lists every other file with its size and checksum', async () => {
  await make();
  const files = await readZip();
  const manifest = ManifestSchema.parse(JSON.parse(readText(files, 'manifest.json')));
  expect(manifest.kit).toEqual({
    affiliate: 'rosa-oven',
    shortLink: 'https://friends.oatmark.example/go/rosa-oven/bakeries/',
  });
  expect(manifest.files.map(({ path }) => path)).toEqual(
    Object.keys(files).filter((path) => path !== 'manifest.json'),
  );
  for (const { path, bytes, sha256 } of manifest.files) {
    const found = files[path] ?? new Uint8Array();
    expect([bytes, sha256]).toEqual([found.byteLength, createHash('sha256').update(found).digest('hex')]);
  }
});

test('other programs open the zip and find images stored, and dates of 2020', async () => {
  await make();
  const { stdout } = await run('unzip', ['-t', zipPath()]);
  expect(stdout).toContain('No errors detected');
  const script = `import json,sys,zipfile
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
print(json.dumps([[i.filename, i.compress_type, i.date_time] for i in z.infolist()]))`;
  const python = await run('python3', ['-c', script, zipPath()]);
  const entries = z
    .array(z.tuple([z.string(), z.number(), z.array(z.number())]))
    .parse(JSON.parse(python.stdout));
  expect(entries).toHaveLength(32);
  for (const [path, method, date] of entries) {
    expect([path, method]).toEqual([path, path.endsWith('.png') ? 0 : 8]);
    expect(date).toEqual([2020, 1, 1, 0, 0, 0]);
  }
});

test('the same plan makes the same bytes again, in every time zone', async () => {
  await make();
  const first = createHash('sha256')
    .update(await readFile(zipPath()))
    .digest('hex');
  const script = `
    const load = (path) => import(${JSON.stringify(`${pathToFileURL(ROOT).href}/`)} + path);
    const { makeKits } = await load('src/kits/make-kits.ts');
    const { silentProgress } = await load('src/core/progress.ts');
    const { fixturePlan } = await load('tests/fixtures/plan.ts');
    const plan = fixturePlan();
    plan.kits = plan.kits.slice(0, 1);
    await makeKits({ plan, outDir: process.argv[1], previous: new Map() }, { progress: silentProgress });`;
  for (const zone of ['Asia/Tokyo', 'America/Los_Angeles']) {
    await unlink(zipPath());
    const node = join(ROOT, 'node_modules/.bin/node');
    await run(node, ['--input-type=module', '-e', script, outDir], { env: { ...process.env, TZ: zone } });
    expect(
      createHash('sha256')
        .update(await readFile(zipPath()))
        .digest('hex'),
      zone,
    ).toBe(first);
  }
}, 60_000);

test('a kit is kept where neither its digest changed nor its file is gone', async () => {
  const { files } = await make();
  expect(await make(files)).toMatchObject({ made: 0, kept: 4, files });
  const before = (await stat(zipPath())).ino;
  const changed = plan.kits[1];
  if (!changed) throw new Error('the fixture has too few kits');
  plan = { ...plan, kits: plan.kits.map((kit) => (kit === changed ? { ...kit, digest: 'other' } : kit)) };
  await unlink(zipPath(2));
  expect(await make(files)).toMatchObject({ made: 2, kept: 2 });
  expect((await stat(zipPath())).ino).toBe(before);
  expect((await readZip(2))['qr.svg']).toBeDefined();
});

test('a missing card is named, and no half a kit is left', async () => {
  await unlink(join(outDir, 'cards/rosa-oven/bakeries/offer-square.png'));
  await expect(make()).rejects.toThrow(
    /kit kits\/rosa-oven-t0ken\/bakeries\.zip needs the card cards\/rosa-oven\/bakeries\/offer-square\.png/u,
  );
  await expect(stat(zipPath())).rejects.toThrow('ENOENT');
});

test('hostile names are harmless in every file', async () => {
  const rosa = plan.affiliates['en/rosa-oven'];
  if (!rosa) throw new Error('the fixture has no rosa-oven');
  const name = '"=1+1", <script>alert(1)</script> 🧨 שלום';
  plan = {
    ...plan,
    affiliates: { ...plan.affiliates, 'en/rosa-oven': { ...rosa, name, company: name, quote: name } },
  };
  await make();
  const files = await readZip();
  const html = Object.keys(files).filter((path) => path.endsWith('.html') || path === 'website/banners.txt');
  expect(html).toHaveLength(6);
  for (const path of html) {
    expect(readText(files, path), path).toContain('&lt;script&gt;');
    expect(readText(files, path), path).not.toMatch(/<script/u);
  }
  for (const path of ['newsletter/newsletter.md', 'website/blog.md'])
    expect(readText(files, path)).not.toMatch(/(?<!\\)<script/u);
  expect(readText(files, 'links.csv')).not.toContain('script');
  expect(readText(files, 'disclosure.txt')).toContain(name);
  expect(Object.keys(files).every((path) => /^[\w./-]+$/u.test(path))).toBe(true);
});

test('every file of a kit is described in its README, in its language', async () => {
  await make();
  for (const index of [0, plan.kits.findIndex(({ locale }) => locale === 'fr')]) {
    const files = await readZip(index);
    const others = Object.keys(files).filter((path) => path !== 'README.txt');
    for (const path of others) expect(readText(files, 'README.txt')).toContain(path);
    expect(readText(files, 'README.txt')).not.toMatch(/[{}]|undefined/u);
  }
});

test('texts that fit in no wording are reported by name, and only where a kit is made', async () => {
  const copy = plan.copy['en'];
  const text = copy?.texts.find(({ creative }) => creative === 'message');
  if (!text) throw new Error('there is no message');
  text.text = [[{ text: `{disclosure} ${'long '.repeat(150)}{link}`, for: null, segments: null }]];
  const { problems, files } = await make();
  expect(problems.map(({ message }) => message)).toEqual([
    'The kit of rosa-oven for bakeries (en) has no message: every wording is too long',
    'The kit of rosa-oven for hotels (en) has no message: every wording is too long',
  ]);
  expect((await make(files)).problems).toEqual([]);
});

test('one zip holds several kits, each in a folder of its own', async () => {
  const kits = plan.kits.slice(0, 2).map(({ zip }) => zip ?? '');
  const bundle = { affiliate: 'rosa-oven', portal: '/kits/rosa-oven-t0ken/', digest: 'all' };
  plan.bundles = [{ ...bundle, zip: 'kits/rosa-oven-t0ken/_all.zip', kits }];
  const { files, made } = await make();
  expect(made).toBe(5);
  const all = unzipSync(await readFile(join(outDir, 'kits/rosa-oven-t0ken/_all.zip')));
  const single = await readZip();
  for (const [path, bytes] of Object.entries(single)) expect(all[`bakeries/${path}`]).toEqual(bytes);
  expect(Object.keys(all)).toHaveLength(Object.keys(single).length + Object.keys(await readZip(1)).length);
  expect(await make(files)).toMatchObject({ made: 0, kept: 5 });
});

test('without zips there is nothing to make', async () => {
  plan.kits = plan.kits.map((kit) => ({ ...kit, zip: null }));
  expect(await make()).toMatchObject({ made: 0, kept: 0 });
});

test('whoever opens the README first learns what to do, then where the link is, and last what the files are', async () => {
  await make();
  const readme = readText(await readZip(), 'README.txt');
  const places = ['WHERE TO BEGIN', 'YOUR LINKS', 'SAY THAT YOU ARE REWARDED', 'WHAT IS INSIDE'].map(
    (title) => readme.indexOf(title),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(readme).toMatch(/^images\/offer-story\.png +1080 × 1920 {2}stories; add the link as a sticker$/mu);
});

test('every image has its words for whoever cannot see it', async () => {
  await make();
  const files = await readZip();
  const images = Object.keys(files).filter((path) => path.endsWith('.png') && path.startsWith('images/'));
  const told = readText(files, 'images/alt.txt').split('\n\n');
  expect(told.map((entry) => entry.split('\n')[0]).sort()).toEqual(images);
  for (const entry of told) expect(entry.trim().split('\n')[1]?.length).toBeGreaterThan(10);
});
