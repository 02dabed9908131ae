import type { Candidates } from './candidates.ts';
import type { Day } from '../../schemas/date.ts';
import {
  agesSql,
  answersQuery,
  lifeSql,
  recentSql,
  seenSql,
  windowStart,
  type ReadableStudy,
} from './history-sql.ts';
import { usualBetween, type Usual } from './usual.ts';

/** Where columns are read from, for any accounts. */
export interface Source {
  readonly study: ReadableStudy;
  readonly candidates: Candidates;
  readonly usual: readonly Usual[];
}

/** Parts of a query: `WITH <queries> SELECT <columns of candidates> FROM <rows>`, where the accounts are `accounts`. */
export interface Population {
  readonly queries: string;
  readonly rows: string;
}

type Ages = { readonly from_age: number; readonly to_age: number; readonly earliest: Day };

/**
 * Accounts with all their columns. `condition` is SQL over accounts, with `parameters`. What is usual stands in the
 * query as figures, one row for each pair of ages that there is: for customers, one for each day of signup. What can be
 * worked out from a row of the accounts is worked out there: to join them with themselves takes longer than anything else.
 */
export async function openPopulation(
  { study, candidates, usual }: Source,
  condition: string,
  parameters: Record<string, string> = {},
): Promise<Population> {
  const life = `life AS NOT MATERIALIZED (${lifeSql(study, condition)})`;
  const queries = [life];
  const joins: string[] = [];
  for (const known of usual) {
    const { table } = known;
    const ages = await study.snapshot.query<Ages>(
      `WITH ${life} SELECT from_age, to_age, min(ends) AS earliest FROM (${seenSql(table)}) AS seen
       GROUP BY from_age, to_age ORDER BY from_age, to_age`,
      { ...parameters, asOf: study.asOf },
    );
    const earliest = ages.map((each) => each.earliest).sort()[0] ?? table.last;
    queries.push(
      `${table.name}_recent AS (${recentSql(table, earliest)})`,
      `${table.name}_expected (from_age, to_age, ${table.windows.map((days) => `usual_${days}`).join(', ')}) AS (${figures(known, ages)})`,
    );
    joins.push(
      `LEFT JOIN ${table.name}_recent USING (account_id)`,
      `LEFT JOIN ${table.name}_expected ON ${table.name}_expected.from_age = accounts.kith_${table.name}_from_age
         AND ${table.name}_expected.to_age = accounts.kith_${table.name}_to_age`,
    );
  }
  if (candidates.surveys.length > 0) {
    queries.push(answersQuery(candidates.surveys));
    joins.push('LEFT JOIN answers USING (account_id)');
  }
  return { queries: queries.join(', '), rows: `${rowsOf(study, usual, condition)} ${joins.join(' ')}` };
}

/** The accounts of a condition with their own columns, and with the ages from and up to which each table shows them. */
function rowsOf(study: ReadableStudy, usual: readonly Usual[], condition: string): string {
  if (usual.length === 0) return `(SELECT * FROM accounts WHERE ${condition}) AS accounts`;
  const ages = usual.map(({ table }) => agesSql(table)).join(', ');
  return `(SELECT *, ${ages} FROM (${lifeSql(study, condition, '*')}) AS life) AS accounts`;
}

function figures(usual: Usual, ages: readonly Omit<Ages, 'earliest'>[]): string {
  const { windows } = usual.table;
  const rows = ages.map(({ from_age, to_age }) => {
    const means = windows.map((days) =>
      usualBetween(usual, windowStart(from_age, to_age, days), to_age).toExponential(),
    );
    return `(${[from_age, to_age, ...means].join(', ')})`;
  });
  return rows.length > 0
    ? `VALUES ${rows.join(', ')}`
    : `SELECT 0, 0, ${windows.map(() => '0').join(', ')} WHERE FALSE`;
}
