import { quoteName } from '../core/quote-name.ts';
import { didYouMean } from '../core/suggest.ts';
import type { Condition, Rule } from '../schemas/rule.ts';
import type { Snapshot, SqlValue } from '../schemas/snapshot.ts';
import { columnsOf } from './columns.ts';
import { valuesOf } from './column-values.ts';
import { segmentSql } from './segment-sql.ts';

/** Values that a sentence names; there may be others. */
const MOST_NAMED = 12;
/** Values among which the one that was meant is looked for. */
const MOST_KNOWN = 200;

/** Of a rule that fits nobody: the first line that no account fits, and what the data has instead. */
export async function whyNobodyFits(snapshot: Snapshot, segment: string, rule: Rule): Promise<string> {
  const columns = columnsOf(snapshot, 'accounts');
  for (const block of Array.isArray(rule) ? rule : [rule]) {
    for (const [column, condition] of Object.entries(block)) {
      const { sql, parameters } = segmentSql(segment, { [column]: condition }, columns);
      const rows = await snapshot.query(`SELECT 1 AS one FROM accounts WHERE ${sql} LIMIT 1`, parameters);
      if (rows.length === 0) return sayColumn(snapshot, column, condition);
    }
  }
  return 'Each line under "accounts" fits some accounts, but none fits all of them.';
}

async function sayColumn(snapshot: Snapshot, column: string, condition: Condition): Promise<string> {
  if (typeof condition === 'object' && ('min' in condition || 'max' in condition)) {
    return sayRange(snapshot, column);
  }
  const known = await valuesOf(snapshot, column, MOST_KNOWN);
  if (known.length === 0) return sayEmpty(column);
  const names = known.map(({ value }) => String(value));
  const [meant = ''] = [condition]
    .flat()
    .map((asked) => (typeof asked === 'string' ? didYouMean(asked, names) : ''))
    .filter((guess) => guess !== '');
  const named = known.slice(0, MOST_NAMED).map(({ value, accounts }) => `${String(value)} (${accounts})`);
  return `${meant}In your data "${column}" is ${named.join(', ')}${known.length > MOST_NAMED ? ', or something else' : ''}.`;
}

async function sayRange(snapshot: Snapshot, column: string): Promise<string> {
  const name = quoteName(column);
  const [row] = await snapshot.query<{ least: SqlValue; most: SqlValue }>(
    `SELECT min(${name}) AS least, max(${name}) AS most FROM accounts`,
  );
  if (!row || row.least === null || row.most === null) return sayEmpty(column);
  return `In your data "${column}" goes from ${String(row.least)} to ${String(row.most)}.`;
}

const sayEmpty = (column: string) => `In your data "${column}" is empty for every account.`;
