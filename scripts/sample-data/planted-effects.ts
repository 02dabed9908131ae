import type { Action, Channel, Industry, Pain } from './vocabulary.ts';

/**
 * Everything that is true of the sample data on purpose, in one place: the generator draws from this table and the
 * tests hold the data against it. What is not listed here is unrelated to whether an account stays.
 *
 * Staying is drawn from a logistic model: log-odds = BASE_LOG_ODDS.staying + sum of log(odds) x feature. An `odds` is
 * therefore a *conditional* odds ratio, all other features held equal; a plain two-by-two table shows a smaller one
 * (odds ratios do not collapse), so hold a regression against it, or expect about two thirds of its logarithm.
 */

/** What an account has or does not have: 1 or 0, or for drivers the distance from `around` in steps of `per`. */
export type Feature =
  | { readonly on: 'channel'; readonly is: Channel; readonly against?: Channel }
  | { readonly on: 'industry'; readonly is: Industry }
  | { readonly on: 'pain'; readonly is: Pain; readonly within: Industry }
  | { readonly on: 'playbook' }
  | { readonly on: 'early-action'; readonly is: Action }
  | { readonly on: 'affiliate'; readonly is: string }
  | { readonly on: 'driver'; readonly is: Driver; readonly around: number; readonly per: number }
  | { readonly on: 'column'; readonly is: string; readonly equals: string }
  | { readonly on: 'column'; readonly is: string; readonly atLeast: number };

export type Driver = 'usage' | 'tickets_90d' | 'nps';
export type Outcome = 'staying' | 'expansion';

export interface Effect {
  readonly id: string;
  readonly outcome: Outcome;
  readonly feature: Feature;
  /** Conditional odds ratio of the outcome; below 1 it hurts. */
  readonly odds: number;
}

/** An account younger than this many days has not had the time to leave: judge only older ones. */
export const MATURE_DAYS = 75;

/** "Early" is: in this many days from the day of signup. */
export const EARLY_DAYS = 30;

/** The actions that make a customer, in this order and all of them early. Out of order they do nothing. */
export const PLAYBOOK = ['imported-availability', 'published-first-rota', 'enabled-shift-swaps'] as const;

/** Log-odds of an account to which no effect applies, with mean usage, tickets and NPS. */
export const BASE_LOG_ODDS: Readonly<Record<Outcome, number>> = { staying: -1.2, expansion: -1.2 };

/** Per segment the two pains of the accounts that stay: Kith should find them and no others. */
const PAINS_THAT_PAY: readonly (readonly [Industry, Pain, Pain])[] = [
  ['restaurant', 'last-minute-no-shows', 'group-chat-swaps'],
  ['hotel', 'understaffed-peaks', 'rest-time-rules'],
  ['dental', 'payroll-corrections', 'last-minute-no-shows'],
  ['retail', 'sunday-night-rota', 'understaffed-peaks'],
  ['care', 'rest-time-rules', 'overtime-surprises'],
  ['fitness', 'group-chat-swaps', 'early-leavers'],
];

export const PLANTED_EFFECTS: readonly Effect[] = [
  staying('channel: referral', { on: 'channel', is: 'referral' }, 3),
  staying('channel: partner', { on: 'channel', is: 'partner' }, 3.5),
  staying('channel: paid-search', { on: 'channel', is: 'paid-search' }, 0.3),

  staying('segment: restaurants', { on: 'industry', is: 'restaurant' }, 3),
  staying('segment: dental-clinics', { on: 'industry', is: 'dental' }, 3),
  staying('segment: gyms', { on: 'industry', is: 'fitness' }, 0.25),

  ...PAINS_THAT_PAY.flatMap(([within, ...pains]) =>
    pains.map((is) => staying(`pain: ${is} in ${within}`, { on: 'pain', is, within }, 8)),
  ),

  staying('playbook', { on: 'playbook' }, 4),
  {
    id: 'expansion: connected-payroll',
    outcome: 'expansion',
    feature: { on: 'early-action', is: 'connected-payroll' },
    odds: 3,
  },

  staying('affiliate: tallybook', { on: 'affiliate', is: 'tallybook' }, 8),
  staying('affiliate: harbour-inn', { on: 'affiliate', is: 'harbour-inn' }, 8),
  staying('affiliate: plateful', { on: 'affiliate', is: 'plateful' }, 0.08),

  staying('driver: usage', { on: 'driver', is: 'usage', around: 55, per: 10 }, 1.4),
  staying('driver: tickets', { on: 'driver', is: 'tickets_90d', around: 2, per: 1 }, 0.75),
  staying('driver: nps', { on: 'driver', is: 'nps', around: 7, per: 1 }, 1.3),
];

/** What an account pays, as a multiple of what accounts of the same size pay that came by other channels. */
export const WORTH_BY_CHANNEL: Readonly<Partial<Record<Channel, number>>> = {
  referral: 1.25,
  partner: 1.3,
  'paid-search': 0.85,
};

/** Median of hours_saved_per_week, unrelated to everything but the segment. */
export const MEDIAN_HOURS_SAVED: Readonly<Record<Industry, number>> = {
  restaurant: 6.5,
  hotel: 9,
  dental: 4,
  retail: 5,
  care: 11,
  fitness: 3.5,
  other: 4.5,
};

/**
 * What the affiliate `plateful` does besides: its sales are paid back, its friends share its e-mail domain, and its leads
 * come seconds after the click and from one address.
 */
export const BAD_AFFILIATE = {
  id: 'plateful',
  refundShare: 0.4,
  usualRefundShare: 0.03,
  ownDomainShare: 0.6,
  hastyShare: 0.5,
  oneAddressShare: 0.5,
  /** Its friends sign up in bursts of a few days around these. */
  bursts: ['2026-04-07', '2026-06-02', '2026-07-21'],
} as const;

/** Things that look as if they might matter and must not: whatever finds one of these is fooling itself. */
export const NON_EFFECTS: readonly { readonly id: string; readonly feature: Feature }[] = [
  column('brand_color', 'green'),
  column('newsletter', 'true'),
  column('dark_mode', 'true'),
  column('week_starts_on', 'sunday'),
  { id: 'trial_days from 30', feature: { on: 'column', is: 'trial_days', atLeast: 30 } },
  { id: 'invoice_day from 15', feature: { on: 'column', is: 'invoice_day', atLeast: 15 } },
  column('size', '11-50'),
  column('country', 'GB'),
  action('changed-theme'),
  action('opened-settings'),
  action('viewed-help-article'),
  action('exported-pdf'),
  action('changed-password'),
  action('uploaded-logo'),
  pain('overtime-surprises', 'restaurant'),
  pain('early-leavers', 'hotel'),
  pain('group-chat-swaps', 'dental'),
  pain('payroll-corrections', 'retail'),
  channels('organic-search', 'event'),
  channels('outbound', 'social'),
];

function staying(id: string, feature: Feature, odds: number): Effect {
  return { id, outcome: 'staying', feature, odds };
}

function column(is: string, equals: string): (typeof NON_EFFECTS)[number] {
  return { id: `${is} is ${equals}`, feature: { on: 'column', is, equals } };
}

function action(is: Action): (typeof NON_EFFECTS)[number] {
  return { id: `early ${is}`, feature: { on: 'early-action', is } };
}

function pain(is: Pain, within: Industry): (typeof NON_EFFECTS)[number] {
  return { id: `${is} in ${within}`, feature: { on: 'pain', is, within } };
}

function channels(is: Channel, against: Channel): (typeof NON_EFFECTS)[number] {
  return { id: `${is} against ${against}`, feature: { on: 'channel', is, against } };
}
