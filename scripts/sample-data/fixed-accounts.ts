import type { Day } from './calendar.ts';
import { dayOf } from './calendar.ts';
import type { Country } from './places.ts';
import type { Channel, Industry, Pain, Plan, Size } from './vocabulary.ts';

/** A customer whose story stands in content/case-studies: it stays, whatever the seed. */
export interface FixedAccount {
  readonly name: string;
  readonly industry: Industry;
  readonly country: Country;
  readonly size: Size;
  readonly plan: Plan;
  readonly channel: Channel;
  readonly signup: Day;
  readonly pains: readonly Pain[];
}

/** HP-0001 to HP-0008, in this order. */
export const FIXED_ACCOUNTS: readonly FixedAccount[] = [
  fixed('Osteria Lumen', 'restaurant', 'IT', '11-50', 'team', 'event', '2023-04-12', [
    'last-minute-no-shows',
    'group-chat-swaps',
  ]),
  fixed('Harbour Inn Group', 'hotel', 'IE', '51-200', 'multi-site', 'organic-search', '2022-09-05', [
    'understaffed-peaks',
    'rest-time-rules',
  ]),
  fixed('Brightside Dental', 'dental', 'GB', '11-50', 'team', 'organic-search', '2023-01-23', [
    'payroll-corrections',
    'last-minute-no-shows',
  ]),
  fixed('Maison Colette', 'restaurant', 'FR', '11-50', 'team', 'organic-search', '2024-02-19', [
    'group-chat-swaps',
    'sunday-night-rota',
  ]),
  fixed('Northgate Care', 'care', 'GB', '51-200', 'multi-site', 'partner', '2023-06-14', [
    'rest-time-rules',
    'overtime-surprises',
  ]),
  fixed('Pulse Gyms', 'fitness', 'NL', '51-200', 'multi-site', 'event', '2023-10-02', [
    'group-chat-swaps',
    'early-leavers',
  ]),
  fixed('Fable & Fern', 'retail', 'GB', '1-10', 'starter', 'event', '2024-05-27', [
    'sunday-night-rota',
    'understaffed-peaks',
  ]),
  fixed('Kite Hotel', 'hotel', 'PT', '11-50', 'team', 'social', '2024-08-08', [
    'understaffed-peaks',
    'sunday-night-rota',
  ]),
];

function fixed(
  name: string,
  industry: Industry,
  country: Country,
  size: Size,
  plan: Plan,
  channel: Channel,
  signup: string,
  pains: readonly Pain[],
): FixedAccount {
  return { name, industry, country, size, plan, channel, signup: dayOf(signup), pains };
}
