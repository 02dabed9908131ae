import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { NO_MARKET } from '../../src/insights/learn-market.ts';
import { describeNiches } from '../../src/report/describe-niches.ts';
import { renderText } from '../../src/report/render-text.ts';
import { RuleSchema } from '../../src/schemas/rule.ts';
import type { Verdict } from '../../src/schemas/insights/figures.ts';
import type {
  GivenSegment,
  NicheInsights,
  NicheSearch,
  SuggestedNiche,
} from '../../src/schemas/insights/niches.ts';
import { ALL, compared, insightsWith } from './market-figures.ts';

const given = (segment: string, verdict: Verdict, among = 0.9): GivenSegment => ({
  segment,
  accounts: 200,
  customers: 150,
  share: 0.2,
  stayed: compared(verdict, among, 0.7),
});

const niche = (
  rule: SuggestedNiche['rule'],
  verdict: 'better' | 'worse',
  inside: string | null = null,
): SuggestedNiche => ({
  rule,
  accounts: 120,
  share: 0.12,
  inside,
  stayed: verdict === 'better' ? compared(verdict, 0.9, 0.7) : compared(verdict, 0.5, 0.7),
});

const SEARCH: NicheSearch = {
  columns: ['industry', 'size'],
  candidates: 1200,
  searched: 480,
  confirmed: 520,
  niches: [],
  reason: null,
};

const BASE: NicheInsights = {
  ...NO_MARKET.niches,
  accounts: 1000,
  outside: { accounts: 300, customers: 200 },
  given: [given('bakeries', 'better'), given('kiosks', 'worse', 0.5), given('mills', 'unclear', 0.72)],
  search: SEARCH,
};

function textOf(more: Partial<NicheInsights> = {}, focus = ALL): string {
  const section = describeNiches(insightsWith({ niches: { ...BASE, ...more } }), focus);
  return section === null ? 'nothing' : renderText([section], 1000);
}

test('tells how segments do and that no niche was found', () => {
  expect(textOf()).toBe(`SEGMENTS AND NICHES
bakeries stays more often than the other accounts. kiosks stays less often. 300 accounts of 1,000 are in no segment. No niche beside them stands out.

  • 90 % of the accounts in bakeries are still customers, against 70 % of all others. Between 15 and 25 points more, over 200 accounts.
    → Give this page to more affiliates, and name this audience first where you name several.
  • 50 % of the accounts in kiosks are still customers, against 70 % of all others. Between 15 and 25 points fewer, over 200 accounts.
    → Before you bring more of them, look at what those that stayed have in common.

  segment   accounts  customers  of all  still customers
  bakeries       200        150  20 %    90 % (85–95 %)
  kiosks         200        150  20 %    50 % (45–55 %)
  mills          200        150  20 %    72 % (67–77 %)

  1,200 values, bands and pairs of industry and size were looked at among 480 accounts; what stood out had to hold again among 520 others, and the figures are from these. Accounts of a segment are compared with others of that segment.`);
});

test('a niche comes with the command and a rule to paste', () => {
  const niches = [
    niche({ industry: 'café: large', till: 'Yes', staff: { min: 11, max: 50 } }, 'better'),
    niche({ size: 'no' }, 'worse', 'mills'),
  ];
  const text = textOf({ search: { ...SEARCH, niches } });
  expect(text).toContain(
    '• A niche that stays more often: industry café: large and till Yes and staff from 11 to 50 (120 accounts, 12 % of all). 90 % are still customers, against 70 % of comparable accounts.',
  );
  expect(text).toContain(
    '→ If you can address them: kith new segment "café: large till yes staff from 11 to 50", with accounts: { industry: "café: large", till: Yes, staff: { min: 11, max: 50 } }',
  );
  expect(text).toContain('against 70 % of the others in mills.');
  for (const [, rule = ''] of text.matchAll(/(?:accounts:|As a rule:) (\{.*\})$/gm)) {
    expect(niches.map((each) => each.rule)).toContainEqual(RuleSchema.parse(parse(rule)));
  }
  expect(text).not.toContain('No niche beside them');
});

test('overlaps, and why nothing was looked for', () => {
  const text = textOf({
    overlaps: [{ segments: ['bakeries', 'mills'], accounts: 40, share: 0.2 }],
    search: { ...SEARCH, reason: 'The data does not say who left.' },
  });
  expect(text).toContain('• bakeries and mills overlap: 40 accounts are in both, 20 % of the smaller one.');
  expect(text).toContain('Niches were not looked for: The data does not say who left.');
});

test('under a segment it speaks of that segment', () => {
  const niches = [niche({ size: 'small' }, 'better', 'mills'), niche({ size: 'large' }, 'better')];
  const text = textOf({ search: { ...SEARCH, niches } }, { segment: 'mills', affiliate: null });
  expect(text).toContain('As far as its 200 accounts can tell, mills stays about as often as the rest.');
  expect(text).toContain('size small');
  expect(text).not.toMatch(/size large|bakeries|kiosks/);
  expect(textOf({}, { segment: null, affiliate: 'rosa' })).toBe('nothing');
  expect(textOf({ accounts: 0 })).toBe('nothing');
});

test('without segments all accounts are looked at together', () => {
  expect(textOf({ given: [] })).toContain(
    'No segment has a rule yet, so all accounts are looked at together.',
  );
});
