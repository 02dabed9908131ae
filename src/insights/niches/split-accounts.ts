import { quoteName } from '../../core/quote-name.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import { scopesSql } from '../scopes-sql.ts';
import type { Outcome } from '../outcome.ts';
import type { Study } from '../study.ts';

/** Niches are looked for among half of the mature accounts, but never among more than this. */
const MOST_SEARCHED = 20_000;

/**
 * SQL that is true for the accounts among which niches are looked for, by a digest of their id: whatever else is known of an
 * account has no part in it, and every engine computes MD5 alike.
 */
export function searchedSql(judged: number): string {
  const share = Math.min(0.5, judged === 0 ? 0 : MOST_SEARCHED / judged);
  const below = Math.round(share * 0xffffffff)
    .toString(16)
    .padStart(8, '0');
  return `(substr(md5(account_id), 1, 8) < '${below}')`;
}

/** The accounts among which niches are looked for: values of some columns, segments, and whether they stayed. */
export async function readSearched(
  study: Study,
  outcome: Outcome,
  columns: readonly string[],
  searched: string,
): Promise<{ values: SqlValue[][]; within: string[]; stayed: boolean[] }> {
  const { within, parameters } = scopesSql(study);
  // Numbered names, since a company's own column may be called anything.
  const selected = columns.map((column, index) => `${quoteName(column)} AS v${index}, `).join('');
  const rows = await study.snapshot.query<Record<string, SqlValue>>(
    `SELECT ${selected}${within} AS within, ${outcome.stayed} AS stayed
     FROM accounts WHERE ${outcome.mature} AND ${searched}`,
    parameters,
  );
  return {
    values: columns.map((_, index) => rows.map((row) => row[`v${index}`] ?? null)),
    within: rows.map((row) => String(row['within'])),
    stayed: rows.map((row) => row['stayed'] === true),
  };
}
