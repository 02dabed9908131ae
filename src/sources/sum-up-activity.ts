import type { TableFacts } from '../schemas/snapshot.ts';
import { SUM_UP_ACTIVITY } from '../schemas/sum-up-activity.ts';
import { TABLES } from '../schemas/tables.ts';
import { SNAPSHOT } from './describe-table.ts';
import type { Database } from './duckdb.ts';
import type { TableReport } from './pull-report.ts';

/**
 * Makes the snapshot's `actions` of its `activity` where they have no source of their own. They are a view: to write them
 * down takes longer than all the rest of a pull, and whoever asks for some of them alone need not wait for the others.
 * Gives what is known of them, which is what is known of the activity; null where nothing is summed up.
 */
export async function sumUpActivity(
  database: Database,
  tables: readonly TableReport[],
): Promise<TableFacts | null> {
  const activity = tables.find(({ table }) => table === 'activity');
  if (!activity || tables.some(({ table }) => table === 'actions')) return null;
  await database.rows(`DROP TABLE ${SNAPSHOT}.actions`);
  await database.rows(`CREATE VIEW ${SNAPSHOT}.actions AS ${SUM_UP_ACTIVITY}`);
  const { source, read, kept, refused } = activity;
  return { source, read, kept, refused, columns: Object.keys(TABLES.actions.columns), isSummedUp: true };
}
