import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pagesVersion } from '../../src/output/pages-version.ts';
import { fixturePlan } from '../fixtures/plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A site, an engine, and a way to ask for the version of both. */
async function makeSite() {
  const [site, engine] = [await temporaryFolder(), await temporaryFolder()];
  await write(engine, 'src/pages/index.astro', '<p>Hello</p>');
  for (const file of ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'])
    await write(engine, file, '{}');
  await write(site, 'content/guides/one.mdx', 'One');
  await write(site, 'public/logo.svg', '<svg/>');
  const version = (plan = fixturePlan()) => pagesVersion(site, plan, engine);
  return { site, engine, version };
}
type Site = Awaited<ReturnType<typeof makeSite>>;

test('the same content, plan and engine have the same version', async () => {
  const { version } = await makeSite();
  expect(await version()).toBe(await version());
});

test.each([
  ['content', ({ site }: Site) => write(site, 'content/guides/one.mdx', 'Two')],
  ['a new file of content', ({ site }: Site) => write(site, 'content/guides/two.mdx', 'One')],
  ['a picture', ({ site }: Site) => write(site, 'public/logo.svg', '<svg></svg>')],
  ['a page of the engine', ({ engine }: Site) => write(engine, 'src/pages/index.astro', '<p>Welcome</p>')],
  ['a package', ({ engine }: Site) => write(engine, 'package-lock.json', '{"astro":"8"}')],
])('%s changes it', async (_, change) => {
  const site = await makeSite();
  const before = await site.version();
  await change(site);
  expect(await site.version()).not.toBe(before);
});

test('what the plan says changes it', async () => {
  const { version } = await makeSite();
  const { pages, ...rest } = fixturePlan();
  expect(await version({ ...rest, pages: pages.slice(1) })).not.toBe(await version());
});

test('customer data is not read: pages know of it what the plan says', async () => {
  const { site, version } = await makeSite();
  const before = await version();
  await write(site, 'content/data/accounts.csv', 'account_id\n1');
  expect(await version()).toBe(before);
});

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}
