import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { CTA, html, landingHtml, LANDING, planWith, wrongIn } from './tiny-dist.ts';

const CTA_HTML = CTA.replaceAll('&', '&amp;');

test('a landing page that says noindex, its canonical address and the disclosure in time has no problems', async () => {
  expect(await wrongIn({ [LANDING]: landingHtml() })).toEqual([]);
});

test.each(['landing', 'choose', 'short-link', 'welcome', 'portal', 'kit'] as const)(
  'a %s page must not be listed',
  async (kind) => {
    const plan = planWith({ path: '/x/', kind });
    const open = await wrongIn({ 'x/index.html': html('') }, { plan });
    expect(open[0]).toBe(`dist/x/index.html Search engines may list this ${kind} page`);
    const hidden = html('', '<meta name="robots" content="noindex, nofollow">');
    expect((await wrongIn({ 'x/index.html': hidden }, { plan })).join()).not.toContain('Search engines');
  },
);

test('a page that is to be found must not be hidden', async () => {
  const plan = planWith({ path: '/guides/waste/', kind: 'guide' });
  const files = { 'guides/waste/index.html': html('', '<meta name="robots" content="noindex">') };
  expect(await wrongIn(files, { plan })).toEqual([
    'dist/guides/waste/index.html This page tells search engines not to list it',
  ]);
});

test("a landing page stands for its segment's page", async () => {
  const canonical = `https://friends.oatmark.example/with/rosa-oven/bakeries/`;
  expect(await wrongIn({ [LANDING]: landingHtml({ canonical }) })).toEqual([
    `dist/${LANDING} The canonical address is ${canonical}`,
  ]);
});

test.each([
  ['is missing', `<a href="${CTA_HTML}">Start</a>`],
  [
    'stands below the first call to action',
    `<a href="${CTA_HTML}">Start</a><p>Rosa Almeida earns a reward if you sign up.</p>`,
  ],
  [
    'stands below the first call to action',
    `<a data-cta href="/for/bakeries/">Start</a><p>Rosa Almeida earns a reward if you sign up.</p><a href="${CTA_HTML}">Start</a>`,
  ],
])('the disclosure %s', async (what, body) => {
  expect(await wrongIn({ [LANDING]: landingHtml({ body }) })).toEqual([
    `dist/${LANDING} The disclosure ${what}: "Rosa Almeida earns a reward if you sign up."`,
  ]);
});

test('a disclosure that nobody can see does not count', async () => {
  const body = `<template>Rosa Almeida earns a reward if you sign up.</template><a href="${CTA_HTML}">Start</a>`;
  expect((await wrongIn({ [LANDING]: landingHtml({ body }) })).join()).toContain('The disclosure is missing');
});

test('sitemaps and the search index name open pages only', async () => {
  const plan = planWith({ path: '/guides/waste/', kind: 'guide' });
  const sitemap = (...paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>https://friends.oatmark.example${path}</loc></url>`).join('')}</urlset>`;
  const fragment = (path: string) => gzipSync(`pagefind_dcd{"url":"${path}","content":"x"}`);
  const guide = { 'guides/waste/index.html': html('') };
  const good = {
    ...guide,
    'sitemap.xml': sitemap('/guides/waste/'),
    'pagefind/fragment/en_1.pf_fragment': fragment('/guides/waste/'),
  };
  expect(await wrongIn(good, { plan })).toEqual([]);
  const bad = {
    ...guide,
    'sitemap.xml': sitemap('/guides/waste/', '/with/rosa-oven/bakeries/', '/gone/'),
    'pagefind/fragment/en_1.pf_fragment': fragment('/with/rosa-oven/hotels/'),
  };
  expect(await wrongIn(bad, { plan })).toEqual([
    'dist/sitemap.xml Lists /with/rosa-oven/bakeries/, a landing page that nobody shall find by searching',
    'dist/sitemap.xml Lists /gone/, which is no page of the plan',
    'dist/pagefind/fragment/en_1.pf_fragment Lists /with/rosa-oven/hotels/, a landing page that nobody shall find by searching',
  ]);
});
