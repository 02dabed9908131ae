import { doneSql } from '../done-sql.ts';
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

/** Which time the activity covers; null where no account did anything. */
export async function readSpan({ snapshot }: Study): Promise<Span | null> {
  const [row] = await snapshot.query<{ first_day: string | null; last_day: string | null }>(
    `SELECT CAST(CAST(min(CASE WHEN first_at >= signed_up_at THEN first_at END) AS DATE) AS VARCHAR) AS first_day,
       CAST(CAST(max(coalesce(last_at, first_at)) AS DATE) AS VARCHAR) AS last_day
     FROM ${doneSql(snapshot)} JOIN accounts ON accounts.account_id = done.account_id`,
  );
  return row?.first_day && row.last_day ? { from: row.first_day, to: row.last_day } : null;
}

/** How many actions of accounts are dated before their own signup. */
export async function countBeforeSignup({ snapshot }: Study): Promise<number> {
  const [row] = await snapshot.query<{ n: number }>(
    `SELECT count(*) AS n FROM (
       SELECT DISTINCT done.account_id, action
       FROM ${doneSql(snapshot)} JOIN accounts ON accounts.account_id = done.account_id
       WHERE first_at < signed_up_at) AS before`,
  );
  return row?.n ?? 0;
}

/** Which actions the accounts of a condition, SQL over one row of them, did in their first days. */
export async function readEarlyActions(
  { snapshot }: Study,
  days: number,
  among: string,
  parameters: Readonly<Record<string, string>>,
): Promise<EarlyActions> {
  const rows = await snapshot.query<{ action: string; accounts: number; kinds: number }>(
    `WITH among AS (SELECT account_id, signed_up_at FROM accounts WHERE ${among}),
     early AS (
       SELECT done.account_id, action
       FROM ${doneSql(snapshot)} JOIN among ON among.account_id = done.account_id
       WHERE first_at < ${windowEnd(days)}
       GROUP BY done.account_id, action, signed_up_at HAVING min(first_at) >= signed_up_at)
     SELECT action, count(*) AS accounts, count(*) OVER () AS kinds FROM early
     GROUP BY action ORDER BY accounts DESC, action LIMIT ${MOST_ACTIONS}`,
    parameters,
  );
  const frequent = rows.filter(({ accounts }) => accounts >= FEWEST_ACCOUNTS);
  return { names: frequent.map(({ action }) => action), kinds: rows[0]?.kinds ?? 0 };
}
