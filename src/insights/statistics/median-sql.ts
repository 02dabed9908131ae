import { Z95 } from './normal.ts';

/**
 * The median of a column with its interval, for each group, as SQL: `part`, `n`, `median`, `low`, `high`, the last two null below 6
 * values. The ranks are those of `medianRanks`.
 * @param from a table expression with the columns `part` and `amount`
 */
export function mediansSql(from: string): string {
  const middle = '(n + 1) / 2.0';
  const reach = `${Z95 / 2} * sqrt(n)`;
  return `SELECT part, max(n) AS n, avg(amount) FILTER (WHERE nth IN (floor(${middle}), ceil(${middle}))) AS median,
      min(amount) FILTER (WHERE n >= 6 AND nth = greatest(1, round(${middle} - ${reach}))) AS low,
      min(amount) FILTER (WHERE n >= 6 AND nth = least(n, round(${middle} + ${reach}))) AS high
    FROM (
      SELECT part, amount, row_number() OVER (PARTITION BY part ORDER BY amount) AS nth,
        count(*) OVER (PARTITION BY part) AS n
      FROM (${from}) AS amounts WHERE amount IS NOT NULL) AS ranked
    GROUP BY part`;
}
