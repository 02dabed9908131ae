import { doneSql } from '../done-sql.ts';
import { keepRows } from '../keep-rows.ts';
import type { Study } from '../study.ts';
import { windowEnd } from './judged-accounts.ts';

/** Actions beyond the most frequent ones are left aside: rare ones could not be told from chance. */
export const MOST_ACTIONS = 40;

/** An action that fewer accounts did early is left aside. */
const FEWEST_ACCOUNTS = 30;

/** First and last day of what is known to have been done. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface EarlyActions {
  /** The most frequent ones, by how many accounts did them early, most frequent first. */
  readonly names: readonly string[];
  /** How many different actions were done early. */
  readonly kinds: number;
}

/** What the activity covers, and how many actions of accounts are dated before their own signup. */
export interface Coverage {
  /** Null where no account did anything. */
  readonly span: Span | null;
  readonly before: number;
}

/** All in one pass: to bring everything that ever happened together with the accounts is dear. */
export async function readCoverage({ snapshot }: Study): Promise<Coverage> {
  const [row] = await snapshot.query<{ first_day: string | null; last_day: string | null; before: number }>(
    `SELECT CAST(CAST(min(CASE WHEN first_at >= signed_up_at THEN first_at END) AS DATE) AS VARCHAR) AS first_day,
       CAST(CAST(max(coalesce(last_at, first_at)) AS DATE) AS VARCHAR) AS last_day,
       count(DISTINCT CASE WHEN first_at < signed_up_at THEN done.account_id || chr(31) || action END) AS before
     FROM ${doneSql(snapshot)} JOIN accounts ON accounts.account_id = done.account_id`,
  );
  return {
    span: row?.first_day && row.last_day ? { from: row.first_day, to: row.last_day } : null,
    before: row?.before ?? 0,
  };
}

/**
 * Writes down what accounts did in their first days: account_id, action and when they did it first. Gives the name of the
 * table.
 */
export function keepEarly({ snapshot }: Study, days: number): Promise<string> {
  return keepRows(
    snapshot,
    'early',
    { account_id: 'VARCHAR', action: 'VARCHAR', first_at: 'TIMESTAMP' },
    `SELECT done.account_id, action, min(first_at) AS first_at
     FROM ${doneSql(snapshot)}
     JOIN accounts ON accounts.account_id = done.account_id
     WHERE first_at < ${windowEnd(days)}
     GROUP BY done.account_id, action, signed_up_at HAVING min(first_at) >= signed_up_at`,
    {},
  );
}

/** Which actions were done early, of the table that `keepEarly` wrote. */
export async function readEarlyActions({ snapshot }: Study, early: string): Promise<EarlyActions> {
  const rows = await snapshot.query<{ action: string; accounts: number; kinds: number }>(
    `SELECT action, count(*) AS accounts, count(*) OVER () AS kinds FROM ${early}
     GROUP BY action ORDER BY accounts DESC, action LIMIT ${MOST_ACTIONS}`,
  );
  const frequent = rows.filter(({ accounts }) => accounts >= FEWEST_ACCOUNTS);
  return { names: frequent.map(({ action }) => action), kinds: rows[0]?.kinds ?? 0 };
}
