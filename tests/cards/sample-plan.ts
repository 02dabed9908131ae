import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { digest } from '../../src/core/digest.ts';
import {
  CARD_FORMATS,
  type CardFormatName,
  cardPath,
  type CardTemplateName,
  hasBand,
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

/** A photo-like picture in public/: no two pixels alike. */
export async function writePicture(site: string, path: string): Promise<void> {
  const noise = { type: 'gaussian', mean: 130, sigma: 30 } as const;
  await sharp({ create: { width: 640, height: 480, channels: 3, background: '#a06040', noise } })
    .blur(6)
    .toFile(join(site, 'public', path));
}

export const WORDS = {
  statement: {
    kicker: 'For restaurants',
    headline: 'Friday’s rota, done by Tuesday',
    text: 'You only say yes.',
    call: 'Draft a rota',
  },
  proof: {
    kicker: 'Restaurants',
    headline: '94%',
    text: 'still customers a year after they signed up',
    note: 'Share of at least 40 restaurants. Rounded down.',
    share: 0.94,
  },
  quote: {
    headline: 'I was not planning. I was collecting excuses.',
    text: 'Chiara Bellandi',
    note: 'Owner, Osteria Lumen',
  },
  offer: {
    kicker: 'For restaurants',
    headline: 'Two months free',
    text: 'And Chiara gets one.',
    call: 'Draft a rota',
  },
  steps: {
    kicker: 'Restaurants',
    headline: 'The first three steps',
    items: ['Ask everyone when they can work', 'Publish one real week', 'Connect your payroll'],
  },
} as const satisfies Record<CardTemplateName, Partial<PlannedScene>>;

export type SceneChanges = Partial<Omit<PlannedScene, 'format' | 'digest'>>;

export function makeScene(
  template: CardTemplateName,
  format: CardFormatName,
  changes: SceneChanges = {},
): PlannedScene {
  const empty = { kicker: '', headline: '', text: '', note: '', items: [], call: '' };
  const none = { share: null, picture: null, ground: null };
  const own = WORDS[template] as SceneChanges;
  const scene = { template, layout: template, format, locale: 'en', ...empty, ...none, ...own, ...changes };
  return { ...scene, items: [...scene.items], digest: digest(scene) };
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
    link: CARD_FORMATS[format].code ? LINK : null,
  };
  return { ...band, digest: digest(band) };
}

export const LINK =
  'https://friends.halfpast.example/with/osteria-lumen/restaurants/?via=osteria-lumen&utm_content=card-qr';

/** A card of every template, in the formats, for every name. */
export function makePlan(
  names: readonly string[] = ['Chiara Bellandi'],
  formats: readonly CardFormatName[] = ['og', 'square', 'story'],
  templates: readonly CardTemplateName[] = ['statement', 'offer'],
): CardsPlan {
  const scenes: Record<string, PlannedScene> = {};
  const bands: Record<string, PlannedBand> = {};
  const cards: PlannedCard[] = [];
  for (const format of formats) {
    for (const template of templates) scenes[`${template}-${format}`] = makeScene(template, format);
    if (hasBand(format))
      for (const [index, name] of names.entries()) bands[`${index}-${format}`] = makeBand(format, name);
  }
  for (const [sceneKey, scene] of Object.entries(scenes)) {
    for (const index of hasBand(scene.format) ? names.keys() : [0]) {
      const bandKey = hasBand(scene.format) ? `${index}-${scene.format}` : null;
      const owner = {
        affiliate: bandKey === null ? null : `friend-${index}`,
        segment: 'restaurants',
        locale: 'en',
        defaultLocale: 'en',
      };
      const path = cardPath({ ...owner, template: scene.template, format: scene.format });
      const digests = digest([scene.digest, bandKey === null ? null : (bands[bandKey]?.digest ?? '')]);
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
