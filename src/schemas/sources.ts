import { z } from 'zod';
import { FileSourceSchema } from './file-source.ts';
import { CustifySourceSchema, HttpSourceSchema, HubspotSourceSchema } from './http-source.ts';
import { PostgresSourceSchema } from './postgres-source.ts';
import { HttpIncrementalSchema, IncrementalSchema } from './remote-source.ts';
import { TABLE_NAMES } from './tables.ts';

/** Our name of a column: the name that it has in the source. */
const columns = z.record(z.string(), z.string().min(1)).default({});

const inputName = z.string().regex(/^[a-z_][a-z0-9_]*$/, 'must be a name such as "orders"');

/** Anything that rows can be read from. */
const InputSchema = z.union([
  FileSourceSchema,
  PostgresSourceSchema,
  HttpSourceSchema,
  CustifySourceSchema,
  HubspotSourceSchema,
]);
export type InputSource = z.infer<typeof InputSchema>;

/**
 * Where one canonical table comes from: a file, a database, an API, or several of them brought together by SQL.
 *
 * With `columns`, each of our names is given the column of yours; columns that are not named and that we know by
 * the same name are taken as they are, and the rest of the accounts' columns become attributes.
 *
 * With `files` and `sql`, any SELECT over the names in `files`, in DuckDB; its columns are ours. Cells of CSV, TSV and
 * JSON are texts there. With `from` instead of `files`, the names may stand for databases and APIs too, whose cells are
 * all texts. Beside `postgres`, the `sql` runs in that database.
 *
 * Secrets stand in environment variables and are named as `env:NAME`.
 * @example
 * files: { status: { file: exports/status.csv }, plans: { file: exports/plans.parquet } }
 * sql: SELECT s."Customer ID" AS account_id, p.plan FROM status s JOIN plans p USING ("Customer ID")
 * @example
 * from: { crm: { hubspot: companies }, billing: { postgres: env:DATABASE_URL, sql: SELECT crm_id, mrr FROM invoices } }
 * sql: SELECT crm.*, billing.mrr FROM crm LEFT JOIN billing ON billing.crm_id = crm.account_id
 */
export const TableSourceSchema = z.union([
  FileSourceSchema.extend({ columns }),
  z.strictObject({ files: z.record(inputName, FileSourceSchema), sql: z.string().min(1) }),
  z.strictObject({ from: z.record(inputName, InputSchema), sql: z.string().min(1) }),
  PostgresSourceSchema.extend({ incremental: IncrementalSchema.optional() }),
  HttpSourceSchema.extend({ columns, incremental: HttpIncrementalSchema.optional() }),
  CustifySourceSchema.extend({ columns }),
  HubspotSourceSchema.extend({ columns }),
]);
export type TableSource = z.infer<typeof TableSourceSchema>;

/**
 * `content/sources.yaml`: where the customer-success data is. Only `accounts` is needed.
 * @example
 * accounts:
 *   file: content/data/accounts.csv
 *   columns: { account_id: Customer ID, signed_up_at: Start date }
 * activity:
 *   postgres: env:DATABASE_URL
 *   sql: SELECT account_id, at, action FROM events
 *   incremental: at
 * contacts: { hubspot: contacts }
 * @example
 * # Activity that is too much for one machine stays in the warehouse, which sums it up (SUM_UP_ACTIVITY in
 * # sum-up-activity.ts): a few rows for each account are pulled instead of all that it ever did.
 * accounts:
 *   postgres: env:WAREHOUSE_URL
 *   sql: SELECT id AS account_id, name, industry, signed_up_at, churned_at, expansion_mrr FROM customers
 * actions:
 *   postgres: env:WAREHOUSE_URL
 *   sql: |
 *     SELECT account_id, action, min("at") AS first_at, max("at") AS last_at, count(*) AS times
 *     FROM activity
 *     GROUP BY account_id, action
 *   timeout: 30m
 */
export const SourcesSchema = z.strictObject(
  Object.fromEntries(TABLE_NAMES.map((table) => [table, TableSourceSchema.optional()])) as Record<
    (typeof TABLE_NAMES)[number],
    z.ZodOptional<typeof TableSourceSchema>
  >,
);
export type Sources = z.infer<typeof SourcesSchema>;
