import { expect, test } from 'vitest';
import { buildFeed } from '../../src/layouts/build-feed.ts';
import { planOf } from '../plan/make-test-plan.ts';
import { TINY_SITE } from '../tiny-site.ts';

const FRENCH = (TINY_SITE['content/guides/bake-less-bin-less.mdx'] ?? '').replace(
  'Bake less, bin less',
  'Moins de pain, moins de pertes',
);

async function linksOf(locale: string): Promise<string[]> {
  const { plan } = await planOf({ 'content/guides/fr/bake-less-bin-less.mdx': FRENCH });
  const text = await (await buildFeed(plan, locale)).text();
  return [...text.matchAll(/<item>.*?<link>([^<]*)<\/link>/g)].map(
    ([, link]) => new URL(link ?? '').pathname,
  );
}

test('a feed has the guides, use cases and case studies of its language, and no page for prospects or affiliates', async () => {
  expect(await linksOf('en')).toEqual([
    '/use-cases/plan-the-bake/',
    '/case-studies/rye-and-sons/',
    '/guides/bake-less-bin-less/',
  ]);
  expect(await linksOf('fr')).toEqual(['/fr/guides/bake-less-bin-less/']);
});
