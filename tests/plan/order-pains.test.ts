import { expect, test } from 'vitest';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { orderPains } from '../../src/plan/order-pains.ts';
import type { Insights } from '../../src/schemas/insights/insights.ts';
import { namedPains } from '../named-pains.ts';
import { edited } from '../tiny-site.ts';
import { planOf } from './make-test-plan.ts';

const PAINS = ['dust', 'noise', 'waste', 'queues'].map((pain) => ({ pain, text: `${pain}!` }));

/** How many of 100 accounts name each pain. */
const NAMED = { noise: 60, waste: 40, queues: 30 };

const insights = (more: Partial<Insights>): Insights => ({ ...noInsights('2026-11-21'), ...more });
const order = (more: Partial<Insights>) =>
  orderPains('bakeries', PAINS, insights(more)).map(({ pain }) => pain);

test('without data pains stand in the order of the file', () => {
  expect(order({})).toEqual(['dust', 'noise', 'waste', 'queues']);
});

test('the most frequent pains come first', () => {
  expect(order({ pains: namedPains(NAMED) })).toEqual(['noise', 'waste', 'queues', 'dust']);
});

test('pains that accounts which stay name more often come before more frequent ones', () => {
  const pains = namedPains(NAMED, { verdicts: { queues: 'better', waste: 'better' } });
  expect(order({ pains })).toEqual(['waste', 'queues', 'noise', 'dust']);
});

test('a reason for leaving does not come first, nor what pays in another segment', () => {
  expect(
    order({ pains: namedPains(NAMED, { verdicts: { queues: 'better' }, recordedFor: 'left' }) })[0],
  ).toBe('noise');
  const [mills, bakeries] = [
    namedPains(NAMED, { verdicts: { queues: 'better' }, segment: 'mills' }),
    namedPains(NAMED),
  ];
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
  const { plan } = await planOf(change, {
    insights: { pains: namedPains(NAMED, { verdicts: { queues: 'better' } }) },
  });
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
