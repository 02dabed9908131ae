import { expect, test } from 'vitest';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { describeInsights } from '../../src/report/describe-insights.ts';
import type { Insights } from '../../src/schemas/insights/insights.ts';

const EMPTY = { accounts: 0, customers: 0 };
const INSIGHTS: Insights = {
  ...noInsights('2026-11-21'),
  segments: [
    { ...EMPTY, segment: 'clinics', whyNobody: 'In your data "industry" is dental (2).' },
    { ...EMPTY, segment: 'hotels', accounts: 3 },
  ],
};

const titles = (segment: string | null) =>
  describeInsights(INSIGHTS, { segment, affiliate: null }, 'EUR').map(({ title }) => title);

test('of a segment that no account fits the report says why, and nothing about what it cannot know', () => {
  const [who, ...others] = describeInsights(INSIGHTS, { segment: 'clinics', affiliate: null }, 'EUR');
  expect(who?.summary).toBe(
    'No account fits clinics, so nothing can be learned about it. In your data "industry" is dental (2).',
  );
  expect(who?.findings[0]?.next).toContain('content/segments/clinics.mdx');
  expect(others.every(({ title }) => title === 'Content that is missing')).toBe(true);
});

test('of other segments, and of all, the report is whole', () => {
  expect(titles('hotels')).not.toContain('Who is in this segment');
  expect(titles(null)).not.toContain('Who is in this segment');
});
