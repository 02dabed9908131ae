import type {
  Against,
  ChannelInsight,
  ChannelInsights,
  ChannelsOfScope,
} from '../schemas/insights/channels.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import { howSure, money, moneyWithInterval, percent, shareWithInterval } from './figures.ts';
import { counted, listed, mostTelling, shown } from './name-lists.ts';
import type { Finding, Focus, Section } from './section.ts';

/** Where the best accounts came from, in all or in one segment. */
export function describeChannels({ channels }: Insights, focus: Focus, currency: string): Section | null {
  const scope = channels.scopes.find(({ segment }) => segment === focus.segment);
  if (focus.affiliate !== null || !scope || scope.channels.length === 0) return null;
  const closer = focus.segment === null ? channels.scopes.filter(({ segment }) => segment !== null) : [];
  const findings = [
    ...findingsOf(scope, closer, currency),
    ...closer.flatMap((segment) => findingsOf(withoutKnown(segment, scope), [], currency)),
  ];
  const { kept, rest } = mostTelling(findings);
  return {
    title: 'Where the best accounts came from',
    summary: summarize(scope, focus),
    findings: kept,
    table: tableOf(scope, channels, currency),
    notes: [...rest, ...notesOn(scope, channels)],
  };
}

function summarize(scope: ChannelsOfScope, { segment }: Focus): string {
  const where = segment === null ? '' : ` in ${segment}`;
  const named = (verdict: string) =>
    scope.channels.filter(({ stayed }) => stayed?.verdict === verdict).map(({ channel }) => channel);
  const [better, worse] = [named('better'), named('worse')];
  if (scope.channels.length === 1)
    return `All accounts${where} came the same way, so there is nothing to compare.`;
  if (better.length === 0 && worse.length === 0) {
    return scope.channels.some(({ stayed }) => stayed !== null)
      ? `As far as ${counted(scope.accounts, 'account')}${where} can tell, no channel brings accounts that stay more or less often than the others: do not move money for that reason.`
      : `The data does not say who left${where}, so channels are compared by what accounts are worth.`;
  }
  return [
    better.length === 0 ? '' : `Accounts${where} that came by ${listed(better)} stay more often.`,
    worse.length === 0 ? '' : `Those that came by ${listed(worse)} leave more often.`,
    usualIn(scope),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** What the others are held against, where there is such a thing. */
function usualIn({ channels }: ChannelsOfScope): string {
  const usual = channels.find(({ stayed }) => stayed?.verdict === 'better' || stayed?.verdict === 'worse')
    ?.stayed?.with;
  if (!usual || usual.length === 0) return '';
  return usual.length === 1
    ? `They are held against ${listed(usual)}.`
    : `They are held against the usual ones: ${listed(usual)}, which do not stand out.`;
}

/** A segment without the channels that do there what they do everywhere. */
function withoutKnown(segment: ChannelsOfScope, all: ChannelsOfScope): ChannelsOfScope {
  return {
    ...segment,
    channels: segment.channels.filter((channel) => {
      const whole = all.channels.find((each) => each.channel === channel.channel);
      return !whole || !OUTCOMES.some((outcome) => agree(channel, whole, outcome));
    }),
  };
}

const OUTCOMES = ['stayed', 'worth', 'grown'] as const;

function agree(one: ChannelInsight, other: ChannelInsight, outcome: (typeof OUTCOMES)[number]): boolean {
  const verdict = one[outcome]?.verdict;
  return (verdict === 'better' || verdict === 'worse') && other[outcome]?.verdict === verdict;
}

function findingsOf(scope: ChannelsOfScope, closer: readonly ChannelsOfScope[], currency: string): Finding[] {
  return scope.channels
    .flatMap((channel) => {
      const finding = findingOn(channel, scope, closer, currency);
      return finding ? [{ finding, points: Math.abs(channel.stayed?.difference.points ?? 0) }] : [];
    })
    .sort((a, b) => b.points - a.points)
    .map(({ finding }) => finding);
}

function findingOn(
  channel: ChannelInsight,
  scope: ChannelsOfScope,
  closer: readonly ChannelsOfScope[],
  currency: string,
): Finding | null {
  const name = shown(channel.channel);
  const where = scope.segment === null ? '' : `In ${scope.segment}: `;
  const { stayed, worth, grown } = channel;
  const inMoney = worthIn(channel, currency);
  if (stayed && stands(stayed)) {
    return {
      what: `${where}${percent(stayed.among.share)} of the accounts that came by ${name} are still customers, against ${percent(stayed.others.share)} ${ofOthers(stayed)}.`,
      sure: [howSure(stayed), inMoney ?? '', holdsIn(channel, closer)]
        .filter((each) => each !== '')
        .join(' '),
      next: adviceOn(channel, scope, stayed.verdict === 'better'),
    };
  }
  if (worth && inMoney !== null) {
    return {
      what: `${where}Accounts that came by ${name} are worth ${worth.verdict === 'better' ? 'more' : 'less'}. ${inMoney}`,
      sure: null,
      next:
        worth.verdict === 'better'
          ? 'A new one may cost more than one from another channel.'
          : 'A new one must cost less than one from another channel.',
    };
  }
  if (!grown || !stands(grown)) return null;
  return {
    what: `${where}${percent(grown.among.share)} of the accounts that came by ${name} pay for more than they began with, against ${percent(grown.others.share)} ${ofOthers(grown)}.`,
    sure: howSure(grown),
    next:
      grown.verdict === 'better'
        ? 'Tell whoever sells upgrades to call these first.'
        : 'Do not reckon with upgrades when you decide what a new one may cost.',
  };
}

/** In which segments the same can be seen without the others. */
function holdsIn(channel: ChannelInsight, closer: readonly ChannelsOfScope[]): string {
  const segments = closer.flatMap(({ segment, channels }) => {
    const same = channels.find((each) => each.channel === channel.channel);
    return segment !== null && same && agree(same, channel, 'stayed') ? [segment] : [];
  });
  if (segments.length === 0) return '';
  return `It holds in ${listed(segments)} by ${segments.length === 1 ? 'itself' : 'themselves'}.`;
}

function stands({ verdict }: Against): boolean {
  return verdict === 'better' || verdict === 'worse';
}

function ofOthers({ with: others }: Against): string {
  return others === null ? 'of all others' : 'of the usual ones';
}

/** The worth of a channel's accounts, where it stands out and the interval agrees. */
function worthIn({ worth }: ChannelInsight, currency: string): string | null {
  if (!worth || !stands(worth.above) || !worth.median || !worth.others || !worth.difference) return null;
  const { low, high } = worth.difference;
  if (low < 0 && high > 0) return null;
  const [least, most] = [low, high].map(Math.abs).sort((a, b) => a - b);
  return `Half of them are worth ${money(worth.median.median, currency)} or more, against ${money(worth.others.median, currency)}: between ${money(least ?? 0, currency)} and ${money(most ?? 0, currency)} ${low >= 0 ? 'more' : 'less'}.`;
}

function adviceOn(
  { share, channel }: ChannelInsight,
  { segment }: ChannelsOfScope,
  isBetter: boolean,
): string {
  const accounts = `${percent(share.share)} of ${segment === null ? 'your accounts' : segment} come this way.`;
  if (!isBetter)
    return `${accounts} Look at what is promised there and to whom, before you spend more on it.`;
  return /refer|partner|affiliate/i.test(channel)
    ? `${accounts} More affiliates are worth more than more clicks: ask the accounts at the top of the list.`
    : `${accounts} Put the next money here, and watch whether the new ones stay as well.`;
}

function tableOf(scope: ChannelsOfScope, { worthColumn }: ChannelInsights, currency: string) {
  return {
    head: [
      'channel',
      'accounts',
      'share',
      'still customers',
      'leave a month',
      ...(worthColumn ? ['worth (median)'] : []),
    ],
    rows: scope.channels.map(({ channel, accounts, share, stayed, monthlyChurn, worth }) => [
      shown(channel),
      accounts,
      percent(share.share),
      stayed ? shareWithInterval(stayed.among) : '?',
      monthlyChurn ? rate(monthlyChurn) : '?',
      ...(worthColumn ? [worth?.median ? moneyWithInterval(worth.median, currency) : 'too few'] : []),
    ]),
  };
}

/** `0.6 % (0.4–0.9)` */
function rate({ rate: middle, low, high }: { rate: number; low: number; high: number }): string {
  const [one, two, three] = [middle, low, high].map((each) => (each * 100).toFixed(1));
  return `${one} % (${two}–${three})`;
}

function notesOn(
  { unknown, channels: listedChannels }: ChannelsOfScope,
  { outcome, worthColumn, rareChannels }: ChannelInsights,
): string[] {
  return [
    ...(outcome === null ? [] : [outcome]),
    'In brackets: where the true value lies with 95 % certainty. To stay, to grow and to be worth more are a question each, over all channels, and once more over all segments; each is corrected for how much was compared, and one such answer in twenty may still be chance.',
    ...(worthColumn === null ? [] : [`Worth is "${worthColumn}" as it stands in your data.`]),
    ...(unknown > 0
      ? [
          `${counted(unknown, 'account')} ${unknown === 1 ? 'has' : 'have'} no channel and ${unknown === 1 ? 'is' : 'are'} left out.`,
        ]
      : []),
    ...(rareChannels > 0
      ? [
          `${counted(rareChannels, 'rarer channel')} beside these ${listedChannels.length} count among the others.`,
        ]
      : []),
  ];
}
