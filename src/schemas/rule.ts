import { z } from 'zod';

const ScalarSchema = z.union([z.string(), z.number(), z.boolean()]);

/** One column's condition: a value, one of several values, or bounds. */
export const ConditionSchema = z.union([
  ScalarSchema,
  z.array(ScalarSchema).min(1),
  z
    .strictObject({
      /** At least this number or date. */
      min: z.union([z.number(), z.string()]).optional(),
      /** At most this number or date. */
      max: z.union([z.number(), z.string()]).optional(),
      /** Anything but this value or these values. */
      not: z.union([ScalarSchema, z.array(ScalarSchema).min(1)]).optional(),
    })
    .refine((bounds) => Object.keys(bounds).length > 0, 'needs at least one of min, max, not'),
]);
export type Condition = z.infer<typeof ConditionSchema>;

const AllOfSchema = z.record(z.string(), ConditionSchema);

/**
 * Which accounts belong to a segment: every line must hold. A list of such blocks means any one of them.
 * Any column of the accounts may be used, also those that only your company has.
 * @example
 * accounts: { industry: hotel, size: [11-50, 51-200], seats: { min: 20 } }
 */
export const RuleSchema = z.union([AllOfSchema, z.array(AllOfSchema).min(1)]);
export type Rule = z.infer<typeof RuleSchema>;
