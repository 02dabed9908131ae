import { expect, test } from 'vitest';
import { programView, landingView } from '../../src/plan/views.ts';
import { TINY_SITE } from '../tiny-site.ts';
import { pageAt, planOf } from './make-test-plan.ts';

test('a page leads to the parts of the library that there are in its language', async () => {
  const guide = TINY_SITE['content/guides/bake-less-bin-less.mdx'] ?? '';
  const { plan } = await planOf({ 'content/guides/fr/bake-less-bin-less.mdx': guide });
  expect(programView(plan, pageAt(plan, '/')).library).toEqual({
    useCases: '/use-cases/',
    caseStudies: '/case-studies/',
    guides: '/guides/',
  });
  expect(programView(plan, pageAt(plan, '/fr/')).library).toEqual({ guides: '/fr/guides/' });
});

test('a part whose last entry went is led to no more', async () => {
  const { plan } = await planOf({}, { asOf: '2029-01-01' });
  expect(programView(plan, pageAt(plan, '/')).library).not.toHaveProperty('caseStudies');
});

test("an affiliate's page leads to no library, so that one more guide changes none of them", async () => {
  const { plan } = await planOf();
  expect(landingView(plan, pageAt(plan, '/with/rosa/bakeries/')).library).toEqual({});
});
