import { count } from '../../core/table.ts';
import type { Churn, Leak, UnusedColumn } from '../../schemas/insights/churn.ts';
import { measureShare } from '../statistics/share.ts';
import type { Study } from '../study.ts';
import { crossValidate } from './cross-validate.ts';
import { encode, type Encoded, type Feature } from './features.ts';
import { findAtRisk, type Found } from './find-at-risk.ts';
import { findDrivers } from './find-drivers.ts';
import { findLeaks, findLeaksTogether, TOO_GOOD } from './find-leaks.ts';
import { calibrate, judgeModel } from './judge-model.ts';
import { fitModel } from './model.ts';
import type { ReadableStudy } from './history-sql.ts';
import { readSample, type Sample, type SampleColumn } from './read-accounts.ts';
import { sayMethod, sayNothingToLearn, saySignal } from './say-signal.ts';

/** Of those who left and of those who stayed, each: with fewer, no figure of a model means anything. */
export const MINIMUM_OF_EACH = 50;

export interface LearnedChurn {
  /** Null where the data does not say who left. */
  readonly churn: Churn | null;
  /** Every customer at risk: `churn.atRisk` lists the first of them. */
  readonly atRisk: ReadonlySet<string>;
}

/**
 * Who may leave, learned from who left: the accounts that are old enough to be judged, with all that was known of them.
 * `named` are accounts of which content speaks: if they are at risk, they are listed.
 *
 * What is learned is the share that has left by the day of the report, not when: an account that looks like many that
 * left is at risk. How long an account has been here is not used where there are days of signup and of leaving: those
 * who left were here less long because they left.
 */
export async function learnChurn(study: Study, named: readonly string[]): Promise<LearnedChurn> {
  if (!canBeRead(study)) return { churn: null, atRisk: new Set() };
  const { source, sample } = await readSample(study);
  const leavers = sample.left.reduce((sum, value) => sum + value, 0);
  const nothing = sayNothingToLearn(leavers, sample.left.length, MINIMUM_OF_EACH);
  if (nothing !== null) return { churn: nothingLearned(sample, leavers, nothing), atRisk: new Set() };
  const { leaks, columns, encoded, unseen } = leaveOutLeaks(sample);
  const calibration = calibrate(unseen, sample.left);
  const judgement = judgeModel(unseen, sample.left, calibration);
  const isTrue = (judgement.auc ?? 0) <= TOO_GOOD;
  const signal = isTrue ? judgement.signal : 'none';
  const drivers = findDrivers(columns, sample.left);
  const model = fitModel(
    encoded,
    sample.left,
    Uint32Array.from(sample.left, (_, row) => row),
  );
  const base = leavers / sample.left.length;
  const found =
    signal === 'clear'
      ? await findAtRisk({ source, columns, model, calibration, drivers, base }, named)
      : NOBODY;
  const churn = {
    ...nothingLearned(sample, leavers, saySignal(judgement, isTrue)),
    ...judgement,
    method: sayMethod(source),
    signal,
    leaks,
    unused: [...sample.unused, ...unusedOf(columns, encoded)].sort(byColumn),
    columns: namesOf(model.terms),
    drivers,
    ...found.figures,
  };
  return { churn, atRisk: found.accounts };
}

function canBeRead(study: Study): study is ReadableStudy {
  return study.outcome !== null;
}

const NOBODY: Found = {
  figures: { customers: 0, threshold: null, atRiskCount: 0, mrrAtRisk: null, atRisk: [] },
  accounts: new Set(),
};

function nothingLearned({ left, unused }: Sample, leavers: number, words: string): Churn {
  const base = measureShare(leavers, left.length);
  return {
    signal: 'none',
    words,
    method: [],
    n: left.length,
    leavers,
    base,
    auc: null,
    aucInterval: null,
    brier: null,
    baseBrier: base.share * (1 - base.share),
    calibration: [],
    liftAt10: null,
    columns: [],
    leaks: [],
    unused,
    drivers: [],
    ...NOBODY.figures,
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

function byColumn(one: { column: string }, other: { column: string }): number {
  return one.column < other.column ? -1 : 1;
}

function namesOf(features: readonly { readonly feature: Feature }[]): string[] {
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
