import { z } from 'zod';
import { DurationSchema } from './duration.ts';

/**
 * What every source has that is not a file.
 *
 * A file tells by its bytes whether it changed; a database or an API does not. So `kith pull` always reads them, and
 * `kith plan`, `build` and `dev` read them when the last pull is older than `maxAge` (or when sources.yaml or a file
 * changed); the smallest `maxAge` of all sources counts, for a pull reads all of them. With `--no-pull` they go on with
 * the last snapshot whatever its age, and say how old it is.
 */
export const REMOTE = {
  /** How old the data may be when something is built from it. @example 6h */
  maxAge: DurationSchema.prefault('24h'),
};

const INCREMENTAL = {
  /** The column of the source that holds when a row was last changed: a time, never empty. */
  by: z.string().min(1),
  /**
   * The column of the source by which a changed row replaces the one that was read before. Accounts and affiliates
   * have one: their id. Without one, rows are only ever added and `by` is the column of the event's own time.
   */
  key: z.string().min(1).optional(),
  /** How far before the newest row reading starts again, for rows that become visible late. */
  overlap: DurationSchema.prefault('1h'),
  /** After this time everything is read again, for only that shows rows that were deleted. */
  full: DurationSchema.prefault('7d'),
};

const IncrementalFieldsSchema = z.strictObject(INCREMENTAL);

/**
 * Reads only what changed since the last pull, and keeps the rest from then. Rows that were deleted, or that the source
 * no longer selects, are noticed only when everything is read: after `full`, by `kith pull --full`, and whenever
 * sources.yaml, the columns of the source or Kith change.
 * @example incremental: updated_at
 * @example incremental: { by: updated_at, key: contact_id, overlap: 2h }
 */
export const IncrementalSchema = z.union([
  z
    .string()
    .min(1)
    .transform((by) => IncrementalFieldsSchema.parse({ by })),
  IncrementalFieldsSchema,
]);
export type Incremental = z.infer<typeof IncrementalFieldsSchema>;

/** The same over an API, which must be asked for changed rows by a parameter of its own. */
export const HttpIncrementalSchema = z.strictObject({
  ...INCREMENTAL,
  /** The query parameter that takes the time from which on rows are wanted, as `2026-11-21T10:00:00Z`. */
  parameter: z.string().min(1),
});
