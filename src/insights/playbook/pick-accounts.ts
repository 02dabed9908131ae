import type { SqlValue } from '../../schemas/snapshot.ts';
import { parametersOf } from '../segment-sql.ts';
import type { Scope } from '../study.ts';
import { BUCKETS } from './early-lives.ts';

/**
 * Of more accounts than this, in all or in one segment, about as many are looked at, always the same ones: shares are sure
 * to a third of a point then, or to a point. A small segment is looked at whole.
 */
const MOST_ACCOUNTS = 100_000;
const MOST_OF_A_SEGMENT = 20_000;

/** Some accounts, picked by the hash of their ids. */
export interface Picked {
  /** For each scope which of its accounts, as SQL over one row of them. */
  readonly scopes: readonly string[];
  /** The same for all of these together. */
  readonly any: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** `judged` says for each scope how many accounts can be judged. */
export function pickAccounts(scopes: readonly Scope[], judged: readonly number[]): Picked {
  const conditions = scopes.map(
    ({ where }, scope) => `(substr(md5(account_id), 1, 3) < $below${scope} AND (${where.sql}))`,
  );
  const belows = scopes.map(({ segment }, scope): [string, string] => {
    const most = segment === null ? MOST_ACCOUNTS : MOST_OF_A_SEGMENT;
    return [
      `below${scope}`,
      hexBucket(Math.ceil(BUCKETS * Math.min(1, most / Math.max(1, judged[scope] ?? 0)))),
    ];
  });
  return {
    scopes: conditions,
    any: `(${conditions.join(' OR ')})`,
    parameters: { ...parametersOf(scopes), ...Object.fromEntries(belows) },
  };
}

/** The bucket as text; the one behind the last sorts behind all of them. */
function hexBucket(bucket: number): string {
  return bucket >= BUCKETS ? 'g' : bucket.toString(16).padStart(3, '0');
}
