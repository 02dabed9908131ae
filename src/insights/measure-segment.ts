import { KithError } from '../core/errors.ts';
import { quoteName } from '../core/quote-name.ts';
import type { Day } from '../schemas/date.ts';
import type { SegmentInsight } from '../schemas/insights/insights.ts';
import type { Metric } from '../schemas/program.ts';
import type { Rule } from '../schemas/rule.ts';
import type { Snapshot, SqlValue } from '../schemas/snapshot.ts';
import { churnedSql, columnsOf } from './columns.ts';
import { segmentSql, type WhereClause } from './segment-sql.ts';

/** What a segment is measured by. */
export interface SegmentToMeasure {
  readonly id: string;
  readonly rule: Rule;
  readonly metric: Metric | null;
}

/** A segment's figures with the signup days that they span. */
export interface MeasuredSegment {
  readonly insight: SegmentInsight;
  readonly metric: Metric | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Accounts, retention, median LTV, metric and pains of one segment, as of a day. */
export async function measureSegment(
  snapshot: Snapshot,
  segment: SegmentToMeasure,
  asOf: Day,
): Promise<MeasuredSegment> {
  const columns = columnsOf(snapshot, 'accounts');
  const where = segmentSql(segment.id, segment.rule, columns);
  const ask = (select: string) => askOne(snapshot, segment.id, `SELECT ${select} FROM accounts`, where, asOf);
  const churned = churnedSql(columns);
  const counts = await ask(
    `count(*) AS accounts, ${churned === null ? 'count(*)' : `count(*) FILTER (WHERE NOT ${churned})`} AS customers`,
  );
  const dates = columns.has('signed_up_at')
    ? await ask('CAST(min(signed_up_at) AS VARCHAR) AS first, CAST(max(signed_up_at) AS VARCHAR) AS last')
    : {};
  const metric = segment.metric && columns.has(segment.metric.column) ? segment.metric : null;
  return {
    insight: {
      segment: segment.id,
      accounts: Number(counts['accounts']),
      customers: Number(counts['customers']),
      retention: await measureRetention(ask, columns, churned),
      medianLtv: columns.has('ltv') ? await measureColumn(ask, 'ltv', 'median') : null,
      metric: metric && (await measureColumn(ask, metric.column, metric.statistic)),
      pains: await measurePains(snapshot, where, Number(counts['accounts'])),
    },
    metric,
    from: (dates['first'] as Day | null | undefined) ?? null,
    to: (dates['last'] as Day | null | undefined) ?? null,
  };
}

type Ask = (select: string) => Promise<Record<string, SqlValue>>;

/**
 * With signup and churn dates: the share retained for 12 months, of the accounts that could have been. Without
 * dates: the share of all accounts that are customers. Null where the data does not say who left.
 */
async function measureRetention(
  ask: Ask,
  columns: ReadonlySet<string>,
  churned: string | null,
): Promise<SegmentInsight['retention']> {
  if (churned === null) return null;
  const dated = columns.has('signed_up_at') && columns.has('churned_at');
  const eligible = dated ? `signed_up_at <= CAST($asOf AS DATE) - INTERVAL '12' MONTH` : 'TRUE';
  const kept = dated
    ? `(churned_at IS NULL OR churned_at >= signed_up_at + INTERVAL '12' MONTH)`
    : `NOT ${churned}`;
  const row = await ask(
    `count(*) FILTER (WHERE ${eligible}) AS n, count(*) FILTER (WHERE ${eligible} AND ${kept}) AS kept`,
  );
  const n = Number(row['n']);
  if (n === 0) return null;
  return { share: Number(row['kept']) / n, n, formula: dated ? 'retained-12-months' : 'still-customers' };
}

async function measureColumn(
  ask: Ask,
  column: string,
  statistic: Metric['statistic'],
): Promise<{ value: number; n: number } | null> {
  const number = `CAST(${quoteName(column)} AS DOUBLE PRECISION)`;
  const figure =
    statistic === 'median' ? `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${number})` : `avg(${number})`;
  const row = await ask(`${figure} AS value, count(${quoteName(column)}) AS n`);
  return row['value'] === null || row['value'] === undefined
    ? null
    : { value: Number(row['value']), n: Number(row['n']) };
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
