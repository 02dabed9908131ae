import type { ProofSettings } from '../schemas/program.ts';
import type { Proof } from '../schemas/proof.ts';
import type { MeasuredSegment } from './measure-segment.ts';

/**
 * The figures of a segment that may be published, in the order in which the program wants them shown: each over at
 * least the program's minimum of accounts, and rounded so that no single account can be worked out from it.
 */
export function publishProofs(measured: MeasuredSegment, settings: ProofSettings): Proof[] {
  const { insight, metric, from, to } = measured;
  const base = { segment: insight.segment, label: null, unit: '', from, to };
  const candidates: Record<string, Proof | null> = {
    accounts: {
      ...base,
      kind: 'accounts',
      value: roundDown(insight.customers),
      n: insight.customers,
      formula: 'count',
    },
    retention: insight.retention && {
      ...base,
      kind: 'retention',
      value: Math.round(insight.retention.share * 100) / 100,
      n: insight.retention.n,
      formula: insight.retention.formula,
    },
    ltv: insight.medianLtv && {
      ...base,
      kind: 'ltv',
      value: roundTo(insight.medianLtv.value, 2),
      n: insight.medianLtv.n,
      formula: 'median',
    },
    metric:
      insight.metric && metric
        ? {
            ...base,
            kind: 'metric',
            value: roundTo(insight.metric.value, 2),
            n: insight.metric.n,
            formula: metric.statistic,
            label: metric.label,
            unit: metric.unit,
          }
        : null,
  };
  return settings.show.flatMap((kind) => {
    const proof = candidates[kind];
    const enough = proof && proof.n >= settings.minimumAccounts;
    const countIsSmall = proof?.kind === 'accounts' && proof.value < settings.minimumAccounts;
    return enough && !countIsSmall ? [proof] : [];
  });
}

/** Down to the next ten, or five below a hundred: so that nobody can see a single customer come or go. */
function roundDown(customers: number): number {
  const step = customers < 100 ? 5 : 10;
  return Math.floor(customers / step) * step;
}

/** Rounded to that many significant digits: 4.37 -> 4.4, 1234 -> 1200. */
export function roundTo(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
