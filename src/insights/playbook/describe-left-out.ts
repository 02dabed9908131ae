import { formatNumber } from '../../i18n/format.ts';
import { MATURE_DAYS } from '../outcome.ts';
import type { Population } from './judged-accounts.ts';
import { MOST_ACTIONS } from './read-coverage.ts';

/** Actions, not accounts. */
export interface LeftOutActions {
  /** How many different ones were done early. */
  readonly kinds: number;
  /** Those dated before the signup of the account. */
  readonly before: number;
}

/** One sentence for each reason for which accounts or actions were not looked at. */
export function describeLeftOut(
  { before, kinds }: LeftOutActions,
  population: Population,
  days: number,
): string[] {
  const { undated, young, outside, leftUnknown, leftEarly } = population;
  return [
    sentence(
      leftEarly,
      (n, one) =>
        `${n} ${one ? 'account' : 'accounts'} that left within the first ${days} days ${one ? 'is' : 'are'} left out: who leaves on day 10 cannot do anything on day 20, and it would look as if doing it had helped.`,
    ),
    sentence(
      young,
      (n, one) =>
        `${n} ${one ? 'account' : 'accounts'} signed up less than ${MATURE_DAYS} days ago: too early to tell.`,
    ),
    sentence(
      outside,
      (n, one) =>
        `${n} ${one ? 'account' : 'accounts'} signed up when not all of the first ${days} days ${one ? 'is' : 'are'} covered by the activity: left out.`,
    ),
    sentence(
      undated,
      (n, one) => `${n} ${one ? 'account has' : 'accounts have'} no day of signup: left out.`,
    ),
    sentence(
      leftUnknown,
      (n, one) => `${n} ${one ? 'account' : 'accounts'} left on a day that the data does not tell: left out.`,
    ),
    sentence(
      before,
      (n, one) =>
        `${n} ${one ? 'action is' : 'actions are'} dated before the signup of the account: not counted.`,
    ),
    sentence(
      kinds > MOST_ACTIONS ? kinds : 0,
      (n) => `Of ${n} different early actions the ${MOST_ACTIONS} most frequent were looked at.`,
    ),
  ].flatMap((text) => text ?? []);
}

function sentence(value: number, words: (shown: string, isOne: boolean) => string): string | null {
  return value === 0 ? null : words(formatNumber(value, 'en'), value === 1);
}
