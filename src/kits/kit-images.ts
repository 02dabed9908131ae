import {
  CARD_FORMATS,
  CARD_FORMAT_NAMES,
  CARD_TEMPLATES,
  cardFolder,
  hasBand,
  TWO_LINE_BANNERS,
} from '../schemas/card.ts';
import type { KitImage } from '../schemas/kit.ts';
import type { Plan, PlannedCard, PlannedKit, PlannedScene } from '../schemas/plan.ts';
import type { KitLinks } from './kit-links.ts';

/** The cards of a plan by folder: made once a plan, since a kit looks up two folders among many thousands of cards. */
const cardsByPlan = new WeakMap<Plan, ReadonlyMap<string, readonly PlannedCard[]>>();

/** The share images of a kit: of every template and format the affiliate's own card, else the segment's. */
export function buildImages(plan: Plan, row: PlannedKit, links: KitLinks, headline: string): KitImage[] {
  const found = new Map<string, { card: PlannedCard; scene: PlannedScene }>();
  for (const card of [row.affiliate, null].flatMap(
    (owner) =>
      cardsOf(plan).get(cardFolder({ ...row, affiliate: owner, defaultLocale: plan.defaultLocale })) ?? [],
  )) {
    const scene = plan.scenes[card.scene];
    if (!scene) continue;
    const creative = `${scene.template}-${scene.format}`;
    if (!found.has(creative)) found.set(creative, { card, scene });
  }
  return [...found.values()]
    .sort((a, b) => placeOf(a.scene) - placeOf(b.scene))
    .map(({ card, scene }) => buildImage(plan, card, scene, links, headline));
}

/** Kith's templates in their order, then the site's own; each in the order of formats. */
function placeOf({ template, format }: PlannedScene): number {
  const known = (CARD_TEMPLATES as readonly string[]).indexOf(template);
  return (
    (known < 0 ? CARD_TEMPLATES.length : known) * CARD_FORMAT_NAMES.length + CARD_FORMAT_NAMES.indexOf(format)
  );
}

function buildImage(
  plan: Plan,
  card: PlannedCard,
  { template, format }: PlannedScene,
  links: KitLinks,
  headline: string,
): KitImage {
  const creative = `${template}-${format}`;
  const { width, height } = CARD_FORMATS[format];
  return {
    ...{ creative, template, format, width, height },
    // Banners stand on the affiliate's own site and have no band.
    place: hasBand(format) ? (width > height ? 'links' : 'posts') : 'banners',
    card: card.path,
    file: `images/${creative}.png`,
    alt: describeCard(plan, card, headline),
    link: links.to(creative, 'image'),
  };
}

function cardsOf(plan: Plan): ReadonlyMap<string, readonly PlannedCard[]> {
  const known = cardsByPlan.get(plan);
  if (known) return known;
  const cards = Map.groupBy(plan.cards, ({ path }) => path.slice(0, path.lastIndexOf('/')));
  cardsByPlan.set(plan, cards);
  return cards;
}

/** What the card says, for whoever cannot see it. */
function describeCard(plan: Plan, card: PlannedCard, headline: string): string {
  const scene = plan.scenes[card.scene];
  const band = card.band === null ? undefined : plan.bands[card.band];
  const said = scene
    ? [scene.headline, secondOf(scene), ...scene.items, scene.note, callOf(scene)]
    : [headline];
  const words = [...said, band?.headline, band?.text];
  return words.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Most banners have no room for the second line that the plan has for them. */
function secondOf({ format, text }: PlannedScene): string {
  return hasBand(format) || TWO_LINE_BANNERS.includes(format) ? text : '';
}

/** Only banners show a button. */
function callOf({ format, call }: PlannedScene): string {
  return hasBand(format) ? '' : call;
}
