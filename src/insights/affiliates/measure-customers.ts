import type { Score } from '../../schemas/insights/affiliates.ts';
import type { Median } from '../../schemas/insights/figures.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import type { Sums } from '../statistics/compare-means.ts';
import { mediansSql } from '../statistics/median-sql.ts';
import type { Study } from '../study.ts';
import { type Referrals } from './referrals.ts';

/** Plain counts and sums over some accounts. */
export interface Customers {
  readonly accounts: number;
  /** Still there; null where the data does not say who left. */
  readonly customers: number | null;
  readonly mature: number;
  readonly kept: number;
  /** Customers lost, and the customer-months in which they could have been; null without both dates. */
  readonly churn: { readonly lost: number; readonly months: number } | null;
  /** Half of those who left had left after so many months. */
  readonly monthsToLeave: number | null;
  readonly firstSignup: string | null;
  readonly lastSignup: string | null;
  readonly scores: Readonly<Partial<Record<Score, Sums>>>;
}

/** A grouped query answers with no more groups than this, largest first: a column of the wrong kind has millions. */
export const MOST_GROUPS = 50_000;

/** Days in a month of the calendar, on average. */
const DAYS_A_MONTH = 30.4375;

/** How each score is read from an account. The net promoter score of many is the mean of these points. */
const SCORES: Readonly<Record<Score, { column: string; sql: string }>> = {
  health: { column: 'health', sql: 'health' },
  nps: {
    column: 'nps',
    sql: 'CASE WHEN nps >= 9 THEN 100 WHEN nps >= 7 THEN 0 WHEN nps IS NOT NULL THEN -100 END',
  },
  tickets: { column: 'tickets_90d', sql: 'tickets_90d' },
  usage: { column: 'usage', sql: 'usage' },
};

/** Counts for each affiliate, by key. */
export async function measureByAffiliate(
  study: Study,
  referrals: Referrals,
): Promise<ReadonlyMap<string, Customers>> {
  return measureBy(study, referrals, 'affiliate', 'affiliate IS NOT NULL');
}

/** Counts for each acquisition channel of the accounts that no affiliate referred; '' for those without one. */
export async function measureByChannel(
  study: Study,
  referrals: Referrals,
): Promise<ReadonlyMap<string, Customers>> {
  return measureBy(study, referrals, CHANNEL, 'affiliate IS NULL');
}

/** Median lifetime value of each affiliate's accounts, by key, or each other channel's; of all that were referred, or all others, as "all". */
export async function medianLtvs(
  { snapshot, columns }: Study,
  { people, parameters }: Referrals,
  by: 'affiliate' | 'channel' | 'all' | 'others',
): Promise<ReadonlyMap<string, Median>> {
  if (!columns.has('ltv')) return new Map();
  const grouping = { affiliate: 'affiliate', channel: CHANNEL, all: `'all'`, others: `'all'` }[by];
  const from = `SELECT ${grouping} AS part, CAST(ltv AS DOUBLE PRECISION) AS amount FROM people
    WHERE affiliate IS ${by === 'channel' || by === 'others' ? '' : 'NOT '}NULL`;
  const rows = await snapshot.query<Row>(
    `WITH ${people} ${mediansSql(from)} ORDER BY n DESC, part LIMIT ${MOST_GROUPS}`,
    parameters,
  );
  return new Map(
    rows.flatMap(({ part: key, n, median, low, high }) =>
      low === null || high === null
        ? []
        : [[String(key), { n: Number(n), median: Number(median), low: Number(low), high: Number(high) }]],
    ),
  );
}

type Row = Record<string, SqlValue>;

const CHANNEL = `coalesce(acquisition_channel, '')`;

async function measureBy(
  study: Study,
  { people, parameters }: Referrals,
  grouping: string,
  where: string,
): Promise<ReadonlyMap<string, Customers>> {
  const rows = await study.snapshot.query<Row>(
    `WITH ${people} SELECT ${grouping} AS part, ${figures(study).join(', ')} FROM people
     WHERE ${where} GROUP BY ${grouping} ORDER BY accounts DESC, part LIMIT ${MOST_GROUPS}`,
    parameters,
  );
  return new Map(rows.map((row) => [String(row['part']), parseRow(row, study)]));
}

function figures({ columns, outcome }: Study): string[] {
  const days =
    'CAST(least(coalesce(churned_at, CAST($asOf AS DATE)), CAST($asOf AS DATE)) - signed_up_at AS DOUBLE PRECISION)';
  const left = 'churned_at <= CAST($asOf AS DATE)';
  const counts = outcome
    ? [
        `count(*) FILTER (WHERE ${outcome.stayed}) AS customers`,
        `count(*) FILTER (WHERE ${outcome.mature}) AS mature`,
        `count(*) FILTER (WHERE ${outcome.mature} AND ${outcome.stayed}) AS kept`,
      ]
    : [];
  const churn = hasDates(columns)
    ? [
        `count(*) FILTER (WHERE ${DATED} AND ${left}) AS lost`,
        `sum(${days} / ${DAYS_A_MONTH}) FILTER (WHERE ${DATED}) AS months`,
        `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${days} / ${DAYS_A_MONTH}) FILTER (WHERE ${DATED} AND ${left}) AS months_to_leave`,
      ]
    : [];
  return [
    'count(*) AS accounts',
    'CAST(min(signed_up_at) AS VARCHAR) AS first_signup',
    'CAST(max(signed_up_at) AS VARCHAR) AS last_signup',
    ...counts,
    ...churn,
    ...scoresOf(columns).flatMap((score) => {
      const value = `CAST(${SCORES[score].sql} AS DOUBLE PRECISION)`;
      return [
        `count(${SCORES[score].column}) AS ${score}_n`,
        `sum(${value}) AS ${score}_sum`,
        `sum(${value} * ${value}) AS ${score}_squares`,
      ];
    }),
  ];
}

/** Accounts whose time as a customer is known: who is said to have left without a day, or before it came, is not. */
const DATED = `signed_up_at IS NOT NULL AND (churned_at IS NULL OR churned_at >= signed_up_at)
  AND NOT (coalesce(churned, FALSE) AND churned_at IS NULL)`;

function hasDates(columns: ReadonlySet<string>): boolean {
  return columns.has('signed_up_at') && columns.has('churned_at');
}

function scoresOf(columns: ReadonlySet<string>): Score[] {
  return (Object.keys(SCORES) as Score[]).filter((score) => columns.has(SCORES[score].column));
}

function parseRow(row: Row, { columns, outcome }: Study): Customers {
  const number = (name: string) => Number(row[name] ?? 0);
  const day = (name: string) => (row[name] ?? null) as string | null;
  return {
    accounts: number('accounts'),
    customers: outcome ? number('customers') : null,
    mature: number('mature'),
    kept: number('kept'),
    churn: hasDates(columns) ? { lost: number('lost'), months: number('months') } : null,
    monthsToLeave: row['months_to_leave'] == null ? null : number('months_to_leave'),
    firstSignup: day('first_signup'),
    lastSignup: day('last_signup'),
    scores: Object.fromEntries(
      scoresOf(columns).map((score) => [
        score,
        { n: number(`${score}_n`), sum: number(`${score}_sum`), squares: number(`${score}_squares`) },
      ]),
    ),
  };
}

/** Counts and sums of several groups together; what needs the accounts themselves is left open. */
export function addUp(groups: Iterable<Customers>): Customers {
  return (
    [...groups].reduce<Customers | null>((sum, group) => (sum ? combine(sum, group, 1) : group), null) ??
    NOBODY
  );
}

/** All accounts but those of a group that is part of them. */
export function subtract(all: Customers, group: Customers): Customers {
  return combine(all, group, -1);
}

const NOBODY: Customers = {
  ...{ accounts: 0, customers: null, mature: 0, kept: 0, churn: null, monthsToLeave: null },
  ...{ firstSignup: null, lastSignup: null, scores: {} },
};

function combine(one: Customers, other: Customers, sign: 1 | -1): Customers {
  const scores = Object.entries(one.scores).map(([score, sums]): [string, Sums] => {
    const { n, sum, squares } = other.scores[score as Score] ?? { n: 0, sum: 0, squares: 0 };
    return [
      score,
      { n: sums.n + sign * n, sum: sums.sum + sign * sum, squares: sums.squares + sign * squares },
    ];
  });
  return {
    accounts: one.accounts + sign * other.accounts,
    customers: one.customers === null ? null : one.customers + sign * (other.customers ?? 0),
    mature: one.mature + sign * other.mature,
    kept: one.kept + sign * other.kept,
    churn: one.churn && {
      lost: one.churn.lost + sign * (other.churn?.lost ?? 0),
      months: one.churn.months + sign * (other.churn?.months ?? 0),
    },
    monthsToLeave: null,
    firstSignup: null,
    lastSignup: null,
    scores: Object.fromEntries(scores),
  };
}
