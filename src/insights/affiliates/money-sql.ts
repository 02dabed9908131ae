import type { Program } from '../../schemas/program.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import { keepRows } from '../keep-rows.ts';
import type { Study } from '../study.ts';
import { affiliateKeySql } from './affiliate-key.ts';
import { BY_THE_DAY } from './by-the-day.ts';

/** Larger amounts are no invoices but slips, and one of them would drown all others. */
export const LARGEST_AMOUNT = 1e12;

type Money = Pick<Program, 'currency' | 'rates'>;

/**
 * Common table expression `money`: sales and refunds by the end of the day, an invoice once: `affiliate` (key), account_id,
 * "at", kind, currency, amount in it, `value` in the program's currency or null where no rate is given. Of rows with the
 * same kind and invoice the first one counts; `repeated` is what `keepRepeated` gave: all others are left out for them. A
 * row without currency is in the program's; without an invoice id it cannot be told from another.
 */
export function moneySql(program: Money, repeated: string): string {
  const cases = ratesOf(program).map(
    (_, at) => `WHEN $currency${at} THEN CAST($rate${at} AS DOUBLE PRECISION)`,
  );
  return `once AS (
      SELECT affiliate_id, account_id, "at", kind, amount, currency FROM conversions
      LEFT JOIN (SELECT kind AS repeated_kind, invoice_id AS repeated_invoice FROM ${repeated}) AS repeated
        ON repeated_kind = kind AND repeated_invoice = invoice_id
      WHERE ${PAID} AND repeated_invoice IS NULL
      UNION ALL
      SELECT affiliate_id, account_id, "at", kind, amount, currency FROM ${repeated}),
    money AS (
      SELECT affiliate, account_id, "at", kind, currency, amount, amount * CASE currency ${cases.join(' ')} END AS value
      FROM (
        SELECT ${affiliateKeySql('affiliate_id')} AS affiliate, account_id, "at", kind,
          upper(coalesce(currency, CAST($ownCurrency AS VARCHAR))) AS currency,
          CAST(coalesce(amount, 0) AS DOUBLE PRECISION) AS amount
        FROM once WHERE amount IS NULL OR amount <= ${LARGEST_AMOUNT}) AS read)`;
}

/** The parameters of `moneySql`. */
export function moneyParameters(program: Money): Record<string, SqlValue> {
  const rates = ratesOf(program).flatMap(([code, rate], at): [string, SqlValue][] => [
    [`currency${at}`, code],
    [`rate${at}`, rate],
  ]);
  return { ownCurrency: program.currency, ...Object.fromEntries(rates) };
}

function ratesOf({ currency, rates }: Money): [string, number][] {
  return Object.entries({ ...rates, [currency]: 1 });
}

/** What is kept of an invoice, with types in SQL. */
const INVOICE = {
  affiliate_id: 'VARCHAR',
  account_id: 'VARCHAR',
  '"at"': 'TIMESTAMP',
  kind: 'VARCHAR',
  invoice_id: 'VARCHAR',
  amount: 'DOUBLE PRECISION',
  currency: 'VARCHAR',
};

const PAID = `kind IN ('sale', 'refund') AND ${BY_THE_DAY}`;

/**
 * The first row of each invoice that was told more than once, written down: to find them takes longer than to add up all
 * the money. Of one kind at a time, since one text is sorted out sooner than two.
 */
export function keepRepeated({ snapshot, asOf }: Pick<Study, 'snapshot' | 'asOf'>): Promise<string> {
  const repeated = ['sale', 'refund'].map(
    (
      kind,
    ) => `SELECT CAST('${kind}' AS VARCHAR) AS repeated_kind, invoice_id AS repeated_invoice FROM conversions
      WHERE invoice_id IS NOT NULL AND kind = '${kind}' AND ${BY_THE_DAY} GROUP BY invoice_id HAVING count(*) > 1`,
  );
  const columns = Object.keys(INVOICE).join(', ');
  const firsts = `WITH repeated AS (${repeated.join(' UNION ALL ')})
    SELECT ${columns} FROM (
      SELECT ${columns}, row_number() OVER (
        PARTITION BY kind, invoice_id ORDER BY "at", affiliate_id, account_id) AS nth
      FROM conversions JOIN repeated ON repeated_kind = kind AND repeated_invoice = invoice_id
      WHERE ${PAID}) AS told
    WHERE nth = 1`;
  return keepRows(snapshot, 'repeated_invoices', INVOICE, firsts, { asOf });
}
