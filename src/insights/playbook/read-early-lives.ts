import type { SqlValue } from '../../schemas/snapshot.ts';
import type { Outcome } from '../outcome.ts';
import { doneSql } from '../done-sql.ts';
import type { Scope, Study } from '../study.ts';
import { BUCKETS, type EarlyLives } from './early-lives.ts';
import { judgedSql, windowEnd } from './judged-accounts.ts';
import type { Span } from './read-coverage.ts';

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

/** Some accounts, as SQL over one row of them. */
export interface Picked {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** So many accounts that about as many as may be read are among those that can be judged, always the same ones. */
export function pickAccounts(judged: number): Picked {
  const buckets = Math.ceil(BUCKETS * Math.min(1, MOST_ACCOUNTS / Math.max(1, judged)));
  return { sql: 'substr(md5(account_id), 1, 3) < $below', parameters: { below: hexBucket(buckets) } };
}

/** Reads what judged accounts among those that were picked did in their first days. */
export async function readEarlyLives(
  study: Study,
  outcome: Outcome,
  {
    names,
    span,
    days,
    picked,
  }: {
    readonly names: readonly string[];
    readonly span: Span;
    readonly days: number;
    readonly picked: Picked;
  },
): Promise<EarlyLives> {
  const rows = await study.snapshot.query<{ bucket: string; lives: string }>(
    livesSql(study, outcome, picked, names.length, days),
    {
      ...parametersOf(study.scopes, names),
      ...picked.parameters,
      ...{ asOf: study.asOf, ...span },
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
function livesSql(
  { snapshot, scopes }: Study,
  outcome: Outcome,
  picked: Picked,
  actions: number,
  days: number,
): string {
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
      WHERE ${judgedSql(outcome.mature, days)} AND ${picked.sql}
    ), known (action, code) AS (
      VALUES ${codes.join(', ')}
    ), early AS (
      SELECT judged.account_id, signed_up_at, code, min(first_at) AS first_at
      FROM ${doneSql(snapshot)}
      JOIN judged ON judged.account_id = done.account_id
      JOIN known ON known.action = done.action
      WHERE first_at < ${windowEnd(days)}
      GROUP BY judged.account_id, signed_up_at, code
    ), steps AS (
      SELECT account_id, string_agg(CAST(${seconds} * ${CODES} + code AS VARCHAR), ' ') AS steps
      FROM early WHERE first_at >= signed_up_at GROUP BY account_id
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
