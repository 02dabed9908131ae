import { expect, test } from 'vitest';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { describeInsights } from '../../src/report/describe-insights.ts';
import { saySample } from '../../src/report/say-sample.ts';
import type { SampledScope } from '../../src/schemas/insights/insights.ts';

const SAMPLE: SampledScope[] = [
  { segment: null, accounts: 1_000_000, looked: 50_110 },
  { segment: 'hotels', accounts: 149_337, looked: 9950 },
  { segment: 'ferries', accounts: 812, looked: 812 },
];
const INSIGHTS = { ...noInsights('2026-11-21'), sample: SAMPLE };

test('the report says of how many accounts its figures are', () => {
  expect(saySample(INSIGHTS, null)).toEqual([
    'These figures are of 50,110 of your 1,000,000 accounts, and a larger part of each segment. They were picked by chance, and are the same ones each time; to look at all would hardly make a figure surer.',
  ]);
  expect(saySample(INSIGHTS, 'hotels')[0]).toContain('of 9,950 of the 149,337 accounts of hotels. They');
});

test('and nothing where it was all of them', () => {
  expect(saySample(INSIGHTS, 'ferries')).toEqual([]);
  expect(saySample(noInsights('2026-11-21'), null)).toEqual([]);
});

test('the sentence stands where groups are compared, and nowhere else', () => {
  const playbook = { ...INSIGHTS.playbook, notes: ['Nothing.'] };
  const missing = ['No data on the customer companies (accounts): nothing is said about them.'];
  const sections = describeInsights(
    { ...INSIGHTS, playbook, missing },
    { segment: null, affiliate: null },
    'EUR',
  );
  const saying = sections.filter(({ notes }) => notes.some((note) => note.includes('picked by chance')));
  expect(saying.map(({ title }) => title)).toEqual(['First steps that make customers stay']);
  expect(sections.length).toBeGreaterThan(1);
});
