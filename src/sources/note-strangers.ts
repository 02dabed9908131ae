import { TABLES, type TableName } from '../schemas/tables.ts';
import { SNAPSHOT } from './describe-table.ts';
import { quoteName } from '../core/quote-name.ts';
import { quoteText, type Database } from './duckdb.ts';
import type { TableReport } from './pull-report.ts';

/** Rows that name an account or an affiliate that is not there are kept; the report counts them. */
export async function noteStrangers(
  database: Database,
  tables: readonly TableReport[],
): Promise<TableReport[]> {
  const accounts = await countStrangers(database, tables, 'account_id', 'accounts');
  const affiliates = await countStrangers(database, tables, 'affiliate_id', 'affiliates');
  return tables.map((report) => ({
    ...report,
    notes: [
      ...report.notes,
      ...sentence(accounts.get(report.table) ?? 0, 'an account that is not among the accounts'),
      ...sentence(affiliates.get(report.table) ?? 0, 'an affiliate that is not among the affiliates'),
    ],
  }));
}

function sentence(rows: number, of: string): string[] {
  if (rows === 0) return [];
  return [`${rows} ${rows === 1 ? 'row is' : 'rows are'} of ${of}.`];
}

/** In all tables at once: those who are there are looked up in one list. */
async function countStrangers(
  database: Database,
  tables: readonly TableReport[],
  column: string,
  home: 'accounts' | 'affiliates',
): Promise<ReadonlyMap<TableName, number>> {
  const names = tables.map(({ table }) => table);
  const asked = names.filter((table) => table !== home && Object.hasOwn(TABLES[table].columns, column));
  if (!names.includes(home) || asked.length === 0) return new Map();
  const rows = asked.map(
    (table) => `SELECT ${quoteText(table)} AS named_in, ${column} AS named
      FROM ${SNAPSHOT}.${quoteName(table)} WHERE ${column} IS NOT NULL`,
  );
  const counted = await database.rows(
    `SELECT named_in, count(*) AS n FROM (${rows.join(' UNION ALL ')})
     WHERE named NOT IN (SELECT ${column} FROM ${SNAPSHOT}.${quoteName(home)}) GROUP BY named_in`,
  );
  return new Map(counted.map((row) => [row['named_in'] as TableName, Number(row['n'])]));
}
