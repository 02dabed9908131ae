import { expect, test } from 'vitest';
import { describeChannels } from '../../src/report/describe-channels.ts';
import { renderText } from '../../src/report/render-text.ts';
import type { ChannelInsight, ChannelsOfScope, ChannelWorth } from '../../src/schemas/insights/channels.ts';
import { against, ALL, insightsWith, share } from './market-figures.ts';

const channel = (name: string, more: Partial<ChannelInsight> = {}): ChannelInsight => ({
  channel: name,
  accounts: 100,
  share: share(0.25, 400),
  stayed: against('unclear', 0.7, 0.7),
  grown: null,
  monthlyChurn: { rate: 0.012, events: 12, exposure: 1000, low: 0.007, high: 0.021 },
  worth: null,
  ...more,
});

function worth(median: number, low: number, high: number): ChannelWorth {
  const above = against(low > 0 ? 'better' : 'worse', 0.7, 0.5);
  const figure = (value: number) => ({ median: value, n: 90, low: value - 100, high: value + 100 });
  return {
    median: figure(median),
    others: figure(1000),
    difference: { amount: median - 1000, low, high },
    above,
    verdict: above.verdict,
  };
}

const scope = (
  segment: string | null,
  channels: readonly ChannelInsight[],
  more: Partial<ChannelsOfScope> = {},
) => ({
  segment,
  accounts: 400,
  unknown: 0,
  channels,
  ...more,
});

const channelsOf = (...scopes: ChannelsOfScope[]) =>
  insightsWith({ channels: { scopes, outcome: 'Still a customer.', worthColumn: 'ltv', rareChannels: 0 } });

function textOf(scopes: ChannelsOfScope[], focus = ALL): string {
  const section = describeChannels(channelsOf(...scopes), focus, 'EUR');
  return section === null ? 'nothing' : renderText([section], 1000);
}

const REFERRAL = channel('referral', {
  stayed: against('better', 0.86, 0.66),
  worth: worth(1800, 600, 1000),
});
const ADS = channel('ads', { stayed: against('worse', 0.5, 0.66) });

test('says what stands out, against what, how sure, and what to do', () => {
  expect(textOf([scope(null, [REFERRAL, ADS, channel('search'), channel('fairs')])]))
    .toBe(`WHERE THE BEST ACCOUNTS CAME FROM
Accounts that came by referral stay more often. Those that came by ads leave more often. They are held against the usual ones: fairs and search, which do not stand out.

  • 86 % of the accounts that came by referral are still customers, against 66 % of the usual ones. Between 15 and 25 points more, over 200 accounts. Half of them are worth €1,800 or more, against €1,000: between €600 and €1,000 more.
    → 25 % of your accounts come this way. More affiliates are worth more than more clicks: ask the accounts at the top of the list.
  • 50 % of the accounts that came by ads are still customers, against 66 % of the usual ones. Between 11 and 21 points fewer, over 200 accounts.
    → 25 % of your accounts come this way. Look at what is promised there and to whom, before you spend more on it.

  channel   accounts  share  still customers  leave a month    worth (median)
  referral       100  25 %   86 % (81–91 %)   1.2 % (0.7–2.1)  €1,800 (€1,700–€1,900)
  ads            100  25 %   50 % (45–55 %)   1.2 % (0.7–2.1)  too few
  search         100  25 %   70 % (65–75 %)   1.2 % (0.7–2.1)  too few
  fairs          100  25 %   70 % (65–75 %)   1.2 % (0.7–2.1)  too few

  Still a customer.
  In brackets: where the true value lies with 95 % certainty. To stay, to grow and to be worth more are a question each, over all channels, and once more over all segments; each is corrected for how much was compared, and one such answer in twenty may still be chance.
  Worth is "ltv" as it stands in your data.`);
});

test('a segment is told where it differs, and named where it agrees', () => {
  const text = textOf([
    scope(null, [REFERRAL, channel('search')]),
    scope('mills', [REFERRAL, channel('search')]),
    scope('bakeries', [channel('referral'), channel('search', { stayed: against('worse', 0.4, 0.7) })]),
  ]);
  expect(text).toContain('It holds in mills by itself.');
  expect(text.match(/•.*/g)).toEqual([
    expect.stringMatching(/^• 86 % of the accounts that came by referral/),
    expect.stringMatching(/^• In bakeries: 40 % of the accounts that came by search/),
  ]);
});

test('worth alone is told with its interval, or not at all', () => {
  const alone = (low: number, high: number) => [
    scope(null, [channel('fairs', { worth: worth(1800, low, high) }), channel('search')]),
  ];
  expect(textOf(alone(600, 1000))).toContain(
    '• Accounts that came by fairs are worth more. Half of them are worth €1,800 or more, against €1,000: between €600 and €1,000 more.',
  );
  expect(textOf(alone(-50, 1000))).not.toContain('•');
});

test('nothing stands out, one channel only, or nobody knows who left: it says so', () => {
  expect(textOf([scope(null, [channel('search'), channel('fairs')])])).toContain(
    'As far as 400 accounts can tell, no channel brings accounts that stay more or less often than the others: do not move money for that reason.',
  );
  expect(textOf([scope(null, [channel('search')])])).toContain(
    'All accounts came the same way, so there is nothing to compare.',
  );
  const unknown = { stayed: null, monthlyChurn: null };
  expect(textOf([scope(null, [channel('search', unknown), channel('fairs', unknown)])])).toContain(
    'The data does not say who left, so channels are compared by what accounts are worth.',
  );
  expect(textOf([])).toBe('nothing');
  expect(textOf([scope(null, [])])).toBe('nothing');
});

test('under a segment it speaks of that segment alone, under an affiliate of nothing', () => {
  const scopes = [scope(null, [REFERRAL, channel('search')]), scope('mills', [channel('search'), ADS])];
  const text = textOf(scopes, { segment: 'mills', affiliate: null });
  expect(text).toContain('• In mills: 50 % of the accounts that came by ads');
  expect(text).not.toContain('referral');
  expect(textOf(scopes, { segment: null, affiliate: 'rosa' })).toBe('nothing');
});

test('names are printed on one line, without control characters, and accounts without a channel are told', () => {
  const evil = channel(`ads\u001b[31m\nmore ${'x'.repeat(90)}`, { stayed: against('worse', 0.4, 0.7) });
  const text = textOf([scope(null, [evil, channel('search')], { unknown: 1 })]);
  expect(text).toContain('came by ads[31m more xxx');
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('x'.repeat(60));
  expect(text).toContain('1 account has no channel and is left out.');
});

test('of many findings the most telling are kept, and the rest is counted', () => {
  const many = Array.from({ length: 11 }, (_, index) =>
    channel(`c${index}`, { stayed: against('better', 0.8 + index / 100, 0.6) }),
  );
  const text = textOf([scope(null, many)]);
  expect(text.match(/•/g)).toHaveLength(8);
  expect(text).toContain('• 90 % of the accounts that came by c10');
  expect(text).toContain('And 3 more in --json.');
});
