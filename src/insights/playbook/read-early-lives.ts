import type { SqlValue } from '../../schemas/snapshot.ts';
import type { Outcome } from '../outcome.ts';
import type { Scope, Study } from '../study.ts';
import { BUCKETS, type EarlyLives } from './early-lives.ts';
import { judgedSql, windowEnd, type Coverage } from './judged-accounts.ts';

/**
 * Of more accounts than this, about as many are read, picked by the hash of their ids: shares are sure to half a point
 * then, and neither the database nor we hold more than some hundred megabytes.
 */
const MOST_ACCOUNTS = 200_000;

/** A step in one number: seconds after signup times this, plus the code of the action. */
const CODES = 64;

/** Lives as they are read, before they are packed. */
interface Collected {
  readonly starts: number[];
  readonly steps: number[];
  readonly signups: number[];
  readonly stayed: number[];
  readonly grown: number[];
  readonly buckets: number[];
  readonly members: number[][];
}

/** Reads what judged accounts did in their first days: one pass over `actions`. */
export async function readEarlyLives(
  study: Study,
  outcome: Outcome,
  { actions, span }: Coverage,
  { days, judged }: { readonly days: number; readonly judged: number },
): Promise<EarlyLives> {
  const names = actions.map(({ action }) => action);
  const bucketsRead = Math.ceil(BUCKETS * Math.min(1, MOST_ACCOUNTS / judged));
  const rows = await study.snapshot.query<{ bucket: string; lives: string }>(
    livesSql(study.scopes, outcome, names.length, days),
    {
      ...parametersOf(study.scopes, names),
      ...{ asOf: study.asOf, from: span?.from ?? null, to: span?.to ?? null },
      below: hexBucket(bucketsRead),
    },
  );
  const lives: Collected = {
    ...{ starts: [0], steps: [], signups: [], stayed: [], grown: [], buckets: [] },
    members: study.scopes.map(() => []),
  };
  for (const row of rows) collect(lives, parseInt(row.bucket, 16), row.lives);
  return pack(names, lives);
}

/**
 * One row for each bucket: its accounts as text, each with outcomes, day of signup, scopes and steps in any order. So
 * many accounts are few rows, and nothing needs to be sorted by the database.
 */
function livesSql(scopes: readonly Scope[], outcome: Outcome, actions: number, days: number): string {
  const codes = Array.from({ length: actions }, (_, code) => `(CAST($action${code} AS VARCHAR), ${code})`);
  const flag = (condition: string) => `CASE WHEN ${condition} THEN '1' ELSE '0' END`;
  const memberships = scopes.map(({ where }, scope) => `CASE WHEN ${where.sql} THEN '${scope} ' ELSE '' END`);
  const seconds = `CAST(floor(EXTRACT(EPOCH FROM (first_at - CAST(signed_up_at AS TIMESTAMP)))) AS BIGINT)`;
  return `
    WITH judged AS (
      SELECT account_id, signed_up_at, substr(md5(account_id), 1, 3) AS bucket,
        ${flag(outcome.stayed)} || ${flag(outcome.grown ?? 'FALSE')} || '/'
          || CAST(signed_up_at - DATE '1970-01-01' AS VARCHAR) || '/' || ${memberships.join(' || ')} AS facts
      FROM accounts
      WHERE ${judgedSql(outcome.mature, days)} AND substr(md5(account_id), 1, 3) < $below
    ), known (action, code) AS (
      VALUES ${codes.join(', ')}
    ), steps AS (
      SELECT judged.account_id, string_agg(CAST(${seconds} * ${CODES} + code AS VARCHAR), ' ') AS steps
      FROM actions
      JOIN judged ON judged.account_id = actions.account_id
      JOIN known ON known.action = actions.action
      WHERE first_at >= signed_up_at AND first_at < ${windowEnd(days)}
      GROUP BY judged.account_id
    )
    SELECT bucket, string_agg(facts || '/' || coalesce(steps, ''), ';') AS lives
    FROM judged LEFT JOIN steps ON steps.account_id = judged.account_id
    GROUP BY bucket ORDER BY bucket`;
}

function parametersOf(scopes: readonly Scope[], actions: readonly string[]): Record<string, SqlValue> {
  return {
    ...Object.fromEntries(scopes.flatMap(({ where }) => Object.entries(where.parameters))),
    ...Object.fromEntries(actions.map((action, code) => [`action${code}`, action])),
  };
}

/** The bucket as text; the one behind the last sorts behind all of them. */
function hexBucket(bucket: number): string {
  return bucket >= BUCKETS ? 'g' : bucket.toString(16).padStart(3, '0');
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
    .filter((step) => !done.has(step % CODES) && done.add(step % CODES));
}

function pack(actions: readonly string[], lives: Collected): EarlyLives {
  return {
    actions,
    count: lives.signups.length,
    starts: Uint32Array.from(lives.starts),
    codes: Uint8Array.from(lives.steps.map((step) => step % CODES)),
    seconds: Uint32Array.from(lives.steps.map((step) => Math.floor(step / CODES))),
    signups: Int32Array.from(lives.signups),
    stayed: Uint8Array.from(lives.stayed),
    grown: Uint8Array.from(lives.grown),
    buckets: Uint16Array.from(lives.buckets),
    members: lives.members.map((accounts) => Uint32Array.from(accounts)),
  };
}
