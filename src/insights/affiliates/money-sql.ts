import type { Program } from '../../schemas/program.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import { affiliateKeySql } from './affiliate-key.ts';
import { BY_THE_DAY } from './referrals.ts';

/** Larger amounts are no invoices but slips, and one of them would drown all others. */
export const LARGEST_AMOUNT = 1e12;

/** The money of conversions as SQL. */
export interface MoneySql {
  /**
   * Common table expression `money`: sales and refunds by the end of the day, an invoice once: `affiliate` (key), account_id,
   * "at", kind, currency, amount in it, `value` in the program's currency or null where no rate is given.
   */
  readonly money: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/**
 * Of rows with the same kind and invoice the first one counts. A row without currency is in the program's; without an
 * invoice id it cannot be told from another.
 */
export function moneySql({ currency, rates }: Pick<Program, 'currency' | 'rates'>): MoneySql {
  const known = Object.entries({ ...rates, [currency]: 1 });
  const cases = known.map((_, at) => `WHEN $currency${at} THEN CAST($rate${at} AS DOUBLE PRECISION)`);
  const columns = 'affiliate_id, account_id, "at", kind, invoice_id, amount, currency';
  return {
    money: `repeated AS MATERIALIZED (
      SELECT kind AS repeated_kind, invoice_id AS repeated_invoice FROM conversions
      WHERE invoice_id IS NOT NULL AND ${PAID} GROUP BY kind, invoice_id HAVING count(*) > 1),
    once AS (
      SELECT ${columns} FROM conversions
      LEFT JOIN repeated ON repeated_kind = kind AND repeated_invoice = invoice_id
      WHERE ${PAID} AND repeated_invoice IS NULL
      UNION ALL
      SELECT ${columns} FROM (
        SELECT ${columns}, row_number() OVER (
          PARTITION BY kind, invoice_id ORDER BY "at", affiliate_id, account_id) AS nth
        FROM conversions JOIN repeated ON repeated_kind = kind AND repeated_invoice = invoice_id WHERE ${PAID}) AS again
      WHERE nth = 1),
    money AS (
      SELECT affiliate, account_id, "at", kind, currency, amount, amount * CASE currency ${cases.join(' ')} END AS value
      FROM (
        SELECT ${affiliateKeySql('affiliate_id')} AS affiliate, account_id, "at", kind,
          upper(coalesce(currency, CAST($ownCurrency AS VARCHAR))) AS currency,
          CAST(coalesce(amount, 0) AS DOUBLE PRECISION) AS amount
        FROM once WHERE amount IS NULL OR amount <= ${LARGEST_AMOUNT}) AS read)`,
    parameters: {
      ownCurrency: currency,
      ...Object.fromEntries(
        known.flatMap(([code, rate], at): [string, SqlValue][] => [
          [`currency${at}`, code],
          [`rate${at}`, rate],
        ]),
      ),
    },
  };
}

const PAID = `kind IN ('sale', 'refund') AND ${BY_THE_DAY}`;
