import type { Against } from '../../src/schemas/insights/channels.ts';
import type { Comparison, Share, Verdict } from '../../src/schemas/insights/figures.ts';
import type { Insights } from '../../src/schemas/insights/insights.ts';
import { noInsights } from '../../src/insights/learn-insights.ts';
import type { Focus } from '../../src/report/section.ts';

export const ALL: Focus = { segment: null, affiliate: null };

export const insightsWith = (more: Partial<Insights>): Insights => ({ ...noInsights('2026-11-21'), ...more });

export const share = (value: number, n: number): Share => ({
  share: value,
  n,
  low: value - 0.05,
  high: value + 0.05,
});

/** `among` against `others`, the difference give or take five points. */
export function compared(verdict: Verdict, among: number, others: number, n = 200): Comparison {
  const points = among - others;
  return {
    among: share(among, n),
    others: share(others, 300),
    difference: { points, low: points - 0.05, high: points + 0.05 },
    lift: among / others,
    p: 0.01,
    verdict,
  };
}

export const against = (
  verdict: Verdict,
  among: number,
  others: number,
  usual: readonly string[] | null = ['fairs', 'search'],
): Against => ({ ...compared(verdict, among, others), with: usual });
