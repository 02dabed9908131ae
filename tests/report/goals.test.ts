import { expect, test } from 'vitest';
import { measureShare } from '../../src/insights/statistics/share.ts';
import { describeGoals } from '../../src/report/describe-goals.ts';
import type { GoalInsight } from '../../src/schemas/insights/goals.ts';
import { makeAffiliate, makeInsights } from './make-affiliate.ts';

const NOBODY = { segment: null, affiliate: null };

const GROWTH: GoalInsight = {
  ...{ metric: 'growth', target: 150, from: '2026-07-01', by: '2027-06-30' },
  ...{ status: 'ahead', actual: 64, pace: 59.6, share: null, without: null, fromSigns: 0 },
  forecast: { value: 161, low: 130, high: 192 },
  monthly: { needed: 11.9, recent: 7.8 },
};

const REVENUE: GoalInsight = {
  ...GROWTH,
  ...{ metric: 'revenue', target: 90_000, status: 'behind', actual: 30_000, pace: 42_000, forecast: null },
  monthly: { needed: 9000, recent: 4000 },
};

const RETENTION: GoalInsight = {
  ...{ metric: 'retention', target: 0.85, from: null, by: '2027-06-30', status: 'behind', actual: 0.7 },
  ...{ pace: null, forecast: null, monthly: null, fromSigns: null },
  share: measureShare(140, 200),
  without: { affiliate: 'bad', accounts: 30, share: 0.81 },
};

const tell = (...goals: GoalInsight[]) => {
  const insights = { ...makeInsights([makeAffiliate('good', 30), makeAffiliate('bad', 8)]), goals };
  const section = describeGoals(insights, NOBODY, 'EUR');
  return section?.findings.map(({ what, sure, next }) => [what, sure, next].filter(Boolean).join(' | '));
};

test('growth and revenue are held against the straight line, with what it takes', () => {
  expect(tell(GROWTH, REVENUE)).toEqual([
    'Growth: 150 referred accounts by 30 June 2027. 64 since 1 July 2026: on track, 4 ahead of the straight line. | If all goes on as since then it ends at 161 (130–192). | It takes 12 a month from now on; the last 90 days brought 8 a month.',
    'Revenue: €90,000 through affiliates by 30 June 2027. €30,000 since 1 July 2026: behind by €12,000, the straight line is at €42,000. | It takes €9,000 a month from now on; the last 90 days brought €4,000 a month. Ask those first whose customers stay: good.',
  ]);
});

test('what came through affiliates with signs is told, and whether the goal hangs on it', () => {
  expect(tell({ ...GROWTH, fromSigns: 17 })?.[0]).toContain(
    '17 of it came through affiliates with signs to check: without, it is 47, which would put it behind by 13.',
  );
  expect(tell({ ...GROWTH, fromSigns: 2 })?.[0]).toContain('without, it is 62.');
  expect(tell({ ...GROWTH, fromSigns: 1 })?.[0]).not.toContain('signs');
});

test.each([
  [{ status: 'reached', actual: 150 }, 'Reached: 150.'],
  [{ status: 'missed', actual: 120, forecast: null, monthly: null }, 'Missed: 120, 30 short.'],
  [{ status: 'not-begun', actual: null }, 'It begins on 1 July 2026.'],
  [{ status: 'unknown', actual: null }, 'The data does not say who was referred and when.'],
] as const)('a goal that is %j is told as it is', (more, words) => {
  expect(tell({ ...GROWTH, ...more })?.[0]).toContain(words);
});

test('retention is told with its interval and with what pulls it down', () => {
  expect(tell(RETENTION)).toEqual([
    'Retention: 85 % of referred accounts stay for 12 months by 30 June 2027. Behind by 15 points: 70 % (63–76 %). | Over 200 accounts. | Without the 30 accounts of bad it would be 81 %: talk to them. Ask those first whose customers stay: good.',
  ]);
  const close = { status: 'unclear', share: measureShare(43, 50), actual: 0.86 } as const;
  expect(tell({ ...RETENTION, ...close })?.[0]).toContain('Just above, which may be chance: 86 % (74–93 %).');
  const sure = { status: 'ahead', share: measureShare(480, 500), actual: 0.96 } as const;
  expect(tell({ ...RETENTION, ...sure })?.[0]).toMatch(
    /On track: 96 % \(94–97 %\)\. \| Over 500 accounts\.$/,
  );
});

test('the summary counts, and a focus leaves the goals out', () => {
  const insights = { ...makeInsights([]), goals: [GROWTH, REVENUE, RETENTION, GROWTH] };
  expect(describeGoals(insights, NOBODY, 'EUR')?.summary).toBe('4 goals: 2 on the way and 2 behind.');
  expect(describeGoals(insights, { segment: 'hotels', affiliate: null }, 'EUR')).toBeNull();
  expect(describeGoals(insights, { segment: null, affiliate: 'one' }, 'EUR')).toBeNull();
  expect(describeGoals({ ...insights, goals: [] }, NOBODY, 'EUR')).toBeNull();
});
