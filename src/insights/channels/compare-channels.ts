import type { Against } from '../../schemas/insights/channels.ts';
import { compareShares, describeComparison, type TwoGroups } from '../statistics/compare-shares.ts';
import { findStandouts, worthTelling, type Pattern } from '../statistics/find-standouts.ts';

/** One channel of one scope: of so many accounts, so many did well. */
export interface ChannelOutcome {
  readonly scope: number;
  /** -1 for all rare channels together, which are not asked about. */
  readonly channel: number;
  readonly n: number;
  readonly good: number;
}

/**
 * The channels of one or more scopes against the usual ones of the same scope, as one question. Usual are those that do
 * not stand out; where that leaves one channel, or less than half of them, there is no such thing, and each is compared
 * with all others of its scope together.
 *
 * @param names of the channels by number
 * @returns in the order of `outcomes`; null for the rare ones
 */
export function compareChannels(
  outcomes: readonly ChannelOutcome[],
  names: readonly string[],
): (Against | null)[] {
  const patterns = outcomes.map(({ scope, n, good }, feature): Pattern => {
    return { stratum: String(scope), features: [feature], n, good };
  });
  const asked = outcomes.flatMap(({ channel }, feature) => (channel < 0 ? [] : [feature]));
  const standouts = findStandouts(patterns, { groups: [asked], looksFor: 'either' });
  const stands = (feature: number) => standouts.get(feature)?.found ?? false;
  const inScope = (scope: number) => asked.filter((feature) => outcomes[feature]?.scope === scope);
  const isOpen = (scope: number) => {
    const all = inScope(scope);
    const found = all.filter(stands).length;
    return found > 0 && (found > all.length / 2 || all.length - found < 2);
  };
  const scopes = [...new Set(outcomes.map(({ scope }) => scope))];
  const plain = compareWithAll(outcomes, scopes.filter(isOpen));
  return outcomes.map(({ scope, channel }, feature) => {
    if (channel < 0) return null;
    const all = plain.get(feature);
    if (all) return { ...worthTelling(all), with: null };
    const others = outcomes.filter(
      (other, index) => other.scope === scope && index !== feature && !stands(index),
    );
    const { p } = standouts.get(feature) ?? { p: null };
    return {
      ...describeComparison(against(outcomes, feature, others), p),
      with: others.flatMap(({ channel: other }) => names[other] ?? []).sort(),
    };
  });
}

/** Every channel of these scopes against all the others, for where nothing is usual. */
function compareWithAll(outcomes: readonly ChannelOutcome[], scopes: readonly number[]) {
  const features = outcomes.flatMap(({ scope, channel }, feature) =>
    scopes.includes(scope) && channel >= 0 ? [feature] : [],
  );
  const compared = compareShares(
    features.map((feature) =>
      against(
        outcomes,
        feature,
        outcomes.filter((other, index) => index !== feature && other.scope === outcomes[feature]?.scope),
      ),
    ),
  );
  return new Map(features.map((feature, index) => [feature, compared[index]] as const));
}

function against(
  outcomes: readonly ChannelOutcome[],
  feature: number,
  others: readonly ChannelOutcome[],
): TwoGroups {
  const { n = 0, good = 0 } = outcomes[feature] ?? {};
  const sum = (of: (outcome: ChannelOutcome) => number) =>
    others.reduce((total, each) => total + of(each), 0);
  return {
    among: { count: good, n },
    others: { count: sum((other) => other.good), n: sum((other) => other.n) },
  };
}
