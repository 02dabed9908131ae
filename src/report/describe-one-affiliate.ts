import { formatDay } from '../i18n/format.ts';
import type {
  AffiliateInsight,
  AffiliatesInsight,
  MeanComparison,
  Score,
} from '../schemas/insights/affiliates.ts';
import {
  describeReturn,
  fixed,
  meanWithInterval,
  nameOf,
  plain,
  rateWithInterval,
  shortMoney,
} from './affiliate-words.ts';
import { figuresOf, SCORES } from './affiliate-figures.ts';
import { describeProposal } from './describe-proposal.ts';
import { describeSign } from './describe-sign.ts';
import { counted, listed } from './name-lists.ts';
import { howSure, money, percent, shareWithInterval } from './figures.ts';
import type { Finding, Section } from './section.ts';

/** One affiliate as a page to take into a meeting with it. */
export function describeOneAffiliate(all: AffiliatesInsight, id: string, currency: string): Section {
  const one = all.list.find(({ affiliate }) => affiliate === id);
  if (!one)
    return {
      title: `Affiliate: ${id}`,
      summary:
        all.counts.referring > all.list.length
          ? 'It is not among the affiliates with the most accounts and shows no signs: too few accounts to say anything.'
          : 'No account and no conversion of it is known.',
      ...{ findings: [], notes: [] },
    };
  const figures = figuresOf(one, all, currency);
  return {
    title: `Affiliate: ${nameOf(one)}`,
    summary: summarise(one, all),
    findings: [
      ...describeStaying(one),
      ...describeScores(one),
      ...describeMoney(one, all, currency),
      ...one.signs.map((sign): Finding => {
        const { seen, check } = describeSign(sign);
        return { what: `To check: ${seen}`, sure: null, next: check };
      }),
      ...describePay(one, all),
    ],
    table: { head: ['', 'Its accounts', 'Others', 'Over'], rows: figures },
    notes: notesOf(one, all, figures),
  };
}

function summarise(one: AffiliateInsight, { minimum }: AffiliatesInsight): string {
  const { referred, customers, firstSignup, verdict, signs, kind } = one;
  const since = firstSignup === null ? '' : ` since ${formatDay(firstSignup, 'en')}`;
  const left = customers === null ? '' : `, ${plain(customers)} of them customers today`;
  const quality = {
    better: 'Its customers stay longer than others.',
    worse: 'Its customers leave sooner than others.',
    unclear: 'Whether its customers are better or worse than others cannot be said.',
    'too-few': `Fewer than ${minimum} of its accounts are 90 days old: too few to say how good its customers are.`,
  }[verdict];
  const check =
    signs.length === 0
      ? ''
      : ` ${counted(signs.length, 'sign')} to check before the next payout; none of them proves anything.`;
  return `${kindWords(kind)}: ${counted(referred, 'account')}${since}${left}. ${quality}${check}`;
}

function kindWords(kind: AffiliateInsight['kind']): string {
  return kind === 'other' ? 'Affiliate' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

function describeStaying({ retention, verdict, churn }: AffiliateInsight): Finding[] {
  if (!retention || verdict === 'too-few') return [];
  const monthly = churn
    ? ` A month ${rateWithInterval(churn.among)} of them leave, of the others ${fixed(churn.others.rate * 100, 1)} %.`
    : '';
  return [
    {
      what: `${shareWithInterval(retention.among)} of its accounts stayed, of all others ${shareWithInterval(retention.others)}.${monthly}`,
      sure: howSure(retention),
      next: null,
    },
  ];
}

/** Only what clearly differs; the rest stands in the table. */
function describeScores({ scores }: AffiliateInsight): Finding[] {
  return (Object.entries(scores) as [Score, MeanComparison][]).flatMap(
    ([score, { verdict, among, others }]) => {
      if (verdict !== 'better' && verdict !== 'worse') return [];
      const { name, digits, higher, lower } = SCORES[score];
      return [
        {
          what: `Its customers are ${verdict === 'better' ? higher : lower}: ${name.charAt(0).toLowerCase()}${name.slice(1)}, on average ${meanWithInterval(among, digits)}, of all others ${fixed(others.mean, digits)}.`,
          sure: `Over ${counted(among.n, 'account')}.`,
          next: null,
        },
      ];
    },
  );
}

function describeMoney(
  { money: made, referred }: AffiliateInsight,
  { money: program }: AffiliatesInsight,
  currency: string,
): Finding[] {
  if (!made || made.invoices === 0) return [];
  const { commission, afterCommission, leftPerAccount, returned } = made;
  if (commission === null || afterCommission === null) return [];
  const each = leftPerAccount
    ? ` That is ${shortMoney(leftPerAccount, leftPerAccount.mean, currency)} for each of ${counted(referred, 'account')}.`
    : '';
  const usual = program?.returned?.of === returned?.of ? program?.returned : null;
  const brought = returned
    ? ` ${describeReturn(returned, currency)}${usual ? `, of all affiliates ${money(usual.ratio.ratio, currency)}` : ''}.`
    : '';
  return [
    {
      what: `${money(made.net, currency)} of revenue after refunds, ${money(commission, currency)} of commission: ${money(afterCommission, currency)} are left.${each}${brought}`,
      ...{ sure: null, next: null },
    },
  ];
}

function describePay(one: AffiliateInsight, all: AffiliatesInsight): Finding[] {
  const proposal = describeProposal(one, all);
  if (!proposal) return [];
  const tier =
    one.proposal?.tier === null || one.proposal === null
      ? ''
      : ` By its paying accounts it belongs to the tier of ${counted(one.proposal.tier, 'referral')}.`;
  return [{ what: `${proposal.what}${tier}`, sure: null, next: proposal.why }];
}

function notesOf(
  { money: made }: AffiliateInsight,
  { commission }: AffiliatesInsight,
  figures: readonly (readonly string[])[],
): string[] {
  const marks = figures.map(([what]) => what?.slice(-1));
  const apart = (made?.turnover ?? []).flatMap((line) => (line.counted ? [] : [line.currency]));
  return [
    ...(marks.includes('¹') ? ['¹ Others: accounts that no affiliate referred.'] : []),
    ...(marks.includes('²') ? ['² Others: paying accounts of other affiliates.'] : []),
    ...(apart.length > 0 ? [`³ Kept apart: content/program.yaml has no rate for ${listed(apart)}.`] : []),
    ...(commission
      ? [
          `Commission as in content/program.yaml: ${percent(commission.rate)} of every invoice in the first ${commission.months} months of an account${commission.returned ? ', less refunds' : ''}.`,
        ]
      : []),
  ];
}
