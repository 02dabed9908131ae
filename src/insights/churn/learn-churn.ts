import type { Churn } from '../../schemas/insights/churn.ts';
import { measureShare } from '../statistics/share.ts';
import { computeAside } from '../compute-aside.ts';
import type { Study } from '../study.ts';
import { findAtRisk, type Found } from './find-at-risk.ts';
import { TOO_GOOD } from './find-leaks.ts';
import type { ReadableStudy } from './history-sql.ts';
import { readSample, type Sample } from './read-accounts.ts';
import { sayMethod, sayNothingToLearn, saySignal } from './say-signal.ts';
import { byColumn, namesOf } from './train-model.ts';

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
 *
 * `among` are the accounts of which some are learned from: those of the study, or part of them.
 */
export async function learnChurn(
  study: Study,
  named: readonly string[],
  among: Study = study,
): Promise<LearnedChurn> {
  if (!canBeRead(study) || !canBeRead(among)) return { churn: null, atRisk: new Set() };
  const { source: learned, sample } = await readSample(among);
  const source = { ...learned, study };
  const leavers = sample.left.reduce((sum, value) => sum + value, 0);
  const nothing = sayNothingToLearn(leavers, sample.left.length, MINIMUM_OF_EACH);
  if (nothing !== null) return { churn: nothingLearned(sample, leavers, nothing), atRisk: new Set() };
  const { leaks, unused, columns, calibration, judgement, drivers, model } = await computeAside(
    'trainModel',
    sample.left.length,
    sample,
  );
  const isTrue = (judgement.auc ?? 0) <= TOO_GOOD;
  const signal = isTrue ? judgement.signal : 'none';
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
    unused: [...sample.unused, ...unused].sort(byColumn),
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
