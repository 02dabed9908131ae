import type { Snapshot, SqlValue } from '../schemas/snapshot.ts';

/**
 * Writes the rows of a SELECT down in a temporary table, for those that ask of them more than once, and gives its name. It
 * ends with the session, or when rows of the same name are kept again. `columns` are the names with their types in SQL.
 */
export async function keepRows(
  { query }: Pick<Snapshot, 'query'>,
  rows: string,
  columns: Readonly<Record<string, string>>,
  select: string,
  parameters: Record<string, SqlValue>,
): Promise<string> {
  const table = `kith_${rows}`;
  const defined = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await query(`DROP TABLE IF EXISTS ${table}`);
  // A table that is made by its SELECT takes no parameters in PostgreSQL.
  await query(`CREATE TEMPORARY TABLE ${table} (${defined.join(', ')})`);
  await query(`INSERT INTO ${table} (${Object.keys(columns).join(', ')}) ${select}`, parameters);
  return table;
}
