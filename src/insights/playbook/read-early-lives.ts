import { BUCKET_SQL } from '../buckets.ts';
import type { Outcome } from '../outcome.ts';
import { parametersOf } from '../segment-sql.ts';
import type { Scope, Study } from '../study.ts';
import { MOST_CODES, packDone, type EarlyLives } from './early-lives.ts';
import { judgedSql } from './judged-accounts.ts';
import type { Span } from './read-coverage.ts';

/** Lives as they are read, before they are packed. A step is seconds after signup times `MOST_CODES`, plus its code. */
interface Collected {
  readonly starts: number[];
  readonly steps: number[];
  readonly signups: number[];
  readonly stayed: number[];
  readonly grown: number[];
  readonly buckets: number[];
  readonly members: number[][];
}

/** What is read of early lives. */
export interface Read {
  /** The table that `keepEarly` wrote. */
  readonly early: string;
  readonly names: readonly string[];
  readonly span: Span;
  readonly days: number;
}

/** Reads what judged accounts did in their first days. */
export async function readEarlyLives(study: Study, outcome: Outcome, read: Read): Promise<EarlyLives> {
  const rows = await study.snapshot.query<{ bucket: string; lives: string }>(
    livesSql(study.scopes, outcome, read),
    {
      ...Object.fromEntries(read.names.map((action, code) => [`action${code}`, action])),
      ...parametersOf(study.scopes),
      ...{ asOf: study.asOf, ...read.span },
    },
  );
  const lives: Collected = {
    ...{ starts: [0], steps: [], signups: [], stayed: [], grown: [], buckets: [] },
    members: study.scopes.map(() => []),
  };
  for (const row of rows) collect(lives, parseInt(row.bucket, 16), row.lives);
  return pack(read.names, lives);
}

/**
 * One row for each bucket: its accounts as text, each with outcomes, day of signup, scopes and steps in any order. So
 * many accounts are few rows, and nothing needs to be sorted by the database.
 */
function livesSql(scopes: readonly Scope[], outcome: Outcome, { early, names, days }: Read): string {
  const codes = names.map((_, code) => `(CAST($action${code} AS VARCHAR), ${code})`);
  const flag = (condition: string) => `CASE WHEN ${condition} THEN '1' ELSE '0' END`;
  const memberships = scopes.map(({ where }, scope) => `CASE WHEN ${where.sql} THEN '${scope} ' ELSE '' END`);
  const seconds = `CAST(floor(EXTRACT(EPOCH FROM (first_at - CAST(signed_up_at AS TIMESTAMP)))) AS BIGINT)`;
  return `
    WITH judged AS (
      SELECT account_id, signed_up_at, ${BUCKET_SQL} AS bucket,
        ${flag(outcome.stayed)} || ${flag(outcome.grown ?? 'FALSE')} || '/'
          || CAST(signed_up_at - DATE '1970-01-01' AS VARCHAR) || '/' || ${memberships.join(' || ')} AS facts
      FROM accounts
      WHERE ${judgedSql(outcome.mature, days)}
    ), known (action, code) AS (
      VALUES ${codes.join(', ')}
    ), steps AS (
      SELECT judged.account_id, string_agg(CAST(${seconds} * ${MOST_CODES} + code AS VARCHAR), ' ') AS steps
      FROM ${early} AS early
      JOIN judged ON judged.account_id = early.account_id
      JOIN known ON known.action = early.action
      GROUP BY judged.account_id
    )
    SELECT bucket, string_agg(facts || '/' || coalesce(steps, ''), ';') AS lives
    FROM judged LEFT JOIN steps ON steps.account_id = judged.account_id
    GROUP BY bucket ORDER BY bucket`;
}

function collect(lives: Collected, bucket: number, text: string): void {
  for (const life of text.split(';')) {
    const [outcomes = '', signup = '', scopes = '', steps = ''] = life.split('/');
    const account = lives.signups.length;
    lives.stayed.push(Number(outcomes[0]));
    lives.grown.push(Number(outcomes[1]));
    lives.signups.push(Number(signup));
    lives.buckets.push(bucket);
    for (const scope of scopes.split(' ')) if (scope !== '') lives.members[Number(scope)]?.push(account);
    for (const step of firstOfEach(steps)) lives.steps.push(step);
    lives.starts.push(lives.steps.length);
  }
}

/** Steps by time; of an action that is there more than once, the first. */
function firstOfEach(text: string): number[] {
  if (text === '') return [];
  const done = new Set<number>();
  return text
    .split(' ')
    .map(Number)
    .sort((one, other) => one - other)
    .filter((step) => !done.has(step % MOST_CODES) && done.add(step % MOST_CODES));
}

function pack(actions: readonly string[], lives: Collected): EarlyLives {
  const starts = Uint32Array.from(lives.starts);
  const codes = Uint8Array.from(lives.steps, (step) => step % MOST_CODES);
  return {
    actions,
    count: lives.signups.length,
    ...{ starts, codes, done: packDone({ starts, codes }) },
    seconds: Uint32Array.from(lives.steps, (step) => Math.floor(step / MOST_CODES)),
    signups: Int32Array.from(lives.signups),
    stayed: Uint8Array.from(lives.stayed),
    grown: Uint8Array.from(lives.grown),
    buckets: Uint16Array.from(lives.buckets),
    members: lives.members.map((accounts) => Uint32Array.from(accounts)),
  };
}
