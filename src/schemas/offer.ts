import { z } from 'zod';
import { DaySchema, type Day } from './date.ts';
import { addDays } from './days.ts';
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
  /** Last day; without one the offer is evergreen. It holds until that day is over everywhere on earth. */
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

/**
 * What may be said to hold after an offer's last day, however long a page is served or a picture is passed on: the first
 * offer of the day after that has no last day itself. One that begins later and ends again is left out, because it
 * would be the next untrue promise.
 */
export function lastingOffer(
  offers: readonly Offer[],
  segments: readonly string[],
  ends: Day,
): Offer | undefined {
  return currentOffer(
    offers.filter((offer) => offer.ends === undefined),
    segments,
    addDays(ends, 1),
  );
}

/**
 * The moment at which a last day is over everywhere on earth, which is noon of the next one in UTC (at 12 hours behind
 * it): nobody is told of an end before it has come where they are.
 * @returns an ISO time, `2027-03-01T12:00Z`
 */
export function endOf(lastDay: Day): string {
  return `${addDays(lastDay, 1)}T12:00Z`;
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
