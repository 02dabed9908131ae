import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { beforeAll, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/core/files.ts';
import { findGaps } from '../find-gaps.ts';
import { readImages, wrongImages } from '../page-images.ts';
import { LANGUAGES } from './sample-pages.ts';

/* What machines read of every page of the built sample. */

const SITE = 'https://friends.halfpast.example';

/** Addresses of pages that only those shall find whom somebody sent. */
const UNLISTED = /^\/(?:(?:fr|de|ja|ar)\/)?(?:with|go|welcome|kits)\//;

interface PageFacts {
  readonly path: string;
  readonly robots: string;
  readonly canonical: string | null;
  /** Language or `x-default` -> address. */
  readonly alternates: Readonly<Record<string, string>>;
}

const dist = join(inject('site'), 'dist');
let pages: PageFacts[] = [];
let indexed: PageFacts[] = [];

beforeAll(async () => {
  const files = (await listFiles(dist)).filter(
    (file) => file.endsWith('/index.html') || file === 'index.html',
  );
  pages = await Promise.all(
    files.map(async (file) => readFacts(`/${file.replace(/index\.html$/, '')}`, await read(file))),
  );
  indexed = pages.filter(({ robots }) => !robots.includes('noindex'));
});

function read(file: string): Promise<string> {
  return readFile(join(dist, file), 'utf8');
}

function readFacts(path: string, html: string): PageFacts {
  const facts = {
    path,
    robots: '',
    canonical: null as string | null,
    alternates: {} as Record<string, string>,
  };
  const parser = new Parser({
    onopentag(element, { name, content = '', rel, hreflang, href = '' }) {
      if (name === 'robots') facts.robots = content;
      if (element !== 'link') return;
      if (rel === 'canonical') facts.canonical = href;
      if (rel === 'alternate' && hreflang !== undefined) {
        if (Object.hasOwn(facts.alternates, hreflang)) throw new Error(`${path} names ${hreflang} twice`);
        facts.alternates[hreflang] = href;
      }
    },
  });
  parser.end(html);
  return facts;
}

/** A page's address without its language: translations share it. */
function common(path: string): string {
  return path.replace(/^\/(?:fr|de|ja|ar)\//, '/');
}

/** What a page must name as its translations: all that are there and may be listed, and the default one once more. */
function translationsOf({ path }: PageFacts): Record<string, string> {
  const all = LANGUAGES.map(
    (lang) => [lang, lang === 'en' ? common(path) : `/${lang}${common(path)}`] as const,
  );
  const there = all.filter(([, each]) => indexed.some((page) => page.path === each));
  if (there.length < 2) return {};
  return Object.fromEntries(
    [...there, ['x-default', common(path)]].map(([lang, each]) => [lang, `${SITE}${each}`]),
  );
}

test('every page that may be listed names its translations, itself and the default one by their whole addresses', () => {
  expect(indexed.length).toBeGreaterThan(150);
  expect(indexed.map(({ path, alternates }) => ({ path, alternates }))).toEqual(
    indexed.map((page) => ({ path: page.path, alternates: translationsOf(page) })),
  );
});

test('what a page names, names it back and is canonical', () => {
  const named = indexed.flatMap((page) =>
    Object.values(page.alternates).map((address) => ({ page, address })),
  );
  const oneWay = named.filter(({ page, address }) => {
    const other = indexed.find(({ path }) => `${SITE}${path}` === address);
    return other?.canonical !== address || !Object.values(other.alternates).includes(`${SITE}${page.path}`);
  });
  expect(named.length).toBeGreaterThan(900);
  expect(oneWay).toEqual([]);
});

test('pages for whom somebody sent may not be listed and name no translations', () => {
  const unlisted = pages.filter(({ path }) => UNLISTED.test(path));
  expect(new Set(unlisted.map(({ path }) => UNLISTED.exec(path)?.[0].split('/').at(-2)))).toEqual(
    new Set(['with', 'go', 'welcome', 'kits']),
  );
  expect(
    unlisted.filter(
      ({ robots, alternates }) => !robots.includes('noindex') || Object.keys(alternates).length > 0,
    ),
  ).toEqual([]);
  expect(indexed.filter(({ path }) => UNLISTED.test(path))).toEqual([]);
});

test('the sitemap lists the pages that may be listed, each with the translations that the page names', async () => {
  const entries = [...(await read('sitemap.xml')).matchAll(/<url><loc>([^<]*)<\/loc>(.*?)<\/url>/g)];
  const listed = entries.map(([, address = '', links = '']) => ({
    address,
    alternates: Object.fromEntries(
      [...links.matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)].map(([, lang = '', href = '']) => [
        lang,
        href,
      ]),
    ),
  }));
  const wanted = indexed.map(({ path, alternates }) => ({ address: `${SITE}${path}`, alternates }));
  const byAddress = (one: { address: string }, other: { address: string }) =>
    one.address < other.address ? -1 : 1;
  expect(listed.sort(byAddress)).toEqual(wanted.sort(byAddress));
});

test.each(LANGUAGES)(
  'the feed and the search index of %s hold pages of this language that may be listed',
  async (lang) => {
    const own = new Set(
      indexed
        .map(({ path }) => path)
        .filter((path) => (lang === 'en' ? path === common(path) : path.startsWith(`/${lang}/`))),
    );
    const feed = await read(lang === 'en' ? 'rss.xml' : `${lang}/rss.xml`);
    const items = [...feed.matchAll(/<item>.*?<link>([^<]*)<\/link>/gs)].map(
      ([, link = '']) => new URL(link),
    );
    expect(items.length).toBe(24);
    expect(items.filter(({ origin, pathname }) => origin !== SITE || !own.has(pathname))).toEqual([]);
    const fragments = (await listFiles(join(dist, 'pagefind/fragment'))).filter((file) =>
      file.startsWith(`${lang}_`),
    );
    const found = await Promise.all(
      fragments.map(async (file) => {
        const text = gunzipSync(await readFile(join(dist, 'pagefind/fragment', file))).toString('utf8');
        return /"url":"([^"]*)"/.exec(text)?.[1] ?? file;
      }),
    );
    expect(found.length).toBe(24);
    expect(found.filter((path) => !own.has(path))).toEqual([]);
  },
);

test('every picture of every page keeps its place, and is loaded when it comes into sight', async () => {
  const images = await readImages(dist);
  expect(images.length).toBeGreaterThan(1000);
  expect(wrongImages(images)).toEqual([]);
});

test('no page has an empty box, a heading without anything below, or a place that nothing was put in', async () => {
  const gaps = await Promise.all(
    pages.map(async ({ path }) =>
      findGaps(await read(`${path.slice(1)}index.html`)).map((gap) => `${path} ${gap}`),
    ),
  );
  expect(gaps.flat()).toEqual([]);
});
