import type { Day } from './calendar.ts';
import { dayOf, TODAY } from './calendar.ts';
import { inventCompanyName } from './company-names.ts';
import { FIXED_ACCOUNTS } from './fixed-accounts.ts';
import type { Country } from './places.ts';
import { COUNTRY_SHARES } from './places.ts';
import { Random } from './random.ts';
import type { Channel, Industry, Plan, Size } from './vocabulary.ts';

/** Who a company is: what stands before it ever uses the product. */
export interface Profile {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly industry: Industry;
  readonly country: Country;
  readonly size: Size;
  readonly plan: Plan;
  readonly staff: number;
  readonly sites: number;
  readonly channel: Channel;
  readonly signup: Day;
}

const FIRST_SIGNUP = dayOf('2022-03-01');
const LAST_SIGNUP = TODAY - 3;

const INDUSTRY_SHARES: Readonly<Record<Industry, number>> = {
  restaurant: 0.19,
  hotel: 0.15,
  dental: 0.15,
  retail: 0.15,
  care: 0.13,
  fitness: 0.13,
  other: 0.1,
};

const SIZE_SHARES: Readonly<Record<Size, number>> = {
  '1-10': 0.34,
  '11-50': 0.4,
  '51-200': 0.2,
  '201-500': 0.06,
};

const STAFF: Readonly<Record<Size, readonly [number, number]>> = {
  '1-10': [3, 10],
  '11-50': [11, 50],
  '51-200': [51, 200],
  '201-500': [201, 500],
};

const PLAN_SHARES: Readonly<Record<Size, Readonly<Record<Plan, number>>>> = {
  '1-10': { starter: 0.85, team: 0.15, 'multi-site': 0 },
  '11-50': { starter: 0.2, team: 0.7, 'multi-site': 0.1 },
  '51-200': { starter: 0, team: 0.4, 'multi-site': 0.6 },
  '201-500': { starter: 0, team: 0.1, 'multi-site': 0.9 },
};

const CHANNEL_SHARES: Readonly<Record<Channel, number>> = {
  'organic-search': 0.18,
  'paid-search': 0.14,
  referral: 0.23,
  partner: 0.16,
  event: 0.1,
  outbound: 0.1,
  social: 0.09,
};

/** The profile of an account by its number from 1; the first eight are the case-study customers. */
export function buildProfile(seed: number, index: number): Profile {
  const random = new Random(seed, 'profile', index);
  const fixed = FIXED_ACCOUNTS[index - 1];
  const industry = fixed?.industry ?? random.weighted(INDUSTRY_SHARES);
  const country = fixed?.country ?? random.weighted(COUNTRY_SHARES);
  const size = fixed?.size ?? random.weighted(SIZE_SHARES);
  const plan = fixed?.plan ?? random.weighted(PLAN_SHARES[size]);
  const staff = fixed?.staff ?? random.integer(...STAFF[size]);
  return {
    index,
    id: accountIdOf(index),
    name: fixed?.name ?? inventCompanyName(industry, country, random),
    industry,
    country,
    size,
    plan,
    staff,
    sites:
      fixed?.sites ?? (plan === 'multi-site' ? Math.max(2, Math.round(staff / random.integer(18, 45))) : 1),
    channel: fixed?.channel ?? random.weighted(CHANNEL_SHARES),
    signup: fixed?.signup ?? signupDay(random),
  };
}

export function accountIdOf(index: number): string {
  return `HP-${String(index).padStart(4, '0')}`;
}

/** The company grows: more accounts signed up lately than long ago. */
function signupDay(random: Random): Day {
  return FIRST_SIGNUP + Math.floor(random.next() ** 0.75 * (LAST_SIGNUP - FIRST_SIGNUP + 1));
}
