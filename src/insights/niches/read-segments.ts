import { churnedSql } from '../columns.ts';
import { scopesSql } from '../scopes-sql.ts';
import type { Study } from '../study.ts';

/** Accounts that lie in the same segments. */
export interface Membership {
  /** A `1` for each segment in which they lie, in the order of `study.scopes` without the first. */
  readonly within: string;
  readonly accounts: number;
  readonly customers: number;
  readonly judged: number;
  readonly stayed: number;
}

/** How many accounts lie in which segments together. */
export async function readSegments(study: Study): Promise<Membership[]> {
  const { within, parameters } = scopesSql(study);
  const { outcome, columns } = study;
  const churned = churnedSql(columns);
  return study.snapshot.query<Membership & Record<string, string | number>>(
    `WITH members AS (
       SELECT ${within} AS within, ${churned === null ? 'TRUE' : `NOT ${churned}`} AS customer,
         ${outcome?.mature ?? 'FALSE'} AS mature, ${outcome?.stayed ?? 'FALSE'} AS stayed
       FROM accounts
     )
     SELECT within, count(*) AS accounts, count(*) FILTER (WHERE customer) AS customers,
       count(*) FILTER (WHERE mature) AS judged, count(*) FILTER (WHERE mature AND stayed) AS stayed
     FROM members GROUP BY within ORDER BY within`,
    parameters,
  );
}
