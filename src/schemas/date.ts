import { z } from 'zod';

/**
 * A day, `YYYY-MM-DD`, in UTC. Some YAML readers turn an unquoted date into a Date, others leave it a text;
 * both become the same text here.
 */
export const DaySchema = z
  .union([z.string(), z.date().transform((date) => date.toISOString().slice(0, 10))])
  .pipe(z.iso.date('must be a date such as 2026-03-31'));

export type Day = z.infer<typeof DaySchema>;

/** A month, `YYYY-MM`. */
export const MonthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-03');

export type Month = z.infer<typeof MonthSchema>;

/** True from the first day to the last, both included; a missing bound is open. Days compare as texts. */
export function isWithin(day: Day, from: Day | undefined, until: Day | undefined): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}
