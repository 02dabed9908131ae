import type { Commission, Program } from '../../schemas/program.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import { MOST_GROUPS } from './measure-customers.ts';
import { LARGEST_AMOUNT, moneyParameters, moneySql } from './money-sql.ts';
import { BY_THE_DAY } from './by-the-day.ts';

/** Accounts with a first sale in so many days are recent. */
export const RECENT_DAYS = 90;

/** Without terms nothing is paid, and what it would be computed on does not matter. */
const NO_TERMS: Pick<Commission, 'months' | 'returned' | 'rate'> = { months: 12, returned: true, rate: 0 };

/**
 * What each affiliate sold, as one query, since to read all the money is dear: a row for each affiliate and currency, with
 * the sums over all of the affiliate's accounts on every one of its rows. `repeated` is what `keepRepeated` gave.
 */
export function takingsSql(
  program: Program,
  repeated: string,
): { sql: string; parameters: Record<string, SqlValue> } {
  const terms = program.commission ?? NO_TERMS;
  return {
    sql: `WITH ${moneySql(program, repeated)}, ${linesSql(terms)},
      turnover AS (
        SELECT affiliate AS of_affiliate, currency, CAST(sum(sales) AS BIGINT) AS invoices,
          CAST(sum(refunds) AS BIGINT) AS repaid, sum(sold) AS sold, sum(paid_back) AS paid_back
        FROM lines GROUP BY affiliate, currency),
      per_account AS (
        SELECT affiliate, account_id, min(first_at) AS first_at, sum(sales) AS sales, sum(refunds) AS refunds,
          sum(net) AS net, greatest(0, sum(base)) AS base,
          sum(net) - CAST($rate AS DOUBLE PRECISION) * greatest(0, sum(base)) AS rest
        FROM lines GROUP BY affiliate, account_id),
      sums AS (
        SELECT affiliate, ${SUMS.join(', ')} FROM per_account LEFT JOIN (
          SELECT account_id AS worth_account, CAST(ltv AS DOUBLE PRECISION) AS worth
          FROM accounts WHERE abs(ltv) <= ${LARGEST_AMOUNT}) AS worths ON worth_account = account_id
        GROUP BY affiliate)
      SELECT currency, invoices, repaid, sold, paid_back, sums.* FROM turnover JOIN sums ON affiliate = of_affiliate
      ORDER BY invoices DESC, affiliate, currency LIMIT ${MOST_GROUPS}`,
    parameters: { ...moneyParameters(program), rate: terms.rate },
  };
}

/**
 * Common table expressions over `money`: for each affiliate, account and currency what was paid and what commission is computed
 * on: sales in so many months from the account's first one, less refunds where commission on them is taken back.
 */
function linesSql({ months, returned }: Pick<Commission, 'months' | 'returned'>): string {
  const counts = `(first_at IS NULL OR "at" < first_at + INTERVAL '${months}' MONTH)`;
  return `${FIRST_SALE},
    lines AS MATERIALIZED (
      SELECT affiliate, account_id, currency, min(first_at) AS first_at,
        count(*) FILTER (WHERE kind = 'sale') AS sales, count(*) FILTER (WHERE kind = 'refund') AS refunds,
        coalesce(sum(amount) FILTER (WHERE kind = 'sale'), 0) AS sold,
        coalesce(sum(amount) FILTER (WHERE kind = 'refund'), 0) AS paid_back,
        coalesce(sum(CASE WHEN kind = 'sale' THEN value ELSE -value END), 0) AS net,
        coalesce(sum(CASE WHEN kind = 'sale' THEN value ELSE ${returned ? '-value' : '0'} END)
          FILTER (WHERE ${counts}), 0) AS base
      FROM money LEFT JOIN first_sale ON of_account = account_id
      WHERE affiliate IS NOT NULL GROUP BY affiliate, account_id, currency)`;
}

/** Common table expression: when each account first paid, whoever was credited. */
export const FIRST_SALE = `first_sale AS (
      SELECT account_id AS of_account, min("at") AS first_at
      FROM conversions WHERE kind = 'sale' AND account_id IS NOT NULL AND ${BY_THE_DAY} GROUP BY account_id)`;

const IS_ACCOUNT = 'account_id IS NOT NULL';
const IS_RECENT = `first_at >= CAST($asOf AS DATE) - INTERVAL '${RECENT_DAYS}' DAY`;

/** Columns over the accounts of an affiliate; see `Takings`. */
const SUMS: readonly string[] = [
  'sum(net) AS net',
  'sum(base) AS base',
  'count(account_id) FILTER (WHERE sales > 0) AS paying',
  'count(account_id) FILTER (WHERE sales > 0 AND refunds > 0) AS refunded',
  `count(account_id) FILTER (WHERE ${IS_RECENT}) AS recent_paying`,
  `count(account_id) FILTER (WHERE ${IS_RECENT} AND refunds > 0) AS recent_refunded`,
  ...ratioSums('ltv', 'worth', `${IS_ACCOUNT} AND base > 0 AND worth IS NOT NULL`),
  ...ratioSums('net', 'net', IS_ACCOUNT),
  'count(account_id) AS rest_n',
  `sum(rest) FILTER (WHERE ${IS_ACCOUNT}) AS rest_sum`,
  `sum(rest * rest) FILTER (WHERE ${IS_ACCOUNT}) AS rest_squares`,
  `sum(rest * rest * rest) FILTER (WHERE ${IS_ACCOUNT}) AS rest_cubes`,
];

function ratioSums(name: string, upper: string, where: string): string[] {
  return [
    `count(*) FILTER (WHERE ${where}) AS ${name}_n`,
    `sum(${upper}) FILTER (WHERE ${where}) AS ${name}_sum`,
    `sum(base) FILTER (WHERE ${where}) AS ${name}_base`,
    `sum(${upper} * ${upper}) FILTER (WHERE ${where}) AS ${name}_squares`,
    `sum(base * base) FILTER (WHERE ${where}) AS ${name}_base_squares`,
    `sum(${upper} * base) FILTER (WHERE ${where}) AS ${name}_products`,
  ];
}
