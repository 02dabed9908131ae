import type { Problem } from '../core/errors.ts';
import type { Day } from '../schemas/date.ts';
import { addDays, daysBetween } from '../schemas/days.ts';
import { currentOffer, lastingOffer } from '../schemas/offer.ts';
import type { Project } from '../schemas/project.ts';

/** From so many days before on, it is said that an offer ends. */
const NOTICE_DAYS = 14;

/** Offers that are shown today and end soon: the site has to be built again then. */
export function noticeOffers({ program, segments }: Project, today: Day): Problem[] {
  const served = [[], ...segments.map(({ id }) => [id])];
  const shown = new Set(served.map((those) => currentOffer(program.offers, those, today)));
  return program.offers.flatMap((offer, index): Problem[] => {
    const { id, ends } = offer;
    if (ends === undefined || !shown.has(offer) || ends > addDays(today, NOTICE_DAYS)) return [];
    const later = lastingOffer(program.offers, offer.segments?.slice(0, 1) ?? [], ends)?.id ?? '';
    return [
      {
        message: `The offer "${id}" ends ${inWords(daysBetween(today, ends))}, on ${ends}`,
        hint: `Build and publish again after that day: "${later}" holds then. Until you do, pages that are served name the last day, say what holds after it, and show that once it is over.`,
        where: { file: 'content/program.yaml', key: `offers.${index}.ends` },
      },
    ];
  });
}

function inWords(days: number): string {
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
}
