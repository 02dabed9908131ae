import { z } from 'zod';
import { MonthSchema } from './date.ts';
import { ProofKindSchema } from './program.ts';
import { SlugSchema } from './slug.ts';
import { localized } from './text.ts';

/** How a figure was computed; every wording hangs on it. */
export const FormulaSchema = z.enum([
  /** Number of accounts in the segment that are customers today. */
  'count',
  /** Share still customers 12 months after signup, of those who signed up at least 12 months ago. */
  'retained-12-months',
  /** Share of all accounts in the data that are still customers, where there are no dates. */
  'still-customers',
  /** Half of the accounts have as much or more. */
  'median',
  /** Half of the accounts have as much or less: for what is better when it is small. */
  'median-at-most',
  'mean',
  /** Share whose newest NPS answer of the last 12 months is 9 or 10. */
  'promoters',
  /** Share whose newest CSAT answer of the last 12 months is 4 or 5. */
  'satisfied',
  /** Days from signup within which half of the accounts did something; those that never did count too. */
  'days-until-half',
  /** Share that did something within `days` days from signup. */
  'share-within-days',
]);
export type Formula = z.infer<typeof FormulaSchema>;

/**
 * One aggregated figure about a segment that may be published: over at least the program's minimum of accounts,
 * rounded so that no single account shows, and with how it was measured. Days are given by their month alone, for the
 * first or last day in the data is that of one account.
 */
export const ProofSchema = z.strictObject({
  segment: SlugSchema,
  kind: ProofKindSchema,
  /** The rounded figure; a share is 0-1. */
  value: z.number(),
  /** The true figure is above `value`, by how much would tell about single accounts: "over 97 %". */
  isOver: z.boolean(),
  /** Accounts that it was computed over, rounded down: "at least 170". */
  n: z.number().int().positive(),
  formula: FormulaSchema,
  /** What stands behind the number where the author named it; other kinds have wordings of their own. */
  label: localized(80).nullable(),
  unit: z.string(),
  /** The days from signup that `share-within-days` counts. */
  days: z.number().int().positive().nullable(),
  /** First and last month of the signups, or of the answers of a survey, where the data has dates. */
  from: MonthSchema.nullable(),
  to: MonthSchema.nullable(),
  /** The month to which the data reaches, where it has dates. */
  asOf: MonthSchema.nullable(),
});
export type Proof = z.infer<typeof ProofSchema>;

/** A figure in one language. */
export interface ProofWording {
  /** `94%`, `190+`, `6.5 h`. */
  readonly figure: string;
  /** What it counts, to stand right behind or below the figure. */
  readonly label: string;
  /** How it was measured, for the footnote: formula, accounts, period. */
  readonly method: string;
  /** Figure and how it was measured in one sentence without full stop, for posts and e-mails. */
  readonly sentence: string;
  /** The same, as short as it can be without hiding how it was measured. */
  readonly short: string;
}
