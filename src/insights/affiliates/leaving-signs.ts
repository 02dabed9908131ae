import { MOST_GROUPS } from './measure-customers.ts';
import type { Referrals } from './referrals.ts';
import { FIRST_SALE } from './takings-sql.ts';
import { compareWithOthers, type KeyedSign } from './compare-affiliates.ts';
import type { Study } from '../study.ts';

/** Leaving within so many days from the last commission on looks as if it had waited for it. */
export const AFTER_DAYS = 60;

/**
 * Affiliates whose customers leave right after the last commission more often than the customers of other affiliates do.
 * Counted are accounts that were customers when commission on them ended, and whose next days are over.
 */
export async function findLateLeaving(
  { snapshot, project, columns }: Study,
  { people, parameters }: Referrals,
): Promise<KeyedSign[]> {
  const terms = project.program.commission;
  if (!terms || !columns.has('churned_at') || !snapshot.facts.tables.conversions) return [];
  const ended = `CAST(first_at + INTERVAL '${terms.months}' MONTH AS DATE)`;
  const rows = await snapshot.query<{ affiliate: string; n: number; count: number }>(
    `WITH ${people}, ${FIRST_SALE},
     ended AS (
       SELECT affiliate, churned_at, ${ended} AS ended_on, ${ended} + INTERVAL '${AFTER_DAYS}' DAY AS over_on
       FROM people JOIN first_sale ON of_account = account_id WHERE affiliate IS NOT NULL)
     SELECT affiliate, count(*) AS n, count(*) FILTER (WHERE churned_at < over_on) AS count FROM ended
     WHERE (churned_at IS NULL OR churned_at >= ended_on)
       AND over_on <= CAST($asOf AS DATE)
     GROUP BY affiliate ORDER BY n DESC, affiliate LIMIT ${MOST_GROUPS}`,
    parameters,
  );
  return compareWithOthers(
    'leaving-after-commission',
    new Map(rows.map(({ affiliate, count, n }) => [affiliate, { count, n }])),
  );
}
