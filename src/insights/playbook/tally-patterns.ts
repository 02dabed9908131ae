import type { Stratum } from '../statistics/stratified.ts';
import type { EarlyLives, Pattern } from './early-lives.ts';
import type { Sample } from './samples.ts';

/** How many accounts followed each pattern of one, two and three actions, in order and in any order. */
export interface Tallied {
  readonly kinds: number;
  /** Patterns have places from 0 up to this. */
  readonly places: number;
  /** How many accounts there are in each group: group `2 * stratum` did badly, the one after it did well. */
  readonly sizes: Uint32Array;
  /** How many of a group followed the pattern at a place: at `group * places + place`. */
  readonly counts: Uint32Array;
  /** Of all groups, by place. */
  readonly followers: Uint32Array;
}

/**
 * Counts every pattern in one pass over the accounts. Those of one group are counted one after the other, in a part of the
 * table that is small enough to stay at hand: there are thousands of patterns.
 */
export function tallyPatterns(sample: Sample): Tallied {
  const { lives } = sample;
  const kinds = lives.actions.length;
  const places = 2 * (kinds + kinds ** 2 + kinds ** 3);
  const { sizes, members } = groupAccounts(sample);
  const counts = new Uint32Array(sizes.length * places);
  const followers = new Uint32Array(places);
  let from = 0;
  sizes.forEach((size, group) => {
    const own = counts.subarray(group * places, (group + 1) * places);
    for (let at = from; at < from + size; at += 1) countPatterns(lives, members[at] ?? 0, own);
    from += size;
    for (let place = 0; place < places; place += 1)
      followers[place] = (followers[place] ?? 0) + (own[place] ?? 0);
  });
  return { kinds, places, sizes, counts, followers };
}

/** The accounts by stratum and outcome, one group after the other. */
function groupAccounts({ accounts, good, strata, strataCount }: Sample) {
  const groups = new Uint32Array(accounts.length);
  const sizes = new Uint32Array(2 * strataCount);
  for (let at = 0; at < accounts.length; at += 1) {
    const group = 2 * (strata[at] ?? 0) + (good[accounts[at] ?? 0] ?? 0);
    groups[at] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  let sum = 0;
  const next = sizes.map((size) => (sum += size) - size);
  const members = new Uint32Array(accounts.length);
  for (let at = 0; at < accounts.length; at += 1) {
    const group = groups[at] ?? 0;
    const place = next[group] ?? 0;
    members[place] = accounts[at] ?? 0;
    next[group] = place + 1;
  }
  return { sizes, members };
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
    count(counts, 2 * a);
    for (let j = i + 1; j < end; j += 1) {
      const b = codes[j] ?? 0;
      const isLater = (seconds[j] ?? 0) > (seconds[i] ?? 0);
      const low = a < b ? a : b;
      const high = a < b ? b : a;
      count(counts, pairs + 2 * (low * kinds + high));
      if (isLater) count(counts, pairs + 2 * (a * kinds + b) + 1);
      for (let k = j + 1; k < end; k += 1) {
        const c = codes[k] ?? 0;
        const first = c < low ? c : low;
        const last = c > high ? c : high;
        count(counts, triples + 2 * ((first * kinds + (a + b + c - first - last)) * kinds + last));
        if (isLater && (seconds[k] ?? 0) > (seconds[j] ?? 0))
          count(counts, triples + 2 * ((a * kinds + b) * kinds + c) + 1);
      }
    }
  }
}

function count(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

/** The strata of the pattern at a place. */
export function strataAt({ sizes, counts, places }: Tallied, place: number): Stratum[] {
  return Array.from({ length: sizes.length / 2 }, (_, stratum) => {
    const [bad, good] = [2 * stratum, 2 * stratum + 1];
    const [badAmong, goodAmong] = [counts[bad * places + place] ?? 0, counts[good * places + place] ?? 0];
    return {
      n: (sizes[bad] ?? 0) + (sizes[good] ?? 0),
      good: sizes[good] ?? 0,
      among: badAmong + goodAmong,
      goodAmong,
    };
  });
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
