import { KithError } from '../core/errors.ts';
import type { Day } from '../schemas/date.ts';
import type { SegmentInsight } from '../schemas/insights/insights.ts';
import type { Rule } from '../schemas/rule.ts';
import type { Snapshot, SqlValue } from '../schemas/snapshot.ts';
import { churnedSql, columnsOf } from './columns.ts';
import { segmentSql, type WhereClause } from './segment-sql.ts';
import { whyNobodyFits } from './why-nobody-fits.ts';

/** Accounts and pains of one segment, as of a day. */
export async function measureSegment(
  snapshot: Snapshot,
  segment: { readonly id: string; readonly rule: Rule },
  asOf: Day,
): Promise<SegmentInsight> {
  const columns = columnsOf(snapshot, 'accounts');
  const where = segmentSql(segment.id, segment.rule, columns);
  const churned = churnedSql(columns);
  const counts = await askOne(
    snapshot,
    segment.id,
    `SELECT count(*) AS accounts, ${churned === null ? 'count(*)' : `count(*) FILTER (WHERE NOT ${churned})`} AS customers
     FROM accounts`,
    where,
    asOf,
  );
  const accounts = Number(counts['accounts']);
  return {
    segment: segment.id,
    accounts,
    customers: Number(counts['customers']),
    pains: await measurePains(snapshot, where, accounts),
    ...(accounts === 0 ? { whyNobody: await whyNobodyFits(snapshot, segment.id, segment.rule) } : {}),
  };
}

async function measurePains(
  snapshot: Snapshot,
  where: WhereClause,
  accounts: number,
): Promise<SegmentInsight['pains']> {
  if (!snapshot.facts.tables.pains || accounts === 0) return [];
  const rows = await snapshot.query<{ pain: string; n: number }>(
    `SELECT pain, count(DISTINCT account_id) AS n FROM pains
     WHERE account_id IN (SELECT account_id FROM accounts WHERE ${where.sql})
     GROUP BY pain ORDER BY n DESC, pain`,
    where.parameters,
  );
  return rows.map(({ pain, n }) => ({ pain, n, share: n / accounts }));
}

async function askOne(
  snapshot: Snapshot,
  segment: string,
  select: string,
  where: WhereClause,
  asOf: Day,
): Promise<Record<string, SqlValue>> {
  const sql = `${select} WHERE ${where.sql}`;
  try {
    const [row] = await snapshot.query<Record<string, SqlValue>>(sql, { ...where.parameters, asOf });
    return row ?? {};
  } catch (cause) {
    if (cause instanceof KithError) throw cause;
    throw new KithError(`The rule of segment "${segment}" does not fit the data`, {
      hint: 'Compare numbers with number columns and texts with text columns; "kith pull" lists the columns.',
      where: { file: `content/segments/${segment}.mdx`, key: 'accounts' },
      cause,
    });
  }
}
