import { columnsOf } from '../columns.ts';
import type { Outcome } from '../outcome.ts';
import type { Study } from '../study.ts';

/** How many accounts there are, and how many of them cannot be judged, each counted at the first reason. */
export interface Population {
  readonly accounts: number;
  readonly undated: number;
  readonly young: number;
  readonly outside: number;
  readonly leftUnknown: number;
  readonly leftEarly: number;
  readonly judged: number;
}

/** Why no playbook can be made, as a sentence; null where the columns for one are there. */
export function playbookObstacle({ snapshot, outcome, columns }: Study): string | null {
  if (!columnsOf(snapshot, 'actions').has('first_at'))
    return 'There is no activity, so nothing can be said about first steps.';
  if (!columns.has('signed_up_at'))
    return 'The accounts have no signed_up_at: without the day of signup nobody knows which actions came early.';
  if (outcome === null || !columns.has('churned_at'))
    return 'The accounts have no churned_at: without the day on which an account left, what it did early cannot be told from what it had no time to do.';
  return null;
}

/** Which accounts can be judged, as SQL over one row of them; parameters `$asOf`, `$from` and `$to`. */
export function judgedSql(mature: string, days: number): string {
  return `(signed_up_at IS NOT NULL AND ${mature} AND ${covered(days)} AND NOT ${LEFT_UNKNOWN} AND NOT ${leftEarly(days)})`;
}

export async function countPopulation(
  { snapshot, asOf }: Study,
  { mature }: Outcome,
  { from, to }: { readonly from: string; readonly to: string },
  days: number,
): Promise<Population> {
  const [row] = await snapshot.query<{ [Key in keyof Population]: number }>(
    `SELECT count(*) AS accounts,
       count(*) FILTER (WHERE signed_up_at IS NULL) AS undated,
       count(*) FILTER (WHERE NOT ${mature}) AS young,
       count(*) FILTER (WHERE ${mature} AND NOT ${covered(days)}) AS outside,
       count(*) FILTER (WHERE ${mature} AND ${covered(days)} AND ${LEFT_UNKNOWN}) AS "leftUnknown",
       count(*) FILTER (WHERE ${mature} AND ${covered(days)} AND NOT ${LEFT_UNKNOWN} AND ${leftEarly(days)}) AS "leftEarly",
       count(*) FILTER (WHERE ${judgedSql(mature, days)}) AS judged
     FROM accounts`,
    { asOf, from, to },
  );
  return row ?? { accounts: 0, undated: 0, young: 0, outside: 0, leftUnknown: 0, leftEarly: 0, judged: 0 };
}

/** The moment at which the first days of an account end. */
export function windowEnd(days: number): string {
  return `signed_up_at + INTERVAL '${days}' DAY`;
}

/** Left, and nobody knows when: perhaps within the first days. */
const LEFT_UNKNOWN = '(churned_at IS NULL AND coalesce(churned, FALSE))';

function leftEarly(days: number): string {
  return `(churned_at IS NOT NULL AND churned_at < ${windowEnd(days)})`;
}

/**
 * Whether the activity covers all of an account's first days. A log that begins in the middle of them, or ends there,
 * makes accounts look idle that were not.
 */
function covered(days: number): string {
  return `(signed_up_at >= CAST($from AS DATE) AND ${windowEnd(days)} <= CAST($to AS DATE) + INTERVAL '1' DAY)`;
}
