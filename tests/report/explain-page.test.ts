import { expect, test } from 'vitest';
import { weighChoices } from '../../src/plan/weigh-choices.ts';
import { explainPage } from '../../src/report/explain/explain-page.ts';
import type { Explanation } from '../../src/report/explain/explanation.ts';
import { renderExplanation } from '../../src/report/explain/render-explanation.ts';
import type { ProofFigure } from '../../src/schemas/insights/proof-figure.ts';
import { pageAt, planOf, type TestPlanOptions } from '../plan/make-test-plan.ts';
import { namedPains } from '../named-pains.ts';
import { edited, TINY_SITE } from '../tiny-site.ts';

const LANDING = '/with/rosa/bakeries/';
const STORY = 'content/case-studies/rye-and-sons.mdx';
const ANOTHER = {
  'content/case-studies/aaa-first.mdx': (TINY_SITE[STORY] ?? '')
    .replace('affiliate: rosa\n', '')
    .replace('account: A-1', 'account: A-2')
    .replace('title: Half', 'title: A third'),
};

async function explain(
  path: string,
  changes: Record<string, string | null> = {},
  options: TestPlanOptions = {},
): Promise<Explanation> {
  const made = await planOf(changes, options);
  const page = pageAt(made.plan, path);
  return explainPage({ ...made, page, choices: weighChoices(made, made.plan, page) });
}

function partOf(explanation: Explanation, name: string) {
  const found = explanation.parts.find(({ part }) => part === name);
  if (!found) throw new Error(`no ${name} among ${explanation.parts.map(({ part }) => part).join(', ')}`);
  return found;
}

const WORDS = { label: 'of it', method: '', sentence: '', short: '' };
const FIGURES: ProofFigure[] = [
  {
    ...{ segment: 'bakeries', kind: 'retention', formula: 'retained-12-months', isAsked: true },
    measured: { value: 0.914, n: 174, interval: { low: 0.863, high: 0.947 } },
    ...{ proof: null, wording: { en: { ...WORDS, figure: '91%' }, fr: { ...WORDS, figure: '91 %' } } },
    held: null,
  },
  {
    ...{ segment: 'bakeries', kind: 'metric', formula: 'median', isAsked: true },
    ...{ measured: { value: 3, n: 7, interval: null }, proof: null, wording: {} },
    held: { by: 'too-few', because: '7 accounts were measured, and it takes 10.', next: 'Wait.' },
  },
  {
    ...{ segment: 'bakeries', kind: 'ltv', formula: 'median', isAsked: false },
    ...{ measured: { value: 3, n: 7, interval: null }, proof: null, wording: {} },
    held: { by: 'not-asked', because: 'Nobody asked.', next: null },
  },
];
const AGE = { dataUntil: '2026-11-14', isDated: true, shownUntil: '2027-05-13' };

test('a landing page is explained from its top to its end, in whole sentences', async () => {
  const insights = {
    ...{ proofFigures: FIGURES, proofAge: AGE, standing: { 'A-1': 'customer' as const } },
    pains: namedPains({ waste: 110, noise: 20 }, { accounts: 200, recordedFor: 'none' }),
  };
  const explanation = await explain(LANDING, ANOTHER, { insights });
  expect(renderExplanation(explanation, 90).replace(/\?v=\w+/, '?v=…')).toBe(`/with/rosa/bakeries/
Landing page of Rosa Rye for bakeries, in English.

PAGE         because content/affiliates/rosa.yaml gives the affiliate the segment
               "bakeries".

HEADLINE     “Know what sells before the oven is hot”
               because content/segments/bakeries.mdx, line 3, says so.

SENDER       Rosa Rye, Owner, Rye & Sons
               because the consent of 2026-01-10 covers name, quote until 2028-01-09.
             “I would not open without it.”

PROOF        because proof.show in content/program.yaml names them in this order.
             91% of it
               because it is true of 91 % of 174 accounts, and of 86 % to 95 % with 95 %
                 confidence.
             not your own figure, because 7 accounts were measured, and it takes 10.

CASE STUDY   “Half the waste at Rye & Sons” (rye-and-sons)
               because it is the affiliate's own story, as
                 content/case-studies/rye-and-sons.mdx says,
               and because the consent of 2026-01-10 covers story, name, quote, numbers
                 until 2028-01-09,
               and because the account is still a customer.
             not “A third the waste at Rye & Sons” (aaa-first), because the affiliate's
               own story comes before it.

PAINS        because content/segments/bakeries.mdx has words for them; first come those
               that most accounts of the segment name.
             1. “Bread in the bin at closing time.” (waste), with the guide “Bake less,
               bin less”
               because 110 of 200 accounts name it (55 %).
             not noise (20 accounts), because content/segments/bakeries.mdx has no words
               for it.

USE CASES    because content/segments/bakeries.mdx, line 10, lists them so.
             Plan the bake

FIRST STEPS  because content/segments/bakeries.mdx, line 11, lists them so.
             1. Connect the till

OFFER        “your first month free” (evergreen)
               because it is the first in content/program.yaml that holds for bakeries on
                 2026-11-21.

BUTTON       “Start your free month” leads to
               https://app.oatmark.example/signup?via=rosa&utm_source=rosa&utm_medium=referral&utm_campaign=bakeries&utm_content=landing-page&sub_id=bakeries_en_landing-page
               because tracking.url in content/program.yaml leads there,
               and because "via=rosa" credits the affiliate.

CARD         /cards/rosa/bakeries/statement-og.png?v=…
               because it shows the headline above whoever recommends.`);
});

test.each<[string, Record<string, string | null>, TestPlanOptions, string]>([
  ['that ended', {}, { asOf: '2028-01-10' }, 'consent ended on 2028-01-09'],
  ['that begins later', {}, { asOf: '2026-01-09' }, 'consent begins on 2026-01-10'],
  [
    'that was withdrawn',
    edited(STORY, 'incentive: none', 'withdrawn: 2026-03-01'),
    {},
    'consent was withdrawn on 2026-03-01',
  ],
  [
    'that does not cover it',
    edited(STORY, '[story, name, quote, numbers]', '[name]'),
    {},
    'the consent does not cover the story',
  ],
  [
    'by an account that left',
    {},
    { insights: { standing: { 'A-1': 'left' as const } } },
    'the customer has left',
  ],
  [
    'by an account that may leave',
    {},
    { insights: { standing: { 'A-1': 'at-risk' as const } } },
    'the customer may leave',
  ],
])('a case study with a consent %s is left out for this reason', async (_, changes, options, because) => {
  const story = partOf(await explain('/for/bakeries/', changes, options), 'case study');
  expect(story.shows).toEqual([]);
  expect(story.because).toEqual(['there is none that may be shown']);
  expect(story.leavesOut).toEqual([
    { what: '“Half the waste at Rye & Sons” (rye-and-sons)', because: [because] },
  ]);
});

test('a story without an owner is shown because it is the first, and the next one is not', async () => {
  const story = partOf(await explain('/for/bakeries/', ANOTHER), 'case study');
  expect(story.shows[0]).toEqual({
    what: '“A third the waste at Rye & Sons” (aaa-first)',
    because: [
      'it is the first story about bakeries that may be shown',
      'the consent of 2026-01-10 covers story, name, quote, numbers until 2028-01-09',
      'nothing in the data says that the account has left',
    ],
  });
  expect(story.leavesOut[0]?.because).toEqual(['it comes later by the name of its file']);
});

test('stories about other segments are counted, not listed', async () => {
  const cafes = { 'content/segments/cafes.mdx': TINY_SITE['content/segments/bakeries.mdx'] ?? '' };
  const story = partOf(await explain('/for/cafes/', { ...cafes, ...ANOTHER }), 'case study');
  expect(story.leavesOut).toEqual([{ what: '2 other stories', because: ['they are not about cafes'] }]);
  const one = partOf(await explain('/for/cafes/', cafes), 'case study');
  expect(one.leavesOut).toEqual([{ what: '1 other story', because: ['it is not about cafes'] }]);
});

/** The segment in French too, and an affiliate who speaks both. */
const FRENCH = {
  'content/segments/fr/bakeries.mdx': TINY_SITE['content/segments/bakeries.mdx'] ?? '',
  ...edited('content/affiliates/rosa.yaml', 'kind:', 'locales: [fr, en]\nkind:'),
};

test('what nobody translated is told with the language that stands in for it', async () => {
  const explanation = await explain(`/fr${LANDING}`, FRENCH);
  expect(explanation.summary).toBe('Landing page of Rosa Rye for bakeries, in French.');
  expect(partOf(explanation, 'page').shows).toEqual([
    { what: `${LANDING} is the same page in English`, because: [] },
  ]);
  expect(partOf(explanation, 'headline').shows[0]?.because).toEqual([
    'content/segments/fr/bakeries.mdx, line 3, says so',
  ]);
  expect(partOf(explanation, 'case study').shows[0]?.because.at(-1)).toBe(
    'nobody wrote it in French, so it is in English',
  );
  expect(partOf(explanation, 'use cases').shows[0]?.because).toEqual([
    'nobody wrote it in French, so it is in English',
  ]);
  expect(partOf(explanation, 'pains').shows[0]?.what).toContain('“Bake less, bin less”, which is in English');
});

test('a story in the language of the page comes before one that is not', async () => {
  const french = { 'content/case-studies/fr/rye-and-sons.mdx': TINY_SITE[STORY] ?? '' };
  const others = edited('content/affiliates/rosa.yaml', 'account: A-1\n', 'locales: [fr, en]\n');
  const unowned = edited(STORY, 'affiliate: rosa\n', '');
  const made = { ...FRENCH, ...ANOTHER, ...french, ...others, ...unowned };
  const story = partOf(
    await explain(`/fr${LANDING}`, {
      ...made,
      'content/case-studies/fr/rye-and-sons.mdx': (TINY_SITE[STORY] ?? '').replace('affiliate: rosa\n', ''),
    }),
    'case study',
  );
  expect(story.shows[0]?.what).toContain('(rye-and-sons)');
  expect(story.leavesOut[0]).toEqual({
    what: '“A third the waste at Rye & Sons” (aaa-first)',
    because: ['it is not written in French'],
  });
});

test('a language in which the segment is not written has no page, and it says so', async () => {
  const speaks = edited('content/affiliates/rosa.yaml', 'kind:', 'locales: [en, fr]\nkind:');
  expect(partOf(await explain(LANDING, speaks), 'page').leavesOut).toEqual([
    { what: 'no page in French', because: ['content/segments/fr/bakeries.mdx does not exist'] },
  ]);
});

test('an affiliate without a consent is shown without name, and it says what is kept back', async () => {
  const silent = edited('content/affiliates/rosa.yaml', /consent: .*\n/, '');
  const sender = partOf(await explain(LANDING, silent), 'sender');
  expect(sender.shows).toEqual([
    {
      what: 'no name, only what kind of referrer it is (customer)',
      because: ['content/affiliates/rosa.yaml has no consent record'],
    },
  ]);
  expect(sender.leavesOut).toEqual([{ what: 'its quote', because: ['no consent that holds covers it'] }]);
  const over = partOf(await explain(LANDING, {}, { asOf: '2028-01-10' }), 'sender');
  expect(over.shows[0]?.because).toEqual(['consent ended on 2028-01-09']);
});

const SPRING = edited(
  'content/program.yaml',
  'offers:\n',
  `offers:
  - { id: cafes-only, friend: a cup, referrer: a cup, conditions: Once., segments: [bakeries] }
  - { id: spring, friend: three months, referrer: a voucher, conditions: Once., starts: 2026-03-01, ends: 2026-05-31 }
`.replace('[bakeries]', '[cafes]'),
);

test.each([
  ['2026-02-28', 'evergreen', 'it begins on 2026-03-01'],
  ['2026-05-31', 'spring', 'an earlier one in content/program.yaml holds'],
  ['2026-06-01', 'evergreen', 'it ended on 2026-05-31'],
])('on %s the offer is %s, and the other is left out', async (asOf, id, because) => {
  const cafes = { 'content/segments/cafes.mdx': TINY_SITE['content/segments/bakeries.mdx'] ?? '' };
  const offer = partOf(await explain('/for/bakeries/', { ...SPRING, ...cafes }, { asOf }), 'offer');
  expect(offer.shows.map(({ what }) => what)).toEqual([expect.stringContaining(`(${id})`)]);
  expect(offer.shows[0]?.because).toEqual([
    `it is the first in content/program.yaml that holds for bakeries on ${asOf}`,
    ...(id === 'spring' ? ['after 2026-05-31, its last day, "evergreen" holds'] : []),
  ]);
  expect(offer.leavesOut.flatMap((left) => left.because).sort()).toEqual(
    [because, 'it is for cafes alone'].sort(),
  );
});

test('a pain that accounts which stayed name more often is told with how much more', async () => {
  const among = { share: 0.52, n: 150, low: 0.44, high: 0.6 };
  const others = { share: 0.21, n: 50, low: 0.12, high: 0.34 };
  const difference = { points: 0.31, low: 0.15, high: 0.42 };
  const compare = (verdict: 'better' | 'unclear') => ({
    among,
    others,
    difference,
    lift: 2.5,
    p: 0.001,
    verdict,
  });
  const named = (pain: string, verdict: 'better' | 'unclear') => ({
    ...{ pain, comparison: compare(verdict), share: null, written: true, guides: [] },
    accounts: pain === 'queues' ? 120 : 80,
  });
  const insights = {
    pains: {
      recordedFor: 'both' as const,
      onlyAnswers: false,
      scopes: [
        {
          ...{ segment: 'bakeries', accounts: 200, answers: 200 },
          pains: [named('waste', 'better'), named('queues', 'unclear')],
        },
      ],
    },
  };
  const queues = edited(
    'content/segments/bakeries.mdx',
    'pains:\n',
    'pains:\n  - { pain: queues, text: Queues. }\n',
  );
  const pains = partOf(await explain('/for/bakeries/', queues, { insights }), 'pains');
  expect(pains.because).toEqual([
    'content/segments/bakeries.mdx has words for them; first come those that accounts which stayed name more often than accounts which left, then those that most accounts of the segment name',
  ]);
  expect(pains.shows.map(({ because }) => because)).toEqual([
    [
      '52 % of the accounts that stayed name it and 21 % of those that left, between 15 and 42 points more',
      '80 of 200 accounts name it (40 %)',
    ],
    ['120 of 200 accounts name it (60 %)'],
  ]);
  expect(pains.shows[1]?.what).toBe('2. “Queues.” (queues), without a guide, for none is about it');
});

test('a site without data says that the order is the author’s, and why there is no proof', async () => {
  const explanation = await explain(LANDING);
  expect(partOf(explanation, 'proof')).toMatchObject({ because: ['the site has no data'], shows: [] });
  expect(partOf(explanation, 'pains').because).toEqual([
    'content/segments/bakeries.mdx has them in this order, and the data has no pains of this segment',
  ]);
  expect(partOf(explanation, 'pains').shows[0]?.because).toEqual([]);
});

test('a segment without a rule, and a program that shows no figure, have no proof for a reason', async () => {
  const insights = { proofAge: AGE };
  const without = edited('content/segments/bakeries.mdx', 'accounts: { industry: bakery }\n', '');
  expect(partOf(await explain(LANDING, without, { insights }), 'proof').because).toEqual([
    'content/segments/bakeries.mdx does not say which accounts belong to the segment',
  ]);
  expect(partOf(await explain(LANDING, {}, { insights }), 'proof').because).toEqual([
    'proof.show in content/program.yaml names no figure',
  ]);
});

test('every kind of page is explained', async () => {
  const made = await planOf(FRENCH);
  const kinds = new Map(made.plan.pages.map((page) => [page.kind, page]));
  expect(kinds.size).toBe(14);
  for (const page of made.plan.pages) {
    const explanation = explainPage({ ...made, page, choices: weighChoices(made, made.plan, page) });
    expect(explanation.parts.length, page.path).toBeGreaterThan(1);
    for (const { part, because, shows, leavesOut } of explanation.parts) {
      expect(because.length + shows.length + leavesOut.length, `${page.path} ${part}`).toBeGreaterThan(0);
    }
    const text = renderExplanation(explanation, 100);
    expect(text).not.toMatch(/undefined|null|\[object|""| {2}because \./);
    for (const line of text.split('\n').filter((each) => !each.includes('://') && !each.includes('kits/')))
      expect(line.length, line).toBeLessThanOrEqual(100);
  }
});

test('the page of the program tells which stories it has room for', async () => {
  const stories = Object.fromEntries(
    ['aaa', 'bbb', 'ccc'].map((id) => [
      `content/case-studies/${id}.mdx`,
      (TINY_SITE[STORY] ?? '').replace('affiliate: rosa\n', '').replace('account: A-1', `account: ${id}`),
    ]),
  );
  const story = partOf(await explain('/', stories), 'case study');
  expect(story.shows).toHaveLength(3);
  expect(story.leavesOut[0]?.because).toEqual([
    'there is room for 3, and it comes later by the name of its file',
  ]);
  const french = partOf(await explain('/fr/'), 'case study');
  expect(french.leavesOut[0]?.because).toEqual(['it is not written in French']);
});

test('without cards there is none to explain', async () => {
  expect(partOf(await explain(LANDING, {}, { cards: false }), 'card').because).toEqual(['no cards are made']);
});

test('a variant says which it is, where it stands and what leads to it', async () => {
  const variants = edited(
    'content/segments/bakeries.mdx',
    'accounts:',
    'variants:\n  - { name: night, headline: Sleep until three, creatives: [x-pain] }\n  - { name: day, cta: Bake }\naccounts:',
  );
  const night = await explain(`${LANDING}night/`, variants);
  expect(partOf(night, 'variant')).toEqual({
    part: 'variant',
    because: [
      'content/segments/bakeries.mdx, line 8, has the variant "night"',
      expect.stringMatching(/^1 of \d+ links that a kit may hold lead here$/),
    ],
    shows: [{ what: 'x-pain', because: ['content/segments/bakeries.mdx names them under "creatives"'] }],
    leavesOut: [],
  });
  expect(partOf(night, 'headline').shows).toEqual([
    { what: '“Sleep until three”', because: ['content/segments/bakeries.mdx, line 8, says so'] },
  ]);
  const day = await explain(`${LANDING}day/`, variants);
  expect(partOf(day, 'headline').shows[0]?.what).toBe('“Know what sells before the oven is hot”');
  expect(partOf(day, 'button').shows[0]?.what).toMatch(/^“Bake” leads to .*utm_content=landing-page\.day/);
  expect(
    partOf(day, 'variant')
      .shows.map(({ what }) => what)
      .join(),
  ).toMatch(/(x-offer|linkedin-post|email)/);
  const base = await explain(LANDING, variants);
  expect(partOf(base, 'variant').because[0]).toBe(
    'it is the page without a variant, one of 3 in content/segments/bakeries.mdx',
  );
  expect(
    partOf(base, 'variant')
      .shows.map(({ what }) => what)
      .join(),
  ).toContain('statement-og');
  expect((await explain(LANDING)).parts.map(({ part }) => part)).not.toContain('variant');
});
