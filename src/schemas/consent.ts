import { z } from 'zod';
import { DaySchema, isWithin, type Day } from './date.ts';
import { line } from './text.ts';

/** What a person or a company may allow to be shown. `story` is the case study as a whole. */
export const ConsentThingSchema = z.enum(['name', 'story', 'quote', 'face', 'logo', 'numbers']);
export type ConsentThing = z.infer<typeof ConsentThingSchema>;

/**
 * Who allowed what, when, until when and for what in return. Nothing of a customer or an affiliate is shown
 * without one, and nothing after it expired or was withdrawn.
 * @example
 * consent: { what: [name, story, quote], by: "Ada Byron, COO", on: 2026-02-01, until: 2028-01-31 }
 */
export const ConsentSchema = z.strictObject({
  /** What may be shown. */
  what: z.array(ConsentThingSchema).min(1),
  /** Who said yes: a person, with the role. Never published. */
  by: line(),
  /** The day of the yes. */
  on: DaySchema,
  /** The last day it holds. Without one it holds until withdrawn. */
  until: DaySchema.optional(),
  /** What was given in return, as the law asks to be kept: "none", "one month free". */
  incentive: line().default('none'),
  /** The day it was taken back; from that day nothing is shown. */
  withdrawn: DaySchema.optional(),
});
export type Consent = z.infer<typeof ConsentSchema>;

/** What a consent allows on a day; nothing without a consent, before it, after its end, or once withdrawn. */
export function allowedOn(consent: Consent | undefined, day: Day): ReadonlySet<ConsentThing> {
  if (!consent || !isWithin(day, consent.on, consent.until)) return new Set();
  if (consent.withdrawn !== undefined && consent.withdrawn <= day) return new Set();
  return new Set(consent.what);
}

/** Why a consent allows nothing on a day, as a clause; null where it allows something. */
export function consentObstacle({ on, until, withdrawn }: Consent, day: Day): string | null {
  if (withdrawn !== undefined && withdrawn <= day) return `consent was withdrawn on ${withdrawn}`;
  if (on > day) return `consent begins on ${on}`;
  return until !== undefined && until < day ? `consent ended on ${until}` : null;
}
