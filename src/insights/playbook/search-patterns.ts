import { MINIMUM_GROUP } from '../statistics/compare-shares.ts';
import { stratifiedZ, type Stratum } from '../statistics/stratified.ts';
import type { Pattern } from './early-lives.ts';
import { narrow, splitStrata, sumUp, tally, type Sample } from './samples.ts';
import { tallyExtensions } from './tally-extensions.ts';
import { patternAt, strataAt, tallyPatterns } from './tally-patterns.ts';

/** A pattern with how far it separates the accounts, in standard errors; below 0 they do worse. */
export interface Candidate {
  readonly pattern: Pattern;
  readonly z: number;
}

/** A pattern must be followed by this share of the accounts, and by as many as can be compared, and be left out by as many. */
const LEAST_SHARE = 0.05;

/** What separates less than this is not worth confirming: the best of some thousand patterns by chance comes near it. */
const LEAST_Z = 3;

/** At most this many patterns are put forward. */
const MOST_PATTERNS = 3;

const LONGEST = 5;

/** A step is added where those who took it too do better by this many standard errors than those who left it out, */
const LEAST_Z_OF_STEP = 2;

/** and where the longer pattern separates all accounts nearly as far as the shorter one does. */
const KEPT_OF_Z = 0.85;

/**
 * Searches accounts for the patterns that best separate those which did well: the best first, then what is best among
 * accounts that are alike in that, and so on. Accounts are compared within their strata alone. What is found here is the
 * best of thousands, and so looks better than it is: it must be confirmed on other accounts.
 */
export function searchPatterns(sample: Sample): Candidate[] {
  const found: Candidate[] = [];
  while (found.length < MOST_PATTERNS) {
    const alike = splitStrata(
      sample,
      found.map(({ pattern }) => pattern),
    );
    const best = bestPattern(alike);
    if (!best || Math.abs(best.z) < LEAST_Z) break;
    found.push(best.z > 0 ? growPattern(alike, best) : best);
  }
  return found;
}

/** How far those who followed the longer pattern stand from those who followed the shorter one alone. */
export function separationAmong(sample: Sample, shorter: Pattern, longer: Pattern): number {
  return stratifiedZ(tally(narrow(sample, shorter), longer));
}

function bestPattern(sample: Sample): Candidate | null {
  const tallied = tallyPatterns(sample);
  const all = sample.accounts.length;
  let best: Candidate | null = null;
  for (let place = 0; place < tallied.places; place += 1) {
    if (!isFrequent(tallied.followers[place] ?? 0, all)) continue;
    const z = stratifiedZ(strataAt(tallied, place));
    // Accounts may leave after an action; that they leave after some order of them explains nothing.
    const pattern = patternAt(place, tallied.kinds);
    if (z < 0 && pattern.codes.length > 1) continue;
    if (Math.abs(z) > Math.abs(best?.z ?? 0)) best = { pattern, z };
  }
  return best;
}

function isHabit(strata: readonly Stratum[]): boolean {
  const { n, among } = sumUp(strata);
  return isFrequent(among, n);
}

/** Whether enough accounts followed a pattern, and enough did not. */
function isFrequent(followers: number, all: number): boolean {
  const least = Math.max(MINIMUM_GROUP, all * LEAST_SHARE);
  return followers >= least && all - followers >= least;
}

/** The pattern with every further step that adds to it: longer ones than three are found so. */
function growPattern(sample: Sample, start: Candidate): Candidate {
  let grown = start;
  while (grown.pattern.codes.length < LONGEST) {
    const least = grown.z * KEPT_OF_Z;
    const [next] = tallyExtensions(sample, grown.pattern)
      .filter(({ ofAll, ofFollowers }) => isHabit(ofAll) && stratifiedZ(ofFollowers) >= LEAST_Z_OF_STEP)
      .map(({ pattern, ofAll }) => ({ pattern, z: stratifiedZ(ofAll) }))
      .filter(({ z }) => z >= least)
      .sort((one, other) => other.z - one.z);
    if (!next) break;
    grown = next;
  }
  return grown;
}
