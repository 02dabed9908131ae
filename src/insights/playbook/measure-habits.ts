import type { Habit, PlaybookOutcome } from '../../schemas/insights/playbook.ts';
import { compareShares, type TwoGroups } from '../statistics/compare-shares.ts';
import { measureShare } from '../statistics/share.ts';
import { whoDidAny, whoFollows, type EarlyLives, type Pattern } from './early-lives.ts';
import { groupsOf, type Confirmed } from './find-habits.ts';
import { narrow, type Sample } from './samples.ts';

const SECONDS_A_DAY = 86_400;

/** What there is to say about confirmed findings among the accounts in which they were found. */
export function measureHabits(
  lives: EarlyLives,
  members: Uint32Array,
  confirmed: readonly Confirmed[],
): Habit[] {
  const order = compareSome(confirmed, ({ pattern }) => pattern.inOrder, byOrder);
  const some = compareSome(confirmed, ({ pattern }) => pattern.codes.length > 1, byAny);
  return confirmed.map((finding, index): Habit => {
    const { outcome, pattern, comparison } = finding;
    const asked = askedFor(lives, members, outcome);
    const followers = asked.filter(whoFollows(lives, pattern));
    const good = outcome === 'grew' ? lives.grown : lives.stayed;
    const successful = followers.filter((account) => good[account] === 1);
    return {
      outcome,
      actions: namesOf(lives, pattern),
      inOrder: pattern.inOrder,
      support: measureShare(followers.length, asked.length),
      comparison,
      order: order[index] ?? null,
      some: some[index] ?? null,
      days: medianDays(lives, successful, pattern),
    };
  });
}

/** The accounts that an outcome is asked of: to grow, one must have stayed. */
export function askedFor(lives: EarlyLives, members: Uint32Array, outcome: PlaybookOutcome): Uint32Array {
  return outcome === 'grew' ? members.filter((account) => lives.stayed[account] === 1) : members;
}

export function namesOf({ actions }: EarlyLives, { codes }: Pattern): string[] {
  return codes.map((code) => actions[code] ?? '');
}

/** One comparison for each finding that it makes sense for, all corrected for each other. */
function compareSome(
  confirmed: readonly Confirmed[],
  isAsked: (finding: Confirmed) => boolean,
  groups: (sample: Sample, pattern: Pattern) => TwoGroups,
) {
  const asked = confirmed.filter(isAsked);
  const comparisons = compareShares(asked.map(({ confirming, pattern }) => groups(confirming, pattern)));
  return confirmed.map((finding) => comparisons[asked.indexOf(finding)] ?? null);
}

/** All of it in order, against all of it in another order. */
function byOrder(sample: Sample, pattern: Pattern): TwoGroups {
  return groupsOf(narrow(sample, { ...pattern, inOrder: false }), pattern);
}

/** Some of it, or all of it in another order, against none of it. */
function byAny({ lives, accounts, good }: Sample, pattern: Pattern): TwoGroups {
  const [follows, didAny] = [whoFollows(lives, pattern), whoDidAny(lives, pattern)];
  const groups = { among: { count: 0, n: 0 }, others: { count: 0, n: 0 } };
  for (const account of accounts) {
    if (follows(account)) continue;
    const group = didAny(account) ? groups.among : groups.others;
    group.n += 1;
    group.count += good[account] ?? 0;
  }
  return groups;
}

/** For each action the whole days after signup by which half of the accounts had done it first. */
function medianDays(
  { starts, codes, seconds }: EarlyLives,
  accounts: Uint32Array,
  pattern: Pattern,
): number[] {
  return pattern.codes.map((code) => {
    const days = Uint16Array.from(accounts, (account) => {
      const first = codes.indexOf(code, starts[account]);
      return Math.floor((seconds[first] ?? 0) / SECONDS_A_DAY);
    }).sort();
    return days[Math.floor((days.length - 1) / 2)] ?? 0;
  });
}
