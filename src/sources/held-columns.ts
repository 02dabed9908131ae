import { quoteName } from '../core/quote-name.ts';
import type { Database } from './duckdb.ts';
import { heldCells } from './held-cells.ts';
import type { RawTable } from './raw-table.ts';
import { SQL_TYPES } from './read-cells.ts';
import type { TargetColumn } from './target-columns.ts';

/**
 * The columns of a table as SQL over its file; null where there is no such file, or any cell of it cannot stay as it is. To
 * read a Parquet file takes a tenth of the time that it takes to write its rows down: those that are right are better left
 * where they are.
 */
export async function heldColumns(
  database: Database,
  raw: RawTable,
  targets: readonly TargetColumn[],
  today: string,
): Promise<string | null> {
  if (!raw.file) return null;
  const columns: string[] = [];
  const faults: string[] = [];
  for (const { name, column, raw: from, held } of targets) {
    const cells = from
      ? heldCells(quoteName(from.name), column, held, today)
      : { value: `CAST(NULL AS ${SQL_TYPES[column.type]})`, faults: [] };
    if (!cells) return null;
    columns.push(`${cells.value} AS ${quoteName(name)}`);
    faults.push(...cells.faults);
    if (column.unique) faults.push(`count(*) - count(DISTINCT ${cells.value})`);
  }
  const [row] = await database.rows(
    `SELECT ${faults.map((fault, index) => `${fault} AS f${index}`).join(', ')} FROM ${quoteName(raw.name)}`,
  );
  return Object.values(row ?? {}).every((rows) => rows === 0) ? columns.join(', ') : null;
}
