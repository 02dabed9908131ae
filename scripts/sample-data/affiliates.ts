import { slugify } from '../../src/schemas/slug.ts';
import type { Day } from './calendar.ts';
import { dayOf, TODAY } from './calendar.ts';
import type { Country } from './places.ts';
import { COUNTRY_SHARES, PLACES } from './places.ts';
import { buildProfile } from './profiles.ts';
import { Random } from './random.ts';
import type { AffiliateRow } from './rows.ts';
import { SEGMENT_OF } from './vocabulary.ts';

/** An affiliate and how many accounts it brings, against others of its kind. */
export interface Affiliate {
  readonly row: AffiliateRow;
  readonly reach: number;
}

type Kind = 'customer' | 'partner' | 'influencer' | 'vendor' | 'employee' | 'other';

/** The first twelve: those that have a file in content/affiliates too. */
const NAMED: readonly Affiliate[] = [
  named('osteria-lumen', 'Osteria Lumen', 'customer', 'restaurants', 'it', 1, { account: 'HP-0001' }),
  named('harbour-inn', 'Harbour Inn Group', 'customer', 'hotels;restaurants', 'en', 4, {
    account: 'HP-0002',
  }),
  named('brightside-dental', 'Brightside Dental', 'customer', 'dental-clinics', 'en', 1, {
    account: 'HP-0003',
  }),
  named('maison-colette', 'Maison Colette', 'customer', 'restaurants', 'fr', 1, { account: 'HP-0004' }),
  named('northgate-care', 'Northgate Care', 'customer', 'care-homes', 'en', 1, { account: 'HP-0005' }),
  named('pulse-gyms', 'Pulse Gyms', 'customer', 'gyms', 'nl', 1, { account: 'HP-0006' }),
  named('tallybook', 'Tallybook', 'partner', 'all', 'en', 3, { coupon: 'TALLY2' }),
  named('night-shift-podcast', 'Night Shift Podcast', 'influencer', 'restaurants;hotels', 'en', 1.4, {
    coupon: 'NIGHTSHIFT',
  }),
  named('linen-and-loft', 'Linen & Loft', 'vendor', 'hotels', 'en', 1.5, { until: '2026-12-31' }),
  named('maya-at-halfpast', 'Maya Lindqvist', 'employee', 'all', 'en', 0.8, { company: 'Halfpast' }),
  named('shop-floor-letters', 'Shop Floor Letters', 'influencer', 'retail-shops', 'en', 1, {}),
  named('plateful', 'Plateful', 'other', 'restaurants', 'en', 4, { coupon: 'PLATEFUL50', consent: null }),
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
    const row = inventAffiliate(seed, random, accounts, taken);
    affiliates.push({ row, reach: scale * (0.2 + 2.4 * random.next() ** 2) });
  }
  return affiliates;
}

function inventAffiliate(seed: number, random: Random, accounts: number, taken: Set<string>): AffiliateRow {
  const kind = random.weighted(KIND_SHARES);
  const customer = kind === 'customer' ? buildProfile(seed, random.integer(1, accounts)) : null;
  const country = customer?.country ?? random.weighted(COUNTRY_SHARES);
  const person = inventPerson(country, random);
  const company = customer?.name ?? inventCompany(kind, country, random);
  const name = kind === 'partner' || kind === 'vendor' || kind === 'other' ? (company ?? person) : person;
  const id = freeId(slugify(name), taken);
  const consent = inventConsent(random);
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
    ...consent,
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

interface NamedDetails {
  readonly account?: string;
  readonly company?: string;
  readonly coupon?: string;
  readonly until?: string;
  readonly consent?: null;
}

function named(
  id: string,
  name: string,
  kind: Kind,
  segments: string,
  locale: string,
  reach: number,
  { account, company, coupon, until, consent }: NamedDetails,
): Affiliate {
  const row: AffiliateRow = {
    affiliate_id: id,
    name,
    kind,
    company: company ?? (account === undefined ? null : name),
    segments,
    locale,
    code: id,
    coupon: coupon ?? null,
    email: `hello@${company === undefined ? id : slugify(company)}.example`,
    account_id: account ?? null,
    consent_on: consent === null ? null : dayOf('2026-03-16'),
    consent_until: until === undefined ? null : dayOf(until),
  };
  return { row, reach };
}
