import { expect, test } from 'vitest';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { chooseOverallSteps, chooseSegmentSteps } from '../../src/insights/playbook/choose-steps.ts';
import { noPlaybook } from '../../src/insights/playbook/learn-playbook.ts';
import { compareShares } from '../../src/insights/statistics/compare-shares.ts';
import { measureShare } from '../../src/insights/statistics/share.ts';
import { describePlaybook } from '../../src/report/describe-playbook.ts';
import { renderText } from '../../src/report/render-text.ts';
import type { Habit, Playbook, ScopePlaybook } from '../../src/schemas/insights/playbook.ts';

const WIDTH = 100;

function compare(among: readonly [number, number], others: readonly [number, number]) {
  const group = ([count, n]: readonly [number, number]) => ({ count, n });
  const [comparison] = compareShares([{ among: group(among), others: group(others) }]);
  if (!comparison) throw new Error('no comparison');
  return comparison;
}

const STAYS: Habit = {
  ...{ outcome: 'stayed', actions: ['import', 'publish', 'swap'], inOrder: true, days: [1, 4, 10] },
  support: measureShare(330, 1000),
  comparison: compare([273, 300], [490, 700]),
  order: compare([273, 300], [62, 90]),
  some: compare([420, 600], [69, 100]),
};
const GROWS: Habit = {
  ...{ outcome: 'grew', actions: ['payroll'], inOrder: false, days: [7] },
  support: measureShare(380, 760),
  comparison: compare([95, 190], [60, 190]),
  ...{ order: null, some: null },
};

function scope(more: Partial<ScopePlaybook>): ScopePlaybook {
  const { habits = [], shared = [], segment = null } = more;
  return {
    ...{ segment, judged: 1000, stayed: measureShare(763, 1000), grew: measureShare(155, 380) },
    ...{ habits, warnings: [], shared },
    ...(segment === null ? chooseOverallSteps(habits) : chooseSegmentSteps(habits, shared)),
    ...more,
  };
}

const IDLE = ['tidy', 'theme', 'pdf', 'logo', 'help', 'tour', 'colour', 'sound'].map((action, index) => ({
  ...{ action, support: measureShare(500 - index, 1000) },
  difference: { low: -0.061, high: 0.034 },
}));

function textOf(playbook: Partial<Playbook>, segment: string | null = null): string | null {
  const insights = { ...noInsights('2026-11-21'), playbook: { ...noPlaybook(30, []), ...playbook } };
  const section = describePlaybook(insights, { segment, affiliate: null });
  return section && `\n${renderText([section], WIDTH)}\n`;
}

const here = (habit: Habit, among: [number, number], others: [number, number]) => ({
  habit,
  comparison: compare(among, others),
});
const SEGMENTS = [
  scope({ segment: 'hotels', judged: 300, shared: [here(STAYS, [90, 95], [120, 190])] }),
  scope({ segment: 'gyms', judged: 40, shared: [here(STAYS, [5, 6], [20, 30])] }),
  scope({
    ...{ segment: 'shops', judged: 400, shared: [here(STAYS, [90, 120], [200, 250])] },
    habits: [{ ...STAYS, actions: ['greet', 'tidy'], inOrder: false, order: null, days: [2, 3] }],
  }),
];
const WHOLE: Partial<Playbook> = {
  scopes: [scope({ habits: [STAYS, GROWS] }), ...SEGMENTS],
  idle: IDLE,
  notes: ['12 accounts signed up less than 90 days ago: too early to tell.'],
};

test('tells the playbook as a story: what, how sure, the order, what does nothing, what to do', () => {
  expect(textOf(WHOLE)).toMatchInlineSnapshot(`
    "
    FIRST STEPS THAT MAKE CUSTOMERS STAY
    What tells the accounts that stay from those that leave is import, then publish, then swap. What
    goes with growing is payroll.

      • Accounts that did import, then publish, then swap in their first 30 days stay more often: 91 %
        (87–94 %) against 70 % (67–73 %) of the others. 33 % do it. Between 16 and 25 points more, over
        300 accounts.
      • The order matters: of those that did all of it in another order, 69 % (59–78 %) stay. Doing only
        some of it, or not in this order, shows no effect: 70 % (66–74 %), against 69 % (59–77 %) of
        those that did none of it.
      • Of the accounts that stayed, those that did payroll in their first 30 days grow more often: 50 %
        (43–57 %) against 32 % (25–38 %) of the others. 50 % do it. Between 9 and 28 points more, over
        190 accounts.
      • Half of the successful accounts had done import by day 1, publish by day 4, payroll by day 7 and
        swap by day 10.
        → Welcome pages show these steps first, in this order, in the words of content/actions.yaml. Ask
          for them in e-mails on days 1, 4, 7 and 10 after signup.
      • By themselves these make no difference to be seen: tidy, theme, pdf, logo, help, tour and 2
        more. None goes with more than 7 points of difference, either way.
        → Ask new customers for none of these before they have done the steps above.

      segment  accounts  stay with it  without  difference                          steps on its page
      hotels        300  95 %          63 %     between 22 and 39 points more       of all, holds here
      gyms           40  83 %          67 %     too few to say                      of all accounts
      shops         400  75 %          80 %     between 15 points fewer and 4 more  its own

      Judged are 1,000 accounts that signed up 90 days ago or more and were still customers after their
      first 30 days.
      Each half of them was searched, and what was found there was confirmed on the other: the figures
      are of accounts among which it was not searched for. They are corrected for everything that was
      looked at, and hold among accounts of the same age too.
      What goes with staying need not be why. Ask every second new customer for these steps, and compare
      after 90 days.
      12 accounts signed up less than 90 days ago: too early to tell.
    "
  `);
});

test('of a segment tells what holds there, and whose steps its page shows', () => {
  expect(textOf(WHOLE, 'hotels')).toMatchInlineSnapshot(`
    "
    FIRST STEPS THAT MAKE CUSTOMERS STAY
    What holds for all accounts holds for hotels too.

      • Here 95 % of those that did import, then publish, then swap stay, and 63 % of the others.
        Between 22 and 39 points more, over 95 accounts.
      • Half of the successful accounts had done import by day 1, publish by day 4 and swap by day 10.
        → Welcome pages show these steps first, in this order, in the words of content/actions.yaml. Ask
          for them in e-mails on days 1, 4 and 10 after signup.
    "
  `);
  expect(textOf(WHOLE, 'gyms')).toMatchInlineSnapshot(`
    "
    FIRST STEPS THAT MAKE CUSTOMERS STAY
    Over 40 accounts it cannot be told whether all that holds for all accounts holds for gyms: their
    pages show the steps of all.

      • Here 83 % of those that did import, then publish, then swap stay, and 67 % of the others. Too
        few accounts to say (6).
      • Half of the successful accounts had done import by day 1, publish by day 4 and swap by day 10.
        → Welcome pages show these steps first, in this order, in the words of content/actions.yaml. Ask
          for them in e-mails on days 1, 4 and 10 after signup.
    "
  `);
  expect(textOf(WHOLE, 'shops')).toMatchInlineSnapshot(`
    "
    FIRST STEPS THAT MAKE CUSTOMERS STAY
    For shops something else counts: greet and tidy (in any order).

      • Accounts that did greet and tidy (in any order) in their first 30 days stay more often: 91 %
        (87–94 %) against 70 % (67–73 %) of the others. 33 % do it. Between 16 and 25 points more, over
        300 accounts.
      • Doing only some of it shows no effect: 70 % (66–74 %), against 69 % (59–77 %) of those that did
        none of it.
      • Here 75 % of those that did import, then publish, then swap stay, and 80 % of the others.
        Between 15 points fewer and 4 more, over 120 accounts: it may well be chance.
      • Half of the successful accounts had done greet by day 2 and tidy by day 3.
        → Welcome pages show these steps first, in this order, in the words of content/actions.yaml. Ask
          for them in e-mails on days 2 and 3 after signup.
    "
  `);
});

test('asks for words where steps have none', () => {
  expect(textOf({ ...WHOLE, wordless: ['swap', 'payroll'] })).toContain(
    'Write words for payroll and swap in content/actions.yaml: until then welcome pages show the',
  );
});

test('says so where the order cannot be told, and where nothing was found', () => {
  const unclear = { ...STAYS, order: compare([273, 300], [82, 90]) };
  expect(textOf({ scopes: [scope({ habits: [unclear] })] })?.replaceAll(/\s+/g, ' ')).toContain(
    'Whether the order matters cannot be told: of those that did all of it in another order (90), 91 % stay.',
  );
  expect(textOf({ scopes: [scope({})] })).toMatchInlineSnapshot(`
    "
    FIRST STEPS THAT MAKE CUSTOMERS STAY
    No early step tells the accounts that stay from those that leave, so far as 1,000 accounts show.

      Judged are 1,000 accounts that signed up 90 days ago or more and were still customers after their
      first 30 days.
    "
  `);
  expect(textOf({ scopes: [scope({}), scope({ segment: 'gyms' })] }, 'gyms')).toMatchInlineSnapshot(`
    "
    FIRST STEPS THAT MAKE CUSTOMERS STAY
    Nothing was found that gyms should do first, over 1,000 of them.
    "
  `);
});

test('tells what accounts do that leave, and whom to call', () => {
  const warning: Habit = {
    ...{ ...GROWS, outcome: 'stayed', actions: ['exported everything'] },
    comparison: compare([60, 120], [700, 880]),
  };
  expect(textOf({ scopes: [scope({ warnings: [warning] })] })?.replaceAll(/\s+/g, ' ')).toContain(
    'Accounts that did "exported everything" in their first 30 days stay less often: 50 % (41–59 %) against 80 % (77–82 %) of the others. Between 20 and 39 points fewer, over 120 accounts. → Call accounts when they do it, and ask what they were looking for.',
  );
});

test('where nothing can be learned gives the reasons, once', () => {
  const nothing = noPlaybook(30, ['There is no activity, so nothing can be said about first steps.']);
  expect(textOf(nothing)).toMatchInlineSnapshot(`
    "
    FIRST STEPS THAT MAKE CUSTOMERS STAY
    What new customers should do first cannot be learned from this data.

      There is no activity, so nothing can be said about first steps.
    "
  `);
});

test('has nothing to say without data, of an affiliate, or of a segment without a rule', () => {
  expect(textOf({})).toBeNull();
  expect(textOf(WHOLE, 'farms')).toBeNull();
  const insights = { ...noInsights('2026-11-21'), playbook: { ...noPlaybook(30, []), ...WHOLE } };
  expect(describePlaybook(insights, { segment: null, affiliate: 'rosa' })).toBeNull();
});
