import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digest } from '../../src/core/digest.ts';
import {
  CARD_FORMAT_NAMES,
  CARD_TEMPLATES,
  type CardFormatName,
  cardPath,
  type CardTemplateName,
} from '../../src/schemas/card.ts';
import type { Brand } from '../../src/schemas/program.ts';
import type { Plan, PlannedBand, PlannedCard, PlannedScene } from '../../src/schemas/plan.ts';

export const BRAND: Brand = {
  colors: { primary: '#8a1f4f', accent: '#ffb627', ink: '#26121e', paper: '#fff8ef' },
  fonts: { heading: 'Bricolage Grotesque', body: 'Figtree' },
  logo: '/logo.svg',
};

export const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><circle cx="20" cy="20" r="18" fill="#8a1f4f"/><rect x="48" y="10" width="70" height="20" fill="#26121e"/></svg>';

export type CardsPlan = Pick<Plan, 'scenes' | 'bands' | 'cards' | 'programs'>;

/** A folder with a logo, and rooms for cache and output. */
export async function makeSite(logo: string | Buffer | null = LOGO) {
  const site = await mkdtemp(join(tmpdir(), 'kith-cards-'));
  await mkdir(join(site, 'public'));
  if (logo !== null) await writeFile(join(site, 'public', 'logo.svg'), logo);
  return { site, cacheDir: join(site, '.kith', 'cards'), outDir: join(site, 'dist') };
}

export const WORDS = {
  statement: {
    kicker: 'For restaurants',
    headline: 'Friday’s rota, done by Tuesday',
    text: 'You only say yes.',
  },
  offer: { kicker: 'For restaurants', headline: 'Two months free', text: 'And Chiara gets one.' },
} as const;

export function makeScene(
  template: CardTemplateName,
  format: CardFormatName,
  words: Partial<Pick<PlannedScene, 'kicker' | 'headline' | 'text'>> = {},
): PlannedScene {
  const scene = { template, format, locale: 'en', ...WORDS[template], ...words };
  return { ...scene, digest: digest(scene) };
}

export function makeBand(
  format: CardFormatName,
  name: string | null = 'Chiara Bellandi',
  text = 'Owner, Lumen',
): PlannedBand {
  const band = {
    format,
    locale: 'en',
    headline: name === null ? 'Halfpast' : `Recommended by ${name}`,
    text,
    name,
  };
  return { ...band, digest: digest(band) };
}

/** A card of every template, in the formats, for every name. */
export function makePlan(
  names: readonly string[] = ['Chiara Bellandi'],
  formats: readonly CardFormatName[] = CARD_FORMAT_NAMES,
): CardsPlan {
  const scenes: Record<string, PlannedScene> = {};
  const bands: Record<string, PlannedBand> = {};
  const cards: PlannedCard[] = [];
  for (const format of formats) {
    for (const template of CARD_TEMPLATES) scenes[`${template}-${format}`] = makeScene(template, format);
    for (const [index, name] of names.entries()) bands[`${index}-${format}`] = makeBand(format, name);
  }
  for (const [sceneKey, scene] of Object.entries(scenes)) {
    for (const index of names.keys()) {
      const bandKey = `${index}-${scene.format}`;
      const owner = {
        affiliate: `friend-${index}`,
        segment: 'restaurants',
        locale: 'en',
        defaultLocale: 'en',
      };
      const path = cardPath({ ...owner, template: scene.template, format: scene.format });
      const digests = digest([scene.digest, bands[bandKey]?.digest ?? '']);
      cards.push({ path, scene: sceneKey, band: bandKey, digest: digests });
    }
  }
  return { scenes, bands, cards, programs: { en: makeProgram(BRAND) } };
}

function makeProgram(brand: Brand): Plan['programs'][string] {
  return {
    name: 'Halfpast',
    tagline: 'The rota that fills itself',
    company: 'Halfpast Ltd',
    home: 'https://www.halfpast.example',
    site: 'https://friends.halfpast.example',
    join: null,
    currency: 'EUR',
    postalAddress: 'Bristol',
    locales: ['en'],
    brand,
    attribution: 'The last link counts.',
    tiers: [],
  };
}
