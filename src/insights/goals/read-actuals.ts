import type { Day } from '../../schemas/date.ts';
import type { Goal } from '../../schemas/program.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import { MOST_GROUPS } from '../affiliates/measure-customers.ts';
import { moneyParameters, moneySql } from '../affiliates/money-sql.ts';
import type { Referrals } from '../affiliates/referrals.ts';
import type { Study } from '../study.ts';

/** The days that count so far. */
export interface Period {
  /** Null where all accounts count. */
  readonly from: Day | null;
  /** Today, or the goal's last day where that is over. */
  readonly until: Day;
  readonly by: Day;
  readonly isOver: boolean;
}

/** What came through one affiliate in the days that count. */
export interface Actual {
  readonly affiliate: string;
  /** Accounts, money, or accounts that stayed. */
  readonly amount: number;
  readonly accounts: number;
  /** Sum over accounts of the square of what each brought. */
  readonly squares: number;
  /** The part of `amount` of the last 90 days. */
  readonly recent: number;
}

type Row = Record<string, SqlValue>;

/** By affiliate; null where the data does not hold it. Accounts of affiliates that nobody knows do not count. */
export async function readActuals(
  study: Study,
  referrals: Referrals,
  metric: Goal['metric'],
  { from, until }: Period,
): Promise<Actual[] | null> {
  const sql = { growth: growthSql, revenue: revenueSql, retention: retentionSql }[metric](
    study,
    referrals,
    from !== null,
  );
  if (sql === null) return null;
  const { parameters, index } = referrals;
  const rows = await study.snapshot.query<Row>(`WITH ${sql}`, {
    ...moneyParameters(study.project.program),
    ...parameters,
    ...{ asOf: study.asOf, from, until },
  });
  return rows.flatMap((row) => {
    const affiliate = index.get(String(row['affiliate']));
    const number = (name: string) => Number(row[name] ?? 0);
    const { amount, accounts, squares, recent } = {
      ...{ amount: number('amount'), accounts: number('accounts') },
      ...{ squares: number('squares'), recent: number('recent') },
    };
    return affiliate === undefined ? [] : [{ affiliate, amount, accounts, squares, recent }];
  });
}

/** What stands behind WITH. */
type Build = (study: Study, referrals: Referrals, hasFrom: boolean) => string | null;

const END = `GROUP BY affiliate ORDER BY accounts DESC, affiliate LIMIT ${MOST_GROUPS}`;
const RECENT = `CAST($until AS DATE) - INTERVAL '89' DAY`;

const growthSql: Build = ({ columns }, { from, people }) =>
  from === null || !columns.has('signed_up_at')
    ? null
    : `${people} SELECT affiliate, count(*) AS amount, count(*) AS accounts, count(*) AS squares,
         count(*) FILTER (WHERE signed_up_at >= ${RECENT}) AS recent
       FROM people WHERE affiliate IS NOT NULL
         AND signed_up_at BETWEEN CAST($from AS DATE) AND CAST($until AS DATE) ${END}`;

const revenueSql: Build = ({ project }, { repeated }) =>
  repeated !== null
    ? `${moneySql(project.program, repeated)}, by_account AS (
         SELECT affiliate, account_id, sum(CASE WHEN kind = 'sale' THEN value ELSE -value END) AS net,
           sum(CASE WHEN "at" < ${RECENT} THEN 0 WHEN kind = 'sale' THEN value ELSE -value END) AS recent
         FROM money WHERE affiliate IS NOT NULL AND "at" >= CAST($from AS DATE)
           AND "at" < CAST($until AS DATE) + INTERVAL '1' DAY
         GROUP BY affiliate, account_id)
       SELECT affiliate, sum(net) AS amount, count(*) AS accounts, sum(net * net) AS squares, sum(recent) AS recent
       FROM by_account ${END}`
    : null;

/** Accounts that could have been customers for 12 months by then; with a first day, those for whom that came since. */
const retentionSql: Build = ({ columns }, { from, people }, hasFrom) =>
  from === null || !columns.has('signed_up_at') || !columns.has('churned_at')
    ? null
    : `${people} SELECT affiliate, count(*) AS accounts,
         count(*) FILTER (WHERE churned_at IS NULL OR churned_at >= signed_up_at + INTERVAL '12' MONTH) AS amount
       FROM people WHERE affiliate IS NOT NULL AND signed_up_at <= CAST($until AS DATE) - INTERVAL '12' MONTH
         ${hasFrom ? `AND signed_up_at >= CAST($from AS DATE) - INTERVAL '12' MONTH` : ''} ${END}`;
