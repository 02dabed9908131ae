import { z } from 'zod';
import { DurationSchema } from './duration.ts';
import { REMOTE } from './remote-source.ts';
import { namesSecret, secretIssue, SecretSchema, ValuesSchema } from './secret.ts';

/** Where something stands in an answer: keys and list positions with dots between them. @example data.items */
const PathSchema = z.string().regex(/^[^.\s]+(\.[^.\s]+)*$/, 'must be a path such as data.items');

const OPEN_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** The address of an API: https, unless it is on this machine, and no secrets in it. */
export const ApiAddressSchema = z.string().superRefine((text, context) => {
  const problem = addressProblem(text);
  if (problem) context.addIssue({ code: 'custom', ...problem });
});

/** How a request shows who asks. The values come from the environment. */
const AuthSchema = z.union([
  z.strictObject({ bearer: SecretSchema }),
  z.strictObject({
    header: z.string().regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header'),
    value: SecretSchema,
    /** What stands before the value. @example 'Token ' */
    prefix: z.string().default(''),
  }),
  z.strictObject({ basic: z.strictObject({ user: z.string(), password: SecretSchema.optional() }) }),
]);

const SIZE = {
  /** Rows that are asked for with each page, where the API lets one choose. */
  size: z.int().min(1).max(10_000).optional(),
  /** The query parameter that takes the size. */
  sizeParameter: z.string().min(1).default('limit'),
};

/**
 * How one page leads to the next. Pages by number and by offset end with an empty page, or when `total` rows are there,
 * never with a merely short page; pages by cursor and by link end where no next one is named.
 */
export const PagingSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('page'),
    parameter: z.string().min(1).default('page'),
    /** The number of the first page. */
    first: z.int().min(0).default(1),
    /** Where the answer says how many rows there are in all. */
    total: PathSchema.optional(),
    ...SIZE,
  }),
  z.strictObject({
    by: z.literal('offset'),
    parameter: z.string().min(1).default('offset'),
    total: PathSchema.optional(),
    ...SIZE,
  }),
  z.strictObject({
    by: z.literal('cursor'),
    parameter: z.string().min(1).default('cursor'),
    /** Where the answer holds the cursor of the next page. */
    next: PathSchema,
    ...SIZE,
  }),
  z.strictObject({
    by: z.literal('link'),
    /** Where the answer holds the address of the next page; without it, the header `Link` with rel="next" does. */
    next: PathSchema.optional(),
    ...SIZE,
  }),
]);
export type Paging = z.infer<typeof PagingSchema>;

/**
 * Any HTTP API that answers with JSON. Objects within a row are flattened: `columns: { mrr: billing.mrr }`; what is in a
 * list is reached by its position, `contacts.0.email`.
 * @example
 * accounts:
 *   http: https://api.example.com/v1/customers
 *   auth: { bearer: env:EXAMPLE_TOKEN }        # or { header: X-Api-Key, value: env:KEY }, { basic: { user: kith, password: env:PASSWORD } }
 *   query: { status: active }
 *   rows: data.items
 *   paging: { by: cursor, parameter: after, next: paging.next.after, size: 100 }
 *   columns: { account_id: id, name: company.name, mrr: billing.mrr }
 *   incremental: { by: updated_at, parameter: updated_since }
 */
export const HttpSourceSchema = z.strictObject({
  http: ApiAddressSchema,
  auth: AuthSchema.optional(),
  headers: ValuesSchema.default({}),
  query: ValuesSchema.default({}),
  /** With a body the request is a POST: paging parameters stand in it, and a failed request is not sent again. */
  body: ValuesSchema.optional(),
  /** Where the list of rows stands in an answer; the answer itself is the list without it. */
  rows: PathSchema.optional(),
  paging: PagingSchema.optional(),
  /** Requests in a second, at most. */
  rate: z.number().positive().max(100).default(5),
  /** How long one answer may take. */
  timeout: DurationSchema.prefault('30s'),
  /** More pages than this mean that something goes round in circles. */
  maxPages: z.int().min(1).max(1_000_000).default(10_000),
  ...REMOTE,
});
export type HttpSource = z.infer<typeof HttpSourceSchema>;

/**
 * Custify's companies as `accounts`, or its people as `contacts`. Written from Custify's own published client; never
 * tried against the live service.
 * @example
 * accounts: { custify: companies }     # the key stands in the environment variable CUSTIFY_API_KEY
 * contacts: { custify: people }
 */
export const CustifySourceSchema = z.strictObject({
  custify: z.enum(['companies', 'people']),
  key: SecretSchema.default('env:CUSTIFY_API_KEY'),
  url: ApiAddressSchema.default('https://api.custify.com'),
  ...REMOTE,
});
export type CustifySource = z.infer<typeof CustifySourceSchema>;

/**
 * HubSpot's companies as `accounts`, its contacts as `contacts` or its tickets as `tickets`; contacts and tickets belong
 * to the first company that they are associated with. Written from the documentation of CRM v3; never tried against the
 * live service.
 * @example
 * accounts:
 *   hubspot: companies                 # the token of a private app stands in HUBSPOT_TOKEN
 *   properties: [plan_tier, closedate] # further properties: HubSpot sends only what is asked for
 *   columns: { plan: plan_tier, signed_up_at: closedate }
 */
export const HubspotSourceSchema = z.strictObject({
  hubspot: z.enum(['companies', 'contacts', 'tickets']),
  token: SecretSchema.default('env:HUBSPOT_TOKEN'),
  properties: z
    .array(z.string().regex(/^[A-Za-z0-9_]+$/, 'must be the internal name of a property'))
    .default([]),
  url: ApiAddressSchema.default('https://api.hubapi.com'),
  ...REMOTE,
});
export type HubspotSource = z.infer<typeof HubspotSourceSchema>;

function addressProblem(text: string): { message: string; params?: object } | null {
  if (!URL.canParse(text))
    return { message: 'must be an address such as https://api.example.com/v1/customers' };
  const { protocol, hostname, username, password, searchParams } = new URL(text);
  const isOpen = protocol === 'http:' && OPEN_HOSTS.includes(hostname);
  if (protocol !== 'https:' && !isOpen)
    return { message: 'must begin with https://, so that nobody reads along' };
  if (username === '' && password === '' && ![...searchParams.keys()].some(namesSecret)) return null;
  return {
    message: 'holds a secret, and sources.yaml is no place for one',
    params: secretIssue(
      'Write it under "auth:" or "query:" as env:NAME, with the value in the environment variable NAME.',
    ),
  };
}
