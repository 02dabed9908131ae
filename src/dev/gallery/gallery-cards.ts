import {
  CARD_FORMAT_NAMES,
  CARD_TEMPLATES,
  type CardFormatName,
  hasBand,
  SHORT_HEADLINE_FORMATS,
  SMALL_FORMATS,
} from '../../schemas/card.ts';
import type { Plan, PlannedBand, PlannedScene } from '../../schemas/plan.ts';

/** How much stands on the cards that are shown: what content says, as little as can be, or as much. */
export const LENGTHS = ['real', 'short', 'long'] as const;
export type Length = (typeof LENGTHS)[number];

export interface GalleryCard {
  readonly template: string;
  readonly format: CardFormatName;
  readonly scene: PlannedScene;
  readonly band: PlannedBand | null;
}

/** The longest that content may be: src/schemas/segment.ts, case-study.ts, offer.ts. */
const LONGEST = {
  kicker: 60,
  headline: 90,
  text: 140,
  note: 220,
  call: 40,
  item: 60,
  quote: 280,
  figure: 10,
};
/** The same where the smallest banners have short words. */
const LONGEST_SHORT = { headline: 45, call: 20 };
/** Of a text in a language without spaces, as many letters as two words have. */
const FEW_LETTERS = 8;
const LONG_NAME = 'Maximiliana Theodora von Hohenstein-Oettingen';

/** The templates of a plan: Kith's in their order, then the site's own. */
export function templatesOf({ scenes }: Pick<Plan, 'scenes'>): string[] {
  const found = new Set(Object.values(scenes).map(({ template }) => template));
  const kith = CARD_TEMPLATES.filter((template) => found.has(template));
  return [
    ...kith,
    ...[...found].filter((name) => !(CARD_TEMPLATES as readonly string[]).includes(name)).sort(),
  ];
}

/** A card of every template and format that kits have in a language: the first of the plan, with its own words or others. */
export function galleryCards(
  plan: Pick<Plan, 'scenes' | 'bands'>,
  locale: string,
  length: Length,
): GalleryCard[] {
  // The preview of the program itself stands for no segment.
  const scenes = Object.entries(plan.scenes).flatMap(([key, scene]) =>
    scene.locale === locale && !key.startsWith(`${locale}//`) ? [scene] : [],
  );
  const bands = Object.values(plan.bands).filter((band) => band.locale === locale);
  return templatesOf(plan).flatMap((template) =>
    CARD_FORMAT_NAMES.flatMap((format): GalleryCard[] => {
      const scene = scenes.find((each) => each.template === template && each.format === format);
      const ofFormat = bands.filter((each) => each.format === format);
      const band = ofFormat.find(({ name }) => name !== null) ?? ofFormat[0] ?? null;
      if (!scene || (band === null && hasBand(format))) return [];
      return [{ template, format, scene: sceneOf(scene, length), band: band && bandOf(band, length) }];
    }),
  );
}

function sceneOf(scene: PlannedScene, length: Length): PlannedScene {
  if (length === 'real') return scene;
  const turn = (text: string, longest: number) =>
    length === 'short' ? firstWords(text) : lengthen(text, longest);
  const longestOf = (formats: readonly CardFormatName[]) =>
    formats.includes(scene.format) ? LONGEST_SHORT : LONGEST;
  const statement = longestOf(scene.layout === 'statement' ? SHORT_HEADLINE_FORMATS : SMALL_FORMATS);
  const headline =
    scene.layout === 'quote' ? LONGEST.quote : scene.layout === 'proof' ? LONGEST.figure : statement.headline;
  return {
    ...scene,
    kicker: turn(scene.kicker, LONGEST.kicker),
    headline: scene.layout === 'proof' && length === 'short' ? '4' : turn(scene.headline, headline),
    text: scene.layout === 'quote' ? nameOf(length) : turn(scene.text, LONGEST.text),
    note: turn(scene.note, LONGEST.note),
    call: turn(scene.call, longestOf(SMALL_FORMATS).call),
    items: scene.items.map((item) => turn(item, LONGEST.item)),
    share: scene.share === null ? null : length === 'short' ? 0.04 : 0.98,
  };
}

function bandOf(band: PlannedBand, length: Length): PlannedBand {
  if (length === 'real' || band.name === null) return band;
  const name = nameOf(length);
  const headline = band.headline.replace(band.name, name);
  return { ...band, name, headline, text: length === 'short' ? '' : lengthen(band.text || name, 120) };
}

function nameOf(length: Length): string {
  return length === 'short' ? 'Mo' : LONG_NAME;
}

function firstWords(text: string): string {
  const words = text.split(' ');
  return words.length > 1
    ? words.slice(0, 2).join(' ')
    : text.slice(0, isUnspaced(text) ? FEW_LETTERS : undefined);
}

function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
}

/** The text again and again, as many whole words as there may be. */
function lengthen(text: string, longest: number): string {
  if (text === '') return '';
  const words = text.split(' ');
  let long = text;
  for (let index = 0; `${long} ${words[index % words.length] ?? ''}`.length <= longest; index++) {
    long += ` ${words[index % words.length] ?? ''}`;
  }
  return long;
}
