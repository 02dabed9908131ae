import type { GivenSegment, NicheInsights, Overlap } from '../../schemas/insights/niches.ts';
import { compareShares } from '../statistics/compare-shares.ts';
import { worthTelling } from '../statistics/find-standouts.ts';
import type { Study } from '../study.ts';
import type { Membership } from './read-segments.ts';

/** A smaller overlap is hardly worth a word. */
const SMALLEST_OVERLAP = 0.1;

/** Sizes, success and overlaps of the given segments. All of them against the other accounts are one question. */
export function describeGiven(
  { scopes, outcome }: Study,
  members: readonly Membership[],
): Omit<NicheInsights, 'search'> {
  const segments = scopes.flatMap(({ segment }) => segment ?? []);
  const all = add(members);
  const inside = segments.map((_, index) => add(members.filter(({ within }) => within[index] === '1')));
  const compared = compareShares(
    inside.map(({ judged, stayed }) => ({
      among: { count: stayed, n: judged },
      others: { count: all.stayed - stayed, n: all.judged - judged },
    })),
  );
  const given = segments.map((segment, index): GivenSegment => {
    const { accounts, customers } = inside[index] ?? add([]);
    const share = all.accounts === 0 ? 0 : accounts / all.accounts;
    const stayed = outcome && compared[index];
    return { segment, accounts, customers, share, stayed: stayed ? worthTelling(stayed) : null };
  });
  const { accounts, customers } = add(members.filter(({ within }) => !within.includes('1')));
  return {
    accounts: all.accounts,
    outside: { accounts, customers },
    given: given.sort((a, b) => (a.segment < b.segment ? -1 : 1)),
    overlaps: findOverlaps(segments, members, given),
  };
}

function findOverlaps(
  segments: readonly string[],
  members: readonly Membership[],
  given: readonly GivenSegment[],
): Overlap[] {
  const sizes = new Map(given.map(({ segment, accounts }) => [segment, accounts]));
  const pairs = segments.flatMap((one, index) =>
    segments.slice(index + 1).map((other, offset): Overlap => {
      const both = members.filter(
        ({ within }) => within[index] === '1' && within[index + 1 + offset] === '1',
      );
      const { accounts } = add(both);
      const smaller = Math.min(sizes.get(one) ?? 0, sizes.get(other) ?? 0);
      const names: [string, string] = one < other ? [one, other] : [other, one];
      return { segments: names, accounts, share: smaller === 0 ? 0 : accounts / smaller };
    }),
  );
  return pairs
    .filter(({ share }) => share >= SMALLEST_OVERLAP)
    .sort((a, b) => b.share - a.share || (a.segments.join() < b.segments.join() ? -1 : 1));
}

function add(members: readonly Membership[]): Omit<Membership, 'within'> {
  const sum = { accounts: 0, customers: 0, judged: 0, stayed: 0 };
  for (const member of members) {
    sum.accounts += member.accounts;
    sum.customers += member.customers;
    sum.judged += member.judged;
    sum.stayed += member.stayed;
  }
  return sum;
}
