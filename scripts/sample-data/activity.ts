import type { Day } from './calendar.ts';
import { momentOf } from './calendar.ts';
import type { Life } from './lives.ts';
import { liveAccount } from './lives.ts';
import { EARLY_DAYS } from './planted-effects.ts';
import { Random } from './random.ts';
import type { PickReferrer } from './referrals.ts';
import type { ActivityRow } from './rows.ts';
import { NOISE_ACTIONS, RECURRING_ACTIONS } from './vocabulary.ts';

/** Recurring actions a day, for an account of usage 1. */
export type ActivityRate = number;

/** Of what is done after onboarding, how much is noise. */
const NOISE_SHARE = 0.18;

/** Accounts are alike by number, so that this many tell how busy all of them are. */
const PROBED_ACCOUNTS = 2000;

/**
 * The rate at which all accounts together do about `wanted` things. What was done once at the start is always
 * there, about seven rows an account, so that fewer than that cannot be had.
 */
export function calibrateActivity(
  seed: number,
  accounts: number,
  wanted: number,
  pick: PickReferrer,
): ActivityRate {
  const probed = Math.min(accounts, PROBED_ACCOUNTS);
  let once = 0;
  let busyDays = 0;
  for (let index = 1; index <= probed; index += 1) {
    const life = liveAccount(seed, index, pick);
    once += stepDays(life).length;
    busyDays += usageDays(life);
  }
  return Math.max(0, (wanted / accounts) * probed - once) / busyDays;
}

/** What an account did, oldest first: its first steps, then routine in the measure of its usage, and noise. */
export function buildActivity(seed: number, life: Life, rate: ActivityRate): ActivityRow[] {
  const { profile, end } = life;
  const random = new Random(seed, 'activity', profile.index);
  const rows = stepDays(life).map(({ action, day }) => ({
    account_id: profile.id,
    at: momentIn(day, random),
    action,
  }));
  const routine = random.round(rate * usageDays(life));
  for (let count = 0; count < routine; count += 1) {
    const isNoise = random.chance(NOISE_SHARE);
    const action = isNoise ? random.pick(NOISE_ACTIONS) : random.pick(RECURRING_ACTIONS);
    // Noise of the first days would follow usage, and so staying: it was drawn with the first steps.
    const first = profile.signup + (isNoise ? EARLY_DAYS + 1 : 0);
    const day = first + Math.floor(random.next() * (end - first + 1));
    if (first <= end) rows.push({ account_id: profile.id, at: momentIn(day, random), action });
  }
  return rows.sort((one, other) => one.at - other.at);
}

function stepDays({ profile, steps, end }: Life): { action: ActivityRow['action']; day: Day }[] {
  return steps
    .map(({ action, day }) => ({ action, day: profile.signup + day }))
    .filter(({ day }) => day <= end);
}

function usageDays({ profile, facts, end }: Life): number {
  return (facts.usage / 100) * (end - profile.signup + 1);
}

function momentIn(day: Day, random: Random): number {
  return momentOf(day, random.next());
}
