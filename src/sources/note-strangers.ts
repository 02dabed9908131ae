import { TABLES, type TableName } from '../schemas/tables.ts';
import { SNAPSHOT } from './describe-table.ts';
import { quoteName } from '../core/quote-name.ts';
import { type Database } from './duckdb.ts';
import type { TableReport } from './pull-report.ts';

/** Rows that name an account or an affiliate that is not there are kept; the report counts them. */
export async function noteStrangers(
  database: Database,
  tables: readonly TableReport[],
): Promise<TableReport[]> {
  const present = new Set<TableName>(tables.map(({ table }) => table));
  const noted: TableReport[] = [];
  for (const report of tables) {
    const accounts = await countStrangers(database, report.table, 'account_id', 'accounts', present);
    const affiliates = await countStrangers(database, report.table, 'affiliate_id', 'affiliates', present);
    noted.push({
      ...report,
      notes: [
        ...report.notes,
        ...sentence(accounts, 'an account that is not among the accounts'),
        ...sentence(affiliates, 'an affiliate that is not among the affiliates'),
      ],
    });
  }
  return noted;
}

function sentence(rows: number, of: string): string[] {
  if (rows === 0) return [];
  return [`${rows} ${rows === 1 ? 'row is' : 'rows are'} of ${of}.`];
}

async function countStrangers(
  database: Database,
  table: TableName,
  column: string,
  home: 'accounts' | 'affiliates',
  present: ReadonlySet<TableName>,
): Promise<number> {
  if (table === home || !present.has(home) || !Object.hasOwn(TABLES[table].columns, column)) return 0;
  const [row] = await database.rows(
    `SELECT count(*) AS n FROM ${SNAPSHOT}.${quoteName(table)}
     WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT ${column} FROM ${SNAPSHOT}.${quoteName(home)})`,
  );
  return Number(row?.['n'] ?? 0);
}
