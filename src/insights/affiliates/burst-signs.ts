import type { SqlValue } from '../../schemas/snapshot.ts';
import { correctForMany } from '../statistics/correct-for-many.ts';
import { scanP } from '../statistics/scan.ts';
import type { Study } from '../study.ts';
import { MOST_GROUPS } from './measure-customers.ts';
import type { Referrals } from './referrals.ts';
import type { KeyedSign } from './compare-affiliates.ts';

/** A burst is looked for in windows of so many days, against the pace in so many days around. */
export const WINDOW_DAYS = 7;
const AROUND_DAYS = 365;

/** An affiliate with fewer signups has no pace of its own, and fewer in one window are no burst. */
const LEAST_SIGNUPS = 10;
const LEAST_IN_WINDOW = 5;

/** Nobody's signups come evenly, so that chance alone is asked for more proof than elsewhere. */
const ALPHA = 0.01;

type Row = { affiliate: string; day: string; count: number; around: number; days: number; lifetime: number };

/**
 * Many signups in a few days, against the affiliate's own pace in the year around: the fullest window of each affiliate by
 * the scan statistic, which knows that all windows were looked at; corrected for the years and the affiliates besides.
 */
export async function findBursts(study: Study, referrals: Referrals): Promise<KeyedSign[]> {
  if (!study.columns.has('signed_up_at')) return [];
  const rows = await readFullestWindows(study, referrals);
  const chances = rows.map(({ count, around, days, lifetime }) =>
    Math.min(1, scanP(count, around, WINDOW_DAYS / days) * Math.ceil(lifetime / AROUND_DAYS)),
  );
  const corrected = correctForMany(chances);
  return rows.flatMap(({ affiliate, day, count, around }, at) =>
    count >= LEAST_IN_WINDOW && (corrected[at] ?? 1) < ALPHA
      ? [{ key: affiliate, sign: { kind: 'burst', count, of: around, value: day, comparison: null } }]
      : [],
  );
}

/** For each affiliate with enough signups the window with the most, the first of them, and the signups around it. */
async function readFullestWindows({ snapshot }: Study, { people, parameters }: Referrals): Promise<Row[]> {
  const before = Math.floor((AROUND_DAYS - WINDOW_DAYS) / 2);
  const after = AROUND_DAYS - before - 1;
  const range = (from: string, to: string) =>
    `OVER (PARTITION BY affiliate ORDER BY day RANGE BETWEEN ${from} AND ${to})`;
  const today = 'CAST($asOf AS DATE)';
  return snapshot.query<Row & Record<string, SqlValue>>(
    `WITH ${people}, daily AS (
       SELECT affiliate, signed_up_at AS day, count(*) AS n FROM people
       WHERE affiliate IS NOT NULL AND signed_up_at IS NOT NULL GROUP BY affiliate, signed_up_at),
     windows AS (
       SELECT affiliate, day,
         sum(n) ${range('CURRENT ROW', `INTERVAL '${WINDOW_DAYS - 1}' DAY FOLLOWING`)} AS count,
         sum(n) ${range(`INTERVAL '${before}' DAY PRECEDING`, `INTERVAL '${after}' DAY FOLLOWING`)} AS around,
         sum(n) OVER (PARTITION BY affiliate) AS signups,
         min(day) OVER (PARTITION BY affiliate) AS first_day
       FROM daily),
     ranked AS (
       SELECT windows.*, row_number() OVER (PARTITION BY affiliate ORDER BY count DESC, day) AS nth
       FROM windows WHERE signups >= ${LEAST_SIGNUPS})
     SELECT affiliate, CAST(day AS VARCHAR) AS day, CAST(count AS BIGINT) AS count, CAST(around AS BIGINT) AS around,
       CAST(least(CAST(day + INTERVAL '${after}' DAY AS DATE), ${today})
         - greatest(CAST(day - INTERVAL '${before}' DAY AS DATE), first_day) + 1 AS BIGINT) AS days,
       CAST(${today} - first_day + 1 AS BIGINT) AS lifetime
     FROM ranked WHERE nth = 1 ORDER BY affiliate LIMIT ${MOST_GROUPS}`,
    parameters,
  );
}
