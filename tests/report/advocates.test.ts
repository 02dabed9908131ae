import { expect, test } from 'vitest';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { describeAdvocates } from '../../src/report/describe-advocates.ts';
import { renderText } from '../../src/report/render-text.ts';
import type { Focus } from '../../src/report/section.ts';
import type { Advocate, AdvocateInsights, AdvocateRanking } from '../../src/schemas/insights/advocates.ts';
import type { Insights } from '../../src/schemas/insights/insights.ts';

const RYE: Advocate = {
  account: 'A-1',
  name: 'Rye & Sons',
  segments: ['bakeries'],
  score: 91.4,
  coverage: 0.71,
  inputs: [
    { input: 'health', value: 100, points: 30, of: 30, words: 'health 100' },
    { input: 'nps', value: 100, points: 20, of: 20, words: 'NPS 10' },
    { input: 'usage', value: 90, points: 18, of: 20, words: 'uses it 1.6 times as much as the median' },
    { input: 'ltv', value: 80, points: 16, of: 20, words: 'lifetime value €5,000 (top 20 %)' },
    { input: 'expansion', value: 60, points: 3, of: 5, words: 'pays €38 a month more than it began with' },
    { input: 'tickets', value: 10, points: 0.5, of: 5, words: '9 tickets in 90 days' },
    { input: 'csat', value: null, points: 0, of: 0, words: 'no CSAT answer' },
  ],
  cost: {
    yearlyCost: 120,
    yearlyRevenue: 1200,
    share: 0.1,
    verdict: 'worth-it',
    words: 'Keeping it is cheap.',
  },
  contacts: [],
  whom: { name: 'Rosa Rye', role: 'Owner', influence: 'champion', email: 'rosa@rye.example' },
  affiliate: null,
  caseStudy: { state: 'none', id: null, until: null },
  ask: {
    for: 'referral',
    when: 'now',
    from: '2026-11-21',
    because: 'promoter',
    words: 'NPS 10 on 2 November 2026',
  },
  next: [
    { about: 'ask', words: 'Send Rosa Rye (Owner, champion) the invitation to join.' },
    { about: 'affiliate', words: 'Not an affiliate yet.' },
    { about: 'case-study', words: 'No case study.' },
  ],
  invitation: {
    to: 'rosa@rye.example',
    name: 'Rosa Rye',
    role: 'Owner',
    locale: 'en',
    subject: 'Rosa, who else should know Oatmark?',
    text: 'Hello Rosa,\n\nThank you.\n\nBest wishes',
  },
};

const MILL: Advocate = {
  ...RYE,
  account: 'A-2',
  name: null,
  cost: {
    yearlyCost: 900,
    yearlyRevenue: 1200,
    share: 0.75,
    verdict: 'costs-much',
    words: 'Keeping it costs much.',
  },
  affiliate: { id: 'mill', mayBeNamed: false },
  caseStudy: { state: 'expired', id: 'mill', until: '2026-01-01' },
  ask: {
    for: 'case-study',
    when: 'wait',
    from: '2027-02-27',
    because: 'asked-lately',
    words: 'asked on 30 October 2026',
  },
  next: [
    { about: 'ask', words: 'Leave it alone until 27 February 2027.' },
    { about: 'consent', words: 'The consent ended.' },
  ],
};

const ranking = (best: readonly Advocate[], more: Partial<AdvocateRanking> = {}): AdvocateRanking => ({
  segment: null,
  customers: 120,
  scored: 110,
  meanCoverage: 0.9,
  costs: { known: 100, tooMuch: 12 },
  best,
  ...more,
});

const NOBODY = { segment: null, affiliate: null };

function describe(advocates: Partial<AdvocateInsights>, focus: Partial<Focus> = {}) {
  const learned: AdvocateInsights = {
    overall: ranking([RYE, MILL]),
    segments: [
      ranking([MILL], { segment: 'mills', customers: 4, scored: 1, costs: { known: 2, tooMuch: 0 } }),
    ],
    medianUsage: 50,
    notes: ['A note.'],
    ...advocates,
  };
  const insights: Insights = { ...noInsights('2026-11-21'), advocates: learned };
  return describeAdvocates(insights, { ...NOBODY, ...focus });
}

test('says how many to ask, and of each why, whom and what next', () => {
  const section = describe({});
  expect(section?.summary).toBe(
    '110 of 120 customers have enough data for a score (90 % of the inputs on average). Of the 2 best, ask 1 now and leave 1 alone for a while.',
  );
  expect(section?.findings.slice(0, 2)).toEqual([
    {
      what: 'Rye & Sons: health 100, NPS 10, uses it 1.6 times as much as the median, but 9 tickets in 90 days.',
      sure: null,
      next: 'Now: NPS 10 on 2 November 2026. Send Rosa Rye (Owner, champion) the invitation to join.',
    },
    {
      what: 'A-2: health 100, NPS 10, uses it 1.6 times as much as the median, but 9 tickets in 90 days. Keeping it costs much.',
      sure: null,
      next: 'Wait: asked on 30 October 2026. Leave it alone until 27 February 2027. The consent ended.',
    },
  ]);
  expect(section?.findings.slice(2).map(({ what }) => what)).toEqual([
    '1 of these 2 is not an affiliate yet.',
    '1 of 2 has no case study and no consent to one.',
    '12 of the 100 customers whose cost and revenue are known cost more than a third of what they pay (12 %).',
  ]);
  expect(section?.table?.rows).toEqual([
    ['Rye & Sons', 91, '71 %', 'now', '10 %', 'not yet', 'none'],
    ['A-2', 91, '71 %', 'from 27 Feb 2027', '75 %', 'yes', 'consent ended'],
  ]);
  expect(section?.notes).toContain('A note.');
});

test('shows the mail to the first one who is to be asked now', () => {
  const text = renderText(
    [describe({ overall: ranking([MILL, RYE]) })].filter((section) => section !== null),
    100,
  );
  expect(text).toContain(`  The mail to Rye & Sons, ready to send. Those to the others are in --json.
  │ To: Rosa Rye <rosa@rye.example>
  │ Subject: Rosa, who else should know Oatmark?
  │
  │ Hello Rosa,
  │
  │ Thank you.
  │
  │ Best wishes`);
});

test('keeps long lines of a mail within the width, and a table within 100 columns', () => {
  const wordy = {
    ...RYE,
    name: 'W'.repeat(60),
    invitation: RYE.invitation && { ...RYE.invitation, text: 'word '.repeat(60).trim() },
  };
  const section = describe({
    overall: ranking([wordy, { ...MILL, caseStudy: { ...MILL.caseStudy, state: 'not-yet' } }]),
  });
  const lines = renderText(section ? [section] : [], 100).split('\n');
  expect(
    Math.max(...lines.filter((line) => line.includes(' ')).map((line) => line.length)),
  ).toBeLessThanOrEqual(100);
});

test('tells ten at most', () => {
  const section = describe({ overall: ranking(Array.from({ length: 30 }, () => RYE)) });
  expect(section?.table?.rows).toHaveLength(10);
});

test('narrowed to a segment it tells its customers, to an affiliate only that one', () => {
  expect(describe({}, { segment: 'mills' })?.summary).toContain('1 of 4 customers');
  expect(describe({}, { segment: 'unknown' })).toBeNull();
  const one = describe({}, { affiliate: 'mill' });
  expect(one?.findings).toHaveLength(1);
  expect(one?.letter?.about).toBe('The mail to A-2, for the day when it may be asked again.');
  expect(describe({}, { affiliate: 'somebody-else' })).toBeNull();
});

test('says who is to be won back, and shows no mail where none may be sent', () => {
  const risky: Advocate = {
    ...RYE,
    cost: null,
    invitation: null,
    ask: { for: 'referral', when: 'not-now', from: null, because: 'at-risk', words: 'its health is 12' },
    next: [{ about: 'ask', words: 'Ask for nothing.' }],
  };
  const section = describe({ overall: ranking([risky]) });
  expect(section?.summary).toContain('win 1 back first');
  expect(section?.table?.rows[0]).toEqual(['Rye & Sons', 91, '71 %', 'not now', '?', 'not yet', 'none']);
  expect(section?.findings[0]?.next).toBe('Not now: its health is 12. Ask for nothing.');
  expect(section?.letter).toBeUndefined();
});

test('says so where nobody can be ranked', () => {
  expect(describe({ overall: ranking([]) })?.summary).toBe(
    'None of the 120 customers has enough data for a score: nobody is recommended on a guess. advocates.minimumCoverage in content/program.yaml says how much is enough.',
  );
  expect(describe({ overall: ranking([], { customers: 0, scored: 0 }) })?.summary).toBe(
    'There is no customer here on this day, so there is nobody to ask.',
  );
});
