/**
 * What accounts did and answered, seen in time, as SQL.
 *
 * The silence after leaving must not tell who left, and neither must the goodbye. Each account is looked at as of a
 * day of its own: the day it left, or for customers the day of the report, in both cases GAP_DAYS earlier. Windows end
 * there.
 *
 * An account that left is younger on its day than a customer on its own, and young accounts do more (they set up) and
 * have had less time. So nothing is counted as such: it is set against what is usual for accounts of that age, by the
 * cumulative mean of events by age over all accounts that were there at that age, in the days that the table covers.
 * An account of which too little was seen is "as usual", not "silent".
 */
export const GAP_DAYS = 14;

/** How long an answer to a survey says something. */
const ANSWER_DAYS = 400;

/** One figure on an account, over the rows that `join` adds to a query on `life`. */
export interface HistoryColumn {
  readonly name: string;
  readonly sql: string;
  /** SQL of what was counted, and of what is usual at that age; null for answers. */
  readonly counted: {
    readonly days: number;
    readonly noun: string;
    readonly seen: string;
    readonly usual: string;
  } | null;
}

export interface History {
  /** Named queries; they need `sample_life` and `life` (account_id, born, seen_until). */
  readonly queries: readonly string[];
  readonly joins: readonly string[];
  readonly columns: readonly HistoryColumn[];
}

/** Accounts of a condition with the first day and the last one on which they are looked at. */
export function lifeSql(population: string, hasLeft: string): string {
  return `SELECT account_id, signed_up_at AS born,
      CASE WHEN NOT ${hasLeft} THEN CAST($asOf AS DATE)
        WHEN churned_at <= CAST($asOf AS DATE) THEN churned_at END - ${GAP_DAYS} AS seen_until
    FROM accounts WHERE ${population}`;
}

/** How often, in windows of days. */
export function countsSql(table: 'activity' | 'tickets', windows: readonly number[]): History {
  const noun = table === 'activity' ? 'actions' : 'tickets';
  const name = (part: string) => `${table}_${part}`;
  const longest = Math.max(...windows);
  const seen = (life: string) => `
    SELECT account_id, born, greatest(0, first_day - born) AS from_age, least(seen_until, last_day) - born AS to_age
    FROM ${life} CROSS JOIN ${name('span')}
    WHERE seen_until IS NOT NULL AND least(seen_until, last_day) - born >= greatest(0, first_day - born)`;
  const age = `CAST("at" AS DATE) - born`;
  const start = (days: number) => `greatest(from_age, to_age - ${days - 1})`;
  const queries = [
    `${name('span')} AS (
      SELECT min(CAST("at" AS DATE)) AS first_day, least(max(CAST("at" AS DATE)), CAST($asOf AS DATE)) AS last_day FROM ${table})`,
    `${name('sampled')} AS (${seen('sample_life')})`,
    `${name('seen')} AS (${seen('life')})`,
    `${name('points')} AS (
      SELECT from_age AS age, count(*) AS come, 0 AS events FROM ${name('sampled')} GROUP BY from_age
      UNION ALL SELECT to_age + 1, -count(*), 0 FROM ${name('sampled')} GROUP BY to_age
      UNION ALL SELECT ${age}, 0, count(*) FROM ${table} JOIN ${name('sampled')} USING (account_id)
        WHERE ${age} BETWEEN from_age AND to_age GROUP BY ${age}
      UNION ALL SELECT DISTINCT to_age, 0, 0 FROM ${name('seen')}
      ${windows.map((days) => `UNION ALL SELECT DISTINCT ${start(days)} - 1, 0, 0 FROM ${name('seen')}`).join(' ')})`,
    `${name('usual')} AS (
      SELECT age, sum(CASE WHEN events > 0 AND here > 0 THEN CAST(events AS DOUBLE PRECISION) / here ELSE 0 END) OVER (ORDER BY age) AS total
      FROM (SELECT age, CAST(sum(events) AS DOUBLE PRECISION) AS events,
        CAST(sum(sum(come)) OVER (ORDER BY age) AS DOUBLE PRECISION) AS here FROM ${name('points')} GROUP BY age) AS by_age)`,
    `${name('recent')} AS (
      SELECT account_id, ${windows.map((days) => `count(*) FILTER (WHERE ${age} > to_age - ${days}) AS last_${days}`).join(', ')}
      FROM ${table} JOIN ${name('seen')} USING (account_id)
      WHERE ${age} BETWEEN from_age AND to_age AND ${age} > to_age - ${longest} GROUP BY account_id)`,
    `${name('windows')} AS (
      SELECT account_id, ${windows
        .map(
          (days) =>
            `coalesce(last_${days}, 0) AS seen_${days}, until_${days}.total - before_${days}.total AS usual_${days}`,
        )
        .join(', ')}
      FROM ${name('seen')} LEFT JOIN ${name('recent')} USING (account_id)
      ${windows
        .map(
          (days) =>
            `JOIN ${name('usual')} AS until_${days} ON until_${days}.age = to_age JOIN ${name('usual')} AS before_${days} ON before_${days}.age = ${start(days)} - 1`,
        )
        .join(' ')})`,
  ];
  const columns = windows.map((days): HistoryColumn => {
    const [seenDays, usual] = ['seen', 'usual'].map(
      (part) => `coalesce(CAST(${name('windows')}.${part}_${days} AS DOUBLE PRECISION), 0)`,
    ) as [string, string];
    return {
      name: `${table}_${days}d`,
      sql: `ln((${seenDays} + 1) / (${usual} + 1))`,
      counted: { days, noun, seen: seenDays, usual },
    };
  });
  return { queries, joins: [`LEFT JOIN ${name('windows')} USING (account_id)`], columns };
}

/** The last answer to a kind of survey. */
export function answersSql(kind: 'nps' | 'csat'): History {
  const answers = `${kind}_answers`;
  return {
    queries: [
      `${answers} AS (
        SELECT account_id, CAST(score AS DOUBLE PRECISION) AS answer,
          row_number() OVER (PARTITION BY account_id ORDER BY "at" DESC, score) AS place
        FROM surveys JOIN life USING (account_id)
        WHERE kind = '${kind}' AND CAST("at" AS DATE) BETWEEN seen_until - ${ANSWER_DAYS} AND seen_until)`,
      `last_${kind} AS (SELECT account_id, answer FROM ${answers} WHERE place = 1)`,
    ],
    joins: [`LEFT JOIN last_${kind} USING (account_id)`],
    columns: [{ name: kind, sql: `last_${kind}.answer`, counted: null }],
  };
}
