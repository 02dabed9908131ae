import type { Affiliate } from './affiliates.ts';
import type { Day } from './calendar.ts';
import { dayOf, TODAY, YESTERDAY } from './calendar.ts';
import type { FixedAccount } from './fixed-accounts.ts';
import { FIXED_ACCOUNTS } from './fixed-accounts.ts';
import { clamp } from './clamp.ts';
import type { Facts } from './latent-model.ts';
import { logOddsOf, probabilityOf } from './latent-model.ts';
import type { Step } from './onboarding.ts';
import { earlyActions, followsPlaybook, planOnboarding } from './onboarding.ts';
import { choosePains } from './pains.ts';
import { BAD_AFFILIATE, MATURE_DAYS } from './planted-effects.ts';
import type { Profile } from './profiles.ts';
import { buildProfile } from './profiles.ts';
import { Random } from './random.ts';
import type { PickReferrer } from './referrals.ts';

/** Everything that happens to an account, before it is told table by table. */
export interface Life {
  readonly profile: Profile;
  readonly referrer: Affiliate | null;
  readonly facts: Facts;
  readonly steps: readonly Step[];
  /** Log-odds of staying. */
  readonly logOdds: number;
  readonly churn: Day | null;
  /** The last day it was a customer, or yesterday. */
  readonly end: Day;
  readonly expands: boolean;
}

/** Nobody leaves sooner, so that everybody had the time to follow the playbook. */
const SOONEST_CHURN_DAYS = 35;

/** Where a sale is needed before it can be paid back. */
const SOONEST_PAID_CHURN_DAYS = 65;

/** Draws the life of an account: what it does and has first, and from that whether it stays. */
export function liveAccount(seed: number, index: number, pickReferrer: PickReferrer): Life {
  const random = new Random(seed, 'life', index);
  const known = buildProfile(seed, index);
  const referrer = pickReferrer(known, random);
  const profile = { ...known, signup: signupThrough(referrer, known, random) };
  const fixed = FIXED_ACCOUNTS[index - 1];
  const steps = planOnboarding(random, fixed !== undefined);
  const facts: Facts = {
    industry: profile.industry,
    channel: profile.channel,
    referredBy: referrer?.row.affiliate_id ?? null,
    pains: fixed?.pains ?? choosePains(profile.industry, random),
    early: earlyActions(steps),
    playbook: followsPlaybook(steps),
    ...drawDrivers(random, fixed),
  };
  const logOdds = logOddsOf('staying', facts);
  const churn = drawChurn(profile, facts, random, fixed === undefined ? probabilityOf(logOdds) : 1);
  const end = churn ?? YESTERDAY;
  const expands =
    random.chance(probabilityOf(logOddsOf('expansion', facts))) && end - profile.signup > MATURE_DAYS;
  return { profile, referrer, facts, steps, logOdds, churn, end, expands };
}

/** The friends of the bad affiliate come in bursts. */
function signupThrough(referrer: Affiliate | null, profile: Profile, random: Random): Day {
  if (referrer?.row.affiliate_id !== BAD_AFFILIATE.id || FIXED_ACCOUNTS[profile.index - 1])
    return profile.signup;
  return dayOf(random.pick(BAD_AFFILIATE.bursts)) + random.integer(0, 4);
}

function drawDrivers(
  random: Random,
  fixed: FixedAccount | undefined,
): Pick<Facts, 'usage' | 'tickets_90d' | 'nps'> {
  const usage = clamp(Math.round(random.normal(56, 19)), 1, 100);
  const tickets_90d = random.poisson(1.6 * Math.exp(random.normal(0, 0.5)));
  const nps = clamp(Math.round(random.normal(7.1, 2.1)), 0, 10);
  if (fixed === undefined) return { usage, tickets_90d, nps };
  return { usage: 82 + (usage % 13), tickets_90d: Math.min(tickets_90d, 1), nps: Math.max(nps, 9) };
}

/** The day it leaves, more often early than late; null where it stays or is too young to have left. */
function drawChurn(profile: Profile, facts: Facts, random: Random, staying: number): Day | null {
  const stays = random.chance(staying);
  const position = random.next() ** 1.8;
  if (stays || TODAY - profile.signup < MATURE_DAYS) return null;
  const soonest = profile.signup + SOONEST_CHURN_DAYS;
  if (facts.referredBy !== BAD_AFFILIATE.id) return soonest + Math.floor(position * (TODAY - soonest));
  const paid = profile.signup + SOONEST_PAID_CHURN_DAYS;
  return paid + Math.floor(position * Math.min(60, YESTERDAY - paid + 1));
}
