import type { Day, Second } from './calendar.ts';

/** One cell: days and moments are whole numbers here, and written as text or as dates by the writers. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

export type AccountRow = {
  readonly account_id: string;
  readonly name: string;
  readonly industry: string;
  readonly size: string | null;
  readonly country: string;
  readonly locale: string;
  readonly plan: string;
  readonly signed_up_at: Day;
  readonly churned_at: Day | null;
  readonly churned: boolean;
  readonly acquisition_channel: string;
  readonly referred_by: string | null;
  readonly health: number | null;
  readonly mrr: number | null;
  readonly ltv: number | null;
  readonly expansion_mrr: number;
  readonly expansion_potential: number | null;
  readonly retention_cost: number | null;
  readonly tickets_90d: number;
  readonly nps: number | null;
  readonly csat: number | null;
  readonly usage: number | null;
  readonly staff: number;
  readonly sites: number;
  readonly hours_saved_per_week: number | null;
  readonly brand_color: string;
  readonly newsletter: boolean;
  readonly dark_mode: boolean;
  readonly week_starts_on: string;
  readonly trial_days: number;
  readonly invoice_day: number;
};

export type ContactRow = {
  readonly account_id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly influence: string;
};

export type ActivityRow = { readonly account_id: string; readonly at: Second; readonly action: string };

export type TicketRow = {
  readonly account_id: string;
  readonly at: Second;
  readonly topic: string;
  readonly severity: string;
};

export type PainRow = { readonly account_id: string; readonly pain: string };

export type SurveyRow = {
  readonly account_id: string;
  readonly at: Second;
  readonly kind: 'nps' | 'csat';
  readonly score: number;
};

export type AskRow = {
  readonly account_id: string;
  readonly at: Second;
  readonly kind: 'referral' | 'case-study' | 'review';
  readonly answer: 'yes' | 'no' | null;
};

export type ConversionRow = {
  readonly affiliate_id: string;
  readonly account_id: string | null;
  readonly at: Second;
  readonly kind: 'lead' | 'sale' | 'refund' | 'cancellation';
  readonly amount: number | null;
  readonly currency: string | null;
  readonly invoice_id: string | null;
  readonly creative: string | null;
  readonly channel: string | null;
  readonly clicked_at: Second | null;
  readonly address: string | null;
};

export type AffiliateRow = {
  readonly affiliate_id: string;
  readonly name: string;
  readonly kind: string;
  readonly company: string | null;
  readonly segments: string;
  readonly locale: string;
  readonly code: string;
  readonly coupon: string | null;
  readonly email: string;
  readonly account_id: string | null;
  readonly consent_on: Day | null;
  readonly consent_until: Day | null;
};
