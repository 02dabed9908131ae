import { DAYS_A_MONTH, FREE_MONTHS } from './accounts.ts';
import { momentOf } from './calendar.ts';
import type { Life } from './lives.ts';
import type { Country } from './places.ts';
import { BAD_AFFILIATE } from './planted-effects.ts';
import { Random } from './random.ts';
import type { AccountRow, ConversionRow } from './rows.ts';

/** Commission is paid on the first year only, so that later invoices are not told. */
const MOST_INVOICES = 12;

/** A webhook that came twice: the same invoice again, a minute later. */
const REPEATED_SHARE = 0.001;

/** Leads that never signed up, per account that did. */
const LOST_LEADS = 0.5;

/** What one euro is in the currency of the few who are not billed in euros. */
const BILLED_ELSEWHERE: Readonly<
  Partial<Record<Country, { share: number; currency: string; rate: number }>>
> = {
  GB: { share: 0.12, currency: 'GBP', rate: 0.86 },
  AE: { share: 0.4, currency: 'USD', rate: 1.1 },
};

/** Addresses are told as hashes. */
const SHARED_ADDRESS = '5ca1ab1e';

const CREATIVES = {
  'card-square': 20,
  'card-wide': 16,
  'card-story': 12,
  'post-short': 14,
  'post-long': 8,
  'email-intro': 14,
  'banner-wide': 5,
  'qr-poster': 5,
  link: 6,
} as const;

const PROMOTION_CHANNELS = {
  instagram: 20,
  linkedin: 18,
  email: 18,
  newsletter: 12,
  facebook: 10,
  whatsapp: 8,
  website: 8,
  podcast: 3,
  qr: 3,
} as const;

/** What an affiliate's platform recorded of an account: lead, invoices, refunds, cancellation, oldest first. */
export function buildConversions(seed: number, life: Life, account: AccountRow): ConversionRow[] {
  const { profile, referrer, churn } = life;
  if (referrer === null) return [];
  const random = new Random(seed, 'conversions', profile.index);
  const origin = {
    affiliate_id: referrer.row.affiliate_id,
    account_id: profile.id,
    creative: random.chance(0.1) ? null : random.weighted(CREATIVES),
    channel: random.chance(0.06) ? null : random.weighted(PROMOTION_CHANNELS),
  };
  const money = { amount: null, currency: null, invoice_id: null };
  const leadDay = profile.signup - random.integer(0, 9);
  const rows: Untraced[] = [{ ...origin, ...money, at: momentOf(leadDay, random.next()), kind: 'lead' }];
  rows.push(...lostLeads(origin, leadDay, random));
  rows.push(...invoices(origin, life, account, random));
  if (churn !== null) rows.push({ ...origin, ...money, at: momentOf(churn, 0.99), kind: 'cancellation' });
  const clicks = new Random(seed, 'clicks', profile.index);
  return rows.sort((one, other) => one.at - other.at).map((row) => ({ ...row, ...traceClick(row, clicks) }));
}

type Origin = Pick<ConversionRow, 'affiliate_id' | 'account_id' | 'creative' | 'channel'>;
type Untraced = Omit<ConversionRow, 'clicked_at' | 'address'>;

/** When and from where a lead came; an invoice comes from no click. */
function traceClick(
  { kind, at, affiliate_id }: Untraced,
  random: Random,
): Pick<ConversionRow, 'clicked_at' | 'address'> {
  if (kind !== 'lead') return { clicked_at: null, address: null };
  const isBad = affiliate_id === BAD_AFFILIATE.id;
  const isHasty = random.chance(isBad ? BAD_AFFILIATE.hastyShare : 0.002);
  const seconds = isHasty ? random.integer(1, 6) : 25 + Math.round(Math.exp(random.normal(5.5, 1.4)));
  const clicked_at = random.chance(0.2) ? null : at - seconds;
  const isShared = random.chance(isBad ? BAD_AFFILIATE.oneAddressShare : 0);
  const digits = random.integer(0, 0xffff_ffff).toString(16).padStart(8, '0');
  const address = random.chance(0.1) ? null : isShared ? SHARED_ADDRESS : digits;
  return { clicked_at, address };
}

function lostLeads(origin: Origin, leadDay: number, random: Random): Untraced[] {
  return Array.from({ length: random.poisson(LOST_LEADS) }, () => ({
    affiliate_id: origin.affiliate_id,
    account_id: null,
    at: momentOf(leadDay - random.integer(0, 60), random.next()),
    kind: 'lead' as const,
    amount: null,
    currency: null,
    invoice_id: null,
    creative: random.weighted(CREATIVES),
    channel: random.weighted(PROMOTION_CHANNELS),
  }));
}

/** Monthly invoices from the end of the free months, some of them paid back. */
function invoices(origin: Origin, life: Life, account: AccountRow, random: Random): Untraced[] {
  const { profile, end } = life;
  const billing = billingOf(profile.country, random);
  const euros = account.mrr ?? account.staff * 3;
  const amount = Math.round(euros * billing.rate * 100) / 100;
  const refunded = random.chance(refundShare(origin)) ? 1 : MOST_INVOICES + 1;
  const rows: Untraced[] = [];
  for (let number = 1; number <= MOST_INVOICES; number += 1) {
    const day = profile.signup + Math.round((FREE_MONTHS + number - 1) * DAYS_A_MONTH);
    const at = momentOf(day, random.next() * 0.9);
    if (day > end) break;
    const suffix = `${profile.id.slice(3)}-${String(number).padStart(2, '0')}`;
    const paid = { ...origin, amount, currency: billing.currency, invoice_id: `INV-${suffix}` };
    rows.push({ ...paid, at, kind: 'sale' });
    if (random.chance(REPEATED_SHARE)) rows.push({ ...paid, at: at + 60, kind: 'sale' });
    const refundDay = Math.min(end, day + random.integer(2, 12));
    if (number === refunded) {
      rows.push({ ...paid, invoice_id: `CRN-${suffix}`, at: momentOf(refundDay, 0.95), kind: 'refund' });
    }
  }
  return rows;
}

function refundShare({ affiliate_id }: Origin): number {
  return affiliate_id === BAD_AFFILIATE.id ? BAD_AFFILIATE.refundShare : BAD_AFFILIATE.usualRefundShare;
}

function billingOf(country: Country, random: Random): { currency: string; rate: number } {
  const elsewhere = BILLED_ELSEWHERE[country];
  return elsewhere && random.chance(elsewhere.share) ? elsewhere : { currency: 'EUR', rate: 1 };
}
