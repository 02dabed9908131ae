import { describe, expect, test } from 'vitest';
import { measureShare } from '../../src/insights/statistics/share.ts';
import { compareShares } from '../../src/insights/statistics/compare-shares.ts';
import { describeAffiliates } from '../../src/report/describe-affiliates.ts';
import { describeProposal } from '../../src/report/describe-proposal.ts';
import { describeSign } from '../../src/report/describe-sign.ts';
import { renderText } from '../../src/report/render-text.ts';
import type { ChannelQuality, Sign, SignKind } from '../../src/schemas/insights/affiliates.ts';
import { makeAffiliate, makeInsights, makeProposal } from './make-affiliate.ts';

const NOBODY = { segment: null, affiliate: null };

const [REFUNDED] = compareShares([{ among: { count: 9, n: 30 }, others: { count: 30, n: 1000 } }]);

const sign = (kind: SignKind, value: string | null = null): Sign => ({
  ...{ kind, count: 9, of: 30, value },
  comparison: REFUNDED ?? null,
});

const channel = (name: string | null, kept: number, n: number, median: number): ChannelQuality => ({
  ...{ channel: name, accounts: n, churn: null, cost: name === null ? 100 : null },
  retention: measureShare(kept, n),
  comparison:
    name === null
      ? null
      : (compareShares([{ among: { count: 80, n: 100 }, others: { count: kept, n } }])[0] ?? null),
  ltv: { median, n, low: median - 100, high: median + 100 },
});

const describeAll = (...given: Parameters<typeof makeInsights>) => {
  const section = describeAffiliates(makeInsights(...given), NOBODY, 'EUR');
  return section ? renderText([section], 100) : '';
};

/** Without its line breaks. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

test('the report names who brings customers that stay, who does not, and what to do', () => {
  const text = describeAll(
    [
      makeAffiliate('good-co', 30, {
        company: 'Good Company',
        proposal: makeProposal('stay-longer', { rate: 0.23 }),
      }),
      makeAffiliate('bad', 8, {
        signs: [sign('own-domain', 'bad.example'), sign('refunds'), sign('burst', '2026-07-21')],
        proposal: makeProposal('leave-sooner', { rate: 0.11, months: 6, hold: 3 }),
      }),
      makeAffiliate('usual', 19),
      makeAffiliate('new', 3, { verdict: 'too-few', referred: 4 }),
    ],
    {
      channels: [
        channel(null, 80, 100, 1500),
        channel('search', 250, 500, 900),
        channel('event', 140, 180, 1700),
      ],
      money: {
        ...{ net: 60_000, commission: 12_000 },
        returned: { of: 'ltv', ratio: { ratio: 13.2, n: 110, low: 11.8, high: 14.9 } },
      },
      notes: ['4 conversions repeat an invoice that was told before: each counts once.'],
    },
  );
  expect(text).toMatchInlineSnapshot(`
    "AFFILIATES
    4 affiliates referred 124 of 1,000 accounts (12 %). Of the 3 with enough accounts to be judged, 1
    brings customers who stay longer than others and 1 brings customers who leave sooner; the rest may
    be either. One shows signs that somebody should look at.

      • Of the accounts that affiliates brought 80 % (71–87 %) stayed; of those of other channels 50 %
        (search) to 78 % (event). That is more than in 1 of 2 channels, beyond chance, over 100
        accounts.
      • They paid €60,000 after refunds and cost €12,000 of commission, €100 an account. At the median
        they are worth €1,500 (1,400–1,600) over their lifetime, €1,400 after commission; those of other
        channels €900 (search) to €1,700 (event). Each €1 of commission stands against €13 of lifetime
        value (11.8–14.9).
        → Put what an account costs in other channels beside the €100: the data does not hold it.
      • bad brings customers who leave: 27 % (14–44 %) stayed, of all other accounts 60 %. Between 15
        and 46 points fewer, over 30 accounts.
        → Check before the next payout; none of it is proof. 9 of 30 accounts have contacts at
          bad.example, the domain of its own e-mail address. 9 of 30 paying accounts got money back
          (30 %), of other affiliates’ 3 %. And 1 more sign. Pay 11 % for 6 months, the first of it
          after 3 months (today 20 % for 12 months). In full: kith insights --affiliate bad
      • Good Company (good-co) brings customers who stay: 100 % (89–100 %), of all other accounts 60 %.
        Between 28 and 43 points more, over 30 accounts.
        → Offer 23 % for 12 months instead of 20 %. At most 1.3 % of its customers leave a month, of
          those of other channels 3.9 %: over 36 months 23 % then brings as much margin for each unit of
          commission as 20 % does there.

      Affiliate  Accounts  Stayed            Leave a month       Lifetime value        Pay
      bad !            40  27 % (14–44 %)    7.3 % (4.8–11.1 %)  €1,500 (1,200–1,900)  11 %
      good-co          40  100 % (89–100 %)  0.0 % (0.0–1.3 %)   €1,500 (1,200–1,900)  23 %
      usual            40  63 % (46–78 %)    3.7 % (2.0–6.6 %)   €1,500 (1,200–1,900)  20 %

      Too few accounts to say anything (fewer than 20 that are 90 days old): new.
      An exclamation mark: there are signs to check.
      Stayed: of accounts that signed up 90 days ago or more, those that are customers today, against
      all accounts that the affiliate did not refer. In brackets, where the true figure lies with 95 %
      confidence.
      Pay: commission is 20 % of every invoice in the first 12 months, less refunds. More is proposed
      only for customers who clearly stay longer, and only as far as the cautious end of the interval
      allows.
      4 conversions repeat an invoice that was told before: each counts once."
  `);
});

test('with a segment in focus there is nothing to say, and without affiliates neither', () => {
  expect(
    describeAffiliates(
      makeInsights([makeAffiliate('one', 20)]),
      { segment: 'hotels', affiliate: null },
      'EUR',
    ),
  ).toBeNull();
  expect(describeAffiliates(makeInsights([]), NOBODY, 'EUR')).toBeNull();
});

test('where affiliates have brought nobody, or too few, it says so', () => {
  const none = makeInsights([]);
  const idle = { ...none.affiliates, counts: { ...none.affiliates.counts, affiliates: 3 } };
  expect(describeAffiliates({ ...none, affiliates: idle }, NOBODY, 'EUR')?.summary).toBe(
    '3 affiliates, and no account that one of them is known to have referred.',
  );
  const few = flat(describeAll([makeAffiliate('new', 3, { verdict: 'too-few', referred: 4 })]));
  expect(few).toContain('None has the 20 accounts that it takes to say anything about it.');
  expect(few).toContain('Too few accounts to say anything (fewer than 20 that are 90 days old): new.');
});

test('however many stand out, few are told of in sentences, and the rest are counted', () => {
  const many = Array.from({ length: 30 }, (_, at) => makeAffiliate(`a${at}`, at % 2 === 0 ? 30 : 5));
  const section = describeAffiliates(makeInsights(many), NOBODY, 'EUR');
  expect(section?.findings).toHaveLength(6);
  expect(section?.table?.rows).toHaveLength(12);
  expect(section?.notes[0]).toBe(
    'And 24 more affiliates that are clearly better or worse or show signs: see --json.',
  );
});

test('one affiliate is a page of its own', () => {
  const one = makeAffiliate('bad', 8, {
    company: 'Bad & Sons',
    signs: [sign('own-domain', 'bad.example'), sign('refunds')],
    scores: {
      health: {
        among: { mean: 51.2, n: 33, low: 44.6, high: 57.9 },
        others: { mean: 72.8, n: 900, low: 71.5, high: 74 },
        difference: { points: -21.6, low: -28, high: -15 },
        ...{ p: 0.0001, verdict: 'worse' },
      },
      nps: {
        among: { mean: -20.4, n: 12, low: -50, high: 9.2 },
        others: { mean: -6, n: 800, low: -11, high: -1 },
        difference: { points: -14, low: -40, high: 12 },
        ...{ p: 1, verdict: 'too-few' },
      },
    },
    proposal: makeProposal('leave-sooner', { rate: 0.11, months: 6, hold: 3 }),
  });
  const section = describeAffiliates(makeInsights([one]), { segment: null, affiliate: 'bad' }, 'EUR');
  expect(section && renderText([section], 100)).toMatchInlineSnapshot(`
    "AFFILIATE: BAD & SONS (BAD)
    Partner: 40 accounts since 5 January 2026, 18 of them customers today. Its customers leave sooner
    than others. 2 signs to check before the next payout; none of them proves anything.

      • 27 % (14–44 %) of its accounts stayed, of all others 60 % (57–63 %). A month 7.3 % (4.8–11.1 %)
        of them leave, of the others 4.4 %. Between 15 and 46 points fewer, over 30 accounts.
      • Its customers are less healthy: health, 0-100, on average 51 (45 to 58), of all others 73. Over
        33 accounts.
      • €20,000 of revenue after refunds, €4,000 of commission: €16,000 are left. That is €400 (310–520)
        for each of 40 accounts. Each €1 of commission stands against €12 of lifetime value (10.1–15.2).
      • To check: 9 of 30 accounts have contacts at bad.example, the domain of its own e-mail address.
        → Ask who these companies are and who pays their invoices: branches or clients that it sets up
          would explain it.
      • To check: 9 of 30 paying accounts got money back (30 %), of other affiliates’ 3 %.
        → Read the reasons for the refunds, and pay commission only when they can no longer be asked
          for.
      • Pay 11 % for 6 months, the first of it after 3 months (today 20 % for 12 months).
        → At least 4.8 % of its customers leave a month, of those of other channels 3.9 %: over 36
          months 11 % then brings as much margin for each unit of commission as 20 % does there. Half of
          those who left had left after 2.4 months.

                                Its accounts          Others              Over
      Stayed                    27 % (14–44 %)        60 % (57–63 %)      30
      Leave a month             7.3 % (4.8–11.1 %)    4.4 % (4.0–4.9 %)   40
      Lifetime value, median ¹  €1,500 (1,200–1,900)  €1,000 (950–1,050)  40
      Health, 0-100             51 (45 to 58)         73 (72 to 74)       33
      Leads                     55
      Sales, refunds in EUR     €20,100, €100
      Sales, refunds in USD ³   $900, $0

      ¹ Others: accounts that no affiliate referred.
      ³ Kept apart: content/program.yaml has no rate for USD.
      Commission as in content/program.yaml: 20 % of every invoice in the first 12 months of an account,
      less refunds."
  `);
});

test('of an affiliate that brought too few accounts no quality is told', () => {
  const few = makeAffiliate('new', 3, { verdict: 'too-few', referred: 9, proposal: makeProposal('too-few') });
  const old = compareShares([{ among: { count: 3, n: 4 }, others: { count: 600, n: 1000 } }])[0] ?? null;
  const one = { ...few, retention: old, ltv: { median: 5, n: 9, low: 1, high: 9 } };
  const section = describeAffiliates(makeInsights([one]), { segment: null, affiliate: 'new' }, 'EUR');
  const text = flat(section ? renderText([section], 100) : '');
  expect(text).not.toMatch(/Stayed|Lifetime value, median|Leave a month/);
  expect(text).toContain('Fewer than 20 of its accounts are 90 days old: too few to say');
  expect(text).toContain(
    'It referred 9 accounts; from 20 that are 90 days old on, its customers are judged.',
  );
});

test('what data hold where a currency, a domain or a channel should stand cannot break the page', () => {
  const hostile = 'x\u001b[31m\u202e'.repeat(3);
  const one = makeAffiliate('odd', 20, { signs: [sign('own-domain', `${hostile}.example`)] });
  const turnover = [{ currency: `EURO${hostile}`, sales: 900, refunds: 5, net: 895, counted: false }];
  const odd = { ...one, money: one.money && { ...one.money, turnover } };
  const insights = makeInsights([odd], {
    channels: [channel(null, 80, 100, 1500), channel(`${hostile}ads`, 250, 500, 900)],
  });
  for (const focus of [NOBODY, { segment: null, affiliate: 'odd' }]) {
    const section = describeAffiliates(insights, focus, 'EUR');
    const text = section ? renderText([section], 100) : '';
    expect(text.toLowerCase()).toContain('odd');
    expect(text).not.toMatch(/[\u001b\u202e]/);
  }
});

test('an affiliate that is not listed says why', () => {
  const focus = { segment: null, affiliate: 'gone' };
  expect(describeAffiliates(makeInsights([makeAffiliate('one', 20)]), focus, 'EUR')?.summary).toBe(
    'No account and no conversion of it is known.',
  );
});

describe('signs', () => {
  const kinds: readonly SignKind[] = [
    ...(['own-account', 'circle', 'own-email', 'own-domain', 'one-domain', 'one-person'] as const),
    ...(['one-address', 'hasty', 'refunds', 'recent-refunds', 'burst', 'leaving-after-commission'] as const),
  ];

  test.each(kinds)('%s is told with what was seen and what to check, and accuses nobody', (kind) => {
    const { seen, check } = describeSign(sign(kind, kind === 'burst' ? '2026-07-21' : 'x.example'));
    for (const text of [seen, check]) {
      expect(text).toMatch(/^[A-Z0-9].*\.$/);
      expect(text).not.toMatch(/fraud|cheat|fake|abuse|guilty|stole|undefined|null|NaN/i);
    }
    expect(check).toMatch(/^(Ask|Look|Read|Correct|Find|Nobody|It was)/);
  });

  test('what is compared is told against other affiliates', () => {
    expect(describeSign(sign('refunds')).seen).toBe(
      '9 of 30 paying accounts got money back (30 %), of other affiliates’ 3 %.',
    );
    expect(describeSign(sign('burst', '2026-07-21')).seen).toBe(
      '9 accounts signed up in the 7 days from 21 July 2026, of 30 in the year around.',
    );
  });
});

describe('proposals', () => {
  const tell = (basis: Parameters<typeof makeProposal>[0], more: Parameters<typeof makeProposal>[1] = {}) => {
    const one = makeAffiliate('one', 20, { proposal: makeProposal(basis, more) });
    const told = describeProposal(one, makeInsights([one]).affiliates);
    return told && `${told.what} ${told.why}`;
  };

  test('say what to pay and why', () => {
    expect(tell('stay-longer', { rate: 0.23 })).toBe(
      'Offer 23 % for 12 months instead of 20 %. At most 6.1 % of its customers leave a month, of those of other channels 3.9 %: over 36 months 23 % then brings as much margin for each unit of commission as 20 % does there.',
    );
    expect(tell('leave-sooner', { rate: 0.11, months: 6, hold: 3 })).toBe(
      'Pay 11 % for 6 months, the first of it after 3 months (today 20 % for 12 months). At least 1.8 % of its customers leave a month, of those of other channels 3.9 %: over 36 months 11 % then brings as much margin for each unit of commission as 20 % does there. Half of those who left had left after 2.4 months.',
    );
    expect(tell('checks-first')).toBe(
      'Keep 20 % for 12 months until the signs are checked. Its customers stay longer than others and would bear up to 23 %.',
    );
    expect(tell('usual')).toContain('nothing speaks clearly for paying more or less');
    expect(tell('no-churn')).toContain('does not say who left when');
    expect(tell('too-few')).toContain('as for everybody');
  });

  test('without terms there is none', () => {
    const one = makeAffiliate('one', 20, { proposal: null });
    expect(describeProposal(one, makeInsights([one]).affiliates)).toBeNull();
  });
});
