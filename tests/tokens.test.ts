import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../src/core/files.ts';
import { buildSite, runKith } from './run-kith.ts';
import { writeSite } from './site-files.ts';
import { TINY_SITE } from './tiny-site.ts';

/** The private addresses of the affiliates' pages, through the real commands. */
let site = '';

beforeAll(async () => {
  site = await writeSite(TINY_SITE);
  await buildSite(site);
}, 120_000);
afterAll(() => rm(site, { recursive: true, force: true }));

async function portals(): Promise<string[]> {
  const pages = (await listFiles(`${site}/dist/kits`)).filter((file) => file.endsWith('/index.html'));
  return pages.map((file) => file.split('/')[0] ?? '').sort();
}

test('a rotated token takes the old address away with the next build, and no other', async () => {
  const before = await portals();
  const [first = ''] = before;
  const affiliate = first.slice(0, first.lastIndexOf('-'));
  const rotated = await runKith(['tokens', 'rotate', affiliate, '--json', '--site', site]);
  expect(JSON.parse(rotated.stdout)).toEqual({ affiliate, rotations: 1, file: 'content/tokens.yaml' });
  await buildSite(site);
  const after = await portals();
  expect(after).toHaveLength(before.length);
  expect(after).not.toContain(first);
  expect(after.filter((portal) => before.includes(portal))).toEqual(before.slice(1));
}, 120_000);

test('an affiliate that is not there is not rotated', async () => {
  const { code, stderr } = await runKith(['tokens', 'rotate', 'nobody-at-all', '--site', site]);
  expect(code).toBe(1);
  expect(stderr).toContain('There is no affiliate "nobody-at-all"');
});
