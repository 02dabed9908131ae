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
  /** The codes of account `i` as bits of two words, `done[2 * i]` up to code 31 and `done[2 * i + 1]` from 32 on. */
  readonly done: Uint32Array;
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

/** Something that an account may have done early: a few actions, in this order or in any. Codes in any order ascend. */
export interface Pattern {
  readonly codes: readonly number[];
  readonly inOrder: boolean;
}

/** Codes must be below this: they are bits of two words. */
export const MOST_CODES = 64;

/** The codes of each account as bits; see `EarlyLives.done`. */
export function packDone({ starts, codes }: Pick<EarlyLives, 'starts' | 'codes'>): Uint32Array {
  const done = new Uint32Array(2 * (starts.length - 1));
  for (let account = 0; account + 1 < starts.length; account += 1)
    for (let at = starts[account] ?? 0; at < (starts[account + 1] ?? 0); at += 1) {
      const word = 2 * account + ((codes[at] ?? 0) >> 5);
      done[word] = (done[word] ?? 0) | (1 << ((codes[at] ?? 0) & 31));
    }
  return done;
}

/** Tells of an account whether it did all of a pattern. Of two things at the very same time none came first. */
export function whoFollows(lives: EarlyLives, pattern: Pattern): (account: number) => boolean {
  const { done } = lives;
  const [low, high] = wordsOf(pattern);
  const isOrdered = pattern.inOrder && pattern.codes.length > 1;
  return (account) =>
    ((done[2 * account] ?? 0) & low) === low &&
    ((done[2 * account + 1] ?? 0) & high) === high &&
    (!isOrdered || keepsOrder(lives, account, pattern.codes));
}

/** Tells of an account whether it did anything of a pattern. */
export function whoDidAny({ done }: EarlyLives, pattern: Pattern): (account: number) => boolean {
  const [low, high] = wordsOf(pattern);
  return (account) => (((done[2 * account] ?? 0) & low) | ((done[2 * account + 1] ?? 0) & high)) !== 0;
}

function wordsOf({ codes }: Pattern): [number, number] {
  const word = (isHigh: boolean) =>
    codes.reduce((bits, code) => (code >= 32 === isHigh ? bits | (1 << (code & 31)) : bits), 0);
  return [word(false), word(true)];
}

function keepsOrder(
  { starts, codes, seconds }: EarlyLives,
  account: number,
  wanted: readonly number[],
): boolean {
  let found = 0;
  let last = -1;
  for (let at = starts[account] ?? 0; at < (starts[account + 1] ?? 0); at += 1) {
    if (codes[at] !== wanted[found] || (seconds[at] ?? 0) <= last) continue;
    last = seconds[at] ?? 0;
    found += 1;
    if (found === wanted.length) return true;
  }
  return false;
}
