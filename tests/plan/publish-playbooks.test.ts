import { expect, test } from 'vitest';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { noPlaybook } from '../../src/insights/playbook/learn-playbook.ts';
import { diffPlan, itemsOf } from '../../src/plan/diff-plan.ts';
import { welcomeView } from '../../src/plan/views.ts';
import type { Playbook, ScopePlaybook } from '../../src/schemas/insights/playbook.ts';
import { PlanSchema } from '../../src/schemas/plan.ts';
import { TINY_SITE } from '../tiny-site.ts';
import { pageAt, planOf } from './make-test-plan.ts';

const WORDS = {
  'content/actions.yaml': `connected-till:
  title: { en: Connect the till, fr: Branchez la caisse }
  text: { en: It takes a cable., fr: Un câble suffit. }
  useCase: plan-the-bake
counted-loaves:
  title: Count the loaves
  text: For one week.
  guide: bake-less-bin-less
`,
  'content/segments/fr/bakeries.mdx': TINY_SITE['content/segments/bakeries.mdx'] ?? '',
  'content/use-cases/fr/plan-the-bake.mdx': TINY_SITE['content/use-cases/plan-the-bake.mdx'] ?? '',
};

const SHARE = { share: 0.4321, n: 777, low: 0.3, high: 0.5 };

function playbookOf(actions: readonly string[], more: Partial<ScopePlaybook> = {}): Playbook {
  const scope: ScopePlaybook = {
    ...{ segment: 'bakeries', judged: 777, stayed: SHARE, grew: null },
    ...{ habits: [], warnings: [], shared: [], source: 'own', isProven: true },
    steps: actions.map((action, at) => ({ action, day: 3 * at, outcome: 'stayed' })),
    ...more,
  };
  return { ...noPlaybook(30, []), scopes: [{ ...scope, segment: null, steps: [] }, scope] };
}

const FOUND = { insights: { playbook: playbookOf(['counted-loaves', 'connected-till']) } };

test('a welcome page shows the steps of the data in their order, in the words of content', async () => {
  const { plan } = await planOf(WORDS, FOUND);
  PlanSchema.parse(plan);
  const { steps, stepsOf } = welcomeView(plan, pageAt(plan, '/welcome/bakeries/'));
  expect(stepsOf).toBe('audience');
  expect(steps).toEqual([
    {
      ...{ title: 'Count the loaves', text: 'For one week.', lang: 'en' },
      link: { path: '/guides/bake-less-bin-less/', title: 'Bake less, bin less', lang: 'en' },
    },
    {
      ...{ title: 'Connect the till', text: 'It takes a cable.', lang: 'en' },
      link: { path: '/use-cases/plan-the-bake/', title: 'Plan the bake', lang: 'en' },
    },
  ]);
});

test('in another language words that are not translated are shown as they are, and marked', async () => {
  const { plan } = await planOf(WORDS, FOUND);
  const { steps } = welcomeView(plan, pageAt(plan, '/fr/welcome/bakeries/'));
  expect(steps.map(({ title, lang, link }) => [title, lang, link?.path])).toEqual([
    ['Count the loaves', 'en', '/guides/bake-less-bin-less/'],
    ['Branchez la caisse', 'fr', '/fr/use-cases/plan-the-bake/'],
  ]);
});

test('steps that are those of all accounts are not said to be those of the audience', async () => {
  const playbook = playbookOf(['connected-till'], { source: 'everybody', isProven: false });
  const { plan } = await planOf(WORDS, { insights: { playbook } });
  expect(welcomeView(plan, pageAt(plan, '/welcome/bakeries/')).stepsOf).toBe('customers');
});

test.each([
  ['there is no playbook', noInsights('2026-11-21').playbook],
  ['nothing was found for the segment', playbookOf([])],
  ['a step has no words', playbookOf(['connected-till', 'swept-the-floor'])],
  ['a step is called like what every object has', playbookOf(['constructor'])],
])('where %s, the page shows the steps that its author wrote', async (_, playbook) => {
  const { plan } = await planOf(WORDS, { insights: { playbook } });
  const { steps, stepsOf } = welcomeView(plan, pageAt(plan, '/welcome/bakeries/'));
  expect(stepsOf).toBe('authored');
  expect(steps).toEqual([
    { title: 'Connect the till', text: 'It takes ten minutes.', lang: 'en', link: null },
  ]);
});

test('steps without words are remarked on, with the name that may have been meant', async () => {
  const playbook = { ...playbookOf(['conected-till']), wordless: ['conected-till'] };
  const { remarks } = await planOf(WORDS, { insights: { playbook } });
  expect(remarks.filter(({ where }) => where?.file === 'content/actions.yaml')).toEqual([
    {
      message:
        'No words for "conected-till", a step that accounts take which do well: welcome pages show the steps of their segments',
      hint: 'Is "connected-till" there meant? It must be called as in the data. Give it a title and a text.',
      where: { file: 'content/actions.yaml' },
    },
  ]);
});

test('a new playbook changes welcome pages and the cards with steps, and brings no figure along', async () => {
  const { plan: before } = await planOf(WORDS);
  const { plan: after } = await planOf(WORDS, FOUND);
  const { added, changed, removed } = diffPlan(itemsOf(before), itemsOf(after));
  const isCard = (path: string) => /steps-\w+\.png$|^\/?kits\//.test(path);
  expect([added, changed.filter((path) => !isCard(path)), removed]).toEqual([
    [],
    ['/fr/welcome/bakeries/', '/welcome/bakeries/'],
    [],
  ]);
  expect(changed.filter(isCard)).toContain('cards/rosa/bakeries/steps-og.png');
  expect(JSON.stringify(after)).not.toMatch(/777|0\.4321|"day"/);
});
