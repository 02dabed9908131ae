import { FIXED_ACCOUNTS } from './fixed-accounts.ts';
import type { Life } from './lives.ts';
import { clamp } from './clamp.ts';
import { BASE_LOG_ODDS, MEDIAN_HOURS_SAVED, WORTH_BY_CHANNEL } from './planted-effects.ts';
import { PLACES } from './places.ts';
import { Random } from './random.ts';
import type { AccountRow, SurveyRow } from './rows.ts';
import { lastScore } from './surveys.ts';
import type { Plan } from './vocabulary.ts';

/** Shares of cells that are empty, whatever the account is like. */
const MISSING = {
  usage: 0.1,
  health: 0.12,
  mrr: 0.02,
  ltv: 0.04,
  potential: 0.08,
  cost: 0.15,
  size: 0.02,
  hours: 0.15,
};

const MONTHLY_PRICE = { base: 19, perPerson: 3.1 } as const;
const GROSS_MARGIN = 0.8;

/** Friends pay nothing in their first two months. */
export const FREE_MONTHS = 2;
export const DAYS_A_MONTH = 30.44;

/** How long a customer of today is expected to stay on, for its lifetime value. */
const EXPECTED_MONTHS_LEFT = 18;

const CARE_COST: Readonly<Record<Plan, number>> = { starter: 60, team: 180, 'multi-site': 520 };

const COLORS = { green: 25, blue: 30, red: 15, yellow: 12, black: 18 } as const;

/** The row of an account, as a CRM would export it. */
export function buildAccount(seed: number, life: Life, surveys: readonly SurveyRow[]): AccountRow {
  const { profile, facts, churn } = life;
  const random = new Random(seed, 'accounts', profile.index);
  const isFixed = profile.index <= FIXED_ACCOUNTS.length;
  const unless = <T>(share: number, value: T): T | null => (random.chance(share) && !isFixed ? null : value);
  const { mrr, expansion } = monthlyRevenue(life, random);
  return {
    account_id: profile.id,
    name: profile.name,
    industry: profile.industry,
    size: unless(MISSING.size, profile.size),
    country: profile.country,
    locale: PLACES[profile.country].locale,
    plan: profile.plan,
    signed_up_at: profile.signup,
    churned_at: churn,
    churned: churn !== null,
    acquisition_channel: profile.channel,
    referred_by: facts.referredBy,
    health: unless(MISSING.health, healthOf(life, random)),
    mrr: unless(MISSING.mrr, cents(mrr + expansion)),
    ltv: unless(MISSING.ltv, cents(lifetimeValue(life, mrr + expansion))),
    expansion_mrr: cents(expansion),
    expansion_potential: unless(MISSING.potential, expansionPotential(life, random)),
    retention_cost: unless(MISSING.cost, retentionCost(life, random)),
    tickets_90d: facts.tickets_90d,
    nps: lastScore(surveys, 'nps'),
    csat: lastScore(surveys, 'csat'),
    usage: unless(MISSING.usage, facts.usage),
    staff: profile.staff,
    sites: profile.sites,
    hours_saved_per_week: unless(MISSING.hours, hoursSaved(life, random)),
    ...noiseAttributes(random),
  };
}

function monthlyRevenue({ profile, expands }: Life, random: Random): { mrr: number; expansion: number } {
  const list = MONTHLY_PRICE.base + MONTHLY_PRICE.perPerson * profile.staff;
  const mrr = list * (WORTH_BY_CHANNEL[profile.channel] ?? 1) * Math.exp(random.normal(0, 0.2));
  const share = 0.1 + 0.4 * random.next();
  return { mrr, expansion: expands ? mrr * share : 0 };
}

/** Margin of the months paid, and of those that a customer of today is expected to stay. */
function lifetimeValue({ profile, churn, end }: Life, monthly: number): number {
  const paid = Math.max(0, (end - profile.signup) / DAYS_A_MONTH - FREE_MONTHS);
  return GROSS_MARGIN * monthly * (paid + (churn === null ? EXPECTED_MONTHS_LEFT : 0));
}

/** A score as vendors make them: it follows the log-odds of staying, loosely, and knows nothing of the outcome. */
function healthOf({ logOdds }: Life, random: Random): number {
  return clamp(Math.round(48 + 9 * (logOdds - BASE_LOG_ODDS.staying) + random.normal(0, 9)), 0, 100);
}

function expansionPotential({ profile, expands }: Life, random: Random): number {
  const room = { starter: 55, team: 45, 'multi-site': 30 }[profile.plan] - (expands ? 12 : 0);
  return clamp(Math.round(room + random.normal(0, 17)), 0, 100);
}

function retentionCost({ profile, facts }: Life, random: Random): number {
  const tickets = 28 * facts.tickets_90d;
  return cents((CARE_COST[profile.plan] + tickets) * Math.exp(random.normal(0, 0.25)));
}

function hoursSaved({ profile }: Life, random: Random): number {
  const told = FIXED_ACCOUNTS[profile.index - 1]?.hours;
  const hours = MEDIAN_HOURS_SAVED[profile.industry] * Math.exp(random.normal(0, 0.35));
  return told ?? Math.max(0.5, Math.round(hours * 2) / 2);
}

/** Columns that any CRM has and that mean nothing. */
function noiseAttributes(random: Random) {
  return {
    brand_color: random.weighted(COLORS),
    newsletter: random.chance(0.45),
    dark_mode: random.chance(0.3),
    week_starts_on: random.chance(0.2) ? 'sunday' : 'monday',
    trial_days: random.chance(0.4) ? 30 : 14,
    invoice_day: random.integer(1, 28),
  };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
