import { expect, test } from 'vitest';
import { describeContentGaps } from '../../src/report/describe-content-gaps.ts';
import { describeUseCases } from '../../src/report/describe-use-cases.ts';
import { renderText } from '../../src/report/render-text.ts';
import type { ContentGap } from '../../src/schemas/insights/content-gaps.ts';
import type { Verdict } from '../../src/schemas/insights/figures.ts';
import type { UseCaseInsight, UseCaseInsights } from '../../src/schemas/insights/use-cases.ts';
import { ALL, compared, insightsWith } from './market-figures.ts';

const FACTS = { accounts: { source: 'accounts.csv', read: 9, kept: 9, refused: 0, columns: [] } };

const gap = (kind: ContentGap['kind'], more: Partial<ContentGap> = {}): ContentGap => ({
  kind,
  segments: ['bakeries'],
  about: null,
  accounts: 120,
  because: 'frequent',
  ...more,
});

function gapsText(contentGaps: readonly ContentGap[], focus = ALL): string {
  const section = describeContentGaps(insightsWith({ contentGaps, facts: FACTS }), focus);
  return section === null ? 'nothing' : renderText([section], 1000);
}

test('every kind of gap says what is missing and how to write it', () => {
  const text = gapsText([
    gap('guide', { about: 'waste', because: 'left' }),
    gap('pain-text', { about: 'dust', segments: [] }),
    gap('pain-text', { about: 'dust', because: 'stayed' }),
    gap('use-case', { about: 'bake', segments: ['bakeries', 'mills'], because: 'grown' }),
    gap('case-study'),
    gap('no-guides', { accounts: 0 }),
    gap('no-use-cases', { accounts: 1 }),
  ]);
  expect(text).toBe(`CONTENT THAT IS MISSING
7 things to write, what touches most accounts first.

  • No guide answers waste, which is a reason for leaving in bakeries (120 accounts).
    → kith new guide "…", with pain: waste.
  • No segment speaks of dust, which is named often (120 accounts).
    → Add it to pains in the segments whose accounts name it, in your audience’s own words.
  • The text of bakeries does not speak of dust, which goes with staying there (120 accounts).
    → Add it to pains in content/segments/bakeries.mdx, in your audience’s own words.
  • bake goes with growing in bakeries and mills (120 accounts), and the pages do not show it.
    → Add it to useCases in content/segments/bakeries.mdx and content/segments/mills.mdx. It makes customers larger, not more loyal.
  • bakeries has no case study that may be shown (120 accounts).
    → Ask one of the best accounts of bakeries for its story and its consent, then kith new case-study "…".
  • bakeries has no guide for any of its pains.
    → kith new guide "…", with one of its pains.
  • bakeries shows no use case (1 account).
    → Name some under useCases in content/segments/bakeries.mdx, or kith new use-case "…".`);
});

test('where nothing is missing it says so; under a segment only its own gaps; without data nothing', () => {
  expect(gapsText([])).toContain('Nothing that the data asks for');
  const gaps = [
    gap('case-study'),
    gap('case-study', { segments: ['mills'] }),
    gap('pain-text', { about: 'dust', segments: [] }),
  ];
  const text = gapsText(gaps, { segment: 'mills', affiliate: null });
  expect(text.match(/•.*/g)).toEqual([
    '• mills has no case study that may be shown (120 accounts).',
    '• No segment speaks of dust, which is named often (120 accounts).',
  ]);
  expect(describeContentGaps(insightsWith({ contentGaps: gaps }), ALL)).toBeNull();
});

const useCase = (id: string, stayed: Verdict, grown: Verdict, listed = true): UseCaseInsight => ({
  useCase: id,
  accounts: 200,
  stayed: compared(stayed, 0.8, 0.6),
  grown: compared(grown, 0.4, 0.2),
  listed,
});

function useCasesText(more: Partial<UseCaseInsights>, focus = ALL): string {
  const useCases: UseCaseInsights = { scopes: [], unmapped: [], unknownActions: [], reason: null, ...more };
  const section = describeUseCases(insightsWith({ useCases }), focus);
  return section === null ? 'nothing' : renderText([section], 1000);
}

test('use cases that go with success are told once, with the segments in which it holds', () => {
  const scopes = [
    {
      segment: null,
      useCases: [useCase('bake', 'better', 'unclear'), useCase('sweep', 'unclear', 'unclear')],
    },
    { segment: 'bakeries', useCases: [useCase('bake', 'better', 'unclear', false)] },
    { segment: 'mills', useCases: [useCase('sweep', 'unclear', 'better')] },
  ];
  expect(useCasesText({ scopes, unmapped: ['sell'], unknownActions: [{ useCase: 'bake', action: 'bakde' }] }))
    .toBe(`WHAT THE BEST ACCOUNTS USE FIRST
What accounts begin in their first 30 days tells the better ones from the others. Show it first, and early.

  • Accounts that begin with bake early stay more often: 80 % are still customers, against 60 % of the others. Between 15 and 25 points more, over 200 accounts. It holds in bakeries by itself.
    → Show it in the first e-mails and on the welcome page. Add it to useCases of bakeries.
  • In mills, accounts that begin with sweep early grow more often: 40 % pay for more than they began with, against 20 % of the others. Between 15 and 25 points more, over 200 accounts.
    → Show it in the first e-mails and on the welcome page.

  It goes together; whether it is the cause, only a trial tells. Accounts count that were still customers after 30 days.
  Nothing is known of sell: name their actions in content/use-cases/, under "actions".
  content/use-cases/bake.mdx names the action "bakde", which nobody has done: is it spelt like that in your data?`);
});

test('where no use case tells accounts apart, or nothing can be known, it says so', () => {
  const scopes = [{ segment: null, useCases: [useCase('bake', 'unclear', 'unclear')] }];
  expect(useCasesText({ scopes })).toContain(
    'None of the 1 use case that your data can speak of goes with staying or growing',
  );
  expect(useCasesText({ reason: 'There is no day of signup.' })).toContain(
    'Which use cases go with staying is unknown. There is no day of signup.',
  );
  expect(useCasesText({})).toBe('nothing');
  expect(useCasesText({ scopes }, { segment: null, affiliate: 'rosa' })).toBe('nothing');
});
