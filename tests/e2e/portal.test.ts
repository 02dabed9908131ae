import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { listFiles } from '../../src/core/files.ts';
import { useBrowser, withToken } from './browser.ts';

const { visit } = useBrowser();
const run = promisify(execFile);

const KitManifestSchema = z.object({
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

const portalOf = (affiliate: string) => withToken(`/kits/${affiliate}-*/`);

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-portal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a kit downloads and opens with unzip and with Python, and holds what its manifest says', async () => {
  const folder = await temporary();
  const { page, context } = await visit(await portalOf('osteria-lumen'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the whole kit' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  const zip = join(folder, 'kit.zip');
  await download.saveAs(zip);
  await context.close();
  await run('unzip', ['-q', zip, '-d', join(folder, 'unzip')]);
  const script =
    'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])';
  await run('python3', ['-c', script, zip, join(folder, 'python')]);
  for (const opened of [join(folder, 'unzip'), join(folder, 'python')]) {
    const { files } = KitManifestSchema.parse(
      JSON.parse(await readFile(join(opened, 'manifest.json'), 'utf8')),
    );
    const listed = [...files.map(({ path }) => path), 'manifest.json'].sort();
    expect(await listFiles(opened)).toEqual(listed);
    expect(listed).toContain('images/statement-story.png');
    for (const { path, bytes, sha256 } of files) {
      const content = await readFile(join(opened, path));
      expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([
        path,
        bytes,
        sha256,
      ]);
    }
  }
});

test.each([
  ['English', '/kits/osteria-lumen-*/', 'Copied'],
  ['French', '/kits/maison-colette-*/restaurants-fr/', 'Copié'],
  ['German', '/kits/donauwelle-*/gyms-de/', 'Kopiert'],
  ['Japanese', '/kits/minato-fit-*/gyms-ja/', 'コピーしました'],
  ['Arabic', '/kits/nadi-alwaha-*/gyms-ar/', 'تم النسخ'],
])('every copy button of a kit in %s puts its text into the clipboard', async (_, path, done) => {
  const { page, context, complaints } = await visit(await withToken(path), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const buttons = page.locator('button[data-copy]');
  await buttons.last().click();
  const copies = await buttons.evaluateAll(async (all: HTMLElement[]) => {
    const found: { copied: string; meant: string | undefined }[] = [];
    for (const button of all) {
      button.click();
      const meant = document.getElementById(button.dataset['copy'] ?? '')?.textContent.trim();
      found.push({ copied: await navigator.clipboard.readText(), meant });
    }
    return found;
  });
  expect(copies.length).toBeGreaterThan(10);
  expect(copies.filter(({ copied, meant }) => copied === '' || copied !== meant)).toEqual([]);
  expect(await buttons.last().innerText()).toBe(done);
  expect(complaints).toEqual([]);
  await context.close();
});

test.each(['osteria-lumen-*/', 'plateful-*/', 'plateful-*/restaurants/'])(
  'the private page kits/%s tells search engines and other sites nothing',
  async (path) => {
    const { page, context, complaints } = await visit(await withToken(`/kits/${path}`));
    expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex, nofollow');
    expect(await page.locator('meta[name="referrer"]').getAttribute('content')).toBe('no-referrer');
    expect(await page.locator('link[rel="canonical"]').count()).toBe(0);
    const sitemap = await (await fetch(`${inject('origin')}/sitemap.xml`)).text();
    expect(sitemap).toContain('https://friends.halfpast.example/for/restaurants/');
    expect(sitemap).not.toContain('/kits/');
    expect(sitemap).not.toContain('/with/');
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('a portal leads to a page for each of its kits, which leads back', async () => {
  const portal = await portalOf('plateful');
  const { page, context } = await visit(portal);
  const kits = page.locator('.portal-kits li > a');
  expect(await kits.allInnerTexts()).toEqual(['Restaurants', 'Restaurants']);
  expect(await page.locator('.portal-kits h2').allInnerTexts()).toEqual(['English', 'Français']);
  await kits.last().click();
  await page.waitForURL(`**${portal}restaurants-fr/`);
  expect(await page.locator('h1').innerText()).toBe('Restaurants');
  expect(await page.locator('.portal-text').count()).toBeGreaterThan(10);
  await page.getByRole('link', { name: 'All your kits' }).click();
  await page.waitForURL(`**${portal}`);
  await context.close();
});

test.each([
  ['plateful-*/', 2 + 1 + 2],
  ['plateful-*/restaurants-fr/', 20],
])('every picture and download of kits/%s is there', async (path, least) => {
  const { page, context } = await visit(await withToken(`/kits/${path}`));
  const paths = await page
    .locator('a[download], .portal-images img, .portal-kits img')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? each.getAttribute('src') ?? ''));
  expect(paths.length).toBeGreaterThanOrEqual(least);
  for (const path of new Set(paths)) {
    expect([path, (await fetch(new URL(path, inject('origin')))).status]).toEqual([path, 200]);
  }
  await context.close();
});
