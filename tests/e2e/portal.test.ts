import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { listFiles } from '../../src/core/files.ts';
import { useBrowser } from './browser.ts';

const { visit } = useBrowser();
const run = promisify(execFile);

const KitManifestSchema = z.object({
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

async function portalOf(affiliate: string): Promise<string> {
  const names = await readdir(join(inject('site'), 'dist/kits'));
  const name = names.find((each) => each.startsWith(`${affiliate}-`)) ?? '';
  return `/kits/${name}/`;
}

/** Kits are folded where there are several. */
async function openKits(page: Page): Promise<void> {
  const kits = page.locator('details.portal-kit:not([open]) > summary');
  while ((await kits.count()) > 0) await kits.first().click();
}

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
  ['English', 'osteria-lumen', 'Copied'],
  ['French', 'maison-colette', 'Copié'],
  ['German', 'donauwelle', 'Kopiert'],
  ['Japanese', 'minato-fit', 'コピーしました'],
  ['Arabic', 'nadi-alwaha', 'تم النسخ'],
])('every copy button of a portal in %s puts its text into the clipboard', async (_, affiliate, done) => {
  const { page, context, complaints } = await visit(await portalOf(affiliate), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await openKits(page);
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

test('a portal tells search engines and other sites nothing', async () => {
  const path = await portalOf('osteria-lumen');
  const { page, context, complaints } = await visit(path);
  expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex, nofollow');
  expect(await page.locator('meta[name="referrer"]').getAttribute('content')).toBe('no-referrer');
  expect(await page.locator('link[rel="canonical"]').count()).toBe(0);
  const sitemap = await (await fetch(`${inject('origin')}/sitemap.xml`)).text();
  expect(sitemap).toContain('https://friends.halfpast.example/for/restaurants/');
  expect(sitemap).not.toContain('/kits/');
  expect(sitemap).not.toContain('/with/');
  expect(complaints).toEqual([]);
  await context.close();
});

test('every picture and download of a portal is there', async () => {
  const { page, context } = await visit(await portalOf('plateful'));
  const paths = await page
    .locator('a[download], .portal-images img')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? each.getAttribute('src') ?? ''));
  expect(paths.length).toBeGreaterThan(12);
  for (const path of new Set(paths)) {
    expect([path, (await fetch(new URL(path, inject('origin')))).status]).toEqual([path, 200]);
  }
  await context.close();
});
