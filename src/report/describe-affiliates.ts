import type { AffiliateInsight, AffiliatesInsight, ChannelQuality } from '../schemas/insights/affiliates.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import { describeReturn, medianMoney, nameOf, plain, rateWithInterval } from './affiliate-words.ts';
import { describeOneAffiliate } from './describe-one-affiliate.ts';
import { describeProposal, isChange } from './describe-proposal.ts';
import { describeSign } from './describe-sign.ts';
import { counted, listed, shown } from './name-lists.ts';
import { howSure, money, percent, shareWithInterval } from './figures.ts';
import type { Finding, Focus, Section } from './section.ts';

/** So many affiliates are told of in sentences of each kind, and so many in the table. */
const TOLD = 3;
const IN_TABLE = 12;

/** Which affiliates bring customers that stay, what they cost, and what to look at; one in full where it is asked for. */
export function describeAffiliates(
  { affiliates }: Insights,
  { segment, affiliate }: Focus,
  currency: string,
): Section | null {
  if (segment !== null || (affiliates.counts.affiliates === 0 && affiliates.notes.length === 0)) return null;
  return affiliate === null
    ? describeAll(affiliates, currency)
    : describeOneAffiliate(affiliates, affiliate, currency);
}

function describeAll(all: AffiliatesInsight, currency: string): Section {
  const suspects = all.list
    .filter(({ signs, verdict }) => signs.length > 0 || verdict === 'worse')
    .sort(
      (a, b) =>
        Number(b.verdict === 'worse') - Number(a.verdict === 'worse') || b.signs.length - a.signs.length,
    );
  const good = all.list
    .filter(({ verdict, signs }) => verdict === 'better' && signs.length === 0)
    .sort((a, b) => (b.retention?.difference.low ?? 0) - (a.retention?.difference.low ?? 0));
  const rest = all.list.filter((one) => !suspects.includes(one) && !good.includes(one));
  return {
    title: 'Affiliates',
    summary: summarise(all),
    findings: [
      ...describeChannels(all, currency),
      ...suspects.slice(0, TOLD).map((one) => describeSuspect(one, all)),
      ...good.slice(0, TOLD).map((one) => describeGood(one, all)),
    ],
    table: {
      head: ['Affiliate', 'Accounts', 'Stayed', 'Leave a month', 'Lifetime value', 'Pay'],
      rows: [...suspects, ...good, ...rest.filter(({ verdict }) => verdict !== 'too-few')]
        .slice(0, IN_TABLE)
        .map((one) => rowOf(one, currency)),
    },
    notes: [...tellRest(all, suspects.length, good.length), ...tellHow(all), ...all.notes],
  };
}

function summarise({ counts, minimum }: AffiliatesInsight): string {
  if (counts.referring === 0)
    return `${counted(counts.affiliates, 'affiliate')}, and no account that one of them is known to have referred.`;
  const judged =
    counts.judged === 0
      ? `None has the ${minimum} accounts that it takes to say anything about it.`
      : `Of the ${counts.judged} with enough accounts to be judged, ${counts.better} ${brings(counts.better)} customers who stay longer than others and ${counts.worse} ${brings(counts.worse)} customers who leave sooner; the rest may be either.`;
  const signs =
    counts.withSigns === 0
      ? ''
      : ` ${counts.withSigns === 1 ? 'One shows' : `${counts.withSigns} show`} signs that somebody should look at.`;
  return `${counted(counts.referring, 'affiliate')} referred ${plain(counts.referred)} of ${counted(counts.accounts, 'account')} (${percent(counts.referred / counts.accounts)}). ${judged}${signs}`;
}

function brings(count: number): string {
  return count === 1 ? 'brings' : 'bring';
}

/** What affiliates bring against what comes by other channels: how many stay, and what they are worth. */
function describeChannels({ channels, money: made }: AffiliatesInsight, currency: string): Finding[] {
  const [own, ...others] = channels;
  if (!own) return [];
  return [...describeRetention(own, others), ...describeWorth(own, others, made, currency)];
}

function describeRetention(own: ChannelQuality, others: readonly ChannelQuality[]): Finding[] {
  const compared = others
    .flatMap(({ channel, retention, comparison }) =>
      channel !== null && retention && comparison && comparison.verdict !== 'too-few'
        ? [{ channel, share: retention.share, verdict: comparison.verdict }]
        : [],
    )
    .sort((a, b) => a.share - b.share);
  const [least, most] = [compared[0], compared.at(-1)];
  if (!own.retention || !least || !most) return [];
  const by = (verdict: 'better' | 'worse') => compared.filter((one) => one.verdict === verdict).length;
  const [more, fewer] = [by('better'), by('worse')];
  const told = [
    ...(more > 0 ? [`more than in ${more}`] : []),
    ...(fewer > 0 ? [`fewer than in ${fewer}`] : []),
  ].join(' and ');
  return [
    {
      what: `Of the accounts that affiliates brought ${shareWithInterval(own.retention)} stayed; of those of other channels ${percent(least.share)} (${shown(least.channel)})${least === most ? '' : ` to ${percent(most.share)} (${shown(most.channel)})`}.`,
      sure:
        told === ''
          ? `No difference that could not be chance, over ${plain(own.retention.n)} accounts.`
          : `That is ${told} of ${counted(compared.length, 'channel')}, beyond chance, over ${plain(own.retention.n)} accounts.`,
      next: null,
    },
  ];
}

function describeWorth(
  own: ChannelQuality,
  others: readonly ChannelQuality[],
  made: AffiliatesInsight['money'],
  currency: string,
): Finding[] {
  if (!made || own.cost === null) return [];
  const sorted = others
    .flatMap(({ channel, ltv }) => (channel !== null && ltv ? [{ channel, median: ltv.median }] : []))
    .sort((a, b) => a.median - b.median);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const worth = own.ltv
    ? ` At the median they are worth ${medianMoney(own.ltv, currency)} over their lifetime, ${money(own.ltv.median - own.cost, currency)} after commission${least && most ? `; those of other channels ${money(least.median, currency)} (${shown(least.channel)}) to ${money(most.median, currency)} (${shown(most.channel)})` : ''}.`
    : '';
  return [
    {
      what: `They paid ${money(made.net, currency)} after refunds and cost ${money(made.commission, currency)} of commission, ${money(own.cost, currency)} an account.${worth}`,
      sure: made.returned ? `${describeReturn(made.returned, currency)}.` : null,
      next: `Put what an account costs in other channels beside the ${money(own.cost, currency)}: the data does not hold it.`,
    },
  ];
}

function describeSuspect(one: AffiliateInsight, all: AffiliatesInsight): Finding {
  const { signs, retention, verdict, affiliate } = one;
  const isWorse = verdict === 'worse' && retention !== null;
  const proposal = isChange(one) ? describeProposal(one, all) : null;
  const seen = signs.slice(0, 2).map((sign) => describeSign(sign).seen);
  const more = signs.length > 2 ? [`And ${counted(signs.length - 2, 'more sign')}.`] : [];
  return {
    what: isWorse
      ? `${nameOf(one)} brings customers who leave: ${shareWithInterval(retention.among)} stayed, of all other accounts ${percent(retention.others.share)}.`
      : `${nameOf(one)} shows ${signs.length === 1 ? 'a sign' : `${signs.length} signs`} that somebody should look at. ${[...seen, ...more].join(' ')}`,
    sure: isWorse ? howSure(retention) : null,
    next: [
      ...(signs.length > 0 ? ['Check before the next payout; none of it is proof.'] : []),
      ...(isWorse ? [...seen, ...more] : []),
      ...(proposal ? [proposal.what] : []),
      `In full: kith insights --affiliate ${affiliate}`,
    ].join(' '),
  };
}

function describeGood(one: AffiliateInsight, all: AffiliatesInsight): Finding {
  const { retention } = one;
  const proposal = describeProposal(one, all);
  return {
    what: `${nameOf(one)} brings customers who stay: ${retention ? shareWithInterval(retention.among) : ''}, of all other accounts ${percent(retention?.others.share ?? 0)}.`,
    sure: retention && howSure(retention),
    next:
      proposal && isChange(one)
        ? `${proposal.what} ${proposal.why}`
        : 'Ask it for more of the same, and how it does it.',
  };
}

function rowOf(
  { affiliate, referred, retention, churn, ltv, proposal, signs }: AffiliateInsight,
  currency: string,
) {
  return [
    signs.length > 0 ? `${affiliate} !` : affiliate,
    referred,
    retention && retention.among.n > 0 ? shareWithInterval(retention.among) : '',
    churn ? rateWithInterval(churn.among) : '',
    ltv ? medianMoney(ltv, currency) : '',
    proposal ? percent(proposal.rate) : '',
  ];
}

function tellRest({ list, counts, minimum }: AffiliatesInsight, suspects: number, good: number): string[] {
  const few = list.filter(({ verdict, referred }) => verdict === 'too-few' && referred > 0);
  const untold = Math.max(0, suspects - TOLD) + Math.max(0, good - TOLD);
  const names = few.slice(0, TOLD).map(({ affiliate }) => affiliate);
  const fewer = counts.referring - counts.judged;
  return [
    ...(untold > 0
      ? [`And ${untold} more affiliates that are clearly better or worse or show signs: see --json.`]
      : []),
    ...(fewer > 0
      ? [
          `Too few accounts to say anything (fewer than ${minimum} that are 90 days old): ${listed([...names, ...(fewer > names.length ? [`${plain(fewer - names.length)} more`] : [])])}.`,
        ]
      : []),
    ...(suspects > 0 && list.some(({ signs }) => signs.length > 0)
      ? ['An exclamation mark: there are signs to check.']
      : []),
  ];
}

function tellHow({ commission }: AffiliatesInsight): string[] {
  return [
    'Stayed: of accounts that signed up 90 days ago or more, those that are customers today, against all accounts that the affiliate did not refer. In brackets, where the true figure lies with 95 % confidence.',
    ...(commission
      ? [
          `Pay: commission is ${percent(commission.rate)} of every invoice in the first ${commission.months} months${commission.returned ? ', less refunds' : ''}. More is proposed only for customers who clearly stay longer, and only as far as the cautious end of the interval allows.`,
        ]
      : []),
  ];
}
