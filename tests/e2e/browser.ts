import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';

export const PHONE = { width: 375, height: 812 };
export const DESK = { width: 1280, height: 900 };

/** Starts Chromium without anything that it does by itself. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors in the console, failed requests, answers that are errors, and requests to other origins. */
  readonly complaints: readonly string[];
}

/** One browser for the tests of a file, closed after them. */
export function useBrowser(): {
  readonly visit: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
} {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = findChromium();
    if (executablePath === null) {
      throw new Error('There is no Chromium for the browser tests. Run: node scripts/ensure-chromium.ts');
    }
    browser = await chromium.launch({
      executablePath,
      args: QUIET,
      env: { ...process.env, ...inject('fonts') },
    });
  });
  afterAll(async () => browser?.close());
  return {
    visit: async (path, options = {}) => {
      if (!browser) throw new Error('The browser is not open yet');
      const context = await browser.newContext({ viewport: PHONE, baseURL: inject('origin'), ...options });
      const page = await context.newPage();
      const complaints = listen(page);
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(200);
      return { page, context, complaints };
    },
  };
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  const origin = inject('origin');
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) complaints.push(`left the site: ${url}`);
  });
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/** Waits until a page looks as it does in the end: its fonts are there, and its pictures, those far below as well. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.locator('img').evaluateAll((images: HTMLImageElement[]) => {
    for (const image of images) image.loading = 'eager';
    return Promise.all(images.map((image) => image.decode()));
  });
}

/** The path of a page of the sample; `*` in that of a private one stands for its token. */
export async function withToken(path: string): Promise<string> {
  const [, affiliate, rest = ''] = /^\/kits\/(.+-)\*\/(.*)$/.exec(path) ?? [];
  if (affiliate === undefined) return path;
  const names = await readdir(join(inject('site'), 'dist/kits'));
  return `/kits/${names.find((name) => name.startsWith(affiliate)) ?? ''}/${rest}`;
}
