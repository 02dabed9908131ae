import { expect, test } from 'vitest';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { orderPains } from '../../src/plan/order-pains.ts';
import type { Verdict } from '../../src/schemas/insights/figures.ts';
import type { Insights } from '../../src/schemas/insights/insights.ts';
import type { PainInsights } from '../../src/schemas/insights/pains.ts';
import { edited } from '../tiny-site.ts';
import { planOf } from './make-test-plan.ts';

const PAINS = ['dust', 'noise', 'waste', 'queues'].map((pain) => ({ pain, text: `${pain}!` }));

/** How many of 100 accounts name each pain. */
const NAMED = { noise: 60, waste: 40, queues: 30 };

/** The pains of a segment; those without a verdict are not told apart. */
function named(
  verdicts: Readonly<Record<string, Verdict>> = {},
  {
    recordedFor = 'both',
    segment = 'bakeries',
  }: { recordedFor?: PainInsights['recordedFor']; segment?: string } = {},
): PainInsights {
  const share = { share: 0.5, n: 50, low: 0.4, high: 0.6 };
  const difference = { points: 0.2, low: 0.1, high: 0.3 };
  const pains = Object.entries(NAMED).map(([pain, accounts]) => {
    const verdict = verdicts[pain] ?? 'unclear';
    const comparison = { among: share, others: share, difference, lift: 1, p: 0.001, verdict };
    return { pain, accounts, comparison, share: null, written: true, guides: [] };
  });
  return { recordedFor, onlyAnswers: false, scopes: [{ segment, accounts: 100, answers: 90, pains }] };
}

const insights = (more: Partial<Insights>): Insights => ({ ...noInsights('2026-11-21'), ...more });
const order = (more: Partial<Insights>) =>
  orderPains('bakeries', PAINS, insights(more)).map(({ pain }) => pain);

test('without data pains stand in the order of the file', () => {
  expect(order({})).toEqual(['dust', 'noise', 'waste', 'queues']);
});

test('the most frequent pains come first', () => {
  expect(order({ pains: named() })).toEqual(['noise', 'waste', 'queues', 'dust']);
});

test('pains that accounts which stay name more often come before more frequent ones', () => {
  const pains = named({ queues: 'better', waste: 'better' });
  expect(order({ pains })).toEqual(['waste', 'queues', 'noise', 'dust']);
});

test('a reason for leaving does not come first, nor what pays in another segment', () => {
  expect(order({ pains: named({ queues: 'better' }, { recordedFor: 'left' }) })[0]).toBe('noise');
  const [mills, bakeries] = [named({ queues: 'better' }, { segment: 'mills' }), named()];
  const scopes = [...mills.scopes, ...bakeries.scopes];
  expect(order({ pains: { ...bakeries, scopes } })[0]).toBe('noise');
  expect(order({ pains: mills })).toEqual(PAINS.map(({ pain }) => pain));
});

test('a plan shows the pains in that order', async () => {
  const change = edited(
    'content/segments/bakeries.mdx',
    '  - { pain: waste, text: Bread in the bin at closing time. }\n',
    PAINS.map(({ pain, text }) => `  - { pain: ${pain}, text: "${text}" }\n`).join(''),
  );
  const { plan } = await planOf(change, { insights: { pains: named({ queues: 'better' }) } });
  expect(plan.segments['en/bakeries']?.pains.map(({ pain }) => pain)).toEqual([
    'queues',
    'noise',
    'waste',
    'dust',
  ]);
});

test('the actions of a use case are not published', async () => {
  const change = edited(
    'content/use-cases/plan-the-bake.mdx',
    'icon: clock',
    'icon: clock\nactions: [baked-by-plan]',
  );
  expect(JSON.stringify((await planOf(change)).plan)).not.toContain('baked-by-plan');
});
