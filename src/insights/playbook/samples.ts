import type { PlaybookOutcome } from '../../schemas/insights/playbook.ts';
import { BUCKETS } from '../buckets.ts';
import type { Stratum } from '../statistics/stratified.ts';
import { whoFollows, type EarlyLives, type Pattern } from './early-lives.ts';

/** Accounts that are compared: which, in which stratum each stands, and whether each did well. */
export interface Sample {
  readonly lives: EarlyLives;
  readonly accounts: Uint32Array;
  /** By the number of the account. */
  readonly good: Uint8Array;
  /** By the place in `accounts`, from 0 up to `strataCount`. */
  readonly strata: Uint16Array;
  readonly strataCount: number;
}

/** Accounts to search, and all others to confirm on what was found: not one is in both. */
export interface Halves {
  readonly searched: Uint32Array;
  readonly isSearched: (account: number) => boolean;
}

/** Whatever can be found is found among as many accounts as this; the rest makes the confirmed figures surer. */
const MOST_TO_SEARCH = 10_000;

/** Accounts of about the same age are compared with each other: in as many groups as leave this many in each, */
const ACCOUNTS_A_COHORT = 100;

/** and in no more than this. */
const MOST_COHORTS = 8;

/**
 * Cuts accounts in two halves by the hash of their ids, and gives both ways round: each half is searched, and what is
 * found there is confirmed on the other (cross-screening; Zhao, Small and Rosenbaum 2018). Of very many accounts two
 * small parts are searched, and each is confirmed on all that is not in it.
 */
export function cutInHalves({ buckets }: EarlyLives, accounts: Uint32Array): Halves[] {
  const counts = new Uint32Array(BUCKETS);
  for (const account of accounts) counts[buckets[account] ?? 0] = (counts[buckets[account] ?? 0] ?? 0) + 1;
  const most = Math.min(MOST_TO_SEARCH, accounts.length / 2);
  const low = bucketsWith(most, counts);
  const high = BUCKETS - bucketsWith(most, counts.toReversed());
  const halves = [
    (account: number) => (buckets[account] ?? 0) < low,
    (account: number) => (buckets[account] ?? 0) >= high,
  ];
  return halves.map((isSearched) => ({ searched: accounts.filter(isSearched), isSearched }));
}

/** How many buckets from the first on hold at most so many accounts. */
function bucketsWith(most: number, counts: Uint32Array): number {
  let [bucket, accounts] = [0, 0];
  while (bucket < BUCKETS && accounts + (counts[bucket] ?? 0) <= most) {
    accounts += counts[bucket] ?? 0;
    bucket += 1;
  }
  return bucket;
}

/**
 * Accounts with their outcome, in strata of about the same day of signup: old accounts have had longer to leave, and
 * long ago some actions could not be done yet. Growth is looked at among those that stayed.
 */
export function sampleOf(lives: EarlyLives, accounts: Uint32Array, outcome: PlaybookOutcome): Sample {
  const asked = outcome === 'grew' ? accounts.filter((account) => lives.stayed[account] === 1) : accounts;
  const signups = Int32Array.from(asked, (account) => lives.signups[account] ?? 0);
  const strataCount = Math.max(1, Math.min(MOST_COHORTS, Math.floor(asked.length / ACCOUNTS_A_COHORT)));
  const sorted = signups.toSorted();
  const bounds = Array.from(
    { length: strataCount - 1 },
    (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / strataCount)] ?? 0,
  );
  return {
    lives,
    accounts: asked,
    good: outcome === 'grew' ? lives.grown : lives.stayed,
    strata: new Uint16Array(signups.length).map((_, at) => countUpTo(bounds, signups[at] ?? 0)),
    strataCount,
  };
}

/** How many of some ascending numbers are at most this one. */
function countUpTo(bounds: readonly number[], most: number): number {
  let count = 0;
  while (count < bounds.length && (bounds[count] ?? 0) <= most) count += 1;
  return count;
}

/** The same accounts, apart from each other by whether they followed each of some patterns. */
export function splitStrata(sample: Sample, patterns: readonly Pattern[]): Sample {
  const { lives, accounts, strata, strataCount } = sample;
  const tests = patterns.map((pattern) => whoFollows(lives, pattern));
  const split = (stratum: number, at: number) =>
    tests.reduce((whole, follows) => whole * 2 + (follows(accounts[at] ?? 0) ? 1 : 0), stratum);
  return { ...sample, strata: strata.map(split), strataCount: strataCount * 2 ** patterns.length };
}

/** The accounts that followed a pattern, or did all of it in any order. */
export function narrow(sample: Sample, pattern: Pattern): Sample {
  const { lives, accounts, strata } = sample;
  const follows = whoFollows(lives, pattern);
  const places = new Uint32Array(accounts.length);
  let count = 0;
  for (let at = 0; at < accounts.length; at += 1) {
    if (follows(accounts[at] ?? 0)) places[count++] = at;
  }
  const kept = places.subarray(0, count);
  return {
    ...sample,
    accounts: kept.map((at) => accounts[at] ?? 0),
    strata: Uint16Array.from(kept, (at) => strata[at] ?? 0),
  };
}

/** How many accounts there are in each stratum, and how many of them followed a pattern and did well. */
export function tally({ lives, accounts, good, strata, strataCount }: Sample, pattern: Pattern): Stratum[] {
  const follows = whoFollows(lives, pattern);
  const [n, goodOnes] = [new Uint32Array(strataCount), new Uint32Array(strataCount)];
  const [among, goodAmong] = [new Uint32Array(strataCount), new Uint32Array(strataCount)];
  for (let at = 0; at < accounts.length; at += 1) {
    const account = accounts[at] ?? 0;
    const stratum = strata[at] ?? 0;
    const isGood = good[account] ?? 0;
    n[stratum] = (n[stratum] ?? 0) + 1;
    goodOnes[stratum] = (goodOnes[stratum] ?? 0) + isGood;
    if (!follows(account)) continue;
    among[stratum] = (among[stratum] ?? 0) + 1;
    goodAmong[stratum] = (goodAmong[stratum] ?? 0) + isGood;
  }
  return Array.from(n, (count, stratum) => ({
    n: count,
    good: goodOnes[stratum] ?? 0,
    among: among[stratum] ?? 0,
    goodAmong: goodAmong[stratum] ?? 0,
  }));
}

/** All strata as one. */
export function sumUp(strata: readonly Stratum[]): Stratum {
  return strata.reduce(
    (sum, { n, good, among, goodAmong }) => ({
      n: sum.n + n,
      good: sum.good + good,
      among: sum.among + among,
      goodAmong: sum.goodAmong + goodAmong,
    }),
    { n: 0, good: 0, among: 0, goodAmong: 0 },
  );
}
