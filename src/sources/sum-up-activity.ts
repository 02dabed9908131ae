import type { TableFacts } from '../schemas/snapshot.ts';
import { SUM_UP_ACTIVITY } from '../schemas/sum-up-activity.ts';
import { TABLES } from '../schemas/tables.ts';
import { SNAPSHOT } from './describe-table.ts';
import type { Database } from './duckdb.ts';
import type { TableReport } from './pull-report.ts';

/**
 * Fills the snapshot's `actions` from its `activity` where they have no source of their own, once a pull: whatever asks
 * what accounts did reads a few rows an account then, not all that ever happened. Gives what is known of the table; null
 * where nothing was summed up.
 */
export async function sumUpActivity(
  database: Database,
  tables: readonly TableReport[],
): Promise<TableFacts | null> {
  const activity = tables.find(({ table }) => table === 'activity');
  if (!activity || tables.some(({ table }) => table === 'actions')) return null;
  const columns = Object.keys(TABLES.actions.columns);
  const [inserted] = await database.rows(
    `INSERT INTO ${SNAPSHOT}.actions (${columns.join(', ')})
     WITH activity AS (SELECT * FROM ${SNAPSHOT}.activity)
     SELECT ${columns.join(', ')} FROM (${SUM_UP_ACTIVITY}) AS summed_up`,
  );
  const kept = Number(inserted?.['Count'] ?? 0);
  return { source: activity.source, read: kept, kept, refused: 0, columns };
}
