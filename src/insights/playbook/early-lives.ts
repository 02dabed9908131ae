/**
 * What each judged account did first and how it came out, packed: a million accounts fit into some tens of megabytes.
 * Accounts have numbers from 0, actions have codes, their places in `actions`.
 */
export interface EarlyLives {
  readonly actions: readonly string[];
  readonly count: number;
  /** The steps of account `i` stand from `starts[i]` up to `starts[i + 1]` in `codes` and `seconds`, oldest first. */
  readonly starts: Uint32Array;
  readonly codes: Uint8Array;
  /** Seconds from the beginning of the day of signup. */
  readonly seconds: Uint32Array;
  /** Day of signup, in days since 1970. */
  readonly signups: Int32Array;
  /** 1 or 0. */
  readonly stayed: Uint8Array;
  readonly grown: Uint8Array;
  /** Part of the accounts by the hash of their ids, 0 up to `BUCKETS`; never changes for an account. */
  readonly buckets: Uint16Array;
  /** For each scope the accounts that belong to it. */
  readonly members: readonly Uint32Array[];
}

/** Buckets are the first three hexadecimal digits of an account's hash. */
export const BUCKETS = 16 ** 3;

/** Something that an account may have done early: a few actions, in this order or in any. Codes in any order ascend. */
export interface Pattern {
  readonly codes: readonly number[];
  readonly inOrder: boolean;
}

/** Whether an account did all of a pattern. Of two things at the very same time none came first. */
export function follows({ starts, codes, seconds }: EarlyLives, account: number, pattern: Pattern): boolean {
  const wanted = pattern.codes;
  let found = 0;
  let last = -1;
  for (let at = starts[account] ?? 0; at < (starts[account + 1] ?? 0); at += 1) {
    const code = codes[at] ?? 0;
    if (!pattern.inOrder) {
      if (wanted.includes(code)) found += 1;
    } else if (code === wanted[found] && (seconds[at] ?? 0) > last) {
      last = seconds[at] ?? 0;
      found += 1;
    }
    if (found === wanted.length) return true;
  }
  return false;
}

/** How many of a pattern's actions an account did, in whatever order. */
export function countDone({ starts, codes }: EarlyLives, account: number, pattern: Pattern): number {
  let done = 0;
  for (let at = starts[account] ?? 0; at < (starts[account + 1] ?? 0); at += 1)
    if (pattern.codes.includes(codes[at] ?? 0)) done += 1;
  return done;
}
