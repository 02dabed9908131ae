import { expect, test } from 'vitest';
import { diffPlan, itemsOf } from '../../src/plan/diff-plan.ts';
import type { Churn } from '../../src/schemas/insights/churn.ts';
import { PlanSchema, type Plan } from '../../src/schemas/plan.ts';
import { namedPains } from '../named-pains.ts';
import { edited, TINY_SITE } from '../tiny-site.ts';
import { pageAt, planOf } from './make-test-plan.ts';

const LANDING = '/with/rosa/bakeries/';

/** Paths whose digests differ between two plans. */
function changedPaths(before: Plan, after: Plan): string[] {
  const { added, changed, removed } = diffPlan(itemsOf(before), itemsOf(after));
  return [...added, ...changed, ...removed].sort();
}

test('a plan satisfies its schema and has every page of the design', async () => {
  const { plan } = await planOf();
  expect(PlanSchema.parse(plan)).toEqual(plan);
  expect(plan.pages.map(({ path }) => path).sort()).toEqual([
    '/',
    '/case-studies/',
    '/case-studies/rye-and-sons/',
    '/for/bakeries/',
    '/fr/',
    '/go/rosa/bakeries/',
    '/guides/',
    '/guides/bake-less-bin-less/',
    '/kits/rosa-token-of-rosa/',
    '/use-cases/',
    '/use-cases/plan-the-bake/',
    '/welcome/bakeries/',
    '/with/rosa/',
    LANDING,
  ]);
});

test('the same content gives the same plan', async () => {
  expect((await planOf()).plan).toEqual((await planOf()).plan);
});

test('without cards there are neither cards nor kits nor portals', async () => {
  const { plan } = await planOf({}, { cards: false });
  expect([plan.cards.length, plan.kits.length]).toEqual([0, 0]);
  expect(plan.pages.some(({ kind }) => kind === 'portal')).toBe(false);
});

test("a landing page shows the affiliate's own story and says why", async () => {
  const page = pageAt((await planOf()).plan, LANDING);
  expect([page.entry, page.ownStory]).toEqual(['en/rye-and-sons', true]);
  expect(page.reasons).toEqual([`case study "rye-and-sons" is the affiliate's own`]);
});

test("the story is the affiliate's own by its account, too", async () => {
  const { plan } = await planOf(edited('content/case-studies/rye-and-sons.mdx', 'affiliate: rosa\n', ''));
  expect(pageAt(plan, LANDING).ownStory).toBe(true);
});

test('an own story comes before others of the segment', async () => {
  const other = (TINY_SITE['content/case-studies/rye-and-sons.mdx'] ?? '')
    .replace('affiliate: rosa\n', '')
    .replace('account: A-1', 'account: A-2');
  const { plan } = await planOf({ 'content/case-studies/aaa-first.mdx': other });
  expect(pageAt(plan, LANDING).entry).toBe('en/rye-and-sons');
  expect(pageAt(plan, '/for/bakeries/').entry).toBe('en/aaa-first');
});

test('an expired consent takes the story off every page, and says so', async () => {
  const { plan, remarks } = await planOf({}, { asOf: '2028-01-10' });
  expect(pageAt(plan, LANDING).entry).toBeNull();
  expect(Object.keys(plan.caseStudies)).toEqual([]);
  expect(plan.pages.some(({ path }) => path.startsWith('/case-studies/'))).toBe(false);
  expect(remarks[0]).toMatchObject({
    message: 'Not shown anywhere: consent ended on 2028-01-09',
    where: { file: 'content/case-studies/rye-and-sons.mdx', line: 11 },
  });
});

test('a withdrawn consent counts from its day', async () => {
  const change = edited('content/case-studies/rye-and-sons.mdx', 'incentive: none', 'withdrawn: 2026-12-01');
  expect(Object.keys((await planOf(change, { asOf: '2026-11-30' })).plan.caseStudies)).toHaveLength(1);
  expect(Object.keys((await planOf(change, { asOf: '2026-12-01' })).plan.caseStudies)).toHaveLength(0);
});

test('a translation is bound by the consent of the original', async () => {
  const original = TINY_SITE['content/case-studies/rye-and-sons.mdx'] ?? '';
  const change = {
    'content/case-studies/fr/rye-and-sons.mdx': original,
    ...edited('content/case-studies/rye-and-sons.mdx', 'incentive: none', 'withdrawn: 2026-03-01'),
  };
  expect(Object.keys((await planOf(change)).plan.caseStudies)).toEqual([]);
});

test('consent for the story alone shows neither name nor quote nor numbers', async () => {
  const change = edited('content/case-studies/rye-and-sons.mdx', '[story, name, quote, numbers]', '[story]');
  expect(Object.values((await planOf(change)).plan.caseStudies)[0]).toMatchObject({
    company: null,
    person: null,
    quote: null,
    results: [],
  });
});

test('an account that has left is no case study', async () => {
  const { plan, remarks } = await planOf({}, { insights: { standing: { 'A-1': 'left' } } });
  expect(pageAt(plan, LANDING).entry).toBeNull();
  expect(remarks[0]?.message).toBe('Not shown anywhere: the customer has left');
});

test('an account that may leave is no case study for now; the marketer hears why, the plan says nothing', async () => {
  const reasons = [{ column: 'usage', value: 12, usual: 56, weight: 1.4, words: 'usage 12 (usual 56)' }];
  const risk = {
    account: 'A-1',
    name: 'Rye & Sons',
    probability: 0.62,
    reasons,
    mrr: 40,
    segments: [],
    referredBy: null,
  };
  const churn = { atRisk: [risk] } as unknown as Churn;
  const { plan, remarks } = await planOf({}, { insights: { standing: { 'A-1': 'at-risk' }, churn } });
  expect(pageAt(plan, LANDING).entry).toBeNull();
  expect(remarks[0]).toMatchObject({
    message: 'Not shown anywhere: the customer may leave (62% of accounts that looked the same have left)',
    hint: 'Let customer success speak with them first: usage 12 (usual 56). The story comes back when the risk is gone; until then pages show the next best one.',
    where: { file: 'content/case-studies/rye-and-sons.mdx' },
  });
  expect(JSON.stringify(plan)).not.toMatch(/may leave|at-risk|usage 12|A-1/);
});

test('an affiliate without consent has no name anywhere in the plan', async () => {
  const { plan } = await planOf(edited('content/affiliates/rosa.yaml', /consent: .*\n/, ''));
  expect(plan.affiliates['en/rosa']).toMatchObject({ name: null, role: null, company: null, quote: null });
  const quote = ({ template }: { template: string }) => template === 'quote';
  const scenes = Object.values(plan.scenes).filter((scene) => !quote(scene));
  const withoutStory = { ...plan, caseStudies: {}, scenes };
  expect(JSON.stringify(withoutStory)).not.toContain('Rosa Rye');
});

test('nothing private is in a plan', async () => {
  const text = JSON.stringify((await planOf()).plan);
  for (const secret of ['rosa@rye.example', 'A-1', 'Rosa Rye, owner', 'incentive'])
    expect(text).not.toContain(secret);
});

test('a page exists in every language of the affiliate in which the segment is written', async () => {
  const segment = TINY_SITE['content/segments/bakeries.mdx'] ?? '';
  const both = {
    'content/segments/fr/bakeries.mdx': segment,
    ...edited('content/affiliates/rosa.yaml', 'kind:', 'locales: [fr, en]\nkind:'),
  };
  const { plan } = await planOf(both);
  expect(pageAt(plan, LANDING).alternates).toEqual({ en: LANDING, fr: `/fr${LANDING}` });
  const onlyFrench = edited('content/affiliates/rosa.yaml', 'kind:', 'locales: [fr]\nkind:');
  expect(pageAt((await planOf(onlyFrench)).plan, LANDING).alternates).toEqual({ en: LANDING });
});

test('the offer that holds on the day is shown, the evergreen one after it', async () => {
  const change = edited(
    'content/program.yaml',
    'offers:\n',
    `offers:
  - { id: spring, friend: three months free, referrer: a €90 voucher, conditions: Once., starts: 2026-03-01, ends: 2026-05-31, segments: [bakeries] }
`,
  );
  const offer = async (asOf: string) => (await planOf(change, { asOf })).plan.segments['en/bakeries']?.offer;
  expect(await offer('2026-02-28')).toBe('en/evergreen');
  expect(await offer('2026-03-01')).toBe('en/spring');
  expect(await offer('2026-05-31')).toBe('en/spring');
  expect(await offer('2026-06-01')).toBe('en/evergreen');
});

test('the date alone changes no digest', async () => {
  expect(
    changedPaths(
      (await planOf({}, { asOf: '2026-11-21' })).plan,
      (await planOf({}, { asOf: '2026-11-22' })).plan,
    ),
  ).toEqual([]);
});

test('pains are ordered by how many of the accounts name them', async () => {
  const change = edited(
    'content/segments/bakeries.mdx',
    'pains:\n',
    'pains:\n  - { pain: queues, text: Queues. }\n',
  );
  const pains = namedPains({ waste: 12, queues: 2 }, { accounts: 20 });
  const { plan } = await planOf(change, { insights: { pains } });
  expect(plan.segments['en/bakeries']?.pains.map(({ pain }) => pain)).toEqual(['waste', 'queues']);
});

test('the call to action credits the affiliate', async () => {
  expect(pageAt((await planOf()).plan, LANDING).cta).toBe(
    'https://app.oatmark.example/signup?via=rosa&utm_source=rosa&utm_medium=referral&utm_campaign=bakeries&utm_content=landing-page&sub_id=bakeries_en_landing-page',
  );
});

/** Each edit, and what it must and must not touch. */
const EDITS: [string, Record<string, string>, { touches: string[]; spares: string[] }][] = [
  [
    'the text of a guide',
    edited('content/guides/bake-less-bin-less.mdx', 'Count for a week.', 'Count for two weeks.'),
    {
      touches: ['/guides/bake-less-bin-less/'],
      spares: ['/', LANDING, 'cards/rosa/bakeries/statement-og.png'],
    },
  ],
  [
    'the title of a guide',
    edited('content/guides/bake-less-bin-less.mdx', 'title: Bake less', 'title: Always bake less'),
    { touches: ['/guides/bake-less-bin-less/', '/guides/', LANDING], spares: ['/', '/use-cases/'] },
  ],
  [
    'the headline of a segment',
    edited('content/segments/bakeries.mdx', 'Know what sells', 'See what sells'),
    {
      touches: [
        '/',
        LANDING,
        '/for/bakeries/',
        'cards/rosa/bakeries/statement-og.png',
        'kits/rosa-token-of-rosa/bakeries.zip',
      ],
      spares: ['/fr/'],
    },
  ],
  [
    'the name of an affiliate',
    edited('content/affiliates/rosa.yaml', 'name: Rosa Rye', 'name: Rosa Roggen'),
    {
      touches: [
        LANDING,
        '/with/rosa/',
        'cards/rosa/bakeries/offer-story.png',
        'kits/rosa-token-of-rosa/bakeries.zip',
      ],
      spares: ['/', '/for/bakeries/'],
    },
  ],
  [
    'the quote of a case study',
    edited('content/case-studies/rye-and-sons.mdx', 'We bin half', 'We throw away half'),
    {
      touches: [LANDING, '/for/bakeries/', '/case-studies/rye-and-sons/'],
      spares: ['/guides/', 'cards/rosa/bakeries/offer-og.png'],
    },
  ],
  [
    'a brand colour',
    edited('content/program.yaml', '#1f4e8a', '#8a1f4f'),
    {
      touches: [
        '/',
        LANDING,
        '/guides/',
        'cards/rosa/bakeries/offer-og.png',
        'kits/rosa-token-of-rosa/bakeries.zip',
      ],
      spares: [],
    },
  ],
  [
    'the e-mail of an affiliate',
    edited('content/affiliates/rosa.yaml', 'rosa@rye.example', 'office@rye.example'),
    {
      touches: [],
      spares: [
        '/',
        LANDING,
        '/with/rosa/',
        'cards/rosa/bakeries/statement-og.png',
        'kits/rosa-token-of-rosa/bakeries.zip',
      ],
    },
  ],
];

test.each(EDITS)(
  'editing %s touches what shows it and nothing else',
  async (_, change, { touches, spares }) => {
    const changed = changedPaths((await planOf()).plan, (await planOf(change)).plan);
    for (const path of touches) expect(changed).toContain(path);
    for (const path of spares) expect(changed).not.toContain(path);
  },
);

test('a new version of the card code changes cards, kits and the pages that name the cards', async () => {
  const changed = changedPaths(
    (await planOf()).plan,
    (await planOf({}, { versions: { cards: 'cards-2', kits: 'kits-1' } })).plan,
  );
  expect(changed).toContain('cards/rosa/bakeries/offer-square.png');
  expect(changed).toContain('kits/rosa-token-of-rosa/bakeries.zip');
  expect(changed).toContain(LANDING);
});
