import type { Snapshot } from '../schemas/snapshot.ts';
import type { TableName } from '../schemas/tables.ts';

/** The columns that a table of the snapshot really has; none where the table has no source. */
export function columnsOf(snapshot: Snapshot, table: TableName): ReadonlySet<string> {
  return new Set(snapshot.facts.tables[table]?.columns ?? []);
}

/** SQL that is true for accounts that have left by `$asOf`, or null where the data cannot tell. */
export function churnedSql(columns: ReadonlySet<string>): string | null {
  const byDate = '(churned_at IS NOT NULL AND churned_at <= CAST($asOf AS DATE))';
  const byFlag = 'coalesce(churned, FALSE)';
  if (columns.has('churned_at') && columns.has('churned')) return `(${byDate} OR ${byFlag})`;
  if (columns.has('churned_at')) return byDate;
  return columns.has('churned') ? byFlag : null;
}
