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
  readonly staff: number;
  readonly sites: number;
  readonly hours: number;
  readonly channel: Channel;
  readonly signup: Day;
  readonly pains: readonly Pain[];
  /** Who tells the story, and as what. */
  readonly contact: readonly [name: string, role: string];
  readonly domain: string;
}

/** HP-0001 to HP-0008, in this order. */
export const FIXED_ACCOUNTS: readonly FixedAccount[] = [
  {
    name: 'Osteria Lumen',
    industry: 'restaurant',
    country: 'IT',
    size: '11-50',
    plan: 'team',
    staff: 18,
    sites: 1,
    hours: 7,
    channel: 'event',
    signup: dayOf('2024-09-12'),
    pains: ['last-minute-no-shows', 'group-chat-swaps', 'sunday-night-rota'],
    contact: ['Chiara Bellandi', 'Owner'],
    domain: 'osterialumen.example',
  },
  {
    name: 'Harbour Inn Group',
    industry: 'hotel',
    country: 'IE',
    size: '51-200',
    plan: 'multi-site',
    staff: 120,
    sites: 3,
    hours: 11,
    channel: 'organic-search',
    signup: dayOf('2023-09-05'),
    pains: ['understaffed-peaks', 'rest-time-rules'],
    contact: ['Aoife Brennan', 'Head of operations'],
    domain: 'harbourinn.example',
  },
  {
    name: 'Brightside Dental',
    industry: 'dental',
    country: 'GB',
    size: '11-50',
    plan: 'team',
    staff: 27,
    sites: 2,
    hours: 4.5,
    channel: 'organic-search',
    signup: dayOf('2024-01-23'),
    pains: ['last-minute-no-shows', 'payroll-corrections'],
    contact: ['Samira Hussain', 'Practice manager'],
    domain: 'brightsidedental.example',
  },
  {
    name: 'Maison Colette',
    industry: 'restaurant',
    country: 'FR',
    size: '11-50',
    plan: 'team',
    staff: 14,
    sites: 1,
    hours: 5,
    channel: 'organic-search',
    signup: dayOf('2024-02-19'),
    pains: ['last-minute-no-shows', 'group-chat-swaps'],
    contact: ['Hugo Marchand', 'Manager'],
    domain: 'maisoncolette.example',
  },
  {
    name: 'Northgate Care',
    industry: 'care',
    country: 'GB',
    size: '51-200',
    plan: 'multi-site',
    staff: 58,
    sites: 1,
    hours: 6,
    channel: 'partner',
    signup: dayOf('2024-06-14'),
    pains: ['last-minute-no-shows', 'rest-time-rules', 'overtime-surprises'],
    contact: ['Graham Telford', 'Registered manager'],
    domain: 'northgatecare.example',
  },
  {
    name: 'Pulse Gyms',
    industry: 'fitness',
    country: 'NL',
    size: '51-200',
    plan: 'multi-site',
    staff: 104,
    sites: 5,
    hours: 9,
    channel: 'event',
    signup: dayOf('2023-10-02'),
    pains: ['group-chat-swaps', 'payroll-corrections', 'early-leavers'],
    contact: ['Noor de Vries', 'Head of clubs'],
    domain: 'pulsegyms.example',
  },
  {
    name: 'Fable & Fern',
    industry: 'retail',
    country: 'GB',
    size: '1-10',
    plan: 'starter',
    staff: 9,
    sites: 1,
    hours: 3,
    channel: 'social',
    signup: dayOf('2025-05-27'),
    pains: ['sunday-night-rota', 'understaffed-peaks', 'early-leavers'],
    contact: ['Rosalind Pike', 'Owner'],
    domain: 'fableandfern.example',
  },
  {
    name: 'Kite Hotel',
    industry: 'hotel',
    country: 'PT',
    size: '11-50',
    plan: 'team',
    staff: 44,
    sites: 1,
    hours: 6,
    channel: 'outbound',
    signup: dayOf('2024-08-08'),
    pains: ['understaffed-peaks', 'rest-time-rules', 'overtime-surprises'],
    contact: ['Tiago Moreira', 'General manager'],
    domain: 'kitehotel.example',
  },
];
