import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRIVATE_SITE, CANARIES } from './private-site.ts';
import { AS_OF, runKith } from './run-kith.ts';
import { writeSite } from './site-files.ts';

/** `kith plan --explain` through the real command, on a site with data. */
let site = '';
beforeAll(async () => {
  site = await writeSite(PRIVATE_SITE);
});
afterAll(() => rm(site, { recursive: true, force: true }));

const explain = (path: string, ...more: string[]) =>
  runKith(['plan', '--site', site, '--as-of', AS_OF, '--explain', path, ...more], {
    KITH_SECRET: CANARIES.secret,
  });

test('tells in text why a page shows its headline, case study, pains and proof', async () => {
  const { code, stdout } = await explain('with/rosa/bakeries');
  expect(code).toBe(0);
  expect(stdout).toContain('because content/segments/bakeries.mdx, line 3, says so.');
  expect(stdout).toContain("because it is the affiliate's own story");
  expect(stdout).toContain('because consent');
  expect(stdout).toContain('€900 lifetime value, or more, at half of the bakeries');
});

test('gives the same as JSON, with the page as the plan has it', async () => {
  const { stdout } = await explain('/for/bakeries/', '--json');
  const facts = JSON.parse(stdout) as { kind: string; parts: { part: string }[]; page: { path: string } };
  expect(facts.kind).toBe('segment');
  expect(facts.page.path).toBe('/for/bakeries/');
  expect(facts.parts.map(({ part }) => part)).toContain('proof');
});

test('an address may be pasted whole, and one that is nearly right is answered with the right one', async () => {
  expect((await explain('https://friends.oatmark.example/for/bakeries/?utm_source=x')).code).toBe(0);
  const { code, stderr } = await explain('/for/bakery/');
  expect(code).toBe(1);
  expect(stderr).toContain('The plan has no page /for/bakery/\n  → Did you mean /for/bakeries/? Give a path');
});
