import type { Day } from '../schemas/date.ts';
import type { Offer } from '../schemas/offer.ts';
import type { PlannedOffer } from '../schemas/plan.ts';
import type { Program } from '../schemas/program.ts';
import type { Project } from '../schemas/project.ts';
import { inLocale } from '../schemas/text.ts';
import { keyOf } from './keys.ts';

export function publishOffers({ program, defaultLocale }: Project): Record<string, PlannedOffer> {
  return Object.fromEntries(
    program.locales.flatMap((locale) =>
      program.offers.map((offer) => [
        keyOf(locale, offer.id),
        {
          id: offer.id,
          friend: inLocale(offer.friend, locale, defaultLocale),
          referrer: inLocale(offer.referrer, locale, defaultLocale),
          conditions: inLocale(offer.conditions, locale, defaultLocale),
          ends: offer.ends ?? null,
        },
      ]),
    ),
  );
}

/** The first offer that holds on that day, for a segment or for everybody (null). */
export function offerOn(program: Program, segment: string | null, day: Day): string {
  const holds = program.offers.find((offer) => offerObstacle(offer, segment, day) === null);
  // read-project has made sure that there is an evergreen one.
  return holds?.id ?? '';
}

/** Why an offer does not hold on that day for a segment or for everybody, in words; null where it does. */
export function offerObstacle(
  { starts, ends, segments }: Offer,
  segment: string | null,
  day: Day,
): string | null {
  if (segments !== undefined && (segment === null || !segments.includes(segment))) {
    return `it is for ${segments.join(', ')} alone`;
  }
  if (starts !== undefined && day < starts) return `it begins on ${starts}`;
  return ends !== undefined && day > ends ? `it ended on ${ends}` : null;
}
