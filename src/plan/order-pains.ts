import type { Insights } from '../schemas/insights/insights.ts';
import type { Segment } from '../schemas/segment.ts';

type Pains = Segment['pains'];

/**
 * The author's pains in the order in which a page shows them: those first that the segment's accounts which stayed name
 * more often than those which left, then those that most of its accounts name; in the author's order without data.
 */
export function orderPains(segment: string, pains: Pains, insights: Insights): Pains {
  const { recordedFor, scopes } = insights.pains;
  const known = scopes.find((scope) => scope.segment === segment)?.pains ?? [];
  const paying = new Set(
    known.filter(({ comparison }) => comparison?.verdict === 'better').map(({ pain }) => pain),
  );
  const pays = (pain: string) => Number(recordedFor === 'both' && paying.has(pain));
  const accounts = new Map(known.map((each) => [each.pain, each.accounts]));
  return [...pains].sort(
    (a, b) => pays(b.pain) - pays(a.pain) || (accounts.get(b.pain) ?? 0) - (accounts.get(a.pain) ?? 0),
  );
}
