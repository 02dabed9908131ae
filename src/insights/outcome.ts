import { churnedSql } from './columns.ts';

/**
 * An account is judged only once it had this many days to leave or to grow: one of last week has stayed, and says
 * nothing.
 */
export const MATURE_DAYS = 90;

/** What success is, as SQL over one row of accounts; parameter `$asOf`. */
export interface Outcome {
  /** Whether the account has been here long enough to be judged. */
  readonly mature: string;
  /** Whether it is still a customer. */
  readonly stayed: string;
  /** Whether it pays for more than it began with; null where the data does not say. */
  readonly grown: string | null;
  /** How it was measured, for footnotes. */
  readonly words: string;
}

/**
 * What the accounts' columns say about success; null where they do not say who left. Young accounts are left out
 * where there is a day of signup; without one every account counts.
 */
export function outcomeOf(columns: ReadonlySet<string>): Outcome | null {
  const churned = churnedSql(columns);
  if (churned === null) return null;
  const dated = columns.has('signed_up_at');
  return {
    mature: dated ? `(signed_up_at <= CAST($asOf AS DATE) - INTERVAL '${MATURE_DAYS}' DAY)` : 'TRUE',
    stayed: `(NOT ${churned})`,
    grown: columns.has('expansion_mrr') ? '(coalesce(expansion_mrr, 0) > 0)' : null,
    words: dated
      ? `Still a customer, of the accounts that signed up at least ${MATURE_DAYS} days ago.`
      : 'Still a customer, of all accounts; the data has no day of signup.',
  };
}
