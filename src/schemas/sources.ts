import { z } from 'zod';
import { TABLE_NAMES } from './tables.ts';

/** A file of the site: its format is taken from its ending unless `format` says otherwise. */
export const FileSourceSchema = z.strictObject({
  /** Path relative to the site, or absolute. */
  file: z.string().min(1),
  format: z.enum(['csv', 'tsv', 'parquet', 'json', 'ndjson']).optional(),
});
export type FileSource = z.infer<typeof FileSourceSchema>;

/**
 * Where one canonical table comes from.
 * With `columns`, each of our names is given the column of yours; columns that are not named and that we know by
 * the same name are taken as they are, and the rest of the accounts' columns become attributes.
 * With `sql`, any SELECT over the names in `files`; its columns are ours. Cells of CSV, TSV and JSON are texts there.
 * @example
 * files: { status: { file: exports/status.csv }, plans: { file: exports/plans.parquet } }
 * sql: SELECT s."Customer ID" AS account_id, p.plan FROM status s JOIN plans p USING ("Customer ID")
 */
export const TableSourceSchema = z.union([
  FileSourceSchema.extend({
    columns: z.record(z.string(), z.string().min(1)).default({}),
  }),
  z.strictObject({
    files: z.record(
      z.string().regex(/^[a-z_][a-z0-9_]*$/, 'must be a name such as "orders"'),
      FileSourceSchema,
    ),
    sql: z.string().min(1),
  }),
]);
export type TableSource = z.infer<typeof TableSourceSchema>;

/**
 * `content/sources.yaml`: where the customer-success data is. Only `accounts` is needed.
 * @example
 * accounts:
 *   file: content/data/accounts.csv
 *   columns: { account_id: Customer ID, signed_up_at: Start date }
 */
export const SourcesSchema = z.strictObject(
  Object.fromEntries(TABLE_NAMES.map((table) => [table, TableSourceSchema.optional()])) as Record<
    (typeof TABLE_NAMES)[number],
    z.ZodOptional<typeof TableSourceSchema>
  >,
);
export type Sources = z.infer<typeof SourcesSchema>;
