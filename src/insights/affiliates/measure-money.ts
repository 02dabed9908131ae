import type { Turnover } from '../../schemas/insights/affiliates.ts';
import type { Program } from '../../schemas/program.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import type { RatioSums } from '../statistics/ratio.ts';
import type { SkewedSums } from '../statistics/skewed-mean.ts';
import type { Study } from '../study.ts';
import { affiliateKeySql } from './affiliate-key.ts';
import type { Counted } from './compare-affiliates.ts';
import { MOST_GROUPS } from './measure-customers.ts';
import { BY_THE_DAY } from './by-the-day.ts';
import type { Referrals } from './referrals.ts';
import { takingsSql } from './takings-sql.ts';

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
  readonly paying: Counted;
  /** The same of accounts whose first sale is recent. */
  readonly recent: Counted;
  /** Lifetime value (`upper`) for what commission is computed on (`lower`), by account; and net revenue for it. */
  readonly ltv: RatioSums;
  readonly revenue: RatioSums;
  /** Revenue after commission, by account. */
  readonly left: SkewedSums;
}

type Row = Record<string, SqlValue>;

/** What conversions say about each affiliate, by key. Null where there are none. */
export async function measureMoney(
  study: Study,
  { repeated }: Pick<Referrals, 'repeated'>,
): Promise<ReadonlyMap<string, Takings> | null> {
  const { snapshot, project, asOf } = study;
  if (repeated === null) return null;
  const leads = await countLeads(study);
  const { sql, parameters } = takingsSql(project.program, repeated);
  const rows = new Map<string, Row[]>();
  for (const row of await snapshot.query<Row>(sql, { ...parameters, asOf })) {
    const key = String(row['affiliate']);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return new Map(
    [...new Set([...leads.keys(), ...rows.keys()])].map((key) => [
      key,
      parseTakings(leads.get(key) ?? 0, rows.get(key) ?? [], project.program),
    ]),
  );
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

/** The rows of one affiliate, one for each currency; the sums are the same on all of them. */
function parseTakings(leads: number, rows: readonly Row[], program: Program): Takings {
  const number = (name: string) => Number(rows[0]?.[name] ?? 0);
  const total = (name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0);
  const ratio = (of: 'ltv' | 'net'): RatioSums => ({
    n: number(`${of}_n`),
    upper: number(`${of}_sum`),
    lower: number(`${of}_base`),
    upperSquares: number(`${of}_squares`),
    lowerSquares: number(`${of}_base_squares`),
    products: number(`${of}_products`),
  });
  return {
    leads,
    invoices: total('invoices'),
    refunds: total('repaid'),
    turnover: rows.map((row) => parseTurnover(row, program)),
    net: number('net'),
    base: number('base'),
    paying: { n: number('paying'), count: number('refunded') },
    recent: { n: number('recent_paying'), count: number('recent_refunded') },
    ltv: ratio('ltv'),
    revenue: ratio('net'),
    left: {
      n: number('rest_n'),
      sum: number('rest_sum'),
      squares: number('rest_squares'),
      cubes: number('rest_cubes'),
    },
  };
}

function parseTurnover(row: Row, { currency: own, rates }: Program): Turnover {
  const [currency, sales, refunds] = [String(row['currency']), Number(row['sold']), Number(row['paid_back'])];
  const counted = currency === own || Object.hasOwn(rates, currency);
  return { currency, sales, refunds, net: sales - refunds, counted };
}
