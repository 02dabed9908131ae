import { z } from 'zod';
import { DaySchema } from './date.ts';
import { ProofKindSchema } from './program.ts';
import { SlugSchema } from './slug.ts';
import { localized } from './text.ts';

/** How a figure was computed; the footnote's wording hangs on it. */
export const FormulaSchema = z.enum([
  /** Number of accounts in the segment that are customers today, rounded down. */
  'count',
  /** Share still customers 12 months after signup, of those who signed up at least 12 months ago. */
  'retained-12-months',
  /** Share of all accounts in the data that are still customers, where there are no dates. */
  'still-customers',
  'median',
  'mean',
]);

/**
 * One aggregated figure about a segment that may be published: over at least the program's minimum of accounts,
 * rounded, and with how it was measured.
 */
export const ProofSchema = z.strictObject({
  segment: SlugSchema,
  kind: ProofKindSchema,
  /** The rounded figure; a share is 0-1. */
  value: z.number(),
  /** Accounts that it was computed over. */
  n: z.number().int().positive(),
  formula: FormulaSchema,
  /** What stands behind the number of a metric; other kinds have wordings of their own. */
  label: localized(80).nullable(),
  unit: z.string(),
  /** First and last day of signup among the accounts, where the data has dates. */
  from: DaySchema.nullable(),
  to: DaySchema.nullable(),
});
export type Proof = z.infer<typeof ProofSchema>;
