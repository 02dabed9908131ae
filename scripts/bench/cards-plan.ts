import { digest } from '../../src/core/digest.ts';
import {
  BAND_FORMAT_NAMES,
  CARD_FORMATS,
  CARD_TEMPLATES,
  cardPath,
  type CardTemplateName,
} from '../../src/schemas/card.ts';
import type { Brand } from '../../src/schemas/program.ts';
import type { Plan, PlannedBand, PlannedCard, PlannedScene } from '../../src/schemas/plan.ts';

export type CardsPlan = Pick<Plan, 'scenes' | 'bands' | 'cards' | 'programs'>;

export const CARDS_BRAND: Brand = {
  colors: { primary: '#1f3d8a', accent: '#ffc83d', ink: '#131a2b', paper: '#fbf8f1' },
  fonts: { heading: 'Bricolage Grotesque', body: 'Figtree' },
  logo: '/logo.svg',
};

export const CARDS_LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><circle cx="25" cy="25" r="22" fill="#1f3d8a"/><rect x="60" y="15" width="136" height="20" rx="10" fill="#131a2b"/></svg>';

const AUDIENCES = ['Restaurants', 'Hotels', 'Dental clinics', 'Gyms and studios', 'Care homes', 'Bookshops'];
const FIRST = ['Ada', 'Björn', 'Chloé', 'Dmitri', 'Elif', 'Farah', 'Grace', 'Hugo', 'Inés', 'Jonas'];
const LAST = ['Abara', 'Brandt', 'Castillo', 'Dvořák', 'Eriksen', 'Fontaine', 'García', 'Haddad', 'Ivanova'];

/** A card of every format with a band for every affiliate and segment; segments take turns with the templates. */
export function buildCardsPlan(affiliates: number, segments: number): CardsPlan {
  const scenes: Record<string, PlannedScene> = {};
  const bands: Record<string, PlannedBand> = {};
  const cards: PlannedCard[] = [];
  for (const format of BAND_FORMAT_NAMES) {
    for (let person = 0; person < affiliates; person++)
      bands[`${person}/${format}`] = buildBand(person, format);
    for (let segment = 0; segment < segments; segment++) {
      const template = CARD_TEMPLATES[segment % CARD_TEMPLATES.length] ?? 'statement';
      const key = `${segment}/${template}/${format}`;
      const scene = buildScene(segment, template, format);
      scenes[key] = scene;
      for (let person = 0; person < affiliates; person++) {
        const owner = { affiliate: `friend-${person}`, segment: `segment-${segment}`, locale: 'en' };
        const path = cardPath({ ...owner, defaultLocale: 'en', template, format });
        const band = `${person}/${format}`;
        cards.push({ path, scene: key, band, digest: digest([scene.digest, bands[band]?.digest ?? '']) });
      }
    }
  }
  return { scenes, bands, cards, programs: { en: buildProgram() } };
}

type Words = Partial<
  Pick<PlannedScene, 'kicker' | 'headline' | 'text' | 'note' | 'items' | 'call' | 'share'>
>;

function wordsOf(template: CardTemplateName, segment: number): Words {
  const kicker = `${AUDIENCES[segment % AUDIENCES.length] ?? ''} ${segment}`;
  switch (template) {
    case 'statement':
      return {
        kicker,
        headline: `The week is planned before Monday, number ${segment}.`,
        text: 'Two months free',
      };
    case 'proof':
      return {
        ...{
          kicker,
          headline: `${90 + (segment % 9)}%`,
          text: 'still customers a year after they signed up',
        },
        ...{ note: 'Share of at least 170 of them, 12 months after signup. Rounded down.', share: 0.9 },
      };
    case 'quote':
      return {
        headline: `I was not planning. I was collecting excuses, ${segment} of them a week.`,
        ...{ text: 'Grace Eriksen', note: 'Owner' },
      };
    case 'offer':
      return {
        kicker,
        headline: 'Your first two months free',
        text: 'Whoever sent you gets one month, too.',
      };
    case 'steps':
      return {
        kicker,
        headline: 'The first three steps',
        items: ['Ask', 'Publish one week', 'Connect payroll'],
      };
  }
}

function buildScene(
  segment: number,
  template: CardTemplateName,
  format: PlannedScene['format'],
): PlannedScene {
  const empty = { kicker: '', headline: '', text: '', note: '', items: [], call: '' };
  const none = { share: null, picture: null, ground: null };
  const words = wordsOf(template, segment);
  const scene = { template, layout: template, format, locale: 'en', ...empty, ...none, ...words };
  return { ...scene, digest: digest(scene) };
}

function buildBand(person: number, format: PlannedBand['format']): PlannedBand {
  const name = `${FIRST[person % FIRST.length] ?? ''} ${LAST[person % LAST.length] ?? ''}`;
  const text = `Owner of shop ${person}`;
  const link = CARD_FORMATS[format].code
    ? `https://example.com/with/friend-${person}/?via=friend-${person}&utm_content=card-qr`
    : null;
  const band = { format, locale: 'en', headline: `Recommended by ${name}`, text, name, link };
  return { ...band, digest: digest(band) };
}

function buildProgram(): Plan['programs'][string] {
  return {
    ...{
      name: 'Bench',
      tagline: 'Measured',
      company: 'Bench',
      home: 'https://example.com',
      postalAddress: '-',
    },
    ...{ site: 'https://example.com', join: null, currency: 'EUR', locales: ['en'], brand: CARDS_BRAND },
    ...{ attribution: '-', tiers: [] },
  };
}
