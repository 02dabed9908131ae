import type { Turnover } from '../../schemas/insights/affiliates.ts';
import type { Commission } from '../../schemas/program.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import type { RatioSums } from '../statistics/ratio.ts';
import type { Study } from '../study.ts';
import { affiliateKeySql } from './affiliate-key.ts';
import { MOST_GROUPS } from './measure-customers.ts';
import { LARGEST_AMOUNT, moneySql } from './money-sql.ts';
import { BY_THE_DAY } from './referrals.ts';

/** What conversions say about one affiliate; money in the program's currency unless said. */
export interface Takings {
  readonly leads: number;
  readonly invoices: number;
  readonly refunds: number;
  readonly turnover: readonly Turnover[];
  readonly net: number;
  /** What commission is computed on, before the rate. */
  readonly base: number;
  /** Accounts with a sale, and those of them that were paid back something. */
  readonly paying: Refunded;
  /** The same of accounts whose first sale is of the last 90 days. */
  readonly recent: Refunded;
  /** Lifetime value (`upper`) for what commission is computed on (`lower`), by account; and net revenue for it. */
  readonly ltv: RatioSums;
  readonly revenue: RatioSums;
}

interface Refunded {
  readonly n: number;
  readonly count: number;
}

type Row = Record<string, SqlValue>;

/** Days that count as recent. */
export const RECENT_DAYS = 90;

/** Without terms everything counts for commission, which then is of no use but to nobody. */
const ALL: Pick<Commission, 'months' | 'returned'> = { months: 1200, returned: true };

/** What conversions say about each affiliate, by key. Null where there are none. */
export async function measureMoney(study: Study): Promise<ReadonlyMap<string, Takings> | null> {
  if (!study.snapshot.facts.tables.conversions) return null;
  const leads = await countLeads(study);
  const lines = await sumTurnover(study);
  const sums = new Map((await sumAccounts(study)).map((row) => [String(row['affiliate']), row]));
  const keys = new Set([...leads.keys(), ...lines.keys(), ...sums.keys()]);
  return new Map(
    [...keys].map((key) => [
      key,
      {
        leads: leads.get(key) ?? 0,
        ...addLines(lines.get(key) ?? []),
        ...parseSums(sums.get(key) ?? {}),
      },
    ]),
  );
}

function addLines(lines: readonly Line[]): Pick<Takings, 'invoices' | 'refunds' | 'turnover'> {
  return {
    invoices: lines.reduce((sum, { invoices }) => sum + invoices, 0),
    refunds: lines.reduce((sum, { repaid }) => sum + repaid, 0),
    turnover: lines.map(({ turnover }) => turnover),
  };
}

function parseSums(row: Row): Omit<Takings, 'leads' | 'invoices' | 'refunds' | 'turnover'> {
  const number = (name: string) => Number(row[name] ?? 0);
  const ratio = (of: 'ltv' | 'net'): RatioSums => ({
    n: number(`${of}_n`),
    upper: number(`${of}_sum`),
    lower: number(`${of}_base`),
    upperSquares: number(`${of}_squares`),
    lowerSquares: number(`${of}_base_squares`),
    products: number(`${of}_products`),
  });
  return {
    net: number('net'),
    base: number('base'),
    paying: { n: number('paying'), count: number('refunded') },
    recent: { n: number('recent_paying'), count: number('recent_refunded') },
    ltv: ratio('ltv'),
    revenue: ratio('net'),
  };
}

/** An account that asks twice is one lead; a lead that is no account yet cannot be told from another. */
async function countLeads({ snapshot, asOf }: Study): Promise<ReadonlyMap<string, number>> {
  const rows = await snapshot.query<{ affiliate: string; leads: number }>(
    `SELECT affiliate, count(DISTINCT account_id) + count(*) FILTER (WHERE account_id IS NULL) AS leads
     FROM (SELECT ${affiliateKeySql('affiliate_id')} AS affiliate, account_id FROM conversions
       WHERE kind = 'lead' AND ${BY_THE_DAY}) AS asked
     WHERE affiliate IS NOT NULL GROUP BY affiliate ORDER BY leads DESC, affiliate LIMIT ${MOST_GROUPS}`,
    { asOf },
  );
  return new Map(rows.map(({ affiliate, leads }) => [affiliate, leads]));
}

interface Line {
  readonly turnover: Turnover;
  readonly invoices: number;
  readonly repaid: number;
}

async function sumTurnover({ snapshot, project, asOf }: Study): Promise<ReadonlyMap<string, Line[]>> {
  const { money, parameters } = moneySql(project.program);
  const rows = await snapshot.query<Row>(
    `WITH ${money} SELECT affiliate, currency, count(*) FILTER (WHERE kind = 'sale') AS invoices,
       count(*) FILTER (WHERE kind = 'refund') AS repaid,
       coalesce(sum(amount) FILTER (WHERE kind = 'sale'), 0) AS sales,
       coalesce(sum(amount) FILTER (WHERE kind = 'refund'), 0) AS refunds
     FROM money WHERE affiliate IS NOT NULL GROUP BY affiliate, currency
     ORDER BY count(*) DESC, affiliate, currency LIMIT ${MOST_GROUPS}`,
    { ...parameters, asOf },
  );
  const { currency: own, rates } = project.program;
  const lines = new Map<string, Line[]>();
  for (const row of rows) {
    const [currency, sales, refunds] = [
      String(row['currency']),
      Number(row['sales']),
      Number(row['refunds']),
    ];
    const counted = currency === own || Object.hasOwn(rates, currency);
    const line: Line = {
      turnover: { currency, sales, refunds, net: sales - refunds, counted },
      invoices: Number(row['invoices']),
      repaid: Number(row['repaid']),
    };
    const key = String(row['affiliate']);
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }
  return lines;
}

/** Account by account first, so that the spread between accounts is known, and then for each affiliate. */
async function sumAccounts({ snapshot, project, asOf }: Study): Promise<Row[]> {
  const { money, parameters } = moneySql(project.program);
  const { months, returned } = project.program.commission ?? ALL;
  const sums = (name: string, upper: string, where: string) => [
    `count(*) FILTER (WHERE ${where}) AS ${name}_n`,
    `sum(${upper}) FILTER (WHERE ${where}) AS ${name}_sum`,
    `sum(base) FILTER (WHERE ${where}) AS ${name}_base`,
    `sum(${upper} * ${upper}) FILTER (WHERE ${where}) AS ${name}_squares`,
    `sum(base * base) FILTER (WHERE ${where}) AS ${name}_base_squares`,
    `sum(${upper} * base) FILTER (WHERE ${where}) AS ${name}_products`,
  ];
  const isRecent = `first_at >= CAST($asOf AS DATE) - INTERVAL '${RECENT_DAYS}' DAY`;
  return snapshot.query<Row>(
    `WITH ${money}, ${perAccountSql(months, returned)}
     SELECT per_account.affiliate, sum(net) AS net, sum(base) AS base,
       count(per_account.account_id) FILTER (WHERE sales > 0) AS paying,
       count(per_account.account_id) FILTER (WHERE sales > 0 AND refunds > 0) AS refunded,
       count(per_account.account_id) FILTER (WHERE ${isRecent}) AS recent_paying,
       count(per_account.account_id) FILTER (WHERE ${isRecent} AND refunds > 0) AS recent_refunded,
       ${sums('ltv', 'worth', 'per_account.account_id IS NOT NULL AND base > 0 AND worth IS NOT NULL').join(', ')},
       ${sums('net', 'net', 'per_account.account_id IS NOT NULL').join(', ')}
     FROM per_account LEFT JOIN (
       SELECT account_id, CAST(ltv AS DOUBLE PRECISION) AS worth FROM accounts WHERE abs(ltv) <= ${LARGEST_AMOUNT}) AS worths
       ON worths.account_id = per_account.account_id
     WHERE per_account.affiliate IS NOT NULL
     GROUP BY per_account.affiliate ORDER BY count(*) DESC, per_account.affiliate LIMIT ${MOST_GROUPS}`,
    { ...parameters, asOf },
  );
}

/**
 * Common table expressions over `money`: for each affiliate and account, what it paid and what commission is computed on:
 * sales in so many months from the first one, less refunds where commission on them is taken back, and never below nothing.
 */
function perAccountSql(months: number, returned: boolean): string {
  const counts = `(first_at IS NULL OR "at" < first_at + INTERVAL '${months}' MONTH)`;
  return `first_sale AS (
    SELECT affiliate AS by_affiliate, account_id AS of_account, min("at") AS first_at
    FROM money WHERE kind = 'sale' AND account_id IS NOT NULL GROUP BY affiliate, account_id),
  per_account AS (
    SELECT affiliate, account_id, min(first_at) AS first_at,
      count(*) FILTER (WHERE kind = 'sale') AS sales, count(*) FILTER (WHERE kind = 'refund') AS refunds,
      coalesce(sum(CASE WHEN kind = 'sale' THEN value ELSE -value END), 0) AS net,
      greatest(0, coalesce(sum(CASE WHEN kind = 'sale' THEN value ELSE ${returned ? '-value' : '0'} END)
        FILTER (WHERE ${counts}), 0)) AS base
    FROM money LEFT JOIN first_sale ON by_affiliate = affiliate AND of_account = account_id
    GROUP BY affiliate, account_id)`;
}
