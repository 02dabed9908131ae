import type { Verdict } from '../src/schemas/insights/figures.ts';
import type { PainInsights } from '../src/schemas/insights/pains.ts';

interface Naming {
  readonly segment?: string;
  readonly accounts?: number;
  readonly recordedFor?: PainInsights['recordedFor'];
  /** Those without one are not told apart. */
  readonly verdicts?: Readonly<Record<string, Verdict>>;
}

/** What is known of the pains of a segment: how many of its accounts name each. */
export function namedPains(
  counts: Readonly<Record<string, number>>,
  { segment = 'bakeries', accounts = 100, recordedFor = 'both', verdicts = {} }: Naming = {},
): PainInsights {
  const share = { share: 0.5, n: 50, low: 0.4, high: 0.6 };
  const difference = { points: 0.2, low: 0.1, high: 0.3 };
  const pains = Object.entries(counts).map(([pain, n]) => {
    const verdict = verdicts[pain] ?? 'unclear';
    const comparison = { among: share, others: share, difference, lift: 1, p: 0.001, verdict };
    return { pain, accounts: n, comparison, share: null, written: true, guides: [] };
  });
  return { recordedFor, onlyAnswers: false, scopes: [{ segment, accounts, answers: accounts, pains }] };
}
