import { digest } from '../../src/core/digest.ts';
import { CARD_FORMAT_NAMES, CARD_TEMPLATES, cardPath } from '../../src/schemas/card.ts';
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

/** Every template and format for every affiliate and segment. */
export function buildCardsPlan(affiliates: number, segments: number): CardsPlan {
  const scenes: Record<string, PlannedScene> = {};
  const bands: Record<string, PlannedBand> = {};
  const cards: PlannedCard[] = [];
  for (const format of CARD_FORMAT_NAMES) {
    for (let person = 0; person < affiliates; person++)
      bands[`${person}/${format}`] = buildBand(person, format);
    for (const template of CARD_TEMPLATES) {
      for (let segment = 0; segment < segments; segment++) {
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
  }
  return { scenes, bands, cards, programs: { en: buildProgram() } };
}

function buildScene(
  segment: number,
  template: PlannedScene['template'],
  format: PlannedScene['format'],
): PlannedScene {
  const kicker = `${AUDIENCES[segment % AUDIENCES.length] ?? ''} ${segment}`;
  const words =
    template === 'statement'
      ? { kicker, headline: `The week is planned before Monday, number ${segment}.`, text: 'Two months free' }
      : { kicker, headline: 'Your first two months free', text: 'Whoever sent you gets one month, too.' };
  const scene = { template, format, locale: 'en', ...words };
  return { ...scene, digest: digest(scene) };
}

function buildBand(person: number, format: PlannedBand['format']): PlannedBand {
  const name = `${FIRST[person % FIRST.length] ?? ''} ${LAST[person % LAST.length] ?? ''}`;
  const text = `Owner of shop ${person}`;
  const band = { format, locale: 'en', headline: `Recommended by ${name}`, text, name };
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
