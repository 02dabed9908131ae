import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kitsVersion } from '../../src/kits/kits-version.ts';

const ROOT = join(import.meta.dirname, '../..');
let copy = '';

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'kith-version-'));
  await cp(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
  await cp(join(ROOT, 'package.json'), join(copy, 'package.json'));
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterEach(() => rm(copy, { recursive: true }));

test.each(['src/kits/fill-pattern.ts', 'src/links/tracked-link.ts', 'src/i18n/format.ts', 'package.json'])(
  'a change in %s changes the version',
  async (path) => {
    const before = await kitsVersion(join(copy, 'src'));
    expect(before).toMatch(/^[\w-]{20}$/u);
    expect(await kitsVersion(join(copy, 'src'))).toBe(before);
    const text = await readFile(join(copy, path), 'utf8');
    const changed =
      path === 'package.json'
        ? text.replace(/"fflate": "[^"]+"/u, '"fflate": "9.9.9"')
        : `${text}// changed\n`;
    await writeFile(join(copy, path), changed);
    expect(await kitsVersion(join(copy, 'src'))).not.toBe(before);
  },
);

test('the version of this source is known without saying where it is', async () => {
  expect(await kitsVersion()).toBe(await kitsVersion(join(copy, 'src')));
});
