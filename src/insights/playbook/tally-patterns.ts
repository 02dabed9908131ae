import type { Stratum } from '../statistics/stratified.ts';
import type { EarlyLives, Pattern } from './early-lives.ts';
import type { Sample } from './samples.ts';

/**
 * Counts every pattern of one, two and three actions, in order and in any order, in one pass over the accounts: how many
 * followed it and how many of them did well, by stratum. Those that fewer than `fewest` followed are left out.
 */
export function* tallyPatterns(
  sample: Sample,
  fewest: number,
): Generator<{ pattern: Pattern; strata: Stratum[] }> {
  const { lives, accounts, good, strata, strataCount } = sample;
  const kinds = lives.actions.length;
  const among = new Uint32Array(placesFor(kinds) * strataCount);
  const goodAmong = new Uint32Array(among.length);
  const all = Array.from({ length: strataCount }, () => ({ n: 0, good: 0 }));
  const places = new Uint32Array(placesFor(kinds));
  for (let at = 0; at < accounts.length; at += 1) {
    const account = accounts[at] ?? 0;
    const isGood = good[account] ?? 0;
    const stratum = strata[at] ?? 0;
    const whole = all[stratum];
    if (!whole) continue;
    whole.n += 1;
    whole.good += isGood;
    const followed = listPlaces(lives, account, places);
    for (let index = 0; index < followed; index += 1) {
      const cell = (places[index] ?? 0) * strataCount + stratum;
      among[cell] = (among[cell] ?? 0) + 1;
      goodAmong[cell] = (goodAmong[cell] ?? 0) + isGood;
    }
  }
  for (const { place, pattern } of listPatterns(kinds)) {
    const first = place * strataCount;
    if (total(among, first, strataCount) < fewest) continue;
    yield {
      pattern,
      strata: all.map((whole, stratum) => ({
        ...whole,
        among: among[first + stratum] ?? 0,
        goodAmong: goodAmong[first + stratum] ?? 0,
      })),
    };
  }
}

function total(counts: Uint32Array, first: number, length: number): number {
  let sum = 0;
  for (let at = first; at < first + length; at += 1) sum += counts[at] ?? 0;
  return sum;
}

/** Writes down the places of all patterns that an account followed, and gives their number. */
function listPlaces(lives: EarlyLives, account: number, places: Uint32Array): number {
  const { starts, codes, seconds, actions } = lives;
  const kinds = actions.length;
  const end = starts[account + 1] ?? 0;
  let count = 0;
  for (let i = starts[account] ?? 0; i < end; i += 1) {
    const a = codes[i] ?? 0;
    places[count++] = placeOf(kinds, false, a);
    for (let j = i + 1; j < end; j += 1) {
      const b = codes[j] ?? 0;
      const isLater = (seconds[j] ?? 0) > (seconds[i] ?? 0);
      places[count++] = placeOf(kinds, false, Math.min(a, b), Math.max(a, b));
      if (isLater) places[count++] = placeOf(kinds, true, a, b);
      for (let k = j + 1; k < end; k += 1) {
        const c = codes[k] ?? 0;
        const low = Math.min(a, b, c);
        const high = Math.max(a, b, c);
        places[count++] = placeOf(kinds, false, low, a + b + c - low - high, high);
        if (isLater && (seconds[k] ?? 0) > (seconds[j] ?? 0)) places[count++] = placeOf(kinds, true, a, b, c);
      }
    }
  }
  return count;
}

/** How many places there are: patterns of one, two and three of `kinds` actions, in order or not. */
function placesFor(kinds: number): number {
  return 2 * (kinds + kinds ** 2 + kinds ** 3);
}

/** Where a pattern is counted: ordered ones at odd places, any order, with ascending codes, at even ones. */
function placeOf(kinds: number, inOrder: boolean, a: number, b = -1, c = -1): number {
  const longer = b < 0 ? a : kinds + a * kinds + b;
  const index = c < 0 ? longer : kinds + kinds * kinds + (a * kinds + b) * kinds + c;
  return index * 2 + (inOrder ? 1 : 0);
}

function* listPatterns(kinds: number): Generator<{ place: number; pattern: Pattern }> {
  const any = (...codes: [number, number?, number?]) => ({
    place: placeOf(kinds, false, ...codes),
    pattern: { codes: codes as number[], inOrder: false },
  });
  const ordered = (...codes: [number, number, number?]) => ({
    place: placeOf(kinds, true, ...codes),
    pattern: { codes: codes as number[], inOrder: true },
  });
  for (let a = 0; a < kinds; a += 1) {
    yield any(a);
    for (let b = 0; b < kinds; b += 1) {
      if (b === a) continue;
      yield ordered(a, b);
      if (b > a) yield any(a, b);
      for (let c = 0; c < kinds; c += 1) {
        if (c === a || c === b) continue;
        yield ordered(a, b, c);
        if (b > a && c > b) yield any(a, b, c);
      }
    }
  }
}
