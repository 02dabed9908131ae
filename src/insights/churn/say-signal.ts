import { count } from '../../core/table.ts';
import { GAP_DAYS } from './history-sql.ts';
import type { Judgement } from './judge-model.ts';
import type { Source } from './population.ts';

/** Why there is nothing to learn from, in a sentence; null where there is. */
export function sayNothingToLearn(leavers: number, n: number, minimum: number): string | null {
  const among = `${count(n)} ${n === 1 ? 'account' : 'accounts'} old enough to be judged`;
  const stayed = n - leavers;
  if (n === 0)
    return 'No signal: there is no account old enough to be judged, so there is nothing to learn from.';
  if (leavers === 0) return `No signal: of ${among} none has left, so there is nothing to learn from.`;
  if (stayed === 0) return `No signal: of ${among} all have left, so there is nothing to learn from.`;
  if (Math.min(leavers, stayed) >= minimum) return null;
  const have = leavers < minimum ? `${count(leavers)} left` : `${count(stayed)} stayed`;
  return `No signal: of ${among} only ${have}; it takes at least ${minimum} to learn who leaves.`;
}

/** What the data says about who leaves, in two sentences. */
export function saySignal({ signal, auc, aucInterval }: Judgement, isTrue: boolean): string {
  if (auc === null || aucInterval === null) return 'No signal: nothing was learned.';
  if (!isTrue)
    return 'No signal that could be trusted: leavers are told from customers almost without a mistake, so something in the data was written after they left. Nobody is called at risk.';
  const { low, high } = aucInterval;
  const measured = `Of one account that left and one that stayed, the model picks the right one in ${cases(auc)} of 100 cases (${cases(low)}–${cases(high)}), where a coin picks it in 50.`;
  if (signal === 'none')
    return `No signal: the data does not tell who leaves. ${measured} Nobody is called at risk.`;
  return signal === 'weak'
    ? `A weak signal: the data hardly tells who leaves. ${measured} Nobody is called at risk on that.`
    : `A clear signal: the data tells who leaves. ${measured}`;
}

/** What was looked at, and what was not because it would have told the outcome. */
export function sayMethod({ study, candidates }: Source): string[] {
  const tables = [
    ...candidates.tables.map(({ name }) => name),
    ...(candidates.surveys.length > 0 ? ['surveys'] : []),
  ];
  const isDated = study.columns.has('signed_up_at') && study.columns.has('churned_at');
  return [
    'A chance is the share that left so far of accounts that looked the same; it says nothing about when.',
    ...(tables.length === 0
      ? []
      : [
          `Of ${tables.join(', ')} the last ${GAP_DAYS} days of each account do not count: in them it may already have said goodbye. What is much or little depends on its age.`,
        ]),
    ...(isDated
      ? ['How long an account has been here is not used: who left was here less long because it left.']
      : []),
  ];
}

function cases(share: number): number {
  return Math.round(100 * share);
}
