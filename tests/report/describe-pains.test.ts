import { expect, test } from 'vitest';
import { describePains } from '../../src/report/describe-pains.ts';
import { renderText } from '../../src/report/render-text.ts';
import type { Verdict } from '../../src/schemas/insights/figures.ts';
import type { PainInsight, PainInsights, TopicInsights } from '../../src/schemas/insights/pains.ts';
import { ALL, compared, insightsWith, share } from './market-figures.ts';

const pain = (name: string, verdict: Verdict, more: Partial<PainInsight> = {}): PainInsight => ({
  pain: name,
  accounts: 80,
  comparison: compared(verdict, 0.5, 0.2, 120),
  share: null,
  written: true,
  guides: [`on-${name}`],
  ...more,
});

const painsOf = (
  scopes: Readonly<Record<string, readonly PainInsight[]>>,
  more: Partial<PainInsights> = {},
): PainInsights => ({
  recordedFor: 'both',
  onlyAnswers: false,
  scopes: Object.entries(scopes).map(([name, pains]) => {
    return { segment: name === 'all' ? null : name, accounts: 200, answers: 180, pains };
  }),
  ...more,
});

const NO_TOPICS: TopicInsights = { scopes: [], reason: null };

function textOf(pains: PainInsights, focus = ALL, topics = NO_TOPICS): string {
  const section = describePains(insightsWith({ pains, topics }), focus);
  return section === null ? 'nothing' : renderText([section], 1000);
}

test('names the pains of those that stayed by segment, with guides', () => {
  const text = textOf(
    painsOf({
      all: [pain('waste', 'better')],
      bakeries: [pain('waste', 'better'), pain('queues', 'better'), pain('dust', 'unclear')],
      mills: [pain('dust', 'unclear')],
    }),
  );
  expect(text).toBe(`WHAT THE BEST ACCOUNTS CAME FOR
In 1 of 2 segments, the accounts that stayed name some pains more often than those that left. Lead with these; the plan puts them first.

  • In bakeries, the accounts that stayed name waste (50 %, against 20 % of those that left) and queues (50 %, against 20 %) more often. Between 25 and 35, and between 25 and 35 points more; 120 stayed, 300 left.
    → Guides to share: on-waste and on-queues.

  Each segment is one question, so in one of twenty segments something may be chance. A pain that is merely named together with another one is not counted twice.`);
});

test('asks for what the text and the guides lack', () => {
  const lacking = pain('waste', 'better', { written: false, guides: [] });
  expect(textOf(painsOf({ all: [], bakeries: [lacking] }))).toContain(
    '→ Write of waste in content/segments/bakeries.mdx. No guide answers waste yet.',
  );
});

test('where no pain tells them apart it says so', () => {
  expect(
    textOf(painsOf({ all: [pain('waste', 'unclear')], bakeries: [pain('waste', 'unclear')] })),
  ).toContain(
    'Accounts that stayed and accounts that left name the same pains about as often: put those first that most of them name.',
  );
});

test('reasons for leaving are called that', () => {
  const reason = (value: number, verdict: Verdict) => ({
    comparison: compared(verdict, value, 0.2, 120),
    share: share(value, 120),
  });
  const text = textOf(
    painsOf(
      {
        all: [pain('price', 'unclear', { comparison: null, share: share(0.3, 200) })],
        bakeries: [
          pain('price', 'better', reason(0.4, 'better')),
          pain('rare', 'unclear', reason(0.02, 'unclear')),
        ],
      },
      { recordedFor: 'left' },
    ),
  );
  expect(text).toContain('WHY ACCOUNTS LEAVE\nPains are recorded only for accounts that left');
  expect(text).toContain(
    '• In bakeries, price is the reason more often than elsewhere: for 40 % of those that left, against 20 %. Between 15 and 25 points more; 120 gave a reason.',
  );
  expect(text).toContain('→ Answer it before they ask: on-price.');
  expect(text).not.toContain('rare');
});

test('pains of customers alone are not called a success', () => {
  const asked = painsOf(
    { all: [pain('waste', 'unclear', { comparison: null, share: share(0.5, 100) })] },
    { recordedFor: 'stayed' },
  );
  expect(textOf(asked)).toContain('Pains are recorded only for accounts that stayed');
  expect(textOf(asked)).not.toContain('•');
});

test('without pains there is no section; under a segment its table, under an affiliate nothing', () => {
  expect(textOf(painsOf({}, { recordedFor: 'none' }))).toBe('nothing');
  const pains = painsOf({ all: [], bakeries: [pain('waste', 'better')], mills: [pain('dust', 'better')] });
  const text = textOf(pains, { segment: 'mills', affiliate: null });
  expect(text).toContain('pain  accounts  stayed  left  guides\n  dust        80  50 %    20 %  on-dust');
  expect(text).not.toContain('waste');
  expect(textOf(pains, { segment: null, affiliate: 'rosa' })).toBe('nothing');
});

test('topics that go with leaving are told, and that none does', () => {
  const pains = painsOf({ all: [], bakeries: [pain('waste', 'unclear')] });
  const topicsOf = (verdict: Verdict): TopicInsights => ({
    scopes: [
      {
        segment: null,
        topics: [{ topic: 'crash', accounts: 60, comparison: compared(verdict, 0.5, 0.3, 90) }],
      },
    ],
    reason: null,
  });
  expect(textOf(pains, ALL, topicsOf('worse'))).toContain(
    '• Before they leave, accounts write to support about crash more than customers do: 50 % of those that write at all, against 30 %. Between 15 and 25 points more, over 90 that left.',
  );
  expect(textOf(pains, ALL, topicsOf('unclear'))).toContain('No topic of support tickets goes with leaving');
  expect(textOf(pains, ALL, { scopes: [], reason: 'Nobody knows.' })).toContain('Nobody knows.');
});
