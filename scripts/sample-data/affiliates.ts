import { slugify } from '../../src/schemas/slug.ts';
import type { Day } from './calendar.ts';
import { dayOf, TODAY } from './calendar.ts';
import type { Country } from './places.ts';
import { COUNTRY_SHARES, PLACES } from './places.ts';
import { FIXED_ACCOUNTS } from './fixed-accounts.ts';
import type { Profile } from './profiles.ts';
import { accountIdOf, buildProfile } from './profiles.ts';
import { Random } from './random.ts';
import type { AffiliateRow } from './rows.ts';
import { SEGMENT_OF } from './vocabulary.ts';

/** An affiliate and how many accounts it brings, against others of its kind. */
export interface Affiliate {
  readonly row: AffiliateRow;
  readonly reach: number;
  /** Nobody refers before being a customer; 0 for those who never were one. */
  readonly since: Day;
}

type Kind = 'customer' | 'partner' | 'influencer' | 'vendor' | 'employee' | 'other';

/** The first twelve: those that have a file in content/affiliates too. The export knows of less consent than they gave. */
const NAMED: readonly Affiliate[] = [
  named('osteria-lumen', 'Chiara Bellandi', 'customer', 'Osteria Lumen', 'restaurants', 1, {
    locale: 'it',
    account_id: 'HP-0001',
    email: 'chiara@osterialumen.example',
    ...consent('2025-11-18', '2028-11-17'),
  }),
  named('harbour-inn', 'Aoife Brennan', 'customer', 'Harbour Inn Group', 'hotels;restaurants', 4.5, {
    code: 'harbourinn',
    account_id: 'HP-0002',
    email: 'aoife.brennan@harbourinn.example',
    ...consent('2026-01-27', '2028-01-26'),
  }),
  named('brightside-dental', 'Samira Hussain', 'customer', 'Brightside Dental', 'dental-clinics', 1, {
    code: 'brightside',
    account_id: 'HP-0003',
    email: 'samira@brightsidedental.example',
    ...consent('2026-04-14', '2028-04-13'),
  }),
  named('maison-colette', 'Hugo Marchand', 'customer', 'Maison Colette', 'restaurants', 1, {
    locale: 'fr',
    code: 'maisoncolette',
    account_id: 'HP-0004',
    email: 'hugo@maisoncolette.example',
    ...consent('2026-03-09', '2028-03-08'),
  }),
  named('northgate-care', 'Graham Telford', 'customer', 'Northgate Care', 'care-homes', 1, {
    code: 'northgate',
    account_id: 'HP-0005',
    email: 'g.telford@northgatecare.example',
    ...consent('2026-04-21', '2028-04-20'),
  }),
  named('pulse-gyms', 'Noor de Vries', 'customer', 'Pulse Gyms', 'gyms', 1, {
    locale: 'nl',
    code: 'pulsegyms',
    account_id: 'HP-0006',
    email: 'noor@pulsegyms.example',
    ...consent('2026-05-06', '2031-05-05'),
  }),
  named('tallybook', 'Ines Okoro', 'partner', 'Tallybook', 'all', 3, { email: 'ines@tallybook.example' }),
  named(
    'night-shift-podcast',
    'Dev Okafor',
    'influencer',
    'The Night Shift',
    'restaurants;hotels;gyms',
    1.2,
    {
      code: 'nightshift',
      coupon: 'NIGHTSHIFT',
      email: 'dev@nightshiftpodcast.example',
      ...consent('2026-02-03', '2027-08-02'),
    },
  ),
  named('linen-and-loft', 'Marta Kowal', 'vendor', 'Linen & Loft', 'hotels;restaurants', 3.2, {
    code: 'linenloft',
    email: 'marta@linenandloft.example',
    ...consent('2026-06-15', '2027-06-14'),
  }),
  named('maya-at-halfpast', 'Maya Lindqvist', 'employee', 'Halfpast', 'all', 0.8, {
    code: 'maya',
    email: 'maya@halfpast.example',
    ...consent('2025-09-15'),
  }),
  named(
    'shop-floor-letters',
    'Priya Nair',
    'influencer',
    'Shop Floor Letters',
    'retail-shops;restaurants',
    1,
    {
      code: 'shopfloor',
      email: 'priya@shopfloorletters.example',
      ...consent('2026-01-12', '2028-01-11'),
    },
  ),
  named('plateful', 'Julien Sabatier', 'partner', 'Plateful', 'restaurants', 4, {
    email: 'julien@plateful.example',
  }),
];

export const NAMED_AFFILIATES = NAMED.length;

const KIND_SHARES: Readonly<Record<Kind, number>> = {
  customer: 0.5,
  partner: 0.14,
  influencer: 0.14,
  vendor: 0.1,
  employee: 0.06,
  other: 0.06,
};

const COMPANY_KINDS = {
  partner: ['Payroll', 'Bookkeeping', 'Advisers', 'Consulting'],
  vendor: ['Supplies', 'Linen', 'Coffee', 'Uniforms', 'Tills'],
  other: ['Association', 'Guild', 'Alumni', 'Network'],
  influencer: ['Notes', 'Weekly', 'Podcast', 'Talks'],
} as const;

const SEGMENTS = Object.values(SEGMENT_OF).filter((segment) => segment !== null);

/** All affiliates: the twelve, then as many invented ones as asked for. Ids are unique. */
export function buildAffiliates(seed: number, count: number, accounts: number): Affiliate[] {
  const affiliates = NAMED.slice(0, count);
  const taken = new Set(affiliates.map(({ row }) => row.affiliate_id));
  const namedReach = NAMED.reduce((sum, { reach }) => sum + reach, 0);
  // However many are invented, together they bring about as much as the twelve.
  const scale = Math.min(1, namedReach / Math.max(1, count - NAMED.length));
  for (let index = NAMED.length; index < count; index += 1) {
    const random = new Random(seed, 'affiliate', index);
    const kind = random.weighted(KIND_SHARES);
    const customer = kind === 'customer' ? buildProfile(seed, random.integer(1, accounts)) : null;
    const row = inventAffiliate(kind, customer, random, taken);
    affiliates.push({ row, reach: scale * (0.2 + 2.4 * random.next() ** 2), since: customer?.signup ?? 0 });
  }
  return affiliates;
}

function inventAffiliate(
  kind: Kind,
  customer: Profile | null,
  random: Random,
  taken: Set<string>,
): AffiliateRow {
  const country = customer?.country ?? random.weighted(COUNTRY_SHARES);
  const person = inventPerson(country, random);
  const company = customer?.name ?? inventCompany(kind, country, random);
  const name = kind === 'partner' || kind === 'vendor' || kind === 'other' ? (company ?? person) : person;
  const id = freeId(slugify(name), taken);
  const agreed = inventConsent(random);
  return {
    affiliate_id: id,
    name,
    kind,
    company,
    segments: (customer && SEGMENT_OF[customer.industry]) ?? inventSegments(kind, random),
    locale: PLACES[country].locale,
    code: random.chance(0.7) ? id : `${id.replaceAll('-', '').slice(0, 8)}${random.integer(10, 99)}`,
    coupon: random.chance(0.25) ? `${id.split('-')[0]?.toUpperCase()}${random.integer(10, 99)}` : null,
    email: `${slugify(person).replaceAll('-', '.')}@${slugify(company ?? 'halfpast')}.example`,
    account_id: customer?.id ?? null,
    ...agreed,
  };
}

function inventPerson(country: Country, random: Random): string {
  const place = PLACES[country];
  return `${random.pick<string>(place.firstNames)} ${random.pick<string>(place.surnames)}`;
}

function inventCompany(kind: Kind, country: Country, random: Random): string | null {
  if (kind === 'employee') return 'Halfpast';
  if (kind === 'customer') return null;
  return `${random.pick<string>(PLACES[country].surnames)} ${random.pick<string>(COMPANY_KINDS[kind])}`;
}

function inventSegments(kind: Kind, random: Random): string {
  if (kind === 'employee' || random.chance(0.25)) return 'all';
  const first = random.pick(SEGMENTS);
  const second = random.pick(SEGMENTS);
  return first === second || random.chance(0.6) ? first : `${first};${second}`;
}

/** One in eight never agreed to be named, and of a few the consent has run out or soon will. */
function inventConsent(random: Random): { consent_on: Day | null; consent_until: Day | null } {
  if (random.chance(0.12)) return { consent_on: null, consent_until: null };
  const consent_on = TODAY - random.integer(5, 700);
  return { consent_on, consent_until: random.chance(0.3) ? consent_on + random.integer(365, 1095) : null };
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted.slice(0, 55)}-${number}`;
  taken.add(id);
  return id;
}

function named(
  affiliate_id: string,
  name: string,
  kind: Kind,
  company: string,
  segments: string,
  reach: number,
  details: Partial<AffiliateRow> & Pick<AffiliateRow, 'email'>,
): Affiliate {
  const empty = { coupon: null, account_id: null, consent_on: null, consent_until: null };
  const row = {
    affiliate_id,
    name,
    kind,
    company,
    segments,
    locale: 'en',
    code: affiliate_id,
    ...empty,
    ...details,
  };
  const number = FIXED_ACCOUNTS.findIndex((_, at) => accountIdOf(at + 1) === row.account_id);
  return { row, reach, since: FIXED_ACCOUNTS[number]?.signup ?? 0 };
}

function consent(on: string, until?: string): Pick<AffiliateRow, 'consent_on' | 'consent_until'> {
  return { consent_on: dayOf(on), consent_until: until === undefined ? null : dayOf(until) };
}
