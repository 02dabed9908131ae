/** How a column is read: what a cell must hold to be kept. */
export type ColumnType = 'text' | 'number' | 'integer' | 'boolean' | 'day' | 'time' | 'enum';

export interface Column {
  readonly type: ColumnType;
  readonly required?: true;
  /** The row is known by it: missing or met twice, it is refused. */
  readonly unique?: true;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
  /** Must not lie after the day of the pull. */
  readonly past?: true;
  /** What it holds, with its unit, for documentation and messages. */
  readonly about: string;
}

export interface Table {
  readonly about: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns beyond the known ones are kept and may be used in segment rules. */
  readonly attributes?: true;
}

const account_id: Column = { type: 'text', required: true, about: 'the account' };
const at: Column = { type: 'time', required: true, past: true, about: 'when, in UTC' };
const action: Column = { type: 'text', required: true, about: 'what was done' };
const score = (about: string): Column => ({ type: 'number', min: 0, max: 100, about });
const money = (about: string): Column => ({ type: 'number', about: `${about}, in the program's currency` });

/** The canonical tables: what Kith knows how to read, whatever the sources call it. */
export const TABLES = {
  accounts: {
    about: 'customer companies',
    attributes: true,
    columns: {
      account_id: { ...account_id, unique: true },
      name: { type: 'text', about: 'name of the company' },
      industry: { type: 'text', about: 'industry' },
      size: { type: 'text', about: 'size band' },
      country: { type: 'text', about: 'country' },
      locale: { type: 'text', about: 'language' },
      plan: { type: 'text', about: 'plan it pays for' },
      signed_up_at: { type: 'day', past: true, about: 'day of signup' },
      churned_at: { type: 'day', past: true, about: 'day it left; empty while it is a customer' },
      churned: { type: 'boolean', about: 'whether it left, where there is no date' },
      acquisition_channel: { type: 'text', about: 'where it was acquired' },
      referred_by: { type: 'text', about: 'id of the affiliate who brought it' },
      health: score('health score, 0-100'),
      mrr: { ...money('monthly recurring revenue'), min: 0 },
      ltv: money('lifetime value'),
      expansion_mrr: money('monthly revenue won by upgrades so far'),
      expansion_potential: score('how much more it could buy, 0-100'),
      retention_cost: { ...money('yearly cost of keeping it'), min: 0 },
      tickets_90d: { type: 'integer', min: 0, about: 'support tickets in the last 90 days' },
      nps: { type: 'number', min: 0, max: 10, about: 'last NPS answer, 0-10' },
      csat: { type: 'number', min: 1, max: 5, about: 'last CSAT answer, 1-5' },
      usage: score('product usage, 0-100'),
    },
  },
  contacts: {
    about: 'people at the accounts',
    columns: {
      account_id,
      name: { type: 'text', about: 'name of the person' },
      email: { type: 'text', about: 'e-mail address' },
      role: { type: 'text', about: 'job title' },
      influence: {
        type: 'enum',
        values: ['stakeholder', 'champion', 'influencer', 'user'],
        about: 'part in the purchase',
      },
    },
  },
  activity: {
    about: 'what accounts did in the product',
    columns: { account_id, at, action },
  },
  actions: {
    about: 'what each account did, summed up: when first, when last, how often',
    columns: {
      account_id,
      action,
      first_at: { ...at, about: 'when it was done first, in UTC' },
      last_at: { type: 'time', past: true, about: 'when it was done last, in UTC' },
      times: { type: 'integer', min: 1, about: 'how often it was done' },
    },
  },
  tickets: {
    about: 'support tickets',
    columns: {
      account_id,
      at,
      topic: { type: 'text', about: 'what it was about' },
      severity: { type: 'enum', values: ['low', 'normal', 'high', 'urgent'], about: 'how bad' },
    },
  },
  pains: {
    about: 'the pains that brought the accounts',
    columns: { account_id, pain: { type: 'text', required: true, about: 'name of the pain' } },
  },
  surveys: {
    about: 'answers to NPS and CSAT surveys',
    columns: {
      account_id,
      at,
      kind: { type: 'enum', required: true, values: ['nps', 'csat'], about: 'which survey' },
      score: { type: 'number', required: true, min: 0, max: 10, about: '0-10 for NPS, 1-5 for CSAT' },
    },
  },
  asks: {
    about: 'requests for a referral, a case study or a review',
    columns: {
      account_id,
      at,
      kind: { type: 'enum', values: ['referral', 'case-study', 'review'], about: 'what you asked for' },
      answer: {
        type: 'enum',
        values: ['yes', 'no'],
        about: 'what was answered; empty, or "none", while nothing was',
      },
    },
  },
  conversions: {
    about: 'leads, sales, refunds and cancellations that affiliates brought',
    columns: {
      affiliate_id: { type: 'text', required: true, about: 'the affiliate' },
      account_id: { type: 'text', about: 'the account, once there is one' },
      at,
      kind: {
        type: 'enum',
        required: true,
        values: ['lead', 'sale', 'refund', 'cancellation'],
        about: 'what happened',
      },
      amount: { type: 'number', min: 0, about: 'amount in major units of the currency' },
      currency: { type: 'text', about: 'ISO 4217 code' },
      invoice_id: { type: 'text', about: 'idempotency key: an invoice counts once' },
      creative: { type: 'text', about: 'the asset that led to it' },
      channel: { type: 'text', about: 'where the asset was posted' },
      clicked_at: { type: 'time', past: true, about: 'when the link was clicked, in UTC' },
      address: { type: 'text', about: 'network address it came from, or a hash of it' },
    },
  },
  affiliates: {
    about: "the rows of an affiliate platform's export",
    columns: {
      affiliate_id: { type: 'text', required: true, unique: true, about: 'the affiliate' },
      name: { type: 'text', required: true, about: 'name of the person or company' },
      kind: {
        type: 'enum',
        values: ['customer', 'partner', 'influencer', 'vendor', 'employee', 'other'],
        about: 'what kind of referrer',
      },
      company: { type: 'text', about: 'company of the person' },
      segments: { type: 'text', about: 'segments it serves, separated by ";", or "all"' },
      locale: { type: 'text', about: 'language' },
      code: { type: 'text', about: 'tracking code; the id where empty' },
      coupon: { type: 'text', about: 'coupon for friends' },
      email: { type: 'text', about: 'e-mail address' },
      account_id: { type: 'text', about: 'the account, for customers' },
      consent_on: { type: 'day', past: true, about: 'day it allowed its name to be shown' },
      consent_until: { type: 'day', about: 'last day of that' },
    },
  },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[] as readonly [
  TableName,
  ...TableName[],
];
