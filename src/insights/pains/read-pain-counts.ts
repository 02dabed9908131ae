import { scopesSql } from '../scopes-sql.ts';
import type { Study } from '../study.ts';
import { MOST_ITEMS } from './read-patterns.ts';

/** How often a pain is named in a scope. */
export interface PainCount {
  readonly scope: number;
  readonly pain: string;
  readonly named: number;
}

/** The most frequent pains of each scope, the most frequent first. An account that names one twice counts twice here. */
export async function readPainCounts(study: Study): Promise<PainCount[]> {
  const { within, relation, belongs, parameters } = scopesSql(study);
  return study.snapshot.query<{ scope: number; pain: string; named: number }>(
    `WITH members AS (SELECT account_id, ${within} AS within FROM accounts),
     named AS (
       SELECT within, pain, count(*) AS n
       FROM pains JOIN members ON members.account_id = pains.account_id GROUP BY within, pain
     ), counted AS (
       SELECT scope, pain, CAST(sum(n) AS BIGINT) AS named FROM named JOIN ${relation} ON ${belongs} GROUP BY scope, pain
     ), placed AS (
       SELECT scope, pain, named, row_number() OVER (PARTITION BY scope ORDER BY named DESC, pain) AS place FROM counted
     )
     SELECT scope, pain, named FROM placed WHERE place <= ${MOST_ITEMS} ORDER BY scope, place`,
    parameters,
  );
}
