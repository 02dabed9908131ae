import { count } from '../../core/table.ts';
import type { Driver, Leak, UnusedColumn } from '../../schemas/insights/churn.ts';
import { crossValidate } from './cross-validate.ts';
import { encode, type Encoded, type Feature } from './features.ts';
import { findDrivers } from './find-drivers.ts';
import { findLeaks, findLeaksTogether } from './find-leaks.ts';
import { calibrate, judgeModel, type Calibration, type Judgement } from './judge-model.ts';
import { fitModel, type Model } from './model.ts';
import type { Sample, SampleColumn } from './read-accounts.ts';

/** What a sample teaches about leaving. */
export interface Taught {
  readonly leaks: readonly Leak[];
  /** Columns that say nothing, beyond those of the sample. */
  readonly unused: readonly UnusedColumn[];
  /** Those that do not know the outcome. */
  readonly columns: readonly SampleColumn[];
  readonly calibration: Calibration;
  readonly judgement: Judgement;
  readonly drivers: readonly Driver[];
  readonly model: Model;
}

/** Learns from a sample of accounts, and judges what was learned on accounts that had no part in it. */
export function trainModel(sample: Sample): Taught {
  const { leaks, columns, encoded, unseen } = leaveOutLeaks(sample);
  const calibration = calibrate(unseen, sample.left);
  return {
    ...{ leaks, columns, calibration, unused: unusedOf(columns, encoded) },
    judgement: judgeModel(unseen, sample.left, calibration),
    drivers: findDrivers(columns, sample.left),
    model: fitModel(
      encoded,
      sample.left,
      Uint32Array.from(sample.left, (_, row) => row),
    ),
  };
}

/** The columns that do not know the outcome, with the log-odds that models give to accounts which they have not seen. */
function leaveOutLeaks(sample: Sample): {
  leaks: Leak[];
  columns: SampleColumn[];
  encoded: Encoded[];
  unseen: Float64Array;
} {
  const leaks = findLeaks(sample);
  for (;;) {
    const named = new Set(leaks.map(({ column }) => column));
    const columns = sample.columns.filter(({ name }) => !named.has(name));
    const encoded = columns.flatMap(encode);
    const unseen = crossValidate(encoded, sample.left);
    const more = findLeaksTogether(encoded, sample.left, unseen);
    if (more.length === 0) return { leaks: leaks.sort(byColumn), columns, encoded, unseen };
    leaks.push(...more);
  }
}

export function byColumn(one: { column: string }, other: { column: string }): number {
  return one.column < other.column ? -1 : 1;
}

export function namesOf(features: readonly { readonly feature: Feature }[]): string[] {
  return [...new Set(features.map(({ feature }) => feature.column))].sort();
}

function unusedOf(columns: readonly SampleColumn[], encoded: readonly Encoded[]): UnusedColumn[] {
  const used = new Set(namesOf(encoded));
  return columns
    .filter(({ name }) => !used.has(name))
    .map(({ name, values }) => {
      const different = new Set(values.filter((value) => value !== null)).size;
      const words =
        different === 1
          ? `${name}: the same for all accounts.`
          : `${name}: ${count(different)} different texts, none of which enough accounts share.`;
      return { column: name, words };
    });
}
