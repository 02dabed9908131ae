import {
  BAND_FORMAT_NAMES,
  CARD_TEMPLATES,
  type CardFormatName,
  type CardTemplateName,
} from '../schemas/card.ts';
import type { Entry } from '../schemas/project.ts';
import type { CardTemplate } from '../schemas/card-template.ts';

/** A card that an owner gets, if there is something to say on it. */
export interface WantedCard {
  readonly template: string;
  readonly format: CardFormatName;
  /** The site's own template, where it is one. */
  readonly own: Entry<CardTemplate> | null;
}

const SOCIAL = BAND_FORMAT_NAMES.filter((name) => name !== 'email');
/** Every size that the big networks take; a statement is short enough for all of them. */
const STATEMENT_ONLY: readonly CardFormatName[] = [
  'email',
  '300x250',
  '336x280',
  '300x600',
  '160x600',
  '970x250',
  '728x90',
  '970x90',
  '320x100',
  '320x50',
];
/** The sizes that are booked most. */
const OFFER_ONLY: readonly CardFormatName[] = [
  'email',
  '300x250',
  '300x600',
  '160x600',
  '970x250',
  '728x90',
  '320x50',
];

/**
 * What a kit has. All five templates in the formats for social media: that is what affiliates post, week after week,
 * and five different things to say are what keeps them posting. E-mail headers and banners only of the two that are
 * read at a glance: a quote in 320 x 50 pixels or a figure without how it was measured helps nobody. That makes 42
 * images at most: more than anybody's campaign needs, few enough to look through, and, since banners have no band, only
 * 27 of them are the affiliate's own.
 */
const CURATED: Readonly<Record<CardTemplateName, readonly CardFormatName[]>> = {
  statement: [...SOCIAL, ...STATEMENT_ONLY],
  proof: SOCIAL,
  quote: SOCIAL,
  offer: [...SOCIAL, ...OFFER_ONLY],
  steps: SOCIAL,
};

/** Everything that could stand in the kits of a segment. */
export function wantedFor(segment: string, templates: readonly Entry<CardTemplate>[]): WantedCard[] {
  const kith = CARD_TEMPLATES.flatMap((template) =>
    CURATED[template].map((format) => ({ template, format, own: null })),
  );
  const own = templates
    .filter(({ data }) => data.segments === undefined || data.segments.includes(segment))
    .flatMap((entry) => entry.data.formats.map((format) => ({ template: entry.id, format, own: entry })));
  return [...kith, ...own];
}

/** What stands for a page without affiliate when its link is shared. */
export const PREVIEW = { template: 'statement', format: 'og', own: null } as const satisfies WantedCard;
