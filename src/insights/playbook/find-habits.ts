import type { Comparison } from '../../schemas/insights/figures.ts';
import type { PlaybookOutcome } from '../../schemas/insights/playbook.ts';
import { compareShares, type TwoGroups } from '../statistics/compare-shares.ts';
import { correctForMany } from '../statistics/correct-for-many.ts';
import { twoSidedP, Z95 } from '../statistics/normal.ts';
import { stratifiedDifference, stratifiedZ } from '../statistics/stratified.ts';
import type { EarlyLives, Pattern } from './early-lives.ts';
import { cutInHalves, sampleOf, splitStrata, sumUp, tally, type Sample } from './samples.ts';
import { searchPatterns, separationAmong } from './search-patterns.ts';

/** Something found among some accounts, and the others that are to confirm it. */
export interface Finding {
  readonly outcome: PlaybookOutcome;
  readonly pattern: Pattern;
  /** Whether accounts that did it do better, or worse. */
  readonly helps: boolean;
  /** Accounts among which it was not searched for. */
  readonly confirming: Sample;
  /** Whether an account is one of those among which it was searched for. */
  readonly isSearched: (account: number) => boolean;
  /** What was found before it in the same search: it is judged among accounts that are alike in these. */
  readonly given: readonly Pattern[];
  /** All that was looked at among the confirming accounts on the way to the pattern, which comes last. */
  readonly looked: readonly Pattern[];
}

export interface Confirmed extends Finding {
  readonly comparison: Comparison;
}

/** A smaller difference, however sure it is, is no reason to change what new customers are told. */
export const LEAST_POINTS = 0.05;

/** Each action of a set must prove itself: accounts that left it out do worse by as many standard errors. */
const PROOF_OF_ACTION = Z95;

/**
 * An order of actions is rare, so that a needless one in it costs far more than it can win by chance: a step goes where
 * those who left it out did about as well, or where the order without it separates the accounts clearly further.
 */
const PROOF_OF_STEP = 0.5;
const KEPT_OF_Z = 0.9;

/** What is found in each half of some accounts, pruned on the other half to the steps that matter there too. */
export function findHabits(lives: EarlyLives, accounts: Uint32Array, outcome: PlaybookOutcome): Finding[] {
  return cutInHalves(lives, accounts).flatMap(({ searched, isSearched }) => {
    const others = accounts.filter((account) => !isSearched(account));
    const confirming = sampleOf(lives, others, outcome);
    const findings: Finding[] = [];
    for (const candidate of searchPatterns(sampleOf(lives, searched, outcome))) {
      const given = findings.map((finding) => finding.pattern);
      const looked = prunePattern(splitStrata(confirming, given), candidate.pattern);
      const pattern = looked.at(-1) ?? candidate.pattern;
      findings.push({ outcome, pattern, helps: candidate.z > 0, confirming, isSearched, given, looked });
    }
    return findings;
  });
}

/**
 * For each finding how it holds among the other accounts, or null where it does not: corrected for all that was looked
 * at there, for shares as they are and for accounts of the same age. All findings of one question belong in one call.
 */
export function confirmFindings(findings: readonly Finding[]): (Comparison | null)[] {
  const looks = findings.flatMap(({ looked, confirming, given }) =>
    looked.map((pattern) => ({ pattern, confirming, given })),
  );
  const comparisons = compareShares(looks.map(({ confirming, pattern }) => groupsOf(confirming, pattern)));
  const separations = looks.map(({ confirming, given, pattern }) =>
    stratifiedZ(tally(splitStrata(confirming, given), pattern)),
  );
  const corrected = correctForMany(separations.map(twoSidedP));
  let last = -1;
  return findings.map(({ looked, helps }) => {
    last += looked.length;
    const isSure = (corrected[last] ?? 1) < 0.05 && (separations[last] ?? 0) > 0 === helps;
    const comparison = comparisons[last];
    return isSure && comparison?.verdict === (helps ? 'better' : 'worse') ? comparison : null;
  });
}

/**
 * The findings that tell something of their own, most telling first: the longest, and beside it those that are no part of
 * it and still separate accounts that are alike in it. What hardly matters is left out.
 */
export function chooseTelling(confirmed: readonly Confirmed[]): Confirmed[] {
  const chosen: Confirmed[] = [];
  for (const finding of confirmed.toSorted(bySteps)) {
    const before = chosen.map(({ pattern }) => pattern);
    const isPart = before.some(({ codes }) => finding.pattern.codes.every((code) => codes.includes(code)));
    const strata = tally(splitStrata(finding.confirming, before), finding.pattern);
    const sign = finding.helps ? 1 : -1;
    const isTelling =
      sign * stratifiedZ(strata) >= Z95 && sign * stratifiedDifference(strata) >= LEAST_POINTS;
    if (isTelling && !isPart) chosen.push(finding);
  }
  return chosen;
}

/** Accounts that followed a pattern, and those that did not. */
export function groupsOf(sample: Sample, pattern: Pattern): TwoGroups {
  const { n, good, among, goodAmong } = sumUp(tally(sample, pattern));
  return {
    among: { count: goodAmong, n: among },
    others: { count: good - goodAmong, n: n - among },
  };
}

/** Of the same pattern, found in both halves, the first one stays: to choose by the figures would flatter them. */
function bySteps(one: Confirmed, other: Confirmed): number {
  return (
    other.pattern.codes.length - one.pattern.codes.length ||
    Number(other.pattern.inOrder) - Number(one.pattern.inOrder)
  );
}

/** From the pattern to what is left of it without the steps, and without the order, that add nothing among these accounts. */
function prunePattern(sample: Sample, pattern: Pattern): Pattern[] {
  if (pattern.codes.length === 1) return [pattern];
  const z = stratifiedZ(tally(sample, pattern));
  const [least] = partsOf(pattern)
    .map((part) => ({ part, added: separationAmong(sample, part, pattern) }))
    .filter(({ part, added }) =>
      pattern.inOrder
        ? added < PROOF_OF_STEP || z < KEPT_OF_Z * stratifiedZ(tally(sample, part))
        : added < PROOF_OF_ACTION,
    )
    .sort((one, other) => one.added - other.added);
  return least ? [pattern, ...prunePattern(sample, least.part)] : [pattern];
}

/** The pattern without each of its actions, and, where it has one, without its order. */
function partsOf({ codes, inOrder }: Pattern): Pattern[] {
  const shorter = codes.map((_, at) => ({
    codes: codes.toSpliced(at, 1),
    inOrder: inOrder && codes.length > 2,
  }));
  return inOrder ? [...shorter, { codes: codes.toSorted((a, b) => a - b), inOrder: false }] : shorter;
}
