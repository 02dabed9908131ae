import type { Stratum } from '../statistics/stratified.ts';
import type { EarlyLives, Pattern } from './early-lives.ts';
import type { Sample } from './samples.ts';

/**
 * How many accounts followed each pattern of one, two and three actions, in order and in any order. Patterns have places from
 * 0 up to `places`; what is counted of one stands from `place * strataCount` on, by stratum.
 */
export interface Tallied {
  readonly kinds: number;
  readonly places: number;
  readonly strataCount: number;
  /** Of all accounts, by stratum: how many there are, and how many of them did well. */
  readonly n: Uint32Array;
  readonly good: Uint32Array;
  readonly among: Uint32Array;
  readonly goodAmong: Uint32Array;
}

/**
 * Counts every pattern in one pass over the accounts. Those of one stratum and outcome are counted together, in a table
 * that is small enough to stay at hand: there are thousands of patterns.
 */
export function tallyPatterns(sample: Sample): Tallied {
  const { lives, strataCount } = sample;
  const kinds = lives.actions.length;
  const places = 2 * (kinds + kinds ** 2 + kinds ** 3);
  const [n, good] = [new Uint32Array(strataCount), new Uint32Array(strataCount)];
  const among = new Uint32Array(places * strataCount);
  const goodAmong = new Uint32Array(places * strataCount);
  const counts = new Uint32Array(places);
  for (const { members, stratum, isGood } of groupAccounts(sample)) {
    n[stratum] = (n[stratum] ?? 0) + members.length;
    if (isGood) good[stratum] = members.length;
    counts.fill(0);
    for (const account of members) countPatterns(lives, account, counts);
    for (let place = 0; place < places; place += 1) {
      const count = counts[place] ?? 0;
      if (count === 0) continue;
      const cell = place * strataCount + stratum;
      among[cell] = (among[cell] ?? 0) + count;
      if (isGood) goodAmong[cell] = count;
    }
  }
  return { kinds, places, strataCount, n, good, among, goodAmong };
}

/** The accounts of each stratum, those that did well apart from the others. */
function groupAccounts({ accounts, good, strata, strataCount }: Sample) {
  const groups = Array.from({ length: 2 * strataCount }, (): number[] => []);
  for (let at = 0; at < accounts.length; at += 1) {
    const account = accounts[at] ?? 0;
    groups[2 * (strata[at] ?? 0) + (good[account] ?? 0)]?.push(account);
  }
  return groups.map((members, group) => ({ members, stratum: group >> 1, isGood: group % 2 === 1 }));
}

/** Counts an account for each pattern that it followed. */
function countPatterns(
  { starts, codes, seconds, actions }: EarlyLives,
  account: number,
  counts: Uint32Array,
): void {
  const kinds = actions.length;
  const [pairs, triples] = [2 * kinds, 2 * (kinds + kinds * kinds)];
  const end = starts[account + 1] ?? 0;
  for (let i = starts[account] ?? 0; i < end; i += 1) {
    const a = codes[i] ?? 0;
    count(2 * a);
    for (let j = i + 1; j < end; j += 1) {
      const b = codes[j] ?? 0;
      const isLater = (seconds[j] ?? 0) > (seconds[i] ?? 0);
      const [low, high] = a < b ? [a, b] : [b, a];
      count(pairs + 2 * (low * kinds + high));
      if (isLater) count(pairs + 2 * (a * kinds + b) + 1);
      for (let k = j + 1; k < end; k += 1) {
        const c = codes[k] ?? 0;
        const first = c < low ? c : low;
        const last = c > high ? c : high;
        count(triples + 2 * ((first * kinds + (a + b + c - first - last)) * kinds + last));
        if (isLater && (seconds[k] ?? 0) > (seconds[j] ?? 0))
          count(triples + 2 * ((a * kinds + b) * kinds + c) + 1);
      }
    }
  }

  function count(place: number): void {
    counts[place] = (counts[place] ?? 0) + 1;
  }
}

/** How many accounts followed the pattern at a place. */
export function countFollowers({ among, strataCount }: Tallied, place: number): number {
  let followers = 0;
  for (let at = place * strataCount; at < (place + 1) * strataCount; at += 1) followers += among[at] ?? 0;
  return followers;
}

/** The strata of the pattern at a place. */
export function strataAt({ n, good, among, goodAmong, strataCount }: Tallied, place: number): Stratum[] {
  const first = place * strataCount;
  return Array.from(n, (count, stratum) => ({
    n: count,
    good: good[stratum] ?? 0,
    among: among[first + stratum] ?? 0,
    goodAmong: goodAmong[first + stratum] ?? 0,
  }));
}

/** The pattern that is counted at a place: ordered ones at odd places, any order, with ascending codes, at even ones. */
export function patternAt(place: number, kinds: number): Pattern {
  const inOrder = place % 2 === 1;
  const index = place >> 1;
  if (index < kinds) return { codes: [index], inOrder };
  const pair = index - kinds;
  if (pair < kinds ** 2) return { codes: [Math.floor(pair / kinds), pair % kinds], inOrder };
  const triple = pair - kinds ** 2;
  return {
    codes: [Math.floor(triple / kinds ** 2), Math.floor(triple / kinds) % kinds, triple % kinds],
    inOrder,
  };
}
