import { columnsOf } from '../columns.ts';
import type { Outcome } from '../outcome.ts';
import { parametersOf } from '../segment-sql.ts';
import type { Study } from '../study.ts';

/** How many accounts there are, and how many of them cannot be judged, each counted at the first reason. */
export interface Population {
  readonly accounts: number;
  readonly undated: number;
  readonly young: number;
  readonly outside: number;
  readonly leftUnknown: number;
  readonly leftEarly: number;
  /** Those that can be, for each scope; all of them come first. */
  readonly judged: readonly number[];
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
  { snapshot, scopes, asOf }: Study,
  { mature }: Outcome,
  { from, to }: { readonly from: string; readonly to: string },
  days: number,
): Promise<Population> {
  const all = scopes[0]?.where.sql ?? 'TRUE';
  const inTime = `${mature} AND ${covered(days)}`;
  const count = (condition: string) => `count(*) FILTER (WHERE ${all} AND ${condition})`;
  const judged = scopes.map(
    ({ where }, scope) =>
      `count(*) FILTER (WHERE ${judgedSql(mature, days)} AND (${where.sql})) AS judged${scope}`,
  );
  const [row = {}] = await snapshot.query<Record<string, number>>(
    `SELECT ${count('TRUE')} AS accounts,
       ${count('signed_up_at IS NULL')} AS undated,
       ${count(`NOT ${mature}`)} AS young,
       ${count(`${mature} AND NOT ${covered(days)}`)} AS outside,
       ${count(`${inTime} AND ${LEFT_UNKNOWN}`)} AS left_unknown,
       ${count(`${inTime} AND NOT ${LEFT_UNKNOWN} AND ${leftEarly(days)}`)} AS left_early,
       ${judged.join(', ')}
     FROM accounts`,
    { asOf, from, to, ...parametersOf(scopes) },
  );
  const number = (name: string) => row[name] ?? 0;
  return {
    ...{ accounts: number('accounts'), undated: number('undated'), young: number('young') },
    ...{ outside: number('outside'), leftUnknown: number('left_unknown'), leftEarly: number('left_early') },
    judged: scopes.map((_, scope) => number(`judged${scope}`)),
  };
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
