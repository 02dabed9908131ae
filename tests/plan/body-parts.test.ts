import { expect, test } from 'vitest';
import type { Proof } from '../../src/schemas/proof.ts';
import { caseStudyView, guideView, useCaseView } from '../../src/plan/library-views.ts';
import { landingView, segmentView } from '../../src/plan/views.ts';
import { edited, TINY_SITE } from '../tiny-site.ts';
import { pageAt, planOf } from './make-test-plan.ts';

const GUIDE = 'content/guides/bake-less-bin-less.mdx';
const SEGMENT = 'content/segments/bakeries.mdx';
const PAGE = '/guides/bake-less-bin-less/';
const guideWith = (text: string) => ({ [GUIDE]: `${TINY_SITE[GUIDE] ?? ''}\n${text}\n` });
const segmentWith = (text: string) => ({ [SEGMENT]: `${TINY_SITE[SEGMENT] ?? ''}\n${text}\n` });
const NO_PARTS = { figures: [], steps: [], quotes: [] };

const PROOF: Proof = {
  ...{ segment: 'bakeries', kind: 'retention', value: 0.9, isOver: false, n: 20, formula: 'still-customers' },
  ...{ label: null, unit: '', days: null, from: null, to: null, asOf: null },
};

test('a text without components makes its page hold nothing more', async () => {
  const { plan } = await planOf();
  expect(guideView(plan, pageAt(plan, PAGE))).toMatchObject({ offer: null, cta: null, parts: NO_PARTS });
  expect(segmentView(plan, pageAt(plan, '/for/bakeries/')).parts).toEqual(NO_PARTS);
});

test('a guide holds the offer, the open call to action, the figures and the quotes that its text shows', async () => {
  const text =
    '<Offer />\n\n<CTA />\n\n<Stat of="retention" segment="bakeries" />\n\n<Quote of="rye-and-sons" />\n\n<Steps />';
  const { plan } = await planOf(guideWith(text), { insights: { proofs: [PROOF] } });
  const view = guideView(plan, pageAt(plan, PAGE));
  expect(view.offer?.id).toBe('evergreen');
  expect(view.cta).toBe(
    'https://app.oatmark.example/signup?utm_source=program&utm_medium=referral&utm_content=guide-page',
  );
  expect(view.parts).toMatchObject({
    figures: [{ segment: 'bakeries', audience: 'bakeries', proofs: [PROOF] }],
    steps: [],
    quotes: [{ path: '/case-studies/rye-and-sons/', entry: { quote: 'We bin half of what we used to.' } }],
  });
});

test('use cases and case studies do so too', async () => {
  const { plan } = await planOf({
    ...edited('content/use-cases/plan-the-bake.mdx', 'Look at', '<Offer />\n\nLook at'),
    ...edited('content/case-studies/rye-and-sons.mdx', 'They used', '<CTA />\n\nThey used'),
  });
  const useCase = useCaseView(plan, pageAt(plan, '/use-cases/plan-the-bake/'));
  const caseStudy = caseStudyView(plan, pageAt(plan, '/case-studies/rye-and-sons/'));
  expect([useCase.offer?.id, useCase.cta]).toEqual(['evergreen', null]);
  expect([caseStudy.offer, caseStudy.cta]).toEqual([
    null,
    expect.stringContaining('utm_content=case-study-page'),
  ]);
});

test('steps are those of the segment, on its own page and on landing pages', async () => {
  const { plan } = await planOf(segmentWith('<Steps />'));
  const steps = [{ title: 'Connect the till', text: 'It takes ten minutes.', lang: 'en', link: null }];
  expect(segmentView(plan, pageAt(plan, '/for/bakeries/')).parts.steps).toEqual(steps);
  const { parts } = landingView(plan, pageAt(plan, '/with/rosa/bakeries/'));
  expect(parts.steps).toEqual(steps);
});

test('a quote is gone on the day after its consent ended, and with it what the text would show', async () => {
  const { plan } = await planOf(segmentWith('<Quote of="rye-and-sons" />'), { asOf: '2028-01-10' });
  expect(segmentView(plan, pageAt(plan, '/for/bakeries/')).parts.quotes).toEqual([]);
});

/** The digest of the guide's page without its card, which shows the offer whatever the text does. */
async function digestWith(changes: Record<string, string>): Promise<string> {
  const { plan } = await planOf(changes, { cards: false });
  return pageAt(plan, PAGE).digest;
}

test.each([
  ['a new offer', '<Offer />', edited('content/program.yaml', 'your first month free', 'two months free')],
  [
    'another quote',
    '<Quote of="rye-and-sons" />',
    edited('content/case-studies/rye-and-sons.mdx', 'We bin half', 'We bin a third'),
  ],
  [
    'another signup address',
    '<CTA />',
    edited('content/program.yaml', 'oatmark.example/signup', 'oatmark.example/join'),
  ],
])('%s changes a page whose text shows it, and no other', async (_, component, change) => {
  expect(await digestWith(change)).toBe(await digestWith({}));
  expect(await digestWith({ ...guideWith(component), ...change })).not.toBe(
    await digestWith(guideWith(component)),
  );
});

test('another figure changes a page whose text shows it', async () => {
  const text = guideWith('<Stat of="retention" segment="bakeries" />');
  const [before, after] = await Promise.all(
    [0.9, 0.8].map((value) => planOf(text, { cards: false, insights: { proofs: [{ ...PROOF, value }] } })),
  );
  if (!before || !after) throw new Error('no plans');
  expect(pageAt(before.plan, PAGE).digest).not.toBe(pageAt(after.plan, PAGE).digest);
});

test('a text that cannot be read, or shows what there is not, shows nothing', async () => {
  const { plan } = await planOf(guideWith('<Offer>'));
  expect(guideView(plan, pageAt(plan, PAGE)).offer).toBeNull();
  const gone = await planOf(guideWith('<Quote of="gone" />\n\n<Stat of="metric" segment="gone" />'));
  expect(guideView(gone.plan, pageAt(gone.plan, PAGE)).parts).toEqual(NO_PARTS);
});
