import { digest } from '../core/digest.ts';
import { CARD_TEXTS } from '../i18n/card-texts.ts';
import { isKnownLocale } from '../i18n/locales.ts';
import { messagesFor } from '../i18n/messages.ts';
import {
  CARD_FORMAT_NAMES,
  CARD_TEMPLATES,
  cardPath,
  type CardFormatName,
  type CardTemplateName,
} from '../schemas/card.ts';
import type { Plan, PlannedAffiliate, PlannedBand, PlannedCard, PlannedScene } from '../schemas/plan.ts';
import { keyOf, lookUp } from './keys.ts';

/** What cards are made for: a landing page's, or without an affiliate a segment's own, or without both the program's. */
export interface CardOwner {
  readonly affiliate: string | null;
  readonly segment: string | null;
  readonly locale: string;
}

type Tables = Pick<
  Plan,
  'programs' | 'segments' | 'affiliates' | 'offers' | 'generalOffers' | 'defaultLocale' | 'versions'
>;
type Planned = Pick<Plan, 'scenes' | 'bands' | 'cards'>;

/** Scenes, bands and cards of all owners. Kits have every template and format; pages without affiliate one preview. */
export function planCards(tables: Tables, owners: readonly CardOwner[]): Planned {
  const scenes: Record<string, PlannedScene> = {};
  const bands: Record<string, PlannedBand> = {};
  const cards = owners.flatMap((owner) =>
    wantedOf(owner).map(([template, format]): PlannedCard => {
      const scene = `${keyOf(owner.locale, owner.segment ?? '')}/${template}/${format}`;
      const band = `${keyOf(owner.locale, owner.affiliate ?? '')}/${format}`;
      scenes[scene] ??= planScene(tables, owner, template, format);
      bands[band] ??= planBand(tables, owner, format);
      return {
        path: cardPath({ ...owner, template, format, defaultLocale: tables.defaultLocale }),
        scene,
        band,
        digest: digest([scenes[scene].digest, bands[band].digest]),
      };
    }),
  );
  return { scenes, bands, cards };
}

/** The card that stands for a page when its link is shared. */
export function previewCard(owner: CardOwner, defaultLocale: string): string {
  return cardPath({ ...owner, defaultLocale, template: 'statement', format: 'og' });
}

function wantedOf(owner: CardOwner): readonly [CardTemplateName, CardFormatName][] {
  if (owner.affiliate === null) return [['statement', 'og']];
  return CARD_TEMPLATES.flatMap((template) =>
    CARD_FORMAT_NAMES.map((format) => [template, format] as const),
  ).map(([template, format]) => [template, format]);
}

function planScene(
  tables: Tables,
  { segment: id, locale }: CardOwner,
  template: CardTemplateName,
  format: CardFormatName,
): PlannedScene {
  const program = lookUp(tables.programs, locale);
  const segment = id === null ? null : lookUp(tables.segments, keyOf(locale, id));
  const offer = lookUp(tables.offers, segment?.offer ?? lookUp(tables.generalOffers, locale));
  const texts = textsFor(locale);
  const content =
    template === 'statement'
      ? {
          kicker: capitalised(segment?.audience ?? program.name, locale),
          headline: segment?.headline ?? program.tagline,
          text: capitalised(offer.friend, locale),
        }
      : {
          kicker: texts.offerFrom(program.name),
          headline: capitalised(offer.friend, locale),
          text: texts.referrerGets(offer.referrer),
        };
  const scene = { template, format, locale, ...content };
  return { ...scene, digest: digest({ scene, brand: program.brand, version: tables.versions.cards }) };
}

function planBand(tables: Tables, { affiliate: id, locale }: CardOwner, format: CardFormatName): PlannedBand {
  const program = lookUp(tables.programs, locale);
  const affiliate = id === null ? null : lookUp(tables.affiliates, keyOf(locale, id));
  const band = { format, locale, ...bandText(affiliate, program.name, program.tagline, locale) };
  return {
    ...band,
    digest: digest({ band, brand: program.brand, name: program.name, version: tables.versions.cards }),
  };
}

function bandText(affiliate: PlannedAffiliate | null, product: string, tagline: string, locale: string) {
  if (affiliate === null) return { headline: product, text: tagline, name: null };
  const texts = textsFor(locale);
  if (affiliate.name === null) {
    return { headline: texts.recommendedByKind(affiliate.kind, product), text: tagline, name: null };
  }
  const { role, company } = affiliate;
  // "Customer success at Halfpast, Halfpast" says it twice.
  const isSaid = role !== null && company !== null && role.includes(company);
  const text =
    role !== null && company !== null && !isSaid
      ? messagesFor(locale).pair(role, company)
      : (role ?? company ?? '');
  return { headline: texts.recommendedBy(affiliate.name), text, name: affiliate.name };
}

function textsFor(locale: string) {
  return CARD_TEXTS[isKnownLocale(locale) ? locale : 'en'];
}

function capitalised(text: string, locale: string): string {
  const [first = '', ...rest] = [...text];
  return first.toLocaleUpperCase(locale) + rest.join('');
}
