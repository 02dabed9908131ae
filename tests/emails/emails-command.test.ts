import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../../src/core/files.ts';
import { CANARIES, PRIVATE_SITE } from '../private-site.ts';
import { AS_OF, runKith } from '../run-kith.ts';
import { changeSite, writeSite } from '../site-files.ts';

/** A site whose every private field holds a text of its own, exported by the real command. */
let site = '';
const environment = { KITH_SECRET: CANARIES.secret };
const folder = (service: string) => join(site, '.kith', 'emails', service);
const run = (...more: string[]) =>
  runKith(['emails', '--site', site, '--as-of', AS_OF, ...more], environment);

beforeAll(async () => {
  site = await writeSite(PRIVATE_SITE);
  expect((await run('--service', 'klaviyo')).code).toBe(0);
});
afterAll(() => rm(site, { recursive: true, force: true }));

async function textsOf(service: string): Promise<Map<string, string>> {
  const paths = await listFiles(folder(service));
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(folder(service), path), 'utf8')] as const),
  );
  return new Map(texts);
}

const isPrivate = (path: string) => /^affiliates(?:-without-address)?\.csv$/u.test(path);

test('every journey is a folder of HTML and text with a schedule', async () => {
  const paths = [...(await textsOf('klaviyo')).keys()];
  expect(paths).toMatchInlineSnapshot(`
    [
      "README.txt",
      "affiliates-without-address.csv",
      "affiliates.csv",
      "affiliates/en/README.txt",
      "affiliates/en/new-kit.html",
      "affiliates/en/new-kit.txt",
      "affiliates/en/reward-due.html",
      "affiliates/en/reward-due.txt",
      "affiliates/en/schedule.csv",
      "affiliates/en/thank-you.html",
      "affiliates/en/thank-you.txt",
      "candidates/en/README.txt",
      "candidates/en/invitation.html",
      "candidates/en/invitation.txt",
      "candidates/en/schedule.csv",
      "contacts.csv",
      "customers/en/bakeries/README.txt",
      "customers/en/bakeries/day-00-welcome.html",
      "customers/en/bakeries/day-00-welcome.txt",
      "customers/en/bakeries/day-02-first-step-1.html",
      "customers/en/bakeries/day-02-first-step-1.txt",
      "customers/en/bakeries/day-18-use-case.html",
      "customers/en/bakeries/day-18-use-case.txt",
      "customers/en/bakeries/day-24-case-study.html",
      "customers/en/bakeries/day-24-case-study.txt",
      "customers/en/bakeries/day-32-check-in.html",
      "customers/en/bakeries/day-32-check-in.txt",
      "customers/en/bakeries/schedule.csv",
      "index.html",
      "referrers.csv",
      "schedule.csv",
    ]
  `);
});

test('no e-mail, schedule or table but that of the affiliates holds anything private', async () => {
  const texts = [...(await textsOf('klaviyo'))].filter(([path]) => !isPrivate(path));
  expect(texts.length).toBeGreaterThan(20);
  const found = texts.flatMap(([path, text]) =>
    Object.entries(CANARIES)
      .filter(([, canary]) => text.toLowerCase().includes(canary.toLowerCase()))
      .map(([what]) => `${path}: ${what}`),
  );
  expect(found).toEqual([]);
  // Addresses of private pages, of affiliates, and what customers pay.
  expect(texts.filter(([, text]) => /\/kits\/[a-z]|rosa@rye|€900/u.test(text)).map(([path]) => path)).toEqual(
    [],
  );
});

test('the affiliates’ table holds their own addresses and pages, and nothing of their accounts', async () => {
  const table = (await textsOf('klaviyo')).get('affiliates.csv') ?? '';
  expect(table).toContain('rosa@rye.example,Rosa Rye,Rosa,https://friends.oatmark.example/kits/rosa-');
  expect(table).toContain(CANARIES['e-mail of an affiliate in a file']);
  expect(table).toContain(CANARIES['e-mail of an affiliate in a table']);
  const others = Object.entries(CANARIES).filter(([what]) => !/affiliate|who withdrew/u.test(what));
  expect(others.filter(([, canary]) => table.includes(canary)).map(([what]) => what)).toEqual([]);
  expect(table).not.toContain(CANARIES['e-mail of an affiliate whose row is refused']);
  expect(table).not.toContain(CANARIES['id of an account in an affiliate file']);
});

test('nothing of it goes into dist', async () => {
  await expect(access(join(site, 'dist'))).rejects.toThrow();
});

test('a second run puts the new files in place of the old ones, whole', async () => {
  await writeFile(join(folder('klaviyo'), 'left-over.html'), 'old');
  await changeSite(site, { 'content/emails/check-in.md': '---\nshow: false\n---\n' });
  const { code, stdout } = await run('--service', 'klaviyo', '--json');
  expect(code).toBe(0);
  const facts = JSON.parse(stdout) as { journeys: { emails: { id: string }[] }[] };
  expect(facts.journeys[0]?.emails.map(({ id }) => id)).not.toContain('check-in');
  const paths = [...(await textsOf('klaviyo')).keys()];
  expect(paths.filter((path) => /left-over|check-in/u.test(path))).toEqual([]);
  expect(await readdir(join(site, '.kith', 'emails'))).toEqual(['klaviyo']);
});

test('an export that fails leaves the last one as it was', async () => {
  const before = await textsOf('klaviyo');
  await changeSite(site, { 'content/emails/layout.mjml': '<mjml><mj-body>{body}</mj-body></mjml>' });
  const { code, stderr } = await run('--service', 'klaviyo');
  await changeSite(site, { 'content/emails/layout.mjml': null });
  expect(code).toBe(1);
  expect(stderr).toContain('content/emails/layout.mjml\n  The layout has no {head}, {footer}');
  expect(await textsOf('klaviyo')).toEqual(before);
});

test('an offer is told with its last day, and after it no more', async () => {
  const program = await readFile(join(site, 'content/program.yaml'), 'utf8');
  const autumn =
    '  - { id: autumn, ends: 2026-12-31, friend: three months free, referrer: a hat, conditions: New ones. }';
  await changeSite(site, { 'content/program.yaml': program.replace('offers:\n', `offers:\n${autumn}\n`) });
  const told = async (asOf: string) => {
    expect((await run('--service', 'html', '--as-of', asOf)).code).toBe(0);
    return [...(await textsOf('html'))].filter(([path]) => path.endsWith('.txt')).map(([, text]) => text);
  };
  const during = await told('2026-12-31');
  expect(during.some((text) => text.includes('“three months free (until 31 December 2026)”'))).toBe(true);
  for (const text of during) if (text.includes('three months')) expect(text).toContain('31 December 2026');
  const after = (await told('2027-01-01')).join('\n');
  expect(after).toContain('“your first month free”');
  expect(after).not.toMatch(/three months|31 December/u);
  await changeSite(site, { 'content/program.yaml': program });
});

test('a service that there is not is refused with the ones that there are', async () => {
  const { code, stderr } = await run('--service', 'pigeon');
  expect(code).toBe(1);
  expect(stderr).toContain('Allowed choices are mailchimp, brevo, klaviyo, html.');
});
