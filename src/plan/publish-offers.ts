import type { Day } from '../schemas/date.ts';
import { currentOffer, lastingOffer, type Offer } from '../schemas/offer.ts';
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
          shortFriend: shortFriend(offer, locale, defaultLocale),
          referrer: inLocale(offer.referrer, locale, defaultLocale),
          conditions: inLocale(offer.conditions, locale, defaultLocale),
          ends: offer.ends ?? null,
        },
      ]),
    ),
  );
}

/** Few words in the locale itself; else all of them. */
function shortFriend({ friend, shortFriend: short }: Offer, locale: string, defaultLocale: string): string {
  const own = typeof short === 'string' ? (locale === defaultLocale ? short : undefined) : short?.[locale];
  return own ?? inLocale(friend, locale, defaultLocale);
}

/** The first offer that holds on that day, for a segment or for everybody (null). */
export function offerOn(program: Program, segment: string | null, day: Day): string {
  // read-project has made sure that there is an evergreen one.
  return currentOffer(program.offers, segment === null ? [] : [segment], day)?.id ?? '';
}

/** The offer that holds after the last day of another; null where that has none. */
export function offerAfter({ offers }: Program, id: string, segment: string | null): string | null {
  const ends = offers.find((offer) => offer.id === id)?.ends;
  if (ends === undefined) return null;
  return lastingOffer(offers, segment === null ? [] : [segment], ends)?.id ?? null;
}
