import type { Day } from '../date.ts';
import type { Goal } from '../program.ts';
import type { Interval, Share } from './figures.ts';

/**
 * Where a goal stands. `ahead`: on the straight line to it or better. `unclear`: a share that may be on either side of the target.
 * `missed`: its day is over. `unknown`: the data does not hold it.
 */
export type GoalStatus = 'not-begun' | 'reached' | 'ahead' | 'behind' | 'unclear' | 'missed' | 'unknown';

/** A goal of the program against what happened. */
export interface GoalInsight {
  readonly metric: Goal['metric'];
  readonly target: number;
  /** The first day that counts; null for retention over all accounts. */
  readonly from: Day | null;
  readonly by: Day;
  readonly status: GoalStatus;
  /** Accounts, money in the program's currency, or a share of accounts; null where the data does not hold it. */
  readonly actual: number | null;
  /** Where the straight line from nothing to the target stands today; null for shares. */
  readonly pace: number | null;
  /** Where it ends by the day if all goes on as since `from`. */
  readonly forecast: (Interval & { readonly value: number }) | null;
  /** What is needed a month from now on, and what the last 90 days brought a month. */
  readonly monthly: { readonly needed: number; readonly recent: number } | null;
  /** For retention: the share with its interval. */
  readonly share: Share | null;
  /** For retention: the affiliate without whose accounts the share would rise most. */
  readonly without: { readonly affiliate: string; readonly accounts: number; readonly share: number } | null;
  /** Part of the actual figure that came through affiliates with signs. */
  readonly fromSigns: number | null;
}
