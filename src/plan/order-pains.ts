import type { Insights } from '../schemas/insights/insights.ts';
import type { Segment } from '../schemas/segment.ts';

type Pains = Segment['pains'];

/**
 * The author's pains in the order in which a page shows them: those first that the segment's accounts which stayed name
 * more often than those which left, then those that most of its accounts name; in the author's order without data.
 */
export function orderPains(segment: string, pains: Pains, insights: Insights): Pains {
  const paying = payingPains(segment, insights);
  const counts = countsOf(segment, insights);
  return [...pains].sort(
    (a, b) =>
      Number(paying.has(b.pain)) - Number(paying.has(a.pain)) ||
      (counts.get(b.pain) ?? 0) - (counts.get(a.pain) ?? 0),
  );
}

function payingPains(segment: string, { pains }: Insights): ReadonlySet<string> {
  const scope =
    pains.recordedFor === 'both' ? pains.scopes.find((each) => each.segment === segment) : undefined;
  const paying = scope?.pains.filter(({ comparison }) => comparison?.verdict === 'better') ?? [];
  return new Set(paying.map(({ pain }) => pain));
}

/** How many of the segment's accounts name each pain. */
function countsOf(segment: string, { pains }: Insights): ReadonlyMap<string, number> {
  const scope = pains.scopes.find((each) => each.segment === segment);
  return new Map(scope?.pains.map(({ pain, accounts }) => [pain, accounts]));
}
