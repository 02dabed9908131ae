/**
 * Activity summed up by account and action: one SELECT over `activity`, in the SQL that DuckDB and PostgreSQL share and
 * other warehouses know too. Its columns are those of the table `actions`, of which a pull makes a view where sources.yaml names
 * `activity` alone. Where the activity outgrows one machine, it runs in the warehouse, as the example in sources.ts has it.
 */
export const SUM_UP_ACTIVITY = `
  SELECT account_id, action, min("at") AS first_at, max("at") AS last_at, count(*) AS times
  FROM activity
  GROUP BY account_id, action`;
