import type { AffiliateInsight, MeanComparison, Score, Sign } from '../../schemas/insights/affiliates.ts';
import type { Comparison, Median, Rate, Verdict } from '../../schemas/insights/figures.ts';
import { compareMeans } from '../statistics/compare-means.ts';
import { compareShares, MINIMUM_GROUP } from '../statistics/compare-shares.ts';
import { measureRate } from '../statistics/rate.ts';
import type { Study } from '../study.ts';
import { compareGroups } from './compare-affiliates.ts';
import { addUp, subtract, type Customers } from './measure-customers.ts';
import type { Takings } from './measure-money.ts';
import type { Referrals } from './referrals.ts';

/** Everything that the data say about affiliates, by the keys under which they know them; `signs` by id. */
export interface Known {
  readonly customers: ReadonlyMap<string, Customers>;
  readonly channels: ReadonlyMap<string, Customers>;
  readonly ltvs: ReadonlyMap<string, Median>;
  /** Null where the data has no conversions. */
  readonly takings: ReadonlyMap<string, Takings> | null;
  readonly signs: ReadonlyMap<string, readonly Sign[]>;
}

/** An affiliate's customers against all accounts that it did not refer. */
export interface Compared {
  readonly id: string;
  readonly key: string;
  readonly own: Customers;
  readonly others: Customers;
  readonly verdict: Verdict;
  readonly retention: Comparison | null;
  readonly churn: AffiliateInsight['churn'];
  readonly scores: Readonly<Partial<Record<Score, MeanComparison>>>;
  readonly refunded: Comparison | null;
}

/** A mean of fewer scores than this could be anything. */
const LEAST_SCORES = 6;

/** All affiliates that the data know anything of; whatever is compared is compared for all of them at once. */
export function compareAll({ outcome }: Study, { index }: Referrals, known: Known): Compared[] {
  const everybody = addUp([...known.customers.values(), ...known.channels.values()]);
  const nobody = subtract(everybody, everybody);
  const isThere = (key: string, id: string) =>
    known.customers.has(key) || known.takings?.has(key) === true || known.signs.has(id);
  const groups = [...index]
    .filter(([key, id]) => isThere(key, id))
    .map(([key, id]) => ({ key, id, own: known.customers.get(key) ?? nobody }))
    .map((group) => ({ ...group, others: subtract(everybody, group.own) }));
  const retentions = compareShares(
    groups.map(({ own, others }) => ({
      among: { count: own.kept, n: own.mature },
      others: { count: others.kept, n: others.mature },
    })),
  );
  const scores = compareScores(groups);
  const refunds = compareRefunds(known.takings);
  return groups.map((group, at) => {
    const retention = outcome ? (retentions[at] ?? null) : null;
    const churn = compareChurn(group.own, group.others);
    return {
      ...{ ...group, retention, churn, scores: scores[at] ?? {} },
      verdict: judge(group.own, retention, churn),
      refunded: refunds.get(group.key) ?? null,
    };
  });
}

/**
 * Young accounts have had little time to leave: `better` has to hold for the share that stayed and for how many leave a
 * month, or it may be nothing but youth.
 */
function judge(own: Customers, retention: Comparison | null, churn: Compared['churn']): Verdict {
  if (own.mature < MINIMUM_GROUP) return 'too-few';
  if (!retention) return 'unclear';
  const isDoubtful = churn !== null && churn.among.rate >= churn.others.rate;
  return retention.verdict === 'better' && isDoubtful ? 'unclear' : retention.verdict;
}

function compareChurn(own: Customers, others: Customers): Compared['churn'] {
  const [among, rest] = [churnOf(own), churnOf(others)];
  return among && rest && { among, others: rest };
}

/** Customers lost for each one and month; null where the data does not say. */
export function churnOf({ churn }: Customers): Rate | null {
  return churn && churn.months > 0 ? measureRate(churn.lost, churn.months) : null;
}

/** Every score of every affiliate is one question. */
function compareScores(groups: readonly Pick<Compared, 'own' | 'others'>[]): Compared['scores'][] {
  const asked = groups.flatMap(({ own, others }, at) =>
    (Object.keys(own.scores) as Score[]).flatMap((score) => {
      const [among, rest] = [own.scores[score], others.scores[score]];
      return among && rest && Math.min(among.n, rest.n) >= LEAST_SCORES
        ? [{ at, score, pair: { among, others: rest } }]
        : [];
    }),
  );
  const answers = compareMeans(asked.map(({ pair }) => pair));
  const scores = groups.map((): Partial<Record<Score, MeanComparison>> => ({}));
  for (const [number, { at, score }] of asked.entries()) {
    const [of, answer] = [scores[at], answers[number]];
    if (of && answer) of[score] = answer;
  }
  return scores;
}

function compareRefunds(takings: Known['takings']): ReadonlyMap<string, Comparison> {
  const paying = new Map([...(takings ?? [])].map(([key, taken]) => [key, taken.paying]));
  const keys = [...paying.keys()];
  return new Map(compareGroups(paying).map((comparison, at) => [keys[at] ?? '', comparison]));
}
