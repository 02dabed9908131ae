import { z } from 'zod';
import { DaySchema, type Day } from './date.ts';
import { SlugSchema } from './slug.ts';
import { localized } from './text.ts';

/**
 * What the friend gets and what the referrer gets. The first offer that holds today wins, so put time-limited
 * ones above the evergreen one.
 */
export const OfferSchema = z.strictObject({
  /** Name of the offer in links and reports. */
  id: SlugSchema,
  /** What the friend gets, as a short phrase: "your first two months free". */
  friend: localized(90),
  /** The same in a few words, for banners too small for all of them: "two months free". */
  shortFriend: localized(45).optional(),
  /** What the referrer gets, as a short phrase: "a €100 gift card". */
  referrer: localized(90),
  /** The conditions in one honest sentence. */
  conditions: localized(300),
  /** First day. */
  starts: DaySchema.optional(),
  /** Last day; without one the offer is evergreen. */
  ends: DaySchema.optional(),
  /** Only for these segments; for all where left out. */
  segments: z.array(SlugSchema).min(1).optional(),
});
export type Offer = z.infer<typeof OfferSchema>;

/** The first offer that holds on a day for somebody of these segments; those without segments are for everybody. */
export function currentOffer(
  offers: readonly Offer[],
  segments: readonly string[],
  day: Day,
): Offer | undefined {
  return offers.find((offer) => offerObstacle(offer, segments, day) === null);
}

/** Why an offer does not hold on a day for somebody of these segments, in words; null where it does. */
export function offerObstacle(
  { starts, ends, segments }: Offer,
  served: readonly string[],
  day: Day,
): string | null {
  if (segments !== undefined && !segments.some((segment) => served.includes(segment))) {
    return `it is for ${segments.join(', ')} alone`;
  }
  if (starts !== undefined && day < starts) return `it begins on ${starts}`;
  return ends !== undefined && day > ends ? `it ended on ${ends}` : null;
}
