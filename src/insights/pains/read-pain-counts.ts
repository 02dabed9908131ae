import { scopesSql } from '../scopes-sql.ts';
import type { Study } from '../study.ts';
import { MOST_ITEMS } from './read-patterns.ts';

/** How many accounts of a scope named a pain; whatever became of them. */
export interface PainCount {
  readonly scope: number;
  readonly pain: string;
  readonly accounts: number;
}

/** The most frequent pains of each scope, the most frequent first. */
export async function readPainCounts(study: Study): Promise<PainCount[]> {
  const { within, relation, belongs, parameters } = scopesSql(study);
  return study.snapshot.query<{ scope: number; pain: string; accounts: number }>(
    `WITH members AS (SELECT account_id, ${within} AS within FROM accounts),
     named AS (
       SELECT within, pain, count(DISTINCT pains.account_id) AS n
       FROM pains JOIN members ON members.account_id = pains.account_id GROUP BY within, pain
     ), counted AS (
       SELECT scope, pain, CAST(sum(n) AS BIGINT) AS accounts FROM named JOIN ${relation} ON ${belongs} GROUP BY scope, pain
     ), placed AS (
       SELECT scope, pain, accounts, row_number() OVER (PARTITION BY scope ORDER BY accounts DESC, pain) AS place FROM counted
     )
     SELECT scope, pain, accounts FROM placed WHERE place <= ${MOST_ITEMS} ORDER BY scope, place`,
    parameters,
  );
}

/** All accounts of each scope, and those that named any pain, by place of the scope. */
export async function readAnswers(study: Study): Promise<{ accounts: number; answers: number }[]> {
  const { within, relation, belongs, parameters } = scopesSql(study);
  const rows = await study.snapshot.query<{ scope: number; accounts: number; answers: number }>(
    `WITH members AS (
       SELECT ${within} AS within, account_id IN (SELECT account_id FROM pains) AS answered FROM accounts
     ), counted AS (
       SELECT within, count(*) AS n, count(*) FILTER (WHERE answered) AS answers FROM members GROUP BY within
     )
     SELECT scope, CAST(sum(n) AS BIGINT) AS accounts, CAST(sum(answers) AS BIGINT) AS answers
     FROM counted JOIN ${relation} ON ${belongs} GROUP BY scope`,
    parameters,
  );
  const found = new Map(rows.map((row) => [row.scope, row]));
  return study.scopes.map((_, scope) => found.get(scope) ?? { accounts: 0, answers: 0 });
}
