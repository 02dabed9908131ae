import type { Affiliate } from './affiliates.ts';
import type { Profile } from './profiles.ts';
import type { Random } from './random.ts';
import type { Industry } from './vocabulary.ts';
import { INDUSTRIES, SEGMENT_OF } from './vocabulary.ts';

/** Who refers an account; null where nobody did, or the credit was lost. */
export type PickReferrer = (account: Profile, random: Random) => Affiliate | null;

/** An affiliate reaches its own segments this much more than others. */
const HOME_ADVANTAGE = 4;

/** Now and then the credit was lost. */
const CREDITED_SHARE = 0.94;

/** How often somebody else is asked where the affiliate was not one yet. */
const ATTEMPTS = 4;

/** Partners and vendors bring the partner channel, everyone else the referral channel. */
export function referrersAmong(affiliates: readonly Affiliate[]): PickReferrer {
  const partners = affiliates.filter(({ row }) => row.kind === 'partner' || row.kind === 'vendor');
  const friends = affiliates.filter(({ row }) => row.kind !== 'partner' && row.kind !== 'vendor');
  const tables = { partner: wheelsOf(partners), referral: wheelsOf(friends) };
  return ({ channel, industry, signup, id }, random) => {
    if (channel !== 'partner' && channel !== 'referral') return null;
    if (!random.chance(CREDITED_SHARE)) return null;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const found = spin(tables[channel][industry], random.next());
      if (found && found.since < signup && found.row.account_id !== id) return found;
    }
    return null;
  };
}

/** Affiliates with the running sum of their weights. */
interface Wheel {
  readonly affiliates: readonly Affiliate[];
  readonly sums: Float64Array;
}

function wheelsOf(affiliates: readonly Affiliate[]): Readonly<Record<Industry, Wheel>> {
  const wheels = INDUSTRIES.map((industry) => [industry, wheelOf(affiliates, industry)] as const);
  return Object.fromEntries(wheels) as Record<Industry, Wheel>;
}

function wheelOf(affiliates: readonly Affiliate[], industry: Industry): Wheel {
  const sums = new Float64Array(affiliates.length);
  let sum = 0;
  affiliates.forEach((affiliate, at) => {
    sum += affiliate.reach * (isAtHome(affiliate, industry) ? HOME_ADVANTAGE : 1);
    sums[at] = sum;
  });
  return { affiliates, sums };
}

function isAtHome({ row }: Affiliate, industry: Industry): boolean {
  const segment = SEGMENT_OF[industry];
  return row.segments === 'all' || (segment !== null && row.segments.split(';').includes(segment));
}

/** The first affiliate whose running sum lies beyond the position; by halving, since there may be many. */
function spin({ affiliates, sums }: Wheel, position: number): Affiliate | null {
  const target = position * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return affiliates[low] ?? null;
}
