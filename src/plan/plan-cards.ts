import { digest } from '../core/digest.ts';
import { localePath } from '../i18n/locales.ts';
import { landingPath } from '../links/share-out.ts';
import { describePerson } from '../i18n/describe-person.ts';
import { messagesFor } from '../i18n/messages.ts';
import { scannedLink } from '../links/tracked-link.ts';
import {
  CARD_FORMATS,
  cardPath,
  type CardFormatName,
  type CardTemplateName,
  hasBand,
} from '../schemas/card.ts';
import type { CardTemplate } from '../schemas/card-template.ts';
import type { Plan, PlannedAffiliate, PlannedBand, PlannedCard, PlannedScene } from '../schemas/plan.ts';
import type { Entry } from '../schemas/project.ts';
import { keyOf, lookUp } from './keys.ts';
import { ownWordsOf } from './own-words.ts';
import { cardTexts, wordsOf } from './scene-words.ts';
import { PREVIEW, type WantedCard, wantedFor } from './wanted-cards.ts';

/** What cards are made for: a landing page's, or without an affiliate a segment's own, or without both the program's. */
export interface CardOwner {
  readonly affiliate: string | null;
  readonly segment: string | null;
  readonly locale: string;
  /** A variant of the landing page with a headline of its own: its preview alone. */
  readonly variant?: string;
}

type Tables = Pick<
  Plan,
  | 'programs'
  | 'segments'
  | 'variants'
  | 'affiliates'
  | 'offers'
  | 'generalOffers'
  | 'playbooks'
  | 'caseStudies'
  | 'codes'
  | 'tracking'
  | 'defaultLocale'
  | 'versions'
>;
type Planned = Pick<Plan, 'scenes' | 'bands' | 'cards'>;

export interface CardsContent {
  /** The site's own templates. */
  readonly templates: readonly Entry<CardTemplate>[];
  /** Picture in public/ -> digest of its bytes. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** Scenes, bands and cards of all owners. Kits have what is curated; pages without affiliate one preview. */
export function planCards(tables: Tables, owners: readonly CardOwner[], content: CardsContent): Planned {
  const scenes: Record<string, PlannedScene> = {};
  const bands: Record<string, PlannedBand> = {};
  const cards = new Map<string, PlannedCard>();
  // Nothing to say is remembered too: thousands of affiliates ask about the same few segments.
  const silent = new Set<string>();
  const linkOf = codeLinks(tables, owners);
  for (const owner of owners) {
    for (const wanted of wantedOf(owner, content.templates)) {
      const { template, format } = wanted;
      const scene = `${sceneOwner(owner)}/${template}/${format}`;
      if (silent.has(scene)) continue;
      const planned = scenes[scene] ?? planScene(tables, owner, wanted, content.pictures);
      if (planned === null) {
        silent.add(scene);
        continue;
      }
      scenes[scene] = planned;
      // What has no band is the same for all affiliates: one file, which is the segment's.
      const affiliate = hasBand(format) ? owner.affiliate : null;
      const path = cardPath({ ...owner, affiliate, template, format, defaultLocale: tables.defaultLocale });
      if (cards.has(path)) continue;
      const band = hasBand(format) ? `${keyOf(owner.locale, affiliate ?? '')}/${format}` : null;
      if (band !== null) bands[band] ??= planBand(tables, owner, format, linkOf);
      const shown = band === null ? null : (bands[band]?.digest ?? null);
      cards.set(path, { path, scene, band, digest: digest([planned.digest, shown]) });
    }
  }
  return { scenes, bands, cards: [...cards.values()] };
}

/** The card that stands for a page when its link is shared. */
export function previewCard(owner: CardOwner, defaultLocale: string): string {
  return cardPath({ ...owner, defaultLocale, ...PREVIEW });
}

function sceneOwner({ locale, segment, variant }: CardOwner): string {
  return keyOf(locale, [segment ?? '', ...(variant === undefined ? [] : [variant])].join('/'));
}

function wantedOf({ affiliate, segment, variant }: CardOwner, templates: CardsContent['templates']) {
  return affiliate === null || segment === null || variant !== undefined
    ? [PREVIEW]
    : wantedFor(segment, templates);
}

function planScene(
  tables: Tables,
  { segment, locale, variant }: CardOwner,
  { template, format, own }: WantedCard,
  pictures: CardsContent['pictures'],
): PlannedScene | null {
  const said =
    own === null
      ? wordsOf(template as CardTemplateName, format, tables, segment, locale)
      : ownWordsOf(own.data, tables, segment ?? '', locale);
  if (said === null) return null;
  const words =
    variant === undefined ? said : { ...said, headline: headlineOf(tables, segment, locale, variant) };
  const { brand } = lookUp(tables.programs, locale);
  const layout = own?.data.layout ?? template;
  const ground = own?.data.ground ?? null;
  // The brand's photo stands in the place of the pattern, unless a template names one of its own.
  const photo =
    layout === 'statement' && brand.photo !== undefined ? { path: brand.photo, use: 'photo' as const } : null;
  const shown = words.picture ?? photo;
  const picture = shown && { ...shown, digest: pictures[shown.path] ?? 'missing' };
  // Kith's layouts have buttons in banners only: nothing is drawn anew for the words of one that nobody sees.
  const call = own === null && hasBand(format) ? '' : words.call;
  const scene = { template, layout, format, locale, ground, ...words, call, picture };
  return { ...scene, digest: digest({ scene, brand, version: tables.versions.cards }) };
}

function headlineOf({ variants }: Tables, segment: string | null, locale: string, variant: string): string {
  const found = variants[keyOf(locale, segment ?? '')]?.find(({ name }) => name === variant);
  return found?.headline ?? '';
}

function planBand(
  tables: Tables,
  { affiliate: id, locale }: CardOwner,
  format: CardFormatName,
  linkOf: LinkOf,
): PlannedBand {
  const program = lookUp(tables.programs, locale);
  const affiliate = id === null ? null : lookUp(tables.affiliates, keyOf(locale, id));
  const link = CARD_FORMATS[format].code ? linkOf(id, locale) : null;
  const band = { format, locale, ...bandText(affiliate, program.name, program.tagline, locale), link };
  return {
    ...band,
    digest: digest({ band, brand: program.brand, name: program.name, version: tables.versions.cards }),
  };
}

type LinkOf = (affiliate: string | null, locale: string) => string;

/**
 * What the code of a band leads to: the affiliate's page for its one segment, or the choice of its segments, since a
 * band stands below all of them.
 */
function codeLinks(tables: Tables, owners: readonly CardOwner[]): LinkOf {
  const segments = new Map<string, Set<string>>();
  for (const { affiliate, segment, locale } of owners) {
    if (affiliate === null || segment === null) continue;
    const key = keyOf(locale, affiliate);
    segments.set(key, (segments.get(key) ?? new Set()).add(segment));
  }
  return (affiliate, locale) => {
    const { site } = lookUp(tables.programs, locale);
    const own = [...(segments.get(keyOf(locale, affiliate ?? '')) ?? [])];
    const [only = null] = own.length === 1 ? own : [];
    const page = affiliate === null ? '/' : landingPath(affiliate, only);
    const url = new URL(localePath(page, locale, tables.defaultLocale), site).href;
    const code = affiliate === null ? null : (tables.codes[affiliate] ?? affiliate);
    return scannedLink({ ...tables.tracking, url }, code, 'card-qr');
  };
}

function bandText(affiliate: PlannedAffiliate | null, product: string, tagline: string, locale: string) {
  if (affiliate === null) return { headline: product, text: tagline, name: null };
  const texts = cardTexts(locale);
  if (affiliate.name === null) {
    return { headline: texts.recommendedByKind(affiliate.kind, product), text: tagline, name: null };
  }
  const { role, company } = affiliate;
  const text = describePerson({ name: null, role, company }, messagesFor(locale).pair);
  return { headline: texts.recommendedBy(affiliate.name), text, name: affiliate.name };
}
