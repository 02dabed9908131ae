import type { Candidates } from './candidates.ts';
import { answersQuery, lifeSql, recentSql, seenSql, windowStart, type ReadableStudy } from './history-sql.ts';
import { usualBetween, type Usual } from './usual.ts';

/** Where columns are read from, for any accounts. */
export interface Source {
  readonly study: ReadableStudy;
  readonly candidates: Candidates;
  readonly usual: readonly Usual[];
}

/** Parts of a query: `WITH <queries> SELECT <columns of candidates> FROM accounts <joins>`. */
export interface Population {
  readonly queries: string;
  readonly joins: string;
}

type Ages = { readonly from_age: number; readonly to_age: number };

/**
 * Accounts with all their columns. `condition` is SQL over accounts, with `parameters`. What is usual stands in the
 * query as figures, one row for each pair of ages that there is: for customers, one for each day of signup.
 */
export async function openPopulation(
  { study, candidates, usual }: Source,
  condition: string,
  parameters: Record<string, string> = {},
): Promise<Population> {
  const hasHistory = candidates.tables.length + candidates.surveys.length > 0;
  const life = hasHistory ? lifeSql(study, condition) : `SELECT account_id FROM accounts WHERE ${condition}`;
  const queries = [`life AS (${life})`];
  const joins = ['JOIN life USING (account_id)'];
  for (const known of usual) {
    const { table } = known;
    const seen = seenSql(table);
    const ages = await study.snapshot.query<Ages>(
      `WITH life AS (${life}), seen AS (${seen}) SELECT DISTINCT from_age, to_age FROM seen ORDER BY from_age, to_age`,
      {
        ...parameters,
        asOf: study.asOf,
      },
    );
    queries.push(
      `${table.name}_seen AS (${seen})`,
      `${table.name}_recent AS (${recentSql(table)})`,
      `${table.name}_expected (from_age, to_age, ${table.windows.map((days) => `usual_${days}`).join(', ')}) AS (${figures(known, ages)})`,
    );
    joins.push(
      `LEFT JOIN ${table.name}_seen USING (account_id)`,
      `LEFT JOIN ${table.name}_recent USING (account_id)`,
      `LEFT JOIN ${table.name}_expected ON ${table.name}_expected.from_age = ${table.name}_seen.from_age
         AND ${table.name}_expected.to_age = ${table.name}_seen.to_age`,
    );
  }
  if (candidates.surveys.length > 0) {
    queries.push(answersQuery(candidates.surveys));
    joins.push('LEFT JOIN answers USING (account_id)');
  }
  return { queries: queries.join(', '), joins: joins.join(' ') };
}

function figures(usual: Usual, ages: readonly Ages[]): string {
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
