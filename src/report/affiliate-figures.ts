import type { AffiliateInsight, AffiliatesInsight, Score } from '../schemas/insights/affiliates.ts';
import { meanWithInterval, medianMoney, moneyIn, plain, rateWithInterval } from './affiliate-words.ts';
import { shown } from './name-lists.ts';
import { shareWithInterval } from './figures.ts';

/** What a score is called, how it is printed, and what customers are who have more or less of it. */
export const SCORES: Readonly<
  Record<Score, { name: string; digits: number; higher: string; lower: string }>
> = {
  health: { name: 'Health, 0-100', digits: 0, higher: 'healthier', lower: 'less healthy' },
  nps: { name: 'Net promoter score', digits: 0, higher: 'happier', lower: 'less happy' },
  tickets: {
    name: 'Tickets in 90 days',
    digits: 1,
    higher: 'in need of more support',
    lower: 'in need of less support',
  },
  usage: {
    name: 'Usage, 0-100',
    digits: 0,
    higher: 'busier in the product',
    lower: 'less busy in the product',
  },
};

type Row = readonly [what: string, own: string, others: string, n: number];

/** An affiliate's figures beside those of others, each over enough accounts to say it; then what was sold. */
export function figuresOf(one: AffiliateInsight, all: AffiliatesInsight, currency: string): string[][] {
  const quality = [
    ...stayingRows(one),
    ...worthRows(one, all, currency),
    ...scoreRows(one),
    ...refundRows(one),
  ].filter(([, , , n]) => n >= all.minimum);
  // Counts as texts, so that the empty cells do not push them to the left.
  return [...quality.map(([what, own, others, n]) => [what, own, others, plain(n)]), ...soldRows(one)];
}

function stayingRows({ retention, churn, referred }: AffiliateInsight): Row[] {
  const stayed = retention && ([retention.among, retention.others] as const);
  return [
    ...(stayed
      ? [row('Stayed', shareWithInterval(stayed[0]), shareWithInterval(stayed[1]), stayed[0].n)]
      : []),
    ...(churn
      ? [row('Leave a month', rateWithInterval(churn.among), rateWithInterval(churn.others), referred)]
      : []),
  ];
}

function worthRows({ ltv }: AffiliateInsight, { usualLtv }: AffiliatesInsight, currency: string): Row[] {
  if (!ltv) return [];
  const usual = usualLtv ? medianMoney(usualLtv, currency) : '';
  return [row('Lifetime value, median ¹', medianMoney(ltv, currency), usual, ltv.n)];
}

function scoreRows({ scores }: AffiliateInsight): Row[] {
  return (Object.keys(SCORES) as Score[]).flatMap((score) => {
    const { name, digits } = SCORES[score];
    const found = scores[score];
    if (!found) return [];
    const [own, others] = [found.among, found.others].map((mean) => meanWithInterval(mean, digits));
    return [row(name, own ?? '', others ?? '', found.among.n)];
  });
}

function refundRows({ money: made }: AffiliateInsight): Row[] {
  if (!made?.refunded) return [];
  const { among, others } = made.refunded;
  return [row('Got money back ²', shareWithInterval(among), shareWithInterval(others), among.n)];
}

function soldRows({ leads, money: made }: AffiliateInsight): string[][] {
  return [
    ...(leads === null ? [] : [['Leads', plain(leads), '', '']]),
    ...(made?.turnover ?? []).map(({ currency, sales, refunds, counted }) => [
      `Sales, refunds in ${shown(currency)}${counted ? '' : ' ³'}`,
      `${moneyIn(currency, sales)}, ${moneyIn(currency, refunds)}`,
      ...['', ''],
    ]),
  ];
}

function row(...cells: Row): Row {
  return cells;
}
