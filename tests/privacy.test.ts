import { readFile, rm, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../src/core/files.ts';
import { CANARIES, PRIVATE_SITE } from './private-site.ts';
import { AS_OF, buildSite, runKith } from './run-kith.ts';
import { writeSite } from './site-files.ts';

/**
 * A site whose every private field holds a text of its own, built by the real command; then every byte of dist is
 * searched for every one of them, without the help of what Kith itself checks with.
 */
let site = '';
const dist = (...path: string[]) => join(site, 'dist', ...path);
const environment = { KITH_SECRET: CANARIES.secret };

beforeAll(async () => {
  site = await writeSite(PRIVATE_SITE);
  await buildSite(site, { environment });
});
afterAll(() => rm(site, { recursive: true, force: true }));

test('what is shown with consent is there', async () => {
  const landing = await readFile(dist('with/rosa/bakeries/index.html'), 'utf8');
  expect(landing).toContain('Rosa Rye');
  expect(landing).toContain('I would not open without it.');
  expect(landing).toContain('bakeries on Oatmark');
  expect(landing).toContain('€900');
  expect(await readFile(dist('with/row-open/bakeries/index.html'), 'utf8')).toContain('Otto Open');
  expect(await readFile(dist('with/named/bakeries/index.html'), 'utf8')).toContain('Nora Named');
  expect(await readFile(dist('case-studies/partly/index.html'), 'utf8')).toContain('A story told in part');
  const paths = await listFiles(dist());
  for (const shy of ['shy', 'over', 'gone', 'row-shy']) {
    expect(paths).toContain(`with/${shy}/bakeries/index.html`);
    expect(paths).toContain(`cards/${shy}/bakeries/statement-og.png`);
    expect(paths.filter((path) => path.startsWith(`kits/${shy}-`))).toHaveLength(2);
  }
});

test('no byte of dist holds anything private', async () => {
  const texts = await textsBelow(dist());
  expect(texts.length).toBeGreaterThan(100);
  expect(findCanaries(texts)).toEqual([]);
});

test('nor does the plan, though it is not published', async () => {
  const plan = await readFile(join(site, '.kith', 'plan.json'));
  expect(findCanaries(textsOf('plan.json', plan))).toEqual([]);
});

test('nothing says on which machine the site was built', async () => {
  const texts = await textsBelow(dist());
  expect(texts.filter(({ text }) => text.includes(site)).map(({ path }) => path)).toEqual([]);
});

test('kith check agrees, and says what it looked at', async () => {
  const { code, stdout } = await runKith(['check', '--site', site, '--as-of', AS_OF, '--json'], environment);
  const { problems, checked } = JSON.parse(stdout) as {
    problems: unknown[];
    checked: { privateValues: number };
  };
  expect(problems).toEqual([]);
  expect(code).toBe(0);
  expect(checked.privateValues).toBeGreaterThan(30);
});

test.each(Object.entries(CANARIES))('the search finds a planted canary: %s', (_, canary) => {
  const html = canary.replaceAll(' ', '&#32;');
  const variants: Record<string, Uint8Array> = {
    'a.txt': strToU8(`x${canary.toUpperCase()}x`),
    'b.html': strToU8(`<p>${html}</p>`),
    'c.js': strToU8(`"${encodeURIComponent(canary)}"`),
    'd.gz': gzipSync(canary),
    'e.zip': zipSync({ 'f.txt': [strToU8(`${canary} `.repeat(30)), { level: 9 }] }),
    'g.zip': zipSync({ 'h.txt': [strToU8(canary), { level: 0 }] }),
    [`${canary}.png`]: strToU8('x'),
  };
  for (const [path, bytes] of Object.entries(variants)) {
    expect(findCanaries(textsOf(path, bytes)).length, path).toBeGreaterThan(0);
  }
});

test('kith check finds what is planted in dist, names file and value, and fails', async () => {
  const page = dist('for/bakeries/index.html');
  const before = await readFile(page, 'utf8');
  const planted = [
    CANARIES['e-mail of a contact'],
    CANARIES['name of a contact'],
    CANARIES['name of an account'],
    CANARIES['id of an account'],
    CANARIES['name of an affiliate without consent, in a file'],
    CANARIES['name of an affiliate without consent, in a table'],
    CANARIES['name of an affiliate whose consent ended'],
    CANARIES['name of an affiliate who withdrew'],
    CANARIES['e-mail of an affiliate whose row is refused'],
    CANARIES['quote of an affiliate without consent'],
    CANARIES['title of a case study without consent'],
    CANARIES['person of a case study without consent'],
    CANARIES['who consented'],
    CANARIES['what was given for the consent'],
  ];
  await writeFile(page, before.replace('</main>', `<p>${planted.join('. ')}. ${CANARIES.secret}</p></main>`));
  const { code, stdout } = await runKith(['check', '--site', site, '--as-of', AS_OF], environment);
  await writeFile(page, before);
  expect(code).toBe(1);
  for (const value of planted) expect(stdout).toContain(`: ${value}`);
  expect(stdout).toContain('✗ dist/for/bakeries/index.html\n  Shows the secret behind the portals');
  expect(stdout).not.toContain(CANARIES.secret);
});

interface Text {
  readonly path: string;
  readonly text: string;
}

async function textsBelow(folder: string): Promise<Text[]> {
  const paths = await listFiles(folder);
  const texts = await Promise.all(
    paths.map(async (path) => textsOf(path, await readFile(join(folder, path)))),
  );
  return texts.flat();
}

/** A file in every reading that could show a text to somebody: as it stands, unpacked, and with escapes undone. */
function textsOf(path: string, bytes: Uint8Array): Text[] {
  const magic = Buffer.from(bytes.subarray(0, 2)).toString('latin1');
  if (magic === 'PK') {
    return Object.entries(unzipSync(bytes)).flatMap(([name, entry]) => textsOf(`${path}!${name}`, entry));
  }
  if (magic === '\u001f\u008b') return textsOf(`${path} unpacked`, gunzipSync(bytes));
  const text = Buffer.from(bytes).toString('utf8');
  const readings = [text, text.replace(/<[^>]*>/g, ' '), withoutEscapes(text)];
  return [{ path, text: path }, ...readings.map((reading) => ({ path, text: reading }))];
}

function withoutEscapes(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('+', ' ');
}

function findCanaries(texts: readonly Text[]): string[] {
  const canaries = Object.entries(CANARIES).map(([what, canary]) => [what, canary.toLowerCase()] as const);
  const found = texts.flatMap(({ path, text }) => {
    const lower = text.toLowerCase().replace(/\s+/g, ' ');
    return canaries.filter(([, canary]) => lower.includes(canary)).map(([what]) => `${path}: ${what}`);
  });
  return [...new Set(found)];
}
