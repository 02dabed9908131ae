import { z } from 'zod';

/** A file of the site: its format is taken from its ending unless `format` says otherwise. */
export const FileSourceSchema = z.strictObject({
  /** Path relative to the site, or absolute. */
  file: z.string().min(1),
  format: z.enum(['csv', 'tsv', 'parquet', 'json', 'ndjson']).optional(),
});
export type FileSource = z.infer<typeof FileSourceSchema>;
