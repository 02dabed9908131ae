import { HttpSourceSchema, type HubspotSource } from '../../../schemas/http-source.ts';
import { isRecord, textAt, type JsonRecord } from '../json-path.ts';
import type { Preset } from '../preset.ts';

/** The largest page that the CRM's lists give. */
const PAGE = 100;

/** Private apps have 190 requests in 10 seconds, older plans 100; others of the account may ask at the same time. */
const RATE = 8;

/**
 * HubSpot's CRM API v3, as documented: a Bearer token, `limit` and `after`, rows under `results`, values under
 * `properties`, of which only those that are asked for come. Never tried against the live service.
 */
export function hubspot({ hubspot: what, token, url, maxAge, properties }: HubspotSource): Preset {
  const kind = KINDS[what];
  const wanted = [...new Set([...kind.properties, ...properties])];
  const source = HttpSourceSchema.parse({
    http: new URL(`/crm/v3/objects/${what}`, url).href,
    auth: { bearer: token },
    query: {
      properties: wanted.join(','),
      archived: false,
      ...(kind.belongs ? { associations: 'companies' } : {}),
    },
    paging: { by: 'cursor', parameter: 'after', next: 'paging.next.after', size: PAGE },
    rate: RATE,
  });
  return {
    table: kind.table,
    shown: `HubSpot ${what}`,
    source: { ...source, maxAge },
    rows: ['results'],
    shape: (row) =>
      kind.belongs
        ? shapeBelonging(row, kind.shape)
        : { ...kind.shape(valuesOf(row)), account_id: row['id'] ?? null },
    leftOut: kind.belongs ? `${what} without a company` : '',
  };
}

interface Kind {
  readonly table: Preset['table'];
  /** What is asked for beside what sources.yaml names. */
  readonly properties: readonly string[];
  /** Whether its rows belong to companies. */
  readonly belongs: boolean;
  readonly shape: (values: JsonRecord) => JsonRecord;
}

const KINDS: Readonly<Record<HubspotSource['hubspot'], Kind>> = {
  companies: {
    table: 'accounts',
    properties: ['name', 'industry', 'numberofemployees', 'country', 'lifecyclestage', 'hs_analytics_source'],
    belongs: false,
    shape: ({ numberofemployees, hs_analytics_source: source, ...values }) => ({
      ...values,
      size: numberofemployees ?? null,
      acquisition_channel: source ?? null,
    }),
  },
  contacts: {
    table: 'contacts',
    properties: ['firstname', 'lastname', 'email', 'jobtitle', 'hs_buying_role'],
    belongs: true,
    shape: (values) => ({
      ...values,
      name: [textAt(values, 'firstname'), textAt(values, 'lastname')]
        .filter((part) => part !== null)
        .join(' '),
      role: values['jobtitle'] ?? null,
      influence: influenceOf(textAt(values, 'hs_buying_role')),
    }),
  },
  tickets: {
    table: 'tickets',
    properties: ['createdate', 'hs_ticket_category', 'hs_ticket_priority'],
    belongs: true,
    shape: (values) => ({
      ...values,
      at: values['createdate'] ?? null,
      topic: values['hs_ticket_category'] ?? null,
      severity: SEVERITIES[textAt(values, 'hs_ticket_priority') ?? ''] ?? null,
    }),
  },
};

/** Its buying roles, in the order in which one of several counts. */
const INFLUENCES: Readonly<Record<string, string>> = {
  CHAMPION: 'champion',
  DECISION_MAKER: 'stakeholder',
  BUDGET_HOLDER: 'stakeholder',
  EXECUTIVE_SPONSOR: 'stakeholder',
  INFLUENCER: 'influencer',
  END_USER: 'user',
};

const SEVERITIES: Readonly<Record<string, string>> = {
  LOW: 'low',
  MEDIUM: 'normal',
  HIGH: 'high',
  URGENT: 'urgent',
};

/** Rows of a contact or a ticket, under the first company that it is associated with; null without one. */
function shapeBelonging(row: JsonRecord, shape: Kind['shape']): JsonRecord | null {
  const company = textAt(row, 'associations.companies.results.0.id');
  return company === null ? null : { ...shape(valuesOf(row)), account_id: company };
}

function valuesOf(row: JsonRecord): JsonRecord {
  return isRecord(row['properties']) ? row['properties'] : {};
}

function influenceOf(roles: string | null): string | null {
  const held = new Set((roles ?? '').split(';'));
  return Object.entries(INFLUENCES).find(([role]) => held.has(role))?.[1] ?? null;
}
